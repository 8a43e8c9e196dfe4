-- V05 stop: the regions' sums are the national total, by network, kind and year
-- A body that only a register's sheet knows has no region, and stands beside the regions.
WITH national AS (
    SELECT m.network_id, m.member_kind, m.year, count(DISTINCT m.party_id) AS n
    FROM core.member_year AS m
    JOIN ref.body AS b ON b.body_id = m.party_id AND b.country = 'FI' AND b.kind IN ('municipality', 'region')
        AND NOT b.is_of_register
    GROUP BY ALL
),
regional AS (
    SELECT network_id, member_kind, year, sum(n_upper) FILTER (region_code IS NOT NULL) AS n
    FROM marts.network_region_year
    GROUP BY ALL
)
SELECT n.network_id, n.member_kind, n.year, n.n AS national, r.n AS regional
FROM national AS n
FULL JOIN regional AS r USING (network_id, member_kind, year)
WHERE n.n IS DISTINCT FROM r.n
ORDER BY ALL
