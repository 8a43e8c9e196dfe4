-- The bodies that the release speaks of, with today's code and region: those that take part or did by what was read
-- before, the groups that some of them take part with, those that report, and those that took over a role.
SELECT body_id AS party_id, kind, name, name_fi, name_sv, name_en, country, municipality_code, region_code, y_tunnus
FROM ref.body
WHERE body_id IN (
    SELECT party_id FROM marts.assertion
    UNION ALL
    SELECT said -> 'group' ->> 'id' FROM core.assertion
    UNION ALL
    SELECT party_id FROM marts.participation
    UNION ALL
    SELECT party_id FROM marts.partner_report_year
    UNION ALL
    SELECT successor_id FROM marts.role_year
)
