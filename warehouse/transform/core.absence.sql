-- A body missing on whole readings of an exhaustive list that named it before: the unit of proof of exit. Only the days
-- that can decide are here: the first `exit_nights` since it was dropped, and since each day on which another page was
-- evidence of it.
WITH span AS (
    SELECT
        s.network_id,
        s.era_no,
        s.party_id,
        s.role,
        s.source_id,
        s.url,
        max(s.last_no) OVER pages AS reach,
        max(s.last_on) OVER pages AS reach_on,
        lead(s.first_no) OVER (
            PARTITION BY s.network_id, s.era_no, s.party_id, s.role, s.source_id, s.url ORDER BY s.first_no, s.last_no
        ) AS next_no
    FROM core.sequence AS s
    JOIN ref.source AS c ON c.source_id = s.source_id AND c.exhaustive AND c.network_id = s.network_id
    WINDOW pages AS (
        PARTITION BY s.network_id, s.era_no, s.party_id, s.role, s.source_id, s.url ORDER BY s.first_no, s.last_no
        ROWS UNBOUNDED PRECEDING
    )
),
gap AS (
    SELECT s.*
    FROM span AS s
    JOIN (
        SELECT network_id, era_no, source_id, url, max(visit_no) AS newest_no FROM core.page_visit GROUP BY ALL
    ) AS n
        ON n.network_id = s.network_id AND n.era_no = s.era_no AND n.source_id = s.source_id AND n.url = s.url
    WHERE coalesce(s.next_no > s.reach + 1, s.reach < n.newest_no)
),
missing AS (
    SELECT
        g.*,
        v.known_at,
        v.visited_on,
        -- A page that dropped somebody and kept its old date was changed by the day we saw it, not by that date.
        CASE WHEN v.evidence_on > g.reach_on THEN v.evidence_on ELSE v.visited_on END AS missed_on
    FROM gap AS g
    JOIN core.page_visit AS v
        ON v.network_id = g.network_id AND v.era_no = g.era_no AND v.source_id = g.source_id AND v.url = g.url
        AND v.visit_no > g.reach AND (g.next_no IS NULL OR v.visit_no < g.next_no)
    WHERE v.is_whole
),
-- Who is missing and stands on other pages: worked out before the visits to those, of which there are many.
elsewhere AS MATERIALIZED (
    SELECT g.*, o.source_id AS other_id, o.url AS other_url, o.first_no AS other_first, o.last_no AS other_last
    FROM gap AS g
    JOIN core.sequence AS o
        ON o.network_id = g.network_id AND o.era_no = g.era_no AND o.party_id = g.party_id AND o.role = g.role
        AND (o.source_id <> g.source_id OR o.url <> g.url) AND o.last_on > g.reach_on
),
-- Where counting may begin: after the list's own last word, and after each day that another page was evidence of. A
-- page without a date keeps the body as long as it names it, so only its last day counts.
start AS (
    SELECT network_id, era_no, party_id, role, source_id, url, reach, reach_on AS after_on FROM gap
    UNION
    SELECT e.network_id, e.era_no, e.party_id, e.role, e.source_id, e.url, e.reach, v.evidence_on
    FROM elsewhere AS e
    JOIN core.page_visit AS v
        ON v.network_id = e.network_id AND v.era_no = e.era_no AND v.source_id = e.other_id AND v.url = e.other_url
        AND v.visit_no BETWEEN e.other_first AND e.other_last
    WHERE v.evidence_on > e.reach_on AND (v.anchor_basis <> 'fetch_date' OR v.visit_no = e.other_last)
),
deciding AS (
    SELECT m.*
    FROM start AS s
    JOIN missing AS m USING (network_id, era_no, party_id, role, source_id, url, reach)
    WHERE m.missed_on > s.after_on
    QUALIFY dense_rank() OVER (
        PARTITION BY s.network_id, s.era_no, s.party_id, s.role, s.source_id, s.url, s.reach, s.after_on
        ORDER BY m.visited_on
    ) <= getvariable('exit_nights')
)
SELECT
    network_id,
    era_no,
    party_id,
    role,
    source_id,
    url,
    reach,
    next_no IS NULL AS is_open,
    min(known_at) AS known_at,
    visited_on,
    missed_on
FROM deciding
GROUP BY ALL
