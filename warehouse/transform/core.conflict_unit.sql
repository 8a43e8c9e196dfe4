-- A page that sets a goal in one kind of partners ("companies and communities") and counts in another ("companies",
-- "partners") for the same year: the numbers cannot be held against each other. A count by kinds without a goal is a
-- breakdown, and a number that words derive from another is a part of it.
WITH counted AS (
    SELECT
        t.document_id,
        t.network_id,
        t.due_year AS year,
        CASE WHEN len(t.member_kinds) = 0 THEN 'partner' ELSE array_to_string(t.member_kinds, ' and ') END AS unit,
        t.assertion_id,
        true AS is_goal
    FROM core.target_statement AS t
    WHERE t.status = 'set' AND t.metric = 'partner_count' AND t.network_id IS NOT NULL
    UNION ALL
    SELECT
        a.document_id,
        c.network_id,
        CAST(year(c.as_of_latest) AS INTEGER),
        CASE WHEN c.member_kind IN ('partner', 'any', 'member', 'organisation') THEN 'partner' ELSE c.member_kind END,
        c.assertion_id,
        false
    FROM core.claim AS c
    JOIN core.assertion AS a USING (assertion_id)
    WHERE c.basis = 'claimed'
),
differing AS (
    SELECT document_id, network_id, year
    FROM counted
    GROUP BY ALL
    HAVING bool_or(is_goal) AND bool_or(NOT is_goal) AND count(DISTINCT unit) > 1
)
SELECT
    'unit' AS kind,
    concat_ws('|', 'unit', c.network_id, c.year) AS key,
    c.network_id,
    CAST(NULL AS VARCHAR) AS party_id,
    CAST(NULL AS VARCHAR) AS member_kind,
    c.year,
    'A page counts a year''s partners in the kinds that its goal names' AS rule,
    'counted in ' || array_to_string(list_sort(list(DISTINCT c.unit)), ' / ') AS difference,
    'open' AS resolution,
    max(g.known_from) AS known_from,
    list_sort(list(DISTINCT c.assertion_id)) AS assertion_ids
FROM counted AS c
JOIN differing USING (document_id, network_id, year)
JOIN core.seen AS g USING (assertion_id)
GROUP BY c.network_id, c.year
