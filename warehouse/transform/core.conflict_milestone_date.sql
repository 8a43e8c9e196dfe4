-- Pages, or sentences of one page, that date one step to days that exclude each other.
WITH dated AS (
    SELECT network_id, step, actual_edtf, actual_earliest, actual_latest, assertion_id, min(known_at) AS known_at
    FROM core.milestone
    WHERE actual_earliest IS NOT NULL AND actual_latest IS NOT NULL AND step IS NOT NULL
    GROUP BY ALL
)
SELECT
    'milestone_date' AS kind,
    concat_ws('|', 'milestone_date', network_id, step) AS key,
    network_id,
    CAST(NULL AS VARCHAR) AS party_id,
    CAST(NULL AS VARCHAR) AS member_kind,
    CAST(year(min(actual_earliest)) AS INTEGER) AS year,
    'The days on which a step is said to have been taken can all be true' AS rule,
    format('{}: {}', step, array_to_string(list_sort(list(DISTINCT actual_edtf)), ' / ')) AS difference,
    'open' AS resolution,
    -- Since the second of the dates was met.
    list_sort(list(known_at))[2] AS known_from,
    list_sort(list(DISTINCT assertion_id)) AS assertion_ids
FROM dated
GROUP BY network_id, step
HAVING max(actual_earliest) > min(actual_latest)
