-- A body seen in a network on one taken visit: the unit of evidence. Held visits are not here, so the last good
-- facts stand.
SELECT
    a.network_id,
    a.party_id,
    a.role,
    v.source_id,
    v.url,
    v.known_at,
    v.evidence_on,
    v.anchor_basis,
    a.assertion_id,
    a.state,
    a.basis,
    s.rank_no,
    a.start_edtf,
    a.start_earliest,
    a.start_latest,
    a.end_edtf,
    a.end_earliest,
    a.end_latest
FROM core.assertion AS a
JOIN core.visit AS v ON v.document_id = a.document_id AND v.source_id = a.source_id AND v.url = a.url AND v.is_taken
JOIN ref.source AS s ON s.source_id = a.source_id
WHERE a.kind = 'participation' AND a.outcome = 'fact'
