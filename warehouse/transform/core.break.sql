-- What parts two spells of a body in a network and role: an exit that was proved before the body was named again, or one
-- that words state before a later membership. `broken_on` is the last day of the spell before, `known_at` the moment
-- from which we know of both.
WITH comeback AS (
    SELECT s.network_id, s.era_no, s.party_id, s.role, s.first_known_at AS known_at, g.missed_on AS broken_on, g.last_on
    FROM core.sequence AS s
    ASOF JOIN core.standing AS g
        ON g.network_id = s.network_id AND g.era_no = s.era_no AND g.party_id = s.party_id AND g.role = s.role
        AND s.first_known_at > g.tick
    WHERE g.is_gone AND g.n_days >= getvariable('exit_nights') AND s.first_on > g.missed_on
        -- A page that goes on naming it, in other words or under another date, does not name it again.
        AND NOT EXISTS (
            FROM core.sequence AS b
            WHERE b.network_id = s.network_id AND b.era_no = s.era_no AND b.party_id = s.party_id AND b.role = s.role
                AND b.source_id = s.source_id AND b.url = s.url
                AND b.first_no < s.first_no AND b.last_no >= s.first_no - 1 AND b.end_latest IS NULL
        )
),
stated AS (
    SELECT
        e.network_id,
        e.era_no,
        e.party_id,
        e.role,
        min(greatest(e.first_known_at, s.first_known_at)) AS known_at,
        e.end_latest AS broken_on
    FROM core.sequence AS e
    JOIN core.sequence AS s USING (network_id, era_no, party_id, role)
    WHERE e.end_latest IS NOT NULL AND s.lies_on > e.end_latest AND s.end_latest IS DISTINCT FROM e.end_latest
        -- A list that goes on naming it gainsays the end; a membership that begins after it is another.
        AND (s.start_earliest IS NOT NULL OR NOT EXISTS (
            FROM core.sequence AS b
            WHERE b.network_id = s.network_id AND b.era_no = s.era_no AND b.party_id = s.party_id AND b.role = s.role
                AND b.source_id = s.source_id AND b.url = s.url
                AND b.first_no < s.first_no AND b.last_no >= s.first_no - 1 AND b.end_latest IS NULL
        ))
    GROUP BY e.network_id, e.era_no, e.party_id, e.role, e.end_latest
)
SELECT network_id, era_no, party_id, role, min(known_at) AS known_at, broken_on, min(last_on) AS last_on
FROM (
    FROM comeback
    UNION ALL BY NAME FROM stated
)
GROUP BY network_id, era_no, party_id, role, broken_on
