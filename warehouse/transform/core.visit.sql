-- Every visit to a page that is known by now, by the reading that counts now. A document that was withdrawn is nobody's
-- word.
SELECT
    v.* EXCLUDE (read_from, read_to) REPLACE (
        v.is_taken AND w.withdrawn_id IS NULL AS is_taken,
        v.is_whole AND w.withdrawn_id IS NULL AS is_whole,
        CASE WHEN w.withdrawn_id IS NULL THEN v.state ELSE 'withdrawn' END AS state
    ),
    row_number() OVER (PARTITION BY v.source_id, v.url ORDER BY v.known_at DESC, v.fetch_id DESC) = 1 AS is_newest
FROM core.visit_read AS v
LEFT JOIN core.withdrawal AS w
    ON w.subject = 'document' AND w.withdrawn_id = v.document_id AND w.withdrawn_at IS NULL
WHERE v.read_to IS NULL
