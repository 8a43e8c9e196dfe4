-- Where a claim and a list cannot both be whole (V06), and where sources state different starts. Nothing is settled
-- here: both sides stay in the datasets, and the row says so.
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
