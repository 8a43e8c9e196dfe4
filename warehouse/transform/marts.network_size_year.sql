-- Claimed against listed, never mixed: a claim is what a page says of the number, listed is what its lists name.
-- A claim about members of any kind is held against the members of all kinds. Where no page states a number, a goal
-- that is said to have been met bounds it.
WITH of_kind AS (
    SELECT network_id, member_kind, year, party_id, degree, assertion_ids, evidence_latest FROM core.member_year
    UNION ALL
    SELECT network_id, 'any', year, party_id, min(degree), flatten(list(assertion_ids)), max(evidence_latest)
    FROM core.member_year
    GROUP BY ALL
),
listed AS (
    SELECT
        network_id,
        member_kind,
        year,
        count_if(degree = 1) AS listed_lower,
        count_if(degree <= 2) AS listed_best,
        count(*) AS listed_upper,
        max(evidence_latest) AS evidence_latest,
        list_sort(list_distinct(flatten(list(assertion_ids)))) AS assertion_ids
    FROM of_kind
    GROUP BY ALL
),
told AS (
    SELECT
        network_id,
        member_kind,
        CAST(year(as_of_latest) AS INTEGER) AS year,
        value,
        -- Without a number there is nothing to compare.
        CASE WHEN value IS NOT NULL THEN comparator END AS comparator,
        lower,
        upper,
        as_of_latest,
        basis,
        anchor_basis,
        rank_no,
        evidence_on AS evidence_latest,
        [assertion_id] AS claim_ids
    FROM core.claim
    UNION ALL
    SELECT
        network_id, member_kind, year, NULL, NULL, lower, upper, as_of_latest, 'derived_from_goal', NULL, NULL,
        evidence_latest, assertion_ids
    FROM core.goal_bound
),
chosen AS (
    FROM told
    QUALIFY row_number() OVER (
        PARTITION BY network_id, member_kind, year
        ORDER BY
            list_position(['claimed', 'derived_from_goal', 'derived'], basis),
            rank_no,
            as_of_latest DESC,
            claim_ids,
            evidence_latest DESC
    ) = 1
),
-- Claims of one rank and one day that exclude each other: nothing says which to believe, so none is.
tied AS (
    SELECT t.network_id, t.member_kind, t.year, flatten(list(t.claim_ids)) AS claim_ids
    FROM told AS t
    JOIN chosen AS c USING (network_id, member_kind, year, basis, rank_no, as_of_latest)
    GROUP BY ALL
    HAVING max(t.lower) > min(t.upper)
),
claimed AS (
    SELECT
        c.* REPLACE (
            CASE WHEN t.year IS NULL THEN c.value END AS value,
            CASE WHEN t.year IS NULL THEN c.comparator END AS comparator,
            CASE WHEN t.year IS NULL THEN c.lower END AS lower,
            CASE WHEN t.year IS NULL THEN c.upper END AS upper,
            coalesce(t.claim_ids, c.claim_ids) AS claim_ids
        ),
        t.year IS NOT NULL AS is_tied,
        -- The network shrank, or the page is staler than its date.
        c.value < lag(c.value IGNORE NULLS) OVER (PARTITION BY c.network_id, c.member_kind ORDER BY c.year) AS is_fewer
    FROM chosen AS c
    LEFT JOIN tied AS t USING (network_id, member_kind, year)
),
joined AS (
    SELECT
        coalesce(c.network_id, l.network_id) AS network_id,
        coalesce(c.member_kind, l.member_kind) AS member_kind,
        coalesce(c.year, l.year) AS year,
        c.* EXCLUDE (network_id, member_kind, year, rank_no, evidence_latest),
        l.* EXCLUDE (network_id, member_kind, year, evidence_latest),
        greatest(c.evidence_latest, l.evidence_latest) AS evidence_latest,
        (l.network_id, l.year) IN (SELECT (network_id, year) FROM core.list_year) AS is_whole
    FROM claimed AS c
    FULL JOIN listed AS l
        ON l.network_id = c.network_id AND l.year = c.year
        AND l.member_kind = CASE WHEN c.member_kind IN ('member', 'partner', 'organisation') THEN 'any' ELSE c.member_kind END
    -- "any" is a kind of claims: without one it would only repeat the sum.
    WHERE coalesce(c.member_kind, l.member_kind) <> 'any' OR c.member_kind IS NOT NULL
)
SELECT
    network_id,
    member_kind,
    year,
    value AS claimed_value,
    comparator AS claimed_comparator,
    lower AS claimed_lower,
    upper AS claimed_upper,
    as_of_latest,
    CAST(listed_lower AS INTEGER) AS listed_lower,
    CAST(listed_best AS INTEGER) AS listed_best,
    CAST(listed_upper AS INTEGER) AS listed_upper,
    CAST(round(listed_best / nullif(lower, 0), 4) AS DECIMAL(12, 4)) AS coverage,
    coalesce(basis, 'listed') AS basis,
    evidence_latest,
    list_sort(list_distinct(coalesce(assertion_ids, []) || coalesce(claim_ids, []))) AS assertion_ids,
    list_sort(list_filter(
        [
            CASE WHEN anchor_basis = 'fetch_date' THEN 'undated_source' END,
            CASE WHEN year = year(getvariable('known_on')) THEN 'year_open' END,
            CASE WHEN is_tied THEN 'claims_conflict' END,
            CASE WHEN is_fewer THEN 'fewer_than_before' END,
            CASE WHEN (lower > listed_upper AND is_whole) OR listed_lower > upper THEN 'claim_list_conflict' END
        ],
        lambda flag: flag IS NOT NULL
    )) AS flags
FROM joined
