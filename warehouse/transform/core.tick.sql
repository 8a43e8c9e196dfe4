-- The moments at which what is believed of a body in a network and role can change, each until the next: something new
-- is said of it; a list lacks it; a page that named it no longer does, or does again; an era begins.
WITH unsure AS (
    SELECT DISTINCT network_id, era_no, party_id, role FROM core.absence
),
moment AS (
    SELECT s.network_id, s.era_no, s.party_id, s.role, greatest(s.first_known_at, e.era_from) AS tick
    FROM core.sequence AS s
    JOIN core.era AS e USING (network_id, era_no)
    UNION
    SELECT a.network_id, a.era_no, a.party_id, a.role, greatest(a.known_at, e.era_from)
    FROM core.absence AS a
    JOIN core.era AS e USING (network_id, era_no)
    UNION
    SELECT s.network_id, s.era_no, s.party_id, s.role, greatest(v.known_at, e.era_from)
    FROM unsure AS u
    JOIN core.sequence AS s USING (network_id, era_no, party_id, role)
    JOIN core.era AS e USING (network_id, era_no)
    JOIN core.page_visit AS v
        ON v.network_id = s.network_id AND v.era_no = s.era_no AND v.source_id = s.source_id AND v.url = s.url
        AND v.visit_no = s.last_no + 1
    UNION
    SELECT a.network_id, a.era_no, a.party_id, a.role, greatest(min(v.known_at), min(e.era_from))
    FROM core.absence AS a
    JOIN core.era AS e USING (network_id, era_no)
    JOIN core.sequence AS s USING (network_id, era_no, party_id, role)
    JOIN core.page_visit AS v
        ON v.network_id = s.network_id AND v.era_no = s.era_no AND v.source_id = s.source_id AND v.url = s.url
        AND v.known_at > a.known_at AND v.visit_no BETWEEN s.first_no AND s.last_no AND v.evidence_on >= a.missed_on
    WHERE s.first_known_at < a.known_at AND s.last_known_at > a.known_at
        AND (s.source_id <> a.source_id OR s.url <> a.url)
    GROUP BY a.network_id, a.era_no, a.party_id, a.role, a.known_at, a.missed_on, s.source_id, s.url
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
