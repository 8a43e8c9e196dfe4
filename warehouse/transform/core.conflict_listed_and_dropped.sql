-- A page that lists whom the network's own list has dropped: the membership stays, and so does the doubt.
SELECT
    'listed_and_dropped' AS kind,
    concat_ws('|', 'listed_and_dropped', a.network_id, a.party_id, a.role) AS key,
    a.network_id,
    a.party_id,
    m.party_kind AS member_kind,
    CAST(year(v.visited_on) AS INTEGER) AS year,
    'Whom a page names is on the network''s own list' AS rule,
    format('not on {} on {}, evidence elsewhere of {}', a.url, v.visited_on, m.last_on) AS difference,
    'open' AS resolution,
    min(a.known_at) AS known_from,
    m.assertion_ids
FROM core.absence AS a
JOIN core.era AS e ON e.network_id = a.network_id AND e.era_no = a.era_no AND e.era_to IS NULL
JOIN core.visit AS v ON v.source_id = a.source_id AND v.url = a.url AND v.is_newest
JOIN core.membership AS m ON m.network_id = a.network_id AND m.party_id = a.party_id AND m.role = a.role
WHERE a.is_open AND m.end_earliest IS NULL AND m.end_latest IS NULL
GROUP BY a.network_id, a.party_id, a.role, m.party_kind, a.url, v.visited_on, m.last_on, m.assertion_ids
QUALIFY row_number() OVER (PARTITION BY a.network_id, a.party_id, a.role ORDER BY v.visited_on DESC, a.url) = 1
