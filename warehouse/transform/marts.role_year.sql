-- Who does what for a system at the end of each year: the panel of the roles that are no memberships, and offices,
-- which are believed in the year of their evidence only, for people and their posts change.
SELECT
    network_id,
    role,
    party_id,
    year,
    CAST(NULL AS VARCHAR) AS office,
    state,
    -- Filled once the registers hold who came after whom.
    CAST(NULL AS VARCHAR) AS successor_id,
    start_edtf,
    end_edtf,
    n_sources,
    evidence_latest,
    assertion_ids,
    flags
FROM core.panel
WHERE NOT is_membership
UNION ALL
SELECT
    network_id,
    role,
    party_id,
    year,
    office,
    'certain',
    NULL,
    NULL,
    NULL,
    n_sources,
    evidence_latest,
    assertion_ids,
    list_sort(list_filter(
        [
            CASE WHEN is_undated THEN 'undated_source' END,
            CASE WHEN year = year(getvariable('known_on')) THEN 'year_open' END
        ],
        lambda flag: flag IS NOT NULL
    ))
FROM core.office
