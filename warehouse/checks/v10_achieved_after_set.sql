-- V10 warn: no target was achieved before the plan that set it began
SELECT target_id, set_in_id, set_earliest, achieved_earliest
FROM marts.target
WHERE achieved_earliest < set_earliest
ORDER BY ALL
