-- Every visit to a page that is known by now, with the day its content is evidence of: the page's own date where it
-- bears one, else Last-Modified, else the day of the visit in Helsinki. So an unchanged undated page is evidence anew.
SELECT
    f.fetch_id,
    f.run_id,
    u.known_at,
    f.source_id,
    f.url,
    f.lang,
    f.document_id,
    f.state,
    f.state IN ('read', 'unchanged') AS is_taken,
    f.state_reason,
    f.robots_state,
    d.visited_on,
    coalesce(r.anchor_on, f.last_modified, d.visited_on) AS evidence_on,
    CASE
        WHEN r.anchor_on IS NOT NULL THEN r.anchor_basis
        WHEN f.last_modified IS NOT NULL THEN 'last_modified'
        ELSE 'fetch_date'
    END AS anchor_basis,
    row_number() OVER (PARTITION BY f.source_id, f.url ORDER BY u.known_at DESC, f.fetch_id DESC) = 1 AS is_newest
FROM raw.fetch AS f
JOIN ops.run AS u USING (run_id)
LEFT JOIN core.reading AS r
    ON r.document_id = f.document_id AND r.source_id = f.source_id AND r.url = f.url
CROSS JOIN LATERAL (
    SELECT CAST((f.fetched_at AT TIME ZONE 'UTC') AT TIME ZONE 'Europe/Helsinki' AS DATE) AS visited_on
) AS d
WHERE u.known_at <= getvariable('known_at')
