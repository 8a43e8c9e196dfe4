-- What "the goal of N was first met in P" says of the number of partners: fewer than N at each year's end since the
-- goal stood and before P, and at least N at P. A goal that nobody says was met bounds nothing.
WITH met AS (
    SELECT
        network_id,
        -- Partners of one kind are counted as that kind.
        CASE WHEN len(member_kinds) = 1 THEN member_kinds[1] ELSE 'partner' END AS member_kind,
        CAST(ceil(target_value) AS BIGINT) AS goal,
        -- It stood when it was set, where that is known, else when a page first told it, and at the latest when due.
        least(year(set_latest), year(evidence_earliest), due_year) AS since,
        achieved_earliest,
        achieved_latest,
        evidence_latest,
        assertion_ids
    FROM marts.target
    WHERE metric = 'partner_count' AND network_id IS NOT NULL AND achieved_latest IS NOT NULL
        AND comparator IN ('=', '>=')
),
bound AS (
    SELECT
        network_id,
        member_kind,
        CAST(y.year AS INTEGER) AS year,
        CAST(NULL AS BIGINT) AS lower,
        goal - 1 AS upper,
        CAST(NULL AS DATE) AS as_of_latest,
        evidence_latest,
        assertion_ids
    FROM met
    CROSS JOIN LATERAL (SELECT unnest(generate_series(since, year(achieved_earliest) - 1)) AS year) AS y
    UNION ALL
    SELECT
        network_id, member_kind, CAST(year(achieved_latest) AS INTEGER), goal, NULL, achieved_latest, evidence_latest,
        assertion_ids
    FROM met
)
SELECT
    network_id,
    member_kind,
    year,
    max(lower) AS lower,
    min(upper) AS upper,
    max(as_of_latest) AS as_of_latest,
    max(evidence_latest) AS evidence_latest,
    list_sort(list_distinct(flatten(list(assertion_ids)))) AS assertion_ids
FROM bound
GROUP BY network_id, member_kind, year
