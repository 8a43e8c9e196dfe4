-- V08 hold: nobody has left a list that shrank unless whole readings lacked them so many nights running
SELECT m.network_id, m.party_id, m.role, m.end_earliest, m.end_latest, count(DISTINCT v.known_at) AS n_nights
FROM core.membership AS m
JOIN ref.source AS s ON s.network_id = m.network_id AND s.exhaustive
JOIN core.listing AS l
    ON l.network_id = m.network_id AND l.party_id = m.party_id AND l.role = m.role AND l.source_id = s.source_id
LEFT JOIN core.visit AS v
    ON v.source_id = l.source_id AND v.url = l.url AND v.is_taken AND v.visited_on > m.last_on
WHERE m.end_latest IS NOT NULL AND m.end_edtf IS NULL
GROUP BY ALL
HAVING count(DISTINCT v.known_at) < getvariable('exit_nights')
ORDER BY ALL
