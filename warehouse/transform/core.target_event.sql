-- What is told of a target after it was set: that it is late, or that it was achieved. An event belongs to the target
-- of the same network, metric and value; "the goal was reached" without a number speaks of the one its own page sets.
-- What will be achieved has not been.
SELECT
    e.assertion_id,
    e.document_id,
    t.target_id,
    e.status,
    e.status_edtf,
    e.status_earliest,
    -- An undated event had happened by the day that its page is evidence of.
    coalesce(e.status_latest, e.first_on) AS status_latest,
    e.rank_no,
    e.last_on,
    e.known_from
FROM core.target_statement AS e
JOIN core.target AS t
    ON t.metric = e.metric
    AND t.network_id IS NOT DISTINCT FROM e.network_id
    AND (t.holder_id = e.holder_id OR (t.network_id IS NOT NULL AND (t.holder_id IS NULL OR e.holder_id IS NULL)))
    AND coalesce(e.target_value = t.target_value, e.target_value IS NULL)
    AND coalesce(e.due_year = t.due_year, true)
    AND (
        list_contains(t.document_ids, e.document_id)
        OR e.target_value = t.target_value
        OR (t.target_value IS NULL AND e.due_year = t.due_year)
    )
WHERE e.status IN ('late', 'achieved') AND e.modality = 'is' AND e.tense NOT IN ('future', 'conditional')
-- Of several that fit, the one of its own page, then the last that was due by then.
QUALIFY row_number() OVER (
    PARTITION BY e.assertion_id
    ORDER BY
        list_contains(t.document_ids, e.document_id) DESC,
        coalesce(t.due_latest <= coalesce(e.status_latest, e.first_on), false) DESC,
        t.due_latest DESC NULLS LAST,
        t.target_id
) = 1
