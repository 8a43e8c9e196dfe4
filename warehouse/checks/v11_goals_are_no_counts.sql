-- V11 stop: no headcount rests on a goal
SELECT h.headcount_id, a.quote
FROM marts.headcount AS h
JOIN core.assertion AS a ON a.assertion_id = h.headcount_id
WHERE a.modality = 'goal'
ORDER BY ALL
