-- How far a network was, at each year's end, on the way to a number of partners: what is claimed of that year, and what
-- a goal that was met says where the claim sets no bound. A number of one kind says nothing of another.
WITH counted AS (
    SELECT
        t.target_id,
        y.year,
        y.claimed_lower AS lower,
        y.claimed_upper AS upper,
        y.basis,
        y.evidence_latest,
        y.assertion_ids
    FROM marts.target AS t
    JOIN marts.network_size_year AS y ON y.network_id = t.network_id
        AND (y.member_kind IN ('partner', 'any', 'member', 'organisation') OR [y.member_kind] = t.member_kinds)
    WHERE t.metric = 'partner_count' AND y.basis <> 'listed'
        AND (y.claimed_lower IS NOT NULL OR y.claimed_upper IS NOT NULL)
    QUALIFY row_number() OVER (
        PARTITION BY t.target_id, y.year
        ORDER BY
            [y.member_kind] = t.member_kinds DESC,
            list_position(['partner', 'any', 'member', 'organisation'], y.member_kind)
    ) = 1
),
met AS (
    SELECT t.target_id, g.*
    FROM marts.target AS t
    JOIN core.goal_bound AS g ON g.network_id = t.network_id
        AND (g.member_kind = 'partner' OR [g.member_kind] = t.member_kinds)
    WHERE t.metric = 'partner_count'
)
SELECT
    coalesce(c.target_id, g.target_id) AS target_id,
    coalesce(c.year, g.year) AS year,
    -- A bound from the goal helps where the claim leaves one open and the two do not cross.
    coalesce(c.lower, CASE WHEN coalesce(g.lower <= c.upper, true) THEN g.lower END) AS lower,
    coalesce(c.upper, CASE WHEN coalesce(g.upper >= c.lower, true) THEN g.upper END) AS upper,
    coalesce(c.basis = 'derived_from_goal', true) AS is_from_goal,
    greatest(c.evidence_latest, g.evidence_latest) AS evidence_latest,
    list_sort(list_distinct(coalesce(c.assertion_ids, []) || coalesce(g.assertion_ids, []))) AS assertion_ids
FROM counted AS c
FULL JOIN met AS g ON g.target_id = c.target_id AND g.year = c.year
