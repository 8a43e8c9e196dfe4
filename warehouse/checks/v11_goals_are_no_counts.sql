-- V11 stop: no headcount rests on a goal
-- A goal bounds a number only once a page says that it was met, and then under its own name.
SELECT 'headcount' AS dataset, h.headcount_id AS id, a.quote
FROM marts.headcount AS h
JOIN core.assertion AS a ON a.assertion_id = h.headcount_id
WHERE a.modality = 'goal'
UNION ALL
SELECT 'network_size_year', concat_ws(' ', s.network_id, s.member_kind, s.year), a.quote
FROM marts.network_size_year AS s
CROSS JOIN LATERAL (SELECT unnest(s.assertion_ids) AS assertion_id) AS u
JOIN core.assertion AS a ON a.assertion_id = u.assertion_id AND (a.kind = 'target' OR a.modality = 'goal')
WHERE s.basis <> 'derived_from_goal'
UNION ALL
SELECT 'network_size_year', concat_ws(' ', s.network_id, s.member_kind, s.year), 'no page says that the goal was met'
FROM marts.network_size_year AS s
WHERE s.basis = 'derived_from_goal'
    AND NOT list_has_any(
        s.assertion_ids,
        coalesce((SELECT list(assertion_id) FROM core.target_event WHERE status = 'achieved'), [])
    )
ORDER BY ALL
