-- How often what was wrong with partner reports, by network, year and code. What stands in the cells is not published.
SELECT
    network_id,
    coalesce(year, 0) AS year,
    code,
    severity,
    CAST(count(*) AS INTEGER) AS n_problems,
    CAST(count(*) FILTER (state = 'open') AS INTEGER) AS n_open
FROM core.report_quarantine
GROUP BY ALL
