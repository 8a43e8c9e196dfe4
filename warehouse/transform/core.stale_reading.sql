-- Readings by a person whose sentence has changed or gone since, on the newest taken version of each page.
SELECT v.source_id, v.url, s.phrase, s.reason
FROM obs.stale_reading AS s
JOIN core.reading AS r USING (reading_id)
JOIN (
    FROM core.visit
    WHERE is_taken
    QUALIFY row_number() OVER (PARTITION BY source_id, url ORDER BY known_at DESC, fetch_id DESC) = 1
) AS v ON v.document_id = r.document_id AND v.source_id = r.source_id AND v.url = r.url
SEMI JOIN ref.source AS c ON c.source_id = v.source_id
