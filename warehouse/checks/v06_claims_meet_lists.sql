-- V06 warn: what is claimed and what is listed can both be true
-- A list gainsays a higher claim only where it is the network's own and leaves nobody out.
SELECT network_id, member_kind, year, claimed_lower, claimed_upper, listed_lower, listed_upper
FROM marts.network_size_year
WHERE listed_lower > claimed_upper
    OR (claimed_lower > listed_upper AND (network_id, year) IN (SELECT (network_id, year) FROM core.list_year))
ORDER BY ALL
