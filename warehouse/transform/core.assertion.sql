-- What the readings that count now assert, and what became of each: assertions in = facts + the rest, each with its
-- reason.
WITH taken AS (
    SELECT DISTINCT document_id, source_id, url FROM core.visit WHERE is_taken
)
SELECT
    a.* EXCLUDE (reading_id, counts_from, counts_to, is_late, is_withdrawn, ruling),
    CASE WHEN a.ruling <> 'withdrawn' AND t.document_id IS NULL THEN 'held' ELSE a.ruling END AS outcome
FROM core.statement AS a
LEFT JOIN taken AS t ON t.document_id = a.document_id AND t.source_id = a.source_id AND t.url = a.url
WHERE a.counts_to IS NULL
