-- Sources whose last words of a year on a network's size exclude each other.
SELECT
    'claims' AS kind,
    concat_ws('|', 'claims', network_id, member_kind, year) AS key,
    network_id,
    CAST(NULL AS VARCHAR) AS party_id,
    member_kind,
    year,
    'Sources of one year state numbers that can all be true' AS rule,
    format('{} and {}', min(value), max(value)) AS difference,
    'open' AS resolution,
    max(first_known_at) AS known_from,
    list_sort(list(DISTINCT assertion_id)) AS assertion_ids
FROM (
    -- Each source's last word of the year.
    SELECT
        *,
        CAST(year(as_of_latest) AS INTEGER) AS year,
        min(known_at) OVER (PARTITION BY assertion_id) AS first_known_at
    FROM core.claim
    WHERE basis = 'claimed'
    QUALIFY row_number() OVER (
        PARTITION BY network_id, member_kind, source_id, year(as_of_latest) ORDER BY as_of_latest DESC, assertion_id
    ) = 1
)
GROUP BY network_id, member_kind, year
HAVING max(lower) > min(upper)
