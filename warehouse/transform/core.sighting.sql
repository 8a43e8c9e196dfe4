-- What was said once and for all, seen on one taken visit: the unit of evidence of every kind but participations and
-- headcounts, which have their own (core.listing, core.claim).
SELECT
    a.assertion_id,
    a.kind,
    a.network_id,
    a.party_id,
    a.link_target_id,
    a.said,
    a.tense,
    a.modality,
    a.source_id,
    a.url,
    s.rank_no,
    v.known_at,
    v.evidence_on,
    v.anchor_basis
FROM core.assertion AS a
JOIN core.visit AS v ON v.document_id = a.document_id AND v.source_id = a.source_id AND v.url = a.url AND v.is_taken
JOIN ref.source AS s ON s.source_id = a.source_id
WHERE a.outcome = 'fact' AND a.kind IN ('obligation', 'milestone', 'link', 'name', 'description', 'office')
