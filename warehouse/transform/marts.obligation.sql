-- Every duty as it is stated, also what was done once, what may be done and what is owed on joining: no page's word is
-- dropped, and different words about one duty are different rows.
SELECT
    left(sha256(CAST(row(
        network_id, activity, duty_holder, counterparty, n_per_period, comparator, period, topics, is_open_list, tense,
        modality
    ) AS VARCHAR)), 32) AS obligation_id,
    network_id,
    activity,
    duty_holder,
    counterparty,
    n_per_period,
    comparator,
    period,
    topics,
    is_open_list,
    tense,
    modality,
    min(evidence_on) AS evidence_earliest,
    max(evidence_on) AS evidence_latest,
    min(known_at) AS known_from,
    count(DISTINCT source_id) AS n_sources,
    list_sort(list(DISTINCT assertion_id)) AS assertion_ids
FROM core.obligation
GROUP BY ALL
