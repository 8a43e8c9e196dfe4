-- V15 stop: a report's total is the sum of its scopes within 0.5 % or 1 t
SELECT network_id, party_id, report_year, total, scope1, scope2_location, scope2_market, scope2, scope3
FROM core.report
WHERE state IN ('accepted', 'partial') AND total_is_sum AND completeness = 's123' AND stated_total IS NOT NULL
    AND NOT list_has_any(
        list_transform(
            [scope2_location, scope2_market, scope2],
            lambda s: abs(stated_total - (scope1 + s + scope3)) <= greatest(0.005 * stated_total, 1)
        ),
        [true]
    )
ORDER BY ALL
