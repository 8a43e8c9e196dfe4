-- V14 stop: who stayed are 0 to 1 of those at the start, and start + joiners - leavers = end
SELECT c.network_id, c.year, c.n_start, c.retained, c.joiners, c.leavers, c.n_end, b.n_end AS n_before
FROM core.churn AS c
LEFT JOIN core.churn AS b ON b.network_id = c.network_id AND b.year = c.year - 1
WHERE NOT (c.retained BETWEEN 0 AND c.n_start)
    OR c.n_start + c.joiners - c.leavers <> c.n_end
    OR c.retained + c.leavers <> c.n_start
    OR c.n_start <> coalesce(b.n_end, 0)
ORDER BY ALL
