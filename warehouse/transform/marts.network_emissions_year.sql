-- Partners' emissions together, like with like: those that report the same scopes by the same method. Sums of fewer than
-- three partners would tell of one, and are not published.
SELECT
    network_id,
    report_year AS year,
    coalesce(completeness, 'none') AS completeness,
    coalesce(scope2_method, 'none') AS scope2_method,
    CAST(count(*) AS INTEGER) AS n_reports,
    CAST(count(total) AS INTEGER) AS n_with_total,
    CASE WHEN count(scope1) >= 3 THEN CAST(sum(scope1) AS DECIMAL(22, 4)) END AS scope1_t,
    CASE WHEN count(scope2_used) >= 3 THEN CAST(sum(scope2_used) AS DECIMAL(22, 4)) END AS scope2_t,
    CASE WHEN count(scope3) >= 3 THEN CAST(sum(scope3) AS DECIMAL(22, 4)) END AS scope3_t,
    CASE WHEN count(total) >= 3 THEN CAST(sum(total) AS DECIMAL(22, 4)) END AS total_t
FROM core.report_progress
WHERE NOT is_group
GROUP BY ALL
HAVING count(*) >= 3
