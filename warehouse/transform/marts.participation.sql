-- Each belief about a body in a network, on both time axes: what was true (start and end as bounds) and from when to
-- when we knew it. A night that confirms makes no new row; the last day of evidence is derived, never versioned.
WITH compared AS (
    SELECT
        *,
        row(state, basis, start_edtf, start_earliest, start_latest, end_edtf, end_earliest, end_latest) AS said,
        lag(said) OVER (PARTITION BY network_id, party_id, role ORDER BY tick) AS said_before
    FROM core.belief
),
changed AS (
    SELECT * FROM compared WHERE said_before IS NULL OR said IS DISTINCT FROM said_before
)
SELECT
    left(sha256(concat_ws('|', c.network_id, c.party_id, c.role, CAST(c.tick AS VARCHAR))), 32) AS participation_id,
    c.network_id,
    c.party_id,
    c.role,
    c.state,
    c.basis,
    c.start_edtf,
    c.start_earliest,
    c.start_latest,
    c.end_edtf,
    c.end_earliest,
    c.end_latest,
    c.tick AS known_from,
    lead(c.tick) OVER (PARTITION BY c.network_id, c.party_id, c.role ORDER BY c.tick) AS known_to,
    e.first_on AS evidence_earliest,
    e.last_on AS evidence_latest,
    e.n_sources,
    e.assertion_ids
FROM changed AS c
JOIN core.evidence AS e USING (network_id, party_id, role)
