-- Every step as it is stated; different words about one step are different rows.
SELECT
    left(sha256(CAST(row(
        network_id, event, label, state, planned_edtf, planned_earliest, planned_latest, actual_edtf, actual_earliest,
        actual_latest, list_date, list_order, list_date_quality, grain, position
    ) AS VARCHAR)), 32) AS milestone_id,
    network_id,
    event,
    label,
    state,
    planned_edtf,
    planned_earliest,
    planned_latest,
    actual_edtf,
    actual_earliest,
    actual_latest,
    list_date,
    list_order,
    list_date_quality,
    grain,
    position,
    min(evidence_on) AS evidence_earliest,
    max(evidence_on) AS evidence_latest,
    min(known_at) AS known_from,
    count(DISTINCT source_id) AS n_sources,
    list_sort(list(DISTINCT assertion_id)) AS assertion_ids
FROM core.milestone
GROUP BY ALL
