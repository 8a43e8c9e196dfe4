-- Finland's municipalities as constituted each year, and of which year the division into regions is that they are in.
SELECT
    municipality_code,
    body_id AS party_id,
    year,
    name_fi,
    name_sv,
    name_en,
    region_code,
    region_year AS region_classification_year
FROM ref.municipality_year
