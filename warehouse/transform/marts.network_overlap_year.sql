-- Pairs of networks that share at least one municipality or region at the year's end, on the best count; what other
-- bodies share stands in partner_overlap_year. The lower bound of the share
-- takes only who is certain in both against all who may be in either; the upper one all who may be in both against them
-- and those who are certain in one.
WITH member AS (
    SELECT
        network_id,
        party_id,
        year,
        min(degree) AS degree,
        max(evidence_latest) AS evidence_latest,
        flatten(list(assertion_ids)) AS assertion_ids
    FROM core.member_year
    WHERE counts_as_network AND member_kind IN ('municipality', 'region')
    GROUP BY ALL
),
size AS (
    SELECT network_id, year, count_if(degree <= 2) AS n_best, count_if(degree = 1) AS n_lower, count(*) AS n_upper
    FROM member
    GROUP BY ALL
),
common AS (
    SELECT
        a.network_id AS network_a,
        b.network_id AS network_b,
        a.year,
        count_if(greatest(a.degree, b.degree) <= 2) AS n_common,
        count_if(greatest(a.degree, b.degree) = 1) AS common_lower,
        count(*) AS common_upper,
        count_if(least(a.degree, b.degree) = 1) AS either_lower,
        max(greatest(a.evidence_latest, b.evidence_latest)) AS evidence_latest,
        list_sort(list_distinct(flatten(list(a.assertion_ids || b.assertion_ids)))) AS assertion_ids
    FROM member AS a
    JOIN member AS b ON b.party_id = a.party_id AND b.year = a.year AND b.network_id > a.network_id
    GROUP BY ALL
)
SELECT
    c.network_a,
    c.network_b,
    c.year,
    CAST(a.n_best AS INTEGER) AS n_a,
    CAST(b.n_best AS INTEGER) AS n_b,
    CAST(c.n_common AS INTEGER) AS n_common,
    CAST(a.n_best + b.n_best - c.n_common AS INTEGER) AS n_union,
    CAST(round(c.n_common / (a.n_best + b.n_best - c.n_common), 4) AS DECIMAL(12, 4)) AS jaccard_best,
    CAST(round(c.common_lower / (a.n_upper + b.n_upper - c.common_upper), 4) AS DECIMAL(12, 4)) AS jaccard_lower,
    CAST(round(
        c.common_upper / (a.n_lower + b.n_lower - c.common_lower + c.common_upper - c.either_lower), 4
    ) AS DECIMAL(12, 4)) AS jaccard_upper,
    c.evidence_latest,
    c.assertion_ids
FROM common AS c
JOIN size AS a ON a.network_id = c.network_a AND a.year = c.year
JOIN size AS b ON b.network_id = c.network_b AND b.year = c.year
WHERE c.n_common > 0
