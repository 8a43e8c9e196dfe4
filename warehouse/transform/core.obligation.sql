-- Duties as pages state them, a row a statement and visit. Who owes one is the body that is named, else those of whom
-- the system asks it, else the system itself.
SELECT
    assertion_id,
    network_id,
    (said ->> 'activity') AS activity,
    coalesce(party_id, (said ->> 'applies_to'), 'network') AS duty_holder,
    (said ->> 'counterparty') AS counterparty,
    CAST((said ->> 'n') AS INTEGER) AS n_per_period,
    -- "=" is what an assertion leaves unsaid; without a number there is nothing to compare.
    CASE WHEN (said ->> 'n') IS NOT NULL THEN coalesce((said ->> 'comparator'), '=') END AS comparator,
    (said ->> 'period') AS period,
    coalesce(CAST((said -> 'topics') AS VARCHAR[]), []) AS topics,
    coalesce(CAST((said ->> 'is_open_list') AS BOOLEAN), false) AS is_open_list,
    tense,
    modality,
    source_id,
    rank_no,
    known_at,
    evidence_on,
    anchor_basis
FROM core.sighting
WHERE kind = 'obligation'
