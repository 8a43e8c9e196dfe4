-- V19 stop: report rows in = accepted + partial + superseded + duplicate + quarantined, by file, sheet and network
WITH state AS (
    SELECT report_row_id, max(state) AS state, count(*) AS n FROM core.report GROUP BY ALL
),
read AS (
    SELECT
        g.report_reading_id,
        g.network_id,
        w.sheet,
        g.n_rows,
        count(w.report_row_id) AS n_in,
        count(s.state) FILTER (
            s.n = 1 AND s.state IN ('accepted', 'partial', 'superseded', 'duplicate', 'quarantined')
        ) AS n_told
    FROM core.report_reading AS g
    LEFT JOIN obs.report_row AS w USING (report_reading_id)
    LEFT JOIN state AS s USING (report_row_id)
    GROUP BY ALL
)
SELECT 'sheet' AS level, report_reading_id || ' ' || coalesce(sheet, '') AS place, n_in, n_told
FROM read
WHERE n_in <> n_told
UNION ALL
SELECT 'file', report_reading_id, max(n_rows), sum(n_told) FROM read GROUP BY ALL HAVING max(n_rows) <> sum(n_told)
UNION ALL
SELECT 'network', i.network_id, i.n_in, coalesce(f.n_told, 0)
FROM (
    SELECT g.network_id, sum(g.n_rows) AS n_in FROM core.report_reading AS g GROUP BY ALL
) AS i
LEFT JOIN (
    SELECT network_id, sum(n_accepted + n_partial + n_superseded + n_duplicate + n_quarantined) AS n_told
    FROM marts.report_file
    GROUP BY ALL
) AS f USING (network_id)
WHERE i.n_in <> coalesce(f.n_told, 0)
UNION ALL
-- Every file that was handed in was read, or says why not.
SELECT 'intake', i.document_id, 1, 0
FROM core.report_intake AS i
ANTI JOIN core.report_reading AS g
    ON g.document_id = i.document_id AND g.network_id = i.network_id AND g.intake_year IS NOT DISTINCT FROM i.intake_year
ORDER BY ALL
