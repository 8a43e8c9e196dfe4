-- A body missing on whole readings of an exhaustive list that named it before: the unit of proof of exit. Only the days
-- that can decide are here: the first `exit_nights` since it was dropped, and since each other page last named it.
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
    SELECT s.*, v.visited_on AS left_on, v.whole_day_no
    FROM span AS s
    JOIN core.page_visit AS v
        ON v.network_id = s.network_id AND v.era_no = s.era_no AND v.source_id = s.source_id AND v.url = s.url
        AND v.visit_no = s.reach
    JOIN (
        SELECT network_id, era_no, source_id, url, max(visit_no) AS newest_no FROM core.page_visit GROUP BY ALL
    ) AS n
        ON n.network_id = s.network_id AND n.era_no = s.era_no AND n.source_id = s.source_id AND n.url = s.url
    WHERE coalesce(s.next_no > s.reach + 1, s.reach < n.newest_no)
),
-- Where counting begins: after the list's own last word, and after every other page's.
start AS (
    SELECT network_id, era_no, party_id, role, source_id, url, reach, whole_day_no AS after_day_no FROM gap
    UNION
    SELECT g.network_id, g.era_no, g.party_id, g.role, g.source_id, g.url, g.reach, max(v.whole_day_no)
    FROM gap AS g
    JOIN core.sequence AS o
        ON o.network_id = g.network_id AND o.era_no = g.era_no AND o.party_id = g.party_id AND o.role = g.role
        AND (o.source_id <> g.source_id OR o.url <> g.url) AND o.last_on >= g.left_on
    JOIN core.page_visit AS v
        ON v.network_id = g.network_id AND v.era_no = g.era_no AND v.source_id = g.source_id AND v.url = g.url
        AND v.visited_on <= o.last_on
    GROUP BY g.network_id, g.era_no, g.party_id, g.role, g.source_id, g.url, g.reach, o.last_on
),
day AS (
    SELECT *, after_day_no + unnest(range(0, getvariable('exit_nights') + 1)) AS whole_day_no FROM start
)
SELECT DISTINCT
    g.network_id,
    g.era_no,
    g.party_id,
    g.role,
    g.source_id,
    g.url,
    g.reach,
    g.next_no IS NULL AS is_open,
    min(v.known_at) AS known_at,
    v.visited_on,
    -- A page that dropped somebody and kept its old date was changed by the day we saw it, not by that date.
    CASE WHEN v.evidence_on > g.reach_on THEN v.evidence_on ELSE v.visited_on END AS missed_on
FROM day AS d
JOIN gap AS g USING (network_id, era_no, party_id, role, source_id, url, reach)
JOIN core.page_visit AS v
    ON v.network_id = d.network_id AND v.era_no = d.era_no AND v.source_id = d.source_id AND v.url = d.url
    AND v.whole_day_no = d.whole_day_no
WHERE v.is_whole AND v.visit_no > g.reach AND (g.next_no IS NULL OR v.visit_no < g.next_no)
GROUP BY ALL
