-- Every report with its state and its figures, those left out that cannot be believed. Emissions in t CO2e, energy in
-- MWh. A total that the report does not give is the sum of its scopes, unless one of them is missing in part.
WITH jumped AS (
    SELECT report_row_id, list(field) AS fields FROM core.report_jump GROUP BY ALL
),
sound AS (
    SELECT
        w.*,
        s.version_no,
        s.is_current,
        s.is_disputed,
        coalesce(s.state, CASE WHEN v.n_bad > 0 OR j.fields IS NOT NULL THEN 'partial' ELSE 'accepted' END) AS state,
        CASE WHEN NOT list_contains(coalesce(j.fields, []), 'scope1') THEN v.scope1 END AS scope1,
        CASE WHEN NOT list_contains(coalesce(j.fields, []), 'scope2') THEN v.scope2 END AS scope2,
        CASE WHEN NOT list_contains(coalesce(j.fields, []), 'scope2_location') THEN v.scope2_location END
            AS scope2_location,
        CASE WHEN NOT list_contains(coalesce(j.fields, []), 'scope2_market') THEN v.scope2_market END AS scope2_market,
        CASE WHEN NOT list_contains(coalesce(j.fields, []), 'scope3') THEN v.scope3 END AS scope3,
        CASE WHEN NOT list_contains(coalesce(j.fields, []), 'total') THEN v.total END AS stated_total,
        v.has_bad_scope OR v.has_bounded_scope OR j.fields IS NOT NULL AS is_open_sum,
        coalesce(
            CASE WHEN NOT list_contains(coalesce(j.fields, []), 'energy_total') THEN v.energy_total END,
            CASE
                WHEN coalesce(v.energy_electricity, v.energy_heat, v.fuel) IS NOT NULL AND NOT v.has_bad_energy
                    AND NOT list_has_any(coalesce(j.fields, []), ['energy_electricity', 'energy_heat', 'fuel'])
                THEN coalesce(v.energy_electricity, 0) + coalesce(v.energy_heat, 0) + coalesce(v.fuel, 0)
            END
        ) AS energy_mwh,
        v.* EXCLUDE (
            report_row_id, scope1, scope2, scope2_location, scope2_market, scope3, total, energy_total,
            energy_electricity, energy_heat, fuel
        )
    FROM core.report_row AS w
    JOIN core.report_state AS s USING (report_row_id)
    JOIN core.report_wide AS v USING (report_row_id)
    LEFT JOIN jumped AS j USING (report_row_id)
),
summed AS (
    SELECT
        *,
        -- The methods of scope 2 never meet: of two, the total rests on the one by location.
        CASE
            WHEN scope2_location IS NOT NULL THEN 'location'
            WHEN scope2_market IS NOT NULL THEN 'market'
            WHEN scope2 IS NOT NULL THEN 'not_stated'
        END AS scope2_method,
        coalesce(scope2_location, scope2_market, scope2) AS scope2_used,
        nullif(concat_ws(
            '', 's',
            CASE WHEN scope1 IS NOT NULL THEN '1' END,
            CASE WHEN coalesce(scope2_location, scope2_market, scope2) IS NOT NULL THEN '2' END,
            CASE WHEN scope3 IS NOT NULL THEN '3' END
        ), 's') AS completeness
    FROM sound
)
SELECT
    *,
    CASE
        WHEN stated_total IS NOT NULL THEN stated_total
        WHEN total_is_sum AND NOT is_open_sum AND completeness IS NOT NULL
            THEN coalesce(scope1, 0) + coalesce(scope2_used, 0) + coalesce(scope3, 0)
    END AS total
FROM summed
