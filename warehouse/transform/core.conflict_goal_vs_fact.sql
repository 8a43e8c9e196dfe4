-- A step of a plan whose words state a goal as if it were reached ("50 partners in 2021"), where fewer were counted.
-- The count stands: a heading is no count.
SELECT
    'goal_vs_fact' AS kind,
    concat_ws('|', 'goal_vs_fact', t.network_id, t.due_year) AS key,
    t.network_id,
    CAST(NULL AS VARCHAR) AS party_id,
    c.member_kind,
    t.due_year AS year,
    'A step that states a goal is not taken for the count' AS rule,
    format(
        'stated {} in {}, counted {}..{}',
        CAST(t.target_value AS BIGINT), t.due_year, coalesce(CAST(min(c.lower) AS VARCHAR), '?'), max(c.upper)
    ) AS difference,
    'auto' AS resolution,
    min(greatest(g.known_from, c.known_at, t.known_from)) AS known_from,
    list_sort(list_distinct(list(m.assertion_id) || list(c.assertion_id) || list(t.assertion_id))) AS assertion_ids
FROM core.target_statement AS t
JOIN core.assertion AS m ON m.document_id = t.document_id AND m.kind = 'milestone' AND m.outcome = 'fact'
    AND (m.said ->> 'event') = 'task'
    AND regexp_matches(m.said ->> 'label', '\b' || CAST(CAST(t.target_value AS BIGINT) AS VARCHAR) || '\b')
    AND regexp_matches(m.said ->> 'label', '\b' || CAST(t.due_year AS VARCHAR) || '\b')
JOIN core.seen AS g ON g.assertion_id = m.assertion_id
JOIN core.claim AS c ON c.network_id = t.network_id AND year(c.as_of_latest) = t.due_year AND c.basis = 'claimed'
    AND c.upper < t.target_value AND c.member_kind IN ('partner', 'any', 'member', 'organisation')
WHERE t.status = 'set' AND t.metric = 'partner_count'
GROUP BY t.network_id, t.due_year, t.target_value, c.member_kind
QUALIFY row_number() OVER (
    PARTITION BY t.network_id, t.due_year
    ORDER BY list_position(['partner', 'any', 'member', 'organisation'], c.member_kind), t.target_value
) = 1
