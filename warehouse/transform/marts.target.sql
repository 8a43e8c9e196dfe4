-- Every target with what became of it by words: the statements that set it, and those that tell that it is late or was
-- achieved. One that cannot be (V09) stays here with its flag and gets no years.
WITH told AS (
    SELECT
        target_id,
        max(status_latest) FILTER (status = 'late') AS late_on,
        arg_min(status_edtf, (rank_no, -epoch(last_on), assertion_id)) FILTER (status = 'achieved') AS achieved_edtf,
        min(status_earliest) FILTER (status = 'achieved') AS achieved_earliest,
        max(status_latest) FILTER (status = 'achieved') AS achieved_latest,
        max(last_on) AS last_on,
        list_sort(list(DISTINCT assertion_id)) AS assertion_ids
    FROM core.target_event
    GROUP BY target_id
)
SELECT
    t.target_id,
    t.network_id,
    t.holder_id,
    t.applies_to,
    t.metric,
    t.metric_mention,
    t.gas,
    t.comparator,
    t.target_value,
    t.unit,
    t.base_year,
    t.due_edtf,
    t.due_earliest,
    t.due_latest,
    t.due_year,
    t.member_kinds,
    t.rules,
    t.modality,
    t.set_in_id,
    s.set_earliest,
    s.set_latest,
    t.framework_id,
    p.older_id AS supersedes_id,
    r.newer_id AS superseded_by_id,
    r.superseded_on,
    e.late_on,
    e.achieved_edtf,
    e.achieved_earliest,
    e.achieved_latest,
    t.known_from,
    t.n_sources,
    t.first_on AS evidence_earliest,
    greatest(t.last_on, e.last_on) AS evidence_latest,
    list_sort(list_distinct(t.assertion_ids || coalesce(e.assertion_ids, []))) AS assertion_ids,
    list_sort(list_filter(
        [
            CASE WHEN t.is_undated THEN 'undated_source' END,
            CASE WHEN t.due_year < t.base_year THEN 'due_before_base' END,
            CASE
                WHEN t.unit = 'percent' AND NOT (t.target_value > 0 AND t.target_value <= 100)
                    THEN 'percent_out_of_range'
            END
        ],
        lambda flag: flag IS NOT NULL
    )) AS flags
FROM core.target AS t
LEFT JOIN told AS e USING (target_id)
LEFT JOIN core.target_set AS s USING (set_in_id)
LEFT JOIN core.supersession AS r ON r.older_id = t.target_id
LEFT JOIN (
    SELECT newer_id, arg_max(older_id, (o.first_on, older_id)) AS older_id
    FROM core.supersession
    JOIN core.target AS o ON o.target_id = older_id
    GROUP BY newer_id
) AS p ON p.newer_id = t.target_id
