-- A body named in a network by one version of a page, for as long as that version stood: the unit of evidence. Held
-- visits are not here, so the last good facts stand.
SELECT
    s.network_id,
    s.era_no,
    e.era_from,
    e.era_to,
    a.party_id,
    a.role,
    s.source_id,
    s.url,
    c.rank_no,
    s.first_no,
    s.last_no,
    s.first_known_at,
    s.last_known_at,
    s.first_on,
    s.last_on,
    s.anchor_basis,
    a.assertion_id,
    a.state,
    a.basis,
    a.start_edtf,
    a.start_earliest,
    a.start_latest,
    a.end_edtf,
    a.end_earliest,
    a.end_latest
FROM core.stay AS s
JOIN core.era AS e USING (network_id, era_no)
JOIN core.statement AS a
    ON a.reading_id = s.reading_id AND a.network_id = s.network_id AND a.source_id = s.source_id AND a.url = s.url
JOIN ref.source AS c ON c.source_id = s.source_id
WHERE a.kind = 'participation' AND a.ruling = 'fact'
    AND (e.era_to IS NULL OR a.counts_from < e.era_to)
    AND (a.counts_to IS NULL OR a.counts_to > e.era_from)
