-- Organisations (companies, universities, associations and so on) and the networks that they are in at the year's end, on
-- the best count, with the cities whose networks these are.
SELECT
    m.party_id,
    m.year,
    CAST(count(DISTINCT m.network_id) AS INTEGER) AS n_networks,
    list_sort(list(DISTINCT m.network_id)) AS network_ids,
    list_sort(list_distinct(list(coalesce(c.municipality_id, CASE c.kind WHEN 'municipality' THEN c.body_id END))
        FILTER (coalesce(c.municipality_id, CASE c.kind WHEN 'municipality' THEN c.body_id END) IS NOT NULL))) AS cities,
    max(m.evidence_latest) AS evidence_latest,
    list_sort(list_distinct(flatten(list(m.assertion_ids)))) AS assertion_ids
FROM core.member_year AS m
JOIN ref.body AS b ON b.body_id = m.party_id AND b.kind NOT IN ('municipality', 'region')
JOIN ref.network AS n ON n.network_id = m.network_id AND n.counts_as_network
LEFT JOIN ref.body AS c ON c.body_id = n.coordinator_id
WHERE m.degree <= 2
GROUP BY m.party_id, m.year
