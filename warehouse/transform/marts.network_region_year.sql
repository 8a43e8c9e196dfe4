-- Finnish members by region, in the regions as they were that year (before the oldest register of regions that we hold,
-- in its regions: region_classification_year says so).
WITH classified AS (
    SELECT
        m.*,
        CASE b.kind
            WHEN 'municipality' THEN r.region_year
            ELSE greatest(m.year, (SELECT min(region_year) FROM ref.municipality_year))
        END AS region_classification_year,
        CASE b.kind WHEN 'municipality' THEN r.region_code ELSE b.region_code END AS region_code
    FROM core.member_year AS m
    JOIN ref.body AS b ON b.body_id = m.party_id AND b.country = 'FI' AND b.kind IN ('municipality', 'region')
    LEFT JOIN ref.municipality_year AS r
        ON r.body_id = m.party_id
        AND r.year = greatest(m.year, (SELECT min(year) FROM ref.municipality_year AS f WHERE f.body_id = m.party_id))
)
SELECT
    c.network_id,
    c.region_code,
    g.name_fi AS region_name_fi,
    c.member_kind,
    c.year,
    CAST(min(c.region_classification_year) AS INTEGER) AS region_classification_year,
    CAST(count_if(c.degree = 1) AS INTEGER) AS n_lower,
    CAST(count_if(c.degree <= 2) AS INTEGER) AS n_best,
    CAST(count(*) AS INTEGER) AS n_upper,
    max(c.evidence_latest) AS evidence_latest,
    list_sort(list_distinct(flatten(list(c.assertion_ids)))) AS assertion_ids
FROM classified AS c
LEFT JOIN ref.region AS g USING (region_code)
GROUP BY c.network_id, c.region_code, g.name_fi, c.member_kind, c.year
