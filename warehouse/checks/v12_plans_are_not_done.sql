-- V12 stop: no step counts as done by words that speak of the future
SELECT m.network_id, m.event, m.label, a.assertion_id, a.quote_public AS quote
FROM marts.milestone AS m
CROSS JOIN LATERAL (SELECT unnest(m.assertion_ids) AS assertion_id) AS u
JOIN core.assertion AS a ON a.assertion_id = u.assertion_id AND a.tense = 'future'
WHERE m.state = 'done'
UNION ALL
SELECT m.network_id, m.event, m.label, NULL, NULL
FROM marts.milestone_year AS m
ANTI JOIN (
    SELECT y.assertion_ids
    FROM marts.milestone_year AS y
    CROSS JOIN LATERAL (SELECT unnest(y.assertion_ids) AS assertion_id) AS u
    JOIN core.assertion AS a ON a.assertion_id = u.assertion_id
    WHERE a.tense <> 'future' AND (a.said ->> 'state') = 'done'
) AS d ON d.assertion_ids = m.assertion_ids
WHERE m.state = 'done'
ORDER BY ALL
