-- Offices that have a function in a system, by the year of the evidence. Who held the office is nowhere here.
SELECT
    network_id,
    (said ->> 'function') AS role,
    party_id,
    CAST(year(evidence_on) AS INTEGER) AS year,
    -- Two offices may share a function, and pages in two languages name one office twice: none is dropped.
    string_agg(DISTINCT (said ->> 'office'), ' / ' ORDER BY (said ->> 'office')) AS office,
    count(DISTINCT source_id) AS n_sources,
    max(evidence_on) AS evidence_latest,
    bool_and(anchor_basis = 'fetch_date') AS is_undated,
    list_sort(list(DISTINCT assertion_id)) AS assertion_ids
FROM core.sighting
WHERE kind = 'office'
GROUP BY network_id, role, party_id, year
