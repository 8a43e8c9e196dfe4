-- V01 stop: n_lower <= n_best <= n_upper
SELECT 'network_region_year' AS dataset, network_id AS id, year, n_lower AS lower, n_best AS best, n_upper AS upper
FROM marts.network_region_year
WHERE NOT (n_lower <= n_best AND n_best <= n_upper)
UNION ALL
SELECT 'network_municipality_year', network_id, year, n_then_lower, n_then_best, n_then_upper
FROM marts.network_municipality_year
WHERE NOT (n_then_lower <= n_then_best AND n_then_best <= n_then_upper)
UNION ALL
SELECT 'network_municipality_year, today', network_id, year, n_today_lower, n_today_best, n_today_upper
FROM marts.network_municipality_year
WHERE NOT (n_today_lower <= n_today_best AND n_today_best <= n_today_upper)
UNION ALL
SELECT 'network_size_year', network_id, year, listed_lower, listed_best, listed_upper
FROM marts.network_size_year
WHERE NOT (listed_lower <= listed_best AND listed_best <= listed_upper)
UNION ALL
SELECT 'party_year', party_id, year, n_networks_lower, n_networks_best, n_networks_upper
FROM marts.party_year
WHERE NOT (n_networks_lower <= n_networks_best AND n_networks_best <= n_networks_upper)
ORDER BY ALL
