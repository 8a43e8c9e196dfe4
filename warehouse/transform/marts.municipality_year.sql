-- Finland's municipalities as constituted each year.
SELECT municipality_code, body_id AS party_id, year, name_fi, name_sv, name_en, region_code
FROM ref.municipality_year
