-- The networks and other systems that the release speaks of.
SELECT
    network_id, kind, name_fi, name_sv, name_en, parent_id, region_code, country, counts_as_network
FROM ref.network
