-- The sides of each conflict: its assertions, best first by the order of ranks and then by the newer content. What a
-- side says (`said`) tells whether those that come first agree; a conflict of which they do not is unsolved.
WITH side AS (
    SELECT
        c.key,
        c.kind,
        a.assertion_id,
        CASE c.kind
            WHEN 'start_date' THEN a.start_edtf
            WHEN 'claims' THEN concat_ws(
                '..', coalesce(CAST(a.lower AS VARCHAR), '?'), coalesce(CAST(a.upper AS VARCHAR), '?')
            )
            WHEN 'milestone_date' THEN (a.said -> 'actual' ->> 'edtf')
            ELSE a.assertion_id
        END AS said,
        rank() OVER (
            PARTITION BY c.key, said IS NULL
            ORDER BY s.rank_no, CASE c.kind WHEN 'claims' THEN y.as_of_latest ELSE g.last_on END DESC
        ) AS place
    FROM (SELECT key, kind, year, unnest(assertion_ids) AS assertion_id FROM core.conflict) AS c
    JOIN core.assertion AS a USING (assertion_id)
    JOIN ref.source AS s ON s.source_id = a.source_id
    JOIN core.seen AS g ON g.assertion_id = a.assertion_id
    -- A claim counts as of its last day in the year of the conflict, as in network_size_year.
    LEFT JOIN (
        SELECT assertion_id, year(as_of_latest) AS year, max(as_of_latest) AS as_of_latest FROM core.claim GROUP BY ALL
    ) AS y ON y.assertion_id = a.assertion_id AND y.year = c.year
)
SELECT
    key,
    kind,
    count(DISTINCT said) FILTER (place = 1 AND said IS NOT NULL) = 1 AS is_solved,
    list_sort(list(assertion_id) FILTER (place = 1 AND said IS NOT NULL)) AS first_ids,
    list_sort(list(assertion_id) FILTER (place > 1 AND said IS NOT NULL)) AS other_ids
FROM side
GROUP BY key, kind
