-- Figures more than ten times those of the year before, or less than a tenth: a slip of a unit more often than news.
WITH current AS (
    SELECT w.network_id, w.party_id, w.report_year, w.row_key, f.report_row_id, f.field, f.value
    FROM core.report_state AS s
    JOIN core.report_row AS w USING (report_row_id)
    JOIN core.report_figure AS f USING (report_row_id)
    WHERE s.is_current AND f.value > 0 AND f.field IN (
        'scope1', 'scope2', 'scope2_location', 'scope2_market', 'scope3', 'total', 'energy_total', 'energy_electricity',
        'energy_heat', 'fuel'
    )
)
SELECT
    n.report_row_id,
    n.field,
    left(md5(n.row_key || n.field), 14) || '11' AS quarantine_id,
    n.value,
    o.value AS value_before
FROM current AS n
JOIN current AS o
    ON o.network_id = n.network_id AND o.party_id = n.party_id AND o.report_year = n.report_year - 1
    AND o.field = n.field
LEFT JOIN core.report_fix AS x ON x.quarantine_id = left(md5(n.row_key || n.field), 14) || '11'
WHERE (n.value > 10 * o.value OR n.value * 10 < o.value) AND x.action IS DISTINCT FROM 'accept'
