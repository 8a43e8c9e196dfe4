-- Each relation of a system to another system or a body, with the days of its evidence.
SELECT
    network_id AS child_id,
    link_target_id AS parent_id,
    (said ->> 'link') AS link,
    min(evidence_on) AS first_on,
    max(evidence_on) AS last_on,
    min(known_at) AS known_from,
    count(DISTINCT source_id) AS n_sources,
    bool_and(anchor_basis = 'fetch_date') AS is_undated,
    list_sort(list(DISTINCT assertion_id)) AS assertion_ids
FROM core.sighting
WHERE kind = 'link'
GROUP BY ALL
