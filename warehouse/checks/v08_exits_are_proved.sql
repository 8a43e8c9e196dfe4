-- V08 hold: nobody has left a list unless whole readings lacked them on so many different days running
SELECT
    m.network_id, m.party_kind AS member_kind, CAST(year(m.end_latest) AS INTEGER) AS year, m.party_id, m.role,
    m.end_earliest, m.end_latest, count(DISTINCT a.visited_on) AS n_days
FROM core.membership AS m
LEFT JOIN (SELECT b.* FROM core.absence AS b JOIN core.era AS e USING (network_id, era_no) WHERE e.era_to IS NULL) AS a
    ON a.network_id = m.network_id AND a.party_id = m.party_id AND a.role = m.role AND a.visited_on > m.last_on
ANTI JOIN ref.confirmed AS c
    ON c.check_id = 'V08' AND c.network_id = m.network_id AND c.member_kind = m.party_kind AND c.year = year(m.end_latest)
WHERE m.end_latest IS NOT NULL AND m.end_edtf IS NULL
GROUP BY ALL
HAVING count(DISTINCT a.visited_on) < getvariable('exit_nights')
ORDER BY ALL
