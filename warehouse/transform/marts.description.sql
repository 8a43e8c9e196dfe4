-- What pages say a system is, and what they call it. Pages that say different things of one attribute are different
-- rows: a scope that is "global" here and "european" there is for the reader to weigh.
WITH told AS (
    SELECT
        network_id,
        CASE kind
            WHEN 'name' THEN format('{}_name_{}', coalesce((said ->> 'name_type'), 'alias'), (said ->> 'lang'))
            ELSE (said ->> 'attribute')
        END AS attribute,
        CASE kind WHEN 'name' THEN [(said ->> 'text')] ELSE CAST((said -> 'values') AS VARCHAR[]) END AS values,
        coalesce(CAST((said ->> 'is_open_list') AS BOOLEAN), false) AS is_open_list,
        CAST((said -> 'on' ->> 'earliest') AS DATE) AS on_earliest,
        CAST((said -> 'on' ->> 'latest') AS DATE) AS on_latest,
        source_id,
        known_at,
        evidence_on,
        assertion_id
    FROM core.sighting
    WHERE kind IN ('description', 'name')
)
SELECT
    network_id,
    attribute,
    values,
    bool_or(is_open_list) AS is_open_list,
    min(on_earliest) AS on_earliest,
    max(on_latest) AS on_latest,
    min(evidence_on) AS evidence_earliest,
    max(evidence_on) AS evidence_latest,
    min(known_at) AS known_from,
    count(DISTINCT source_id) AS n_sources,
    list_sort(list(DISTINCT assertion_id)) AS assertion_ids
FROM told
GROUP BY network_id, attribute, values
