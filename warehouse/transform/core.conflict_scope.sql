-- Pages that give a system another scope ("worldwide", "European"). What was written at different times may have been
-- true at each; what was written in one year cannot all be.
WITH said AS (
    SELECT
        a.assertion_id,
        a.network_id,
        list_sort(CAST(a.said -> 'values' AS VARCHAR[])) AS scopes,
        g.known_from,
        year(g.first_on) AS first_year,
        year(g.last_on) AS last_year
    FROM core.assertion AS a
    JOIN core.seen AS g USING (assertion_id)
    WHERE a.kind = 'description' AND a.outcome = 'fact' AND (a.said ->> 'attribute') = 'scope'
),
scope AS (
    SELECT
        network_id,
        scopes,
        min(known_from) AS known_from,
        min(first_year) AS first_year,
        max(last_year) AS last_year,
        list(assertion_id) AS assertion_ids
    FROM said
    GROUP BY ALL
)
SELECT
    -- No two pages that differ speak of the same year.
    CASE
        WHEN bool_or(a.first_year <= b.last_year AND b.first_year <= a.last_year) THEN 'scope'
        ELSE 'time_variant'
    END AS kind,
    concat_ws('|', 'scope', a.network_id) AS key,
    a.network_id,
    CAST(NULL AS VARCHAR) AS party_id,
    CAST(NULL AS VARCHAR) AS member_kind,
    CAST(max(greatest(a.last_year, b.last_year)) AS INTEGER) AS year,
    'All pages give a system one scope' AS rule,
    'scope ' || array_to_string(list_sort(list_distinct(list(array_to_string(a.scopes, ' + ')))), ' / ') AS difference,
    CASE kind WHEN 'scope' THEN 'open' ELSE 'time_variant' END AS resolution,
    min(greatest(a.known_from, b.known_from)) AS known_from,
    list_sort(list_distinct(flatten(list(a.assertion_ids)))) AS assertion_ids
FROM scope AS a
JOIN scope AS b ON b.network_id = a.network_id AND b.scopes <> a.scopes
GROUP BY a.network_id
