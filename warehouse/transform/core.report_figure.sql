-- The sound figures of reports, one a report and field: as they were read, or as a person set them.
WITH fixed AS (
    -- What is rejected stays out and waits no more.
    SELECT
        report_row_id,
        field,
        max(TRY_CAST(decided_value AS DECIMAL(28, 8))) FILTER (action = 'set') AS value
    FROM core.report_remark
    WHERE action IN ('set', 'reject') AND field IS NOT NULL AND code NOT IN ('Q02', 'Q03', 'Q17')
    GROUP BY ALL
)
SELECT
    f.report_row_id,
    f.field,
    coalesce(x.value, f.value) AS value,
    CASE WHEN x.value IS NULL THEN f.lower END AS lower,
    CASE WHEN x.value IS NULL THEN f.upper END AS upper,
    f.text,
    f.missing,
    f.flags,
    f.problem IS NOT NULL AND x.report_row_id IS NULL AS is_bad
FROM obs.report_figure AS f
JOIN core.report_row AS w USING (report_row_id)
LEFT JOIN fixed AS x USING (report_row_id, field)
WHERE f.measure_no = 0
QUALIFY row_number() OVER (PARTITION BY f.report_row_id, f.field ORDER BY f.problem IS NOT NULL, f.address) = 1
