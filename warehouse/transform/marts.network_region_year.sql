-- Finnish members by region, in the regions as they were that year (the oldest register we hold is used before it).
WITH placed AS (
    SELECT
        m.network_id,
        m.party_kind AS member_kind,
        m.year,
        m.party_id,
        min(CASE m.state WHEN 'certain' THEN 1 WHEN 'carried' THEN 2 ELSE 3 END) AS degree,
        list_sort(list_distinct(flatten(list(m.assertion_ids)))) AS assertion_ids,
        max(m.evidence_latest) AS evidence_latest
    FROM marts.membership_year AS m
    JOIN ref.body AS b ON b.body_id = m.party_id AND b.country = 'FI' AND b.kind IN ('municipality', 'region')
    GROUP BY ALL
),
classified AS (
    SELECT
        p.*,
        CASE p.member_kind WHEN 'municipality' THEN r.year ELSE p.year END AS region_classification_year,
        CASE p.member_kind WHEN 'municipality' THEN r.region_code ELSE b.region_code END AS region_code
    FROM placed AS p
    JOIN ref.body AS b ON b.body_id = p.party_id
    LEFT JOIN ref.municipality_year AS r
        ON r.body_id = p.party_id
        AND r.year = greatest(p.year, (SELECT min(year) FROM ref.municipality_year AS f WHERE f.body_id = p.party_id))
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
