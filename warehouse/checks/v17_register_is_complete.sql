-- V17 stop: the registers hold every system they ever held, those that the project set out to cover among them
SELECT k.system_id, 'was known once and is in no register' AS what
FROM ops.known_system AS k
ANTI JOIN ref.network AS n ON n.network_id = k.system_id
UNION ALL
SELECT r.network_id, 'stands in system_register.csv and not in systems.csv'
FROM marts.system_register AS r
ANTI JOIN ref.network AS n USING (network_id)
UNION ALL
-- The seeds name 64; a row may change its state, and is never taken out.
SELECT CAST(count(*) AS VARCHAR), 'rows in system_register.csv where there were 64'
FROM marts.system_register
HAVING count(*) < 64
ORDER BY ALL
