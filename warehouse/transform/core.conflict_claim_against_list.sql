-- V06: a claim and a list that cannot both be whole.
SELECT
    'claim_against_list' AS kind,
    concat_ws('|', 'claim_against_list', y.network_id, y.member_kind, y.year) AS key,
    y.network_id,
    CAST(NULL AS VARCHAR) AS party_id,
    y.member_kind,
    y.year,
    'A list that leaves nobody out names as many as the claim says' AS rule,
    format(
        'claimed {}..{}, listed {}..{}',
        coalesce(CAST(y.claimed_lower AS VARCHAR), '?'), coalesce(CAST(y.claimed_upper AS VARCHAR), '?'),
        y.listed_lower, y.listed_upper
    ) AS difference,
    'open' AS resolution,
    -- The list goes on being seen; the claim is what it is held against.
    (
        SELECT min(c.known_at)
        FROM core.claim AS c
        WHERE c.network_id = y.network_id AND c.member_kind = y.member_kind AND year(c.as_of_latest) = y.year
    ) AS known_from,
    y.assertion_ids
FROM marts.network_size_year AS y
WHERE list_contains(y.flags, 'claim_list_conflict')
