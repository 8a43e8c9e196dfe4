-- Where some list lacks a body: is it gone? It is once every exhaustive list that named it lacks it, later than any other
-- evidence; `n_days` says on how many different days at the least. An undated page that goes on naming it keeps it.
WITH doubted AS (
    SELECT e.*
    FROM core.evidence AS e
    SEMI JOIN core.absence AS a
        ON a.network_id = e.network_id AND a.era_no = e.era_no AND a.party_id = e.party_id AND a.role = e.role
),
page AS (
    SELECT
        d.network_id,
        d.era_no,
        d.party_id,
        d.role,
        d.tick,
        d.until,
        d.source_id,
        d.url,
        max(d.seen_no) AS seen_no,
        max(d.seen_on) AS seen_on
    FROM doubted AS d
    GROUP BY ALL
),
there AS (
    SELECT
        p.*,
        v.visit_no = p.seen_no AND v.anchor_basis = 'fetch_date' AS is_named_still,
        max(p.seen_on) OVER (PARTITION BY p.network_id, p.era_no, p.party_id, p.role, p.tick) AS last_on,
        c.source_id IS NOT NULL AS is_exhaustive
    FROM page AS p
    ASOF JOIN core.page_visit AS v
        ON v.network_id = p.network_id AND v.era_no = p.era_no AND v.source_id = p.source_id AND v.url = p.url
        AND p.until > v.known_at
    LEFT JOIN ref.source AS c
        ON c.source_id = p.source_id AND c.exhaustive AND c.network_id = p.network_id
),
missed AS (
    SELECT
        t.network_id,
        t.era_no,
        t.party_id,
        t.role,
        t.tick,
        t.source_id,
        t.url,
        t.last_on,
        t.is_named_still,
        t.is_exhaustive,
        min(a.missed_on) AS missed_on,
        count(DISTINCT a.visited_on) AS n_days
    FROM there AS t
    LEFT JOIN core.absence AS a
        -- As one equality: a condition on the left rows alone would compare each with each.
        ON a.source_id = CASE WHEN t.is_exhaustive THEN t.source_id END AND a.network_id = t.network_id
        AND a.era_no = t.era_no AND a.party_id = t.party_id AND a.role = t.role AND a.url = t.url
        AND a.reach = t.seen_no AND a.known_at < t.until AND a.missed_on > t.last_on
    GROUP BY ALL
)
SELECT
    network_id,
    era_no,
    party_id,
    role,
    tick,
    last_on,
    coalesce(bool_and(n_days > 0) FILTER (is_exhaustive), false) AND NOT bool_or(is_named_still) AS is_gone,
    max(missed_on) AS missed_on,
    min(n_days) FILTER (is_exhaustive) AS n_days
FROM missed
GROUP BY ALL
