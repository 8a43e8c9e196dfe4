-- V09 warn: a target is due no earlier than its base year, and a share is more than 0 and at most 100 percent
-- One that is not stays in `target` with its flag and gets no rows in `target_year`.
SELECT target_id, base_year, due_year, target_value, unit
FROM marts.target
WHERE due_year < base_year OR (unit = 'percent' AND NOT (target_value > 0 AND target_value <= 100))
UNION ALL
SELECT target_id, base_year, due_year, target_value, unit
FROM marts.target_year
WHERE due_year < base_year OR (unit = 'percent' AND NOT (target_value > 0 AND target_value <= 100))
ORDER BY ALL
