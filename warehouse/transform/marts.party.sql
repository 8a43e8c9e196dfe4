-- The bodies that take part, with today's code and region, and the groups that some of them take part with.
SELECT body_id AS party_id, kind, name, name_fi, name_sv, name_en, country, municipality_code, region_code, y_tunnus
FROM ref.body
WHERE body_id IN (
    SELECT party_id FROM core.assertion
    UNION ALL
    SELECT said -> 'group' ->> 'id' FROM core.assertion
    UNION ALL
    SELECT party_id FROM marts.partner_report_year
)
