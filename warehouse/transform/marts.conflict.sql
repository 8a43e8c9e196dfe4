-- Where a claim and a list cannot both be whole (V06), where sources state different starts or numbers, and where one
-- page lists whom the network's own list has dropped. Nothing is settled here: both sides stay in the datasets.
SELECT
    left(sha256(concat_ws('|', 'claim_against_list', network_id, member_kind, year)), 32) AS conflict_id,
    'claim_against_list' AS kind,
    network_id,
    CAST(NULL AS VARCHAR) AS party_id,
    member_kind,
    year,
    format(
        'claimed {}..{}, listed {}..{}',
        coalesce(CAST(claimed_lower AS VARCHAR), '?'), coalesce(CAST(claimed_upper AS VARCHAR), '?'),
        listed_lower, listed_upper
    ) AS difference,
    'low' AS severity,
    assertion_ids
FROM marts.network_size_year
WHERE claimed_lower > listed_upper OR listed_lower > claimed_upper
UNION ALL
SELECT
    left(sha256(concat_ws('|', 'start_date', network_id, party_id, role)), 32),
    'start_date',
    network_id,
    party_id,
    party_kind,
    CAST(year(start_earliest) AS INTEGER),
    format('start stated between {} and {}', start_earliest, start_latest),
    'low',
    assertion_ids
FROM core.membership
WHERE n_starts > 1
UNION ALL
SELECT
    left(sha256(concat_ws('|', 'listed_and_dropped', a.network_id, a.party_id, a.role)), 32),
    'listed_and_dropped',
    a.network_id,
    a.party_id,
    m.party_kind,
    CAST(year(max(a.visited_on)) AS INTEGER),
    format('not on {} on {}, evidence elsewhere of {}', a.url, max(a.visited_on), m.last_on),
    'low',
    m.assertion_ids
FROM core.absence AS a
JOIN core.visit AS v ON v.source_id = a.source_id AND v.url = a.url AND v.known_at = a.known_at AND v.is_newest
JOIN core.membership AS m USING (network_id, party_id, role)
WHERE m.end_earliest IS NULL AND m.end_latest IS NULL
GROUP BY a.network_id, a.party_id, a.role, m.party_kind, a.url, m.last_on, m.assertion_ids
UNION ALL
SELECT
    left(sha256(concat_ws('|', 'claims', network_id, member_kind, year)), 32),
    'claims',
    network_id,
    NULL,
    member_kind,
    year,
    format('{} and {}', min(value), max(value)),
    'low',
    list_sort(list(DISTINCT assertion_id))
FROM (
    -- Each source's last word of the year.
    SELECT *, CAST(year(as_of_latest) AS INTEGER) AS year
    FROM core.claim
    QUALIFY row_number() OVER (
        PARTITION BY network_id, member_kind, source_id, year(as_of_latest) ORDER BY as_of_latest DESC, assertion_id
    ) = 1
)
GROUP BY network_id, member_kind, year
HAVING max(lower) > min(upper)
