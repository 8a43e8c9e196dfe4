-- The moments at which what is believed of a network can change: any taken visit to a page that ever listed a member.
SELECT DISTINCT p.network_id, v.known_at AS tick
FROM (SELECT DISTINCT network_id, source_id, url FROM core.listing) AS p
JOIN core.visit AS v ON v.source_id = p.source_id AND v.url = p.url AND v.is_taken
