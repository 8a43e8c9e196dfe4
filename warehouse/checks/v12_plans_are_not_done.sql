-- V12 stop: no step counts as done by words that speak of the future
SELECT m.network_id, m.event, m.label, a.assertion_id, a.quote_public AS quote
FROM marts.milestone AS m
CROSS JOIN LATERAL (SELECT unnest(m.assertion_ids) AS assertion_id) AS u
JOIN core.assertion AS a ON a.assertion_id = u.assertion_id AND a.tense = 'future'
WHERE m.state = 'done'
UNION ALL
SELECT m.network_id, m.event, m.label, NULL, NULL
FROM marts.milestone_year AS m
WHERE m.state = 'done'
    AND NOT EXISTS (
        FROM core.assertion AS a
        WHERE list_contains(m.assertion_ids, a.assertion_id) AND a.tense <> 'future' AND (a.said ->> 'state') = 'done'
    )
ORDER BY ALL
