-- The years in which a network's own list, one that leaves nobody out, was read: only such a list can gainsay a claim
-- by naming fewer. What other pages happen to list is no count.
SELECT DISTINCT s.network_id, CAST(year(v.evidence_on) AS INTEGER) AS year
FROM core.visit AS v
JOIN ref.source AS s ON s.source_id = v.source_id AND s.exhaustive AND s.network_id IS NOT NULL
WHERE v.is_taken
