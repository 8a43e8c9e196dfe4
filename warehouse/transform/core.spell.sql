-- Listings in spells: who is listed again after a proved exit has come back, and begins a new one. An exit is proved
-- when every exhaustive page that named the body lacked it on `exit_nights` different days running.
WITH moment AS (
    SELECT DISTINCT
        network_id,
        party_id,
        role,
        known_at,
        lag(known_at) OVER (PARTITION BY network_id, party_id, role ORDER BY known_at) AS known_before
    FROM (SELECT DISTINCT network_id, party_id, role, known_at FROM core.listing)
),
gap AS (
    SELECT m.network_id, m.party_id, m.role, m.known_at, a.source_id, a.url, count(DISTINCT a.visited_on) AS n_days
    FROM moment AS m
    JOIN core.absence AS a USING (network_id, party_id, role)
    WHERE a.known_at > m.known_before AND a.known_at < m.known_at
    GROUP BY ALL
),
page AS (
    SELECT network_id, party_id, role, count(DISTINCT (source_id, url)) AS n_pages
    FROM core.absence
    GROUP BY ALL
),
comeback AS (
    SELECT g.network_id, g.party_id, g.role, g.known_at
    FROM gap AS g
    JOIN page AS p USING (network_id, party_id, role)
    GROUP BY ALL
    HAVING min(g.n_days) >= getvariable('exit_nights') AND count(*) = min(p.n_pages)
)
SELECT
    l.*,
    1 + (
        SELECT count(*)
        FROM comeback AS r
        WHERE r.network_id = l.network_id AND r.party_id = l.party_id AND r.role = l.role AND r.known_at <= l.known_at
    ) AS spell_no
FROM core.listing AS l
