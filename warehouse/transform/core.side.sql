-- The sides of each conflict: its assertions, best first by the order of ranks and then by the newer content. What a
-- side says (`said`) tells whether those that come first agree; a conflict of which they do not is unsolved.
WITH side AS (
    SELECT
        c.key,
        c.kind,
        a.assertion_id,
        CASE c.kind
            WHEN 'start_date' THEN a.start_edtf
            WHEN 'claims' THEN concat_ws('..', coalesce(CAST(a.lower AS VARCHAR), '?'), coalesce(CAST(a.upper AS VARCHAR), '?'))
            WHEN 'milestone_date' THEN (a.said -> 'actual' ->> 'edtf')
            ELSE a.assertion_id
        END AS said,
        rank() OVER (
            PARTITION BY c.key, said IS NULL
            ORDER BY s.rank_no, CASE c.kind WHEN 'claims' THEN coalesce(a.as_of_latest, g.last_on) ELSE g.last_on END DESC
        ) AS place
    FROM (SELECT key, kind, unnest(assertion_ids) AS assertion_id FROM core.conflict) AS c
    JOIN core.assertion AS a USING (assertion_id)
    JOIN ref.source AS s ON s.source_id = a.source_id
    JOIN core.seen AS g ON g.assertion_id = a.assertion_id
)
SELECT
    key,
    kind,
    count(DISTINCT said) FILTER (place = 1 AND said IS NOT NULL) = 1 AS is_solved,
    list_sort(list(assertion_id) FILTER (place = 1 AND said IS NOT NULL)) AS first_ids,
    list_sort(list(assertion_id) FILTER (place > 1 AND said IS NOT NULL)) AS other_ids
FROM side
GROUP BY key, kind
