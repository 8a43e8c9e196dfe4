-- Sources whose last words of a year on a network's size exclude each other: claims of the same days, or of periods that
-- meet. A network may grow, so numbers of different days are no conflict.
WITH last_word AS (
    SELECT
        *,
        CAST(year(as_of_latest) AS INTEGER) AS year,
        min(known_at) OVER (PARTITION BY assertion_id) AS first_known_at
    FROM core.claim
    WHERE basis = 'claimed'
    -- One page may say two things of a day.
    QUALIFY rank() OVER (
        PARTITION BY network_id, member_kind, source_id, year(as_of_latest) ORDER BY as_of_latest DESC
    ) = 1
),
-- What a page goes on saying holds for all the days of the year on which it said so.
held AS (
    SELECT
        w.network_id,
        w.member_kind,
        w.year,
        w.assertion_id,
        w.value,
        w.lower,
        w.upper,
        w.first_known_at,
        min(c.as_of_earliest) AS held_from,
        max(c.as_of_latest) AS held_to
    FROM (SELECT DISTINCT network_id, member_kind, year, assertion_id, value, lower, upper, first_known_at FROM last_word)
        AS w
    JOIN core.claim AS c ON c.assertion_id = w.assertion_id AND year(c.as_of_latest) = w.year
    GROUP BY ALL
)
SELECT
    'claims' AS kind,
    concat_ws('|', 'claims', a.network_id, a.member_kind, a.year) AS key,
    a.network_id,
    CAST(NULL AS VARCHAR) AS party_id,
    a.member_kind,
    a.year,
    'Claims of the same days can all be true' AS rule,
    format('{} and {}', min(least(a.value, b.value)), max(greatest(a.value, b.value))) AS difference,
    'open' AS resolution,
    min(greatest(a.first_known_at, b.first_known_at)) AS known_from,
    list_sort(list_distinct(list(a.assertion_id) || list(b.assertion_id))) AS assertion_ids
FROM held AS a
JOIN held AS b
    ON b.network_id = a.network_id AND b.member_kind = a.member_kind AND b.year = a.year
    AND a.lower > b.upper AND a.held_from <= b.held_to AND b.held_from <= a.held_to
GROUP BY a.network_id, a.member_kind, a.year
