-- An action that its page calls complete, on a schedule that never ends.
WITH said AS (
    SELECT
        a.assertion_id,
        a.document_id,
        a.network_id,
        a.said ->> 'attribute' AS attribute,
        CAST(a.said -> 'values' AS VARCHAR[]) AS words,
        g.known_from,
        g.last_on
    FROM core.assertion AS a
    JOIN core.seen AS g USING (assertion_id)
    WHERE a.kind = 'description' AND a.outcome = 'fact' AND (a.said ->> 'attribute') IN ('progress', 'schedule')
)
SELECT
    'status' AS kind,
    concat_ws('|', 'status', p.network_id) AS key,
    p.network_id,
    CAST(NULL AS VARCHAR) AS party_id,
    CAST(NULL AS VARCHAR) AS member_kind,
    CAST(year(max(p.last_on)) AS INTEGER) AS year,
    'What is complete has an end' AS rule,
    'progress complete, schedule continuous' AS difference,
    'open' AS resolution,
    min(greatest(p.known_from, s.known_from)) AS known_from,
    list_sort(list_distinct(list(p.assertion_id) || list(s.assertion_id))) AS assertion_ids
FROM said AS p
JOIN said AS s ON s.document_id = p.document_id AND s.network_id = p.network_id AND s.attribute = 'schedule'
WHERE p.attribute = 'progress' AND list_contains(p.words, 'complete') AND list_contains(s.words, 'continuous')
GROUP BY p.network_id
