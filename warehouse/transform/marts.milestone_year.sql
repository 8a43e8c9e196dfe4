-- Each step once, in the year it was taken, else planned for, else listed under, else first told of. What one page says
-- of it and what another says stand together: the better source, then the newer content, gives each part. Days on which
-- it is said to have been taken are one date, told more or less finely; where they exclude each other the bounds are the
-- widest of theirs, and where nothing tells the sides apart no date is the stated one.
WITH known AS (
    SELECT
        network_id,
        event,
        arg_min(label, (rank_no, -epoch(evidence_on), assertion_id)) AS label,
        -- What was done stays done, and what is planned is more than what is only listed.
        min(CASE state WHEN 'done' THEN 1 WHEN 'planned' THEN 2 ELSE 3 END) AS degree,
        arg_min(
            {'edtf': planned_edtf, 'earliest': planned_earliest, 'latest': planned_latest},
            (rank_no, -epoch(evidence_on), assertion_id)
        ) FILTER (coalesce(planned_latest, planned_earliest) IS NOT NULL) AS planned,
        coalesce(max(actual_earliest) > min(actual_latest), false) AS dates_differ,
        CASE
            WHEN count(*) FILTER (is_dated) = 0 THEN NULL
            WHEN NOT dates_differ THEN {
                'edtf': arg_min(actual_edtf, (width, rank_no, -epoch(evidence_on), assertion_id)) FILTER (is_dated),
                'earliest': max(actual_earliest),
                'latest': min(actual_latest)
            }
            ELSE {
                'edtf': CASE
                    WHEN count(DISTINCT actual_edtf) FILTER (is_first) = 1
                        THEN min(actual_edtf) FILTER (is_first)
                END,
                'earliest': min(actual_earliest),
                'latest': max(actual_latest)
            }
        END AS actual,
        arg_min(
            {'date': list_date, 'order': list_order, 'quality': list_date_quality, 'is_out_of_order': is_out_of_order},
            (rank_no, -epoch(evidence_on), -epoch(known_at), assertion_id)
        ) FILTER (list_date IS NOT NULL OR list_order IS NOT NULL) AS listed,
        min(evidence_on) AS first_on,
        count(DISTINCT source_id) AS n_sources,
        max(evidence_on) AS evidence_latest,
        bool_and(anchor_basis = 'fetch_date') AS is_undated,
        list_sort(list(DISTINCT assertion_id)) AS assertion_ids
    FROM (
        SELECT
            *,
            coalesce(actual_latest, actual_earliest) IS NOT NULL AS is_dated,
            epoch(coalesce(actual_latest, DATE '9999-12-31')) - epoch(coalesce(actual_earliest, DATE '0001-01-01'))
                AS width,
            is_dated AND rank() OVER (
                PARTITION BY network_id, event, step, is_dated ORDER BY rank_no, evidence_on DESC
            ) = 1 AS is_first
        FROM core.milestone
    )
    GROUP BY network_id, event, step
),
dated AS (
    SELECT
        *,
        coalesce(
            actual.latest, actual.earliest, planned.latest, planned.earliest, listed.date
        ) AS dated_on,
        CAST(year(coalesce(dated_on, first_on)) AS INTEGER) AS year
    FROM known
)
SELECT
    network_id,
    event,
    label,
    year,
    CASE degree WHEN 1 THEN 'done' WHEN 2 THEN 'planned' ELSE 'unknown' END AS state,
    listed.date AS list_date,
    listed.order AS list_order,
    listed.quality AS list_date_quality,
    planned.edtf AS planned_edtf,
    planned.earliest AS planned_earliest,
    planned.latest AS planned_latest,
    actual.edtf AS actual_edtf,
    actual.earliest AS actual_earliest,
    actual.latest AS actual_latest,
    -- From the last day that the plan allows, as lateness is counted; a step taken early has a negative slip.
    CAST(actual.earliest - planned.latest AS INTEGER) AS slip_days_min,
    CAST(actual.latest - planned.latest AS INTEGER) AS slip_days_max,
    n_sources,
    evidence_latest,
    assertion_ids,
    list_sort(list_filter(
        [
            CASE WHEN degree > 1 AND actual IS NULL AND planned.latest < getvariable('known_on')
                THEN 'overdue_no_evidence' END,
            CASE WHEN dates_differ THEN 'date_conflict' END,
            CASE WHEN listed.is_out_of_order THEN 'order_inversion' END,
            CASE WHEN dated_on IS NULL THEN 'no_date' END,
            CASE WHEN is_undated THEN 'undated_source' END,
            CASE WHEN year = year(getvariable('known_on')) THEN 'year_open' END
        ],
        lambda flag: flag IS NOT NULL
    )) AS flags
FROM dated
