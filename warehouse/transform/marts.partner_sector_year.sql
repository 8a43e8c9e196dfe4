-- Organisations in a network at the year's end by industry, on the best count. The industry of a body is known or it is
-- not; those of whom it is not known are told beside, and never shared out.
WITH member AS (
    SELECT
        m.network_id,
        m.year,
        m.party_id,
        max(m.evidence_latest) AS evidence_latest,
        flatten(list(m.assertion_ids)) AS assertion_ids
    FROM core.member_year AS m
    JOIN ref.body AS b ON b.body_id = m.party_id AND b.kind NOT IN ('municipality', 'region')
    WHERE m.degree <= 2
    GROUP BY ALL
),
placed AS (
    SELECT m.*, v.tol_version, s.tol_section
    FROM member AS m
    CROSS JOIN (SELECT DISTINCT tol_version FROM ref.sector) AS v
    LEFT JOIN ref.sector AS s ON s.body_id = m.party_id AND s.tol_version = v.tol_version
),
unknown AS (
    SELECT network_id, year, tol_version, count_if(tol_section IS NULL) AS n, count(tol_section) = 0 AS is_all
    FROM placed
    GROUP BY ALL
)
SELECT
    p.network_id,
    p.tol_section,
    p.tol_version,
    p.year,
    CAST(count(p.tol_section) AS INTEGER) AS n,
    CAST(max(u.n) AS INTEGER) AS n_unknown_sector,
    max(p.evidence_latest) AS evidence_latest,
    list_sort(list_distinct(flatten(list(p.assertion_ids)))) AS assertion_ids
FROM placed AS p
JOIN unknown AS u USING (network_id, year, tol_version)
-- A row without a section stands only where no other row of the year could tell how many are unknown.
WHERE p.tol_section IS NOT NULL OR u.is_all
GROUP BY p.network_id, p.tol_section, p.tol_version, p.year
