-- Who is in which network at the end of each year: the panel of the roles that are memberships.
SELECT
    network_id,
    party_id,
    role,
    year,
    state,
    any_in_year,
    party_kind,
    start_edtf,
    start_earliest,
    start_latest,
    end_edtf,
    end_earliest,
    end_latest,
    basis,
    counts_as_network,
    n_sources,
    evidence_latest,
    assertion_ids,
    flags
FROM core.panel
WHERE is_membership
