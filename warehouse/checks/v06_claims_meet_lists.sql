-- V06 warn: what is claimed and what is listed can both be true
SELECT network_id, member_kind, year, claimed_lower, claimed_upper, listed_lower, listed_upper
FROM marts.network_size_year
WHERE claimed_lower > listed_upper OR listed_lower > claimed_upper
ORDER BY ALL
