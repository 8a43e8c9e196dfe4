-- A page that tells a target late in one sentence and achieved in another: the later word stands, unless it is the one
-- that says late.
SELECT
    'status_sequence' AS kind,
    concat_ws('|', 'status_sequence', l.target_id) AS key,
    t.network_id,
    t.holder_id AS party_id,
    CAST(NULL AS VARCHAR) AS member_kind,
    CAST(year(max(a.status_latest)) AS INTEGER) AS year,
    'A page tells one status of a target' AS rule,
    format('{}: late, and achieved', l.target_id) AS difference,
    CASE WHEN bool_or(l.status_earliest > a.status_latest) THEN 'open' ELSE 'auto' END AS resolution,
    min(greatest(l.known_from, a.known_from)) AS known_from,
    list_sort(list_distinct(list(l.assertion_id) || list(a.assertion_id))) AS assertion_ids
FROM core.target_event AS l
JOIN core.target_event AS a ON a.document_id = l.document_id AND a.target_id = l.target_id AND a.status = 'achieved'
JOIN core.target AS t ON t.target_id = l.target_id
WHERE l.status = 'late'
GROUP BY l.target_id, t.network_id, t.holder_id
