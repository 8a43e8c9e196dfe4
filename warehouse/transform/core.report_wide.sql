-- A report's figures side by side, and a print of them all: two reports with the same print say the same.
SELECT
    report_row_id,
    CAST(count(*) FILTER (coalesce(value, lower, upper) IS NOT NULL AND field NOT IN (
        'report_year', 'base_year', 'base_total', 'target_pct', 'target_year', 'accounting_year', 'period', 'received',
        'population_year', 'form_version'
    )) AS INTEGER) AS n_good,
    CAST(count(*) FILTER (is_bad) AS INTEGER) AS n_bad,
    md5(string_agg(concat_ws('=', field, value, lower, upper), ';' ORDER BY field)
        FILTER (coalesce(value, lower, upper) IS NOT NULL AND field NOT IN ('received', 'form_version'))) AS print,
    max(value) FILTER (field = 'scope1') AS scope1,
    max(value) FILTER (field = 'scope2') AS scope2,
    max(value) FILTER (field = 'scope2_location') AS scope2_location,
    max(value) FILTER (field = 'scope2_market') AS scope2_market,
    max(value) FILTER (field = 'scope3') AS scope3,
    max(value) FILTER (field = 'total') AS total,
    max(value) FILTER (field = 'energy_total') AS energy_total,
    max(value) FILTER (field = 'energy_electricity') AS energy_electricity,
    max(value) FILTER (field = 'energy_heat') AS energy_heat,
    max(value) FILTER (field = 'fuel') AS fuel,
    max(value) FILTER (field = 'population') AS population,
    CAST(max(value) FILTER (field = 'base_year') AS INTEGER) AS base_year,
    max(value) FILTER (field = 'base_total') AS base_total,
    CAST(max(value) FILTER (field = 'accounting_year') AS INTEGER) AS accounting_year,
    max(text) FILTER (field = 'boundary') AS boundary,
    max(text) FILTER (field IN ('method', 'protocol')) AS method,
    max(text) FILTER (field = 'gases') AS gases,
    max(text) FILTER (field = 'scope3_categories') AS scope3_categories,
    bool_or(is_bad AND field IN ('scope1', 'scope2', 'scope2_location', 'scope2_market', 'scope3', 'total')) AS has_bad_scope,
    bool_or(is_bad AND field IN ('energy_electricity', 'energy_heat', 'fuel')) AS has_bad_energy,
    bool_or(value IS NULL AND coalesce(lower, upper) IS NOT NULL AND field LIKE 'scope%') AS has_bounded_scope,
    bool_or(list_contains(flags, 'approx')) AS is_approximate,
    list_sort(list_distinct(flatten(list(flags) FILTER (field LIKE 'scope%' OR field IN ('total', 'base_total')))))
        AS reading_flags
FROM core.report_figure
GROUP BY ALL
