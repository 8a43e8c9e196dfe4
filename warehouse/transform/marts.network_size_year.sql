-- Claimed against listed, never mixed: a claim is what a page says of the number, listed is what its lists name.
-- A claim about members of any kind is held against the members of all kinds.
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
claimed AS (
    SELECT *, CAST(year(as_of_latest) AS INTEGER) AS year
    FROM core.claim
    QUALIFY row_number() OVER (
        PARTITION BY network_id, member_kind, year(as_of_latest) ORDER BY rank_no, as_of_latest DESC, assertion_id
    ) = 1
),
joined AS (
    SELECT
        coalesce(c.network_id, l.network_id) AS network_id,
        coalesce(c.member_kind, l.member_kind) AS member_kind,
        coalesce(c.year, l.year) AS year,
        c.* EXCLUDE (network_id, member_kind, year, source_id, rank_no, known_at, assertion_id, anchor_basis),
        c.assertion_id AS claim_id,
        c.anchor_basis,
        l.* EXCLUDE (network_id, member_kind, year)
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
    evidence_latest,
    list_sort(list_distinct(coalesce(assertion_ids, []) || CASE WHEN claim_id IS NULL THEN [] ELSE [claim_id] END))
        AS assertion_ids,
    list_sort(list_filter(
        [
            CASE WHEN anchor_basis = 'fetch_date' THEN 'undated_source' END,
            CASE WHEN year = year(getvariable('known_on')) THEN 'year_open' END,
            CASE WHEN lower > listed_upper OR listed_lower > upper THEN 'claim_list_conflict' END
        ],
        lambda flag: flag IS NOT NULL
    )) AS flags
FROM joined
