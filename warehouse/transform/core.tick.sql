-- The moments at which what is believed of a body in a network and role can change, each until the next: something new
-- is said of it; a page no longer says what it said; a list lacks it, and then another page names it with a later date.
-- Each era has those before it began as well: who left and came back long ago did so in every later era's eyes too.
WITH unsure AS (
    SELECT network_id, era_no, party_id, role, min(known_at) AS known_at FROM core.absence GROUP BY ALL
),
moment AS (
    SELECT network_id, era_no, party_id, role, first_known_at AS tick FROM core.sequence
    UNION
    SELECT network_id, era_no, party_id, role, known_at FROM core.absence
    UNION
    SELECT s.network_id, s.era_no, s.party_id, s.role, v.known_at
    FROM core.sequence AS s
    JOIN core.page_visit AS v
        ON v.network_id = s.network_id AND v.era_no = s.era_no AND v.source_id = s.source_id AND v.url = s.url
        AND v.visit_no = s.last_no + 1
    UNION
    -- A page that goes on naming it becomes evidence of a later day.
    SELECT s.network_id, s.era_no, s.party_id, s.role, min(v.known_at)
    FROM unsure AS u
    JOIN core.sequence AS s USING (network_id, era_no, party_id, role)
    JOIN core.page_visit AS v
        ON v.network_id = s.network_id AND v.era_no = s.era_no AND v.source_id = s.source_id AND v.url = s.url
        AND v.visit_no BETWEEN s.first_no AND s.last_no AND v.anchor_basis <> 'fetch_date' AND v.known_at > u.known_at
    GROUP BY s.network_id, s.era_no, s.party_id, s.role, s.source_id, s.url, v.evidence_on
)
SELECT
    m.*,
    coalesce(
        lead(m.tick) OVER (PARTITION BY m.network_id, m.era_no, m.party_id, m.role ORDER BY m.tick),
        e.era_to,
        TIMESTAMP '9999-12-31'
    ) AS until
FROM moment AS m
JOIN core.era AS e USING (network_id, era_no)
