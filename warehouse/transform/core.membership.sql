-- Today's belief of each membership with its evidence: the interval that marts.membership_year spreads over years.
SELECT
    p.network_id,
    p.party_id,
    p.role,
    p.state,
    p.basis,
    p.start_edtf,
    p.start_earliest,
    p.start_latest,
    p.n_starts,
    p.end_edtf,
    p.end_earliest,
    p.end_latest,
    e.* EXCLUDE (network_id, party_id, role),
    b.kind AS party_kind,
    b.country,
    n.counts_as_network
FROM core.belief AS p
JOIN core.evidence AS e USING (network_id, party_id, role)
JOIN ref.body AS b ON b.body_id = p.party_id
JOIN ref.network AS n USING (network_id)
QUALIFY row_number() OVER (PARTITION BY p.network_id, p.party_id, p.role ORDER BY p.tick DESC) = 1
