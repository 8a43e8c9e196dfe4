-- A page that lists whom the network's own list has dropped: the membership stays, and so does the doubt.
SELECT
    'listed_and_dropped' AS kind,
    concat_ws('|', 'listed_and_dropped', a.network_id, a.party_id, a.role) AS key,
    a.network_id,
    a.party_id,
    m.party_kind AS member_kind,
    CAST(year(max(a.visited_on)) AS INTEGER) AS year,
    'Whom a page names is on the network''s own list' AS rule,
    format('not on {} on {}, evidence elsewhere of {}', a.url, max(a.visited_on), m.last_on) AS difference,
    'open' AS resolution,
    (
        SELECT min(b.known_at)
        FROM core.absence AS b
        WHERE b.network_id = a.network_id AND b.party_id = a.party_id AND b.role = a.role AND b.url = a.url
    ) AS known_from,
    m.assertion_ids
FROM core.absence AS a
JOIN core.visit AS v ON v.source_id = a.source_id AND v.url = a.url AND v.known_at = a.known_at AND v.is_newest
JOIN core.membership AS m USING (network_id, party_id, role)
WHERE m.end_earliest IS NULL AND m.end_latest IS NULL
GROUP BY a.network_id, a.party_id, a.role, m.party_kind, a.url, m.last_on, m.assertion_ids
QUALIFY row_number() OVER (
    PARTITION BY a.network_id, a.party_id, a.role ORDER BY max(a.visited_on) DESC, a.url
) = 1
