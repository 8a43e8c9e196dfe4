-- What each partner reported of a year, in the version that counts, of those who agreed to its publication. A group whose
-- parts report by themselves is left out.
SELECT
    network_id,
    party_id,
    report_year AS year,
    CAST(scope1 AS DECIMAL(22, 4)) AS scope1_t,
    CAST(scope2_location AS DECIMAL(22, 4)) AS scope2_lb_t,
    CAST(scope2_market AS DECIMAL(22, 4)) AS scope2_mb_t,
    CAST(scope2 AS DECIMAL(22, 4)) AS scope2_t,
    CAST(scope3 AS DECIMAL(22, 4)) AS scope3_t,
    CAST(total AS DECIMAL(22, 4)) AS total_t,
    scope2_method,
    [x::INTEGER FOR x IN regexp_extract_all(coalesce(scope3_categories, ''), '\b(?:1[0-5]|[1-9])\b')] AS scope3_categories,
    CAST(energy_mwh AS DECIMAL(22, 4)) AS energy_mwh,
    base_year,
    CAST(base_total AS DECIMAL(22, 4)) AS base_total_t,
    restated,
    CAST(round(progress_pct, 2) AS DECIMAL(12, 2)) AS progress_pct,
    CASE WHEN restated THEN CAST(round(progress_before_pct, 2) AS DECIMAL(12, 2)) END AS progress_on_old_base_pct,
    CASE WHEN restated THEN CAST(round(progress_pct, 2) - round(progress_before_pct, 2) AS DECIMAL(12, 2)) END
        AS restatement_effect_pp,
    completeness,
    CASE WHEN is_comparable THEN CAST(round(100 * (total - total_before) / nullif(total_before, 0), 2) AS DECIMAL(12, 2))
        END AS change_pct,
    accounting_year,
    boundary AS report_boundary,
    method AS protocol,
    gases,
    CAST(population AS BIGINT) AS population,
    state AS report_state,
    version_no,
    received_on,
    list_sort(list_filter([
        CASE WHEN is_approximate THEN 'approx' END,
        CASE WHEN restated THEN 'restated' END,
        CASE WHEN boundary_changed THEN 'boundary_changed' END,
        CASE WHEN member_degree = 3 THEN 'possible_member' END,
        CASE WHEN list_contains(reading_flags, 'three_decimals') THEN 'three_decimals' END,
        CASE WHEN parent_id IS NOT NULL THEN 'group_overlap' END
    ], lambda flag: flag IS NOT NULL)) AS flags,
    document_id,
    sheet,
    row_number
FROM core.report_progress
WHERE consent AND NOT is_group
