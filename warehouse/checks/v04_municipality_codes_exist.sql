-- V04 stop: a Finnish municipality's code stands in the register of that year
-- One that only another register's sheet knows has no code to look up.
SELECT m.network_id, m.party_id, m.year, b.municipality_code
FROM marts.membership_year AS m
JOIN ref.body AS b ON b.body_id = m.party_id AND b.country = 'FI' AND b.kind = 'municipality'
    AND NOT b.is_of_register
ANTI JOIN ref.municipality_year AS r
    ON r.municipality_code = b.municipality_code
    AND r.year = greatest(m.year, (SELECT min(year) FROM ref.municipality_year))
ORDER BY ALL
