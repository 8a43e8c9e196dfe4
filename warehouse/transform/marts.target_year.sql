-- Each target year by year: how long there is left, what is known of the way so far, and what came of it. Years run
-- from the first evidence, or the due year where the evidence is later, to the due year and on to the last event told.
WITH span AS (
    SELECT
        *,
        coalesce(due_latest, due_earliest) AS due_on,
        least(year(evidence_earliest), due_year) AS first_year,
        -- What has no due day is in force as long as pages say it.
        greatest(coalesce(due_year, year(evidence_latest)), year(late_on), year(achieved_latest)) AS last_year,
        -- Only a cut from a base year is so much a year; where no page states the base, nobody knows how much.
        CASE
            WHEN metric IN ('emission_reduction_pct', 'energy_saving_pct') AND due_year > base_year
                THEN due_year - base_year
        END AS cut_years
    FROM marts.target
    WHERE NOT list_has_any(flags, ['due_before_base', 'percent_out_of_range'])
),
spread AS (
    SELECT
        s.*,
        CAST(y.year AS INTEGER) AS year,
        least(make_date(y.year, 12, 31), getvariable('known_on')) AS stock_on
    FROM span AS s
    CROSS JOIN LATERAL (
        SELECT unnest(generate_series(s.first_year, least(s.last_year, year(getvariable('known_on'))))) AS year
    ) AS y
),
judged AS (
    SELECT
        s.*,
        CAST(a.lower AS DECIMAL(18, 4)) AS actual_lower,
        CAST(a.upper AS DECIMAL(18, 4)) AS actual_upper,
        coalesce(a.is_from_goal, false) AS is_from_goal,
        greatest(s.evidence_latest, a.evidence_latest) AS seen_latest,
        coalesce(a.assertion_ids, []) AS actual_ids,
        CASE
            -- From the newer one's first evidence on; what had been achieved before stays so.
            WHEN s.superseded_on <= s.stock_on AND coalesce(s.achieved_latest >= s.superseded_on, true)
                THEN 'superseded'
            WHEN s.achieved_latest <= s.stock_on AND coalesce(s.achieved_latest <= s.due_on, true) THEN 'met'
            WHEN s.achieved_latest <= s.stock_on AND s.achieved_earliest > s.due_on THEN 'achieved_late'
            WHEN a.lower >= s.target_value AND s.stock_on <= s.due_on THEN 'met'
            WHEN s.due_on IS NULL OR s.due_on > s.stock_on THEN 'in_force'
            WHEN a.upper < s.target_value OR s.achieved_earliest > s.stock_on OR year(s.late_on) >= s.year
                THEN 'missed_open'
            ELSE 'outcome_unknown'
        END AS status
    FROM spread AS s
    LEFT JOIN core.target_actual AS a USING (target_id, year)
),
bound_by AS (
    -- What is asked of the selected members binds those who are in that year; other targets bind their holder, or
    -- everybody that `applies_to` names.
    SELECT j.*, m.party_id AS member_id, coalesce(m.assertion_ids, []) AS member_ids
    FROM judged AS j
    LEFT JOIN marts.membership_year AS m
        -- As one equality: a condition on the left rows alone would compare each with each.
        ON m.network_id = CASE WHEN j.applies_to = 'selected_members' THEN j.network_id END AND m.year = j.year
        AND m.state IN ('certain', 'carried') AND m.role IN ('participant', 'member', 'signatory')
    QUALIFY row_number() OVER (
        PARTITION BY j.target_id, j.year, m.party_id
        ORDER BY list_position(['participant', 'member', 'signatory'], m.role)
    ) = 1
)
SELECT
    target_id,
    year,
    coalesce(holder_id, member_id) AS holder_id,
    network_id,
    applies_to,
    metric,
    gas,
    comparator,
    target_value,
    unit,
    base_year,
    due_year,
    CAST(greatest(due_year - year, 0) AS INTEGER) AS years_left,
    CAST(round(target_value / cut_years, 4) AS DECIMAL(12, 4)) AS annual_cut_pct,
    CAST(round(target_value * least(greatest(year - base_year, 0), cut_years) / cut_years, 4) AS DECIMAL(18, 4))
        AS required_value,
    actual_lower,
    actual_upper,
    target_value - actual_upper AS gap_min,
    target_value - actual_lower AS gap_max,
    status,
    CAST(CASE status
        WHEN 'missed_open' THEN stock_on - due_on
        WHEN 'achieved_late' THEN achieved_earliest - due_on
    END AS INTEGER) AS lateness_days_min,
    CAST(CASE status
        WHEN 'missed_open' THEN stock_on - due_on
        WHEN 'achieved_late' THEN achieved_latest - due_on
    END AS INTEGER) AS lateness_days_max,
    modality,
    set_in_id,
    framework_id,
    n_sources,
    seen_latest AS evidence_latest,
    list_sort(list_distinct(assertion_ids || actual_ids || member_ids)) AS assertion_ids,
    list_sort(list_filter(
        flags || [
            CASE WHEN year = year(getvariable('known_on')) THEN 'year_open' END,
            CASE WHEN is_from_goal THEN 'derived_from_goal' END
        ],
        lambda flag: flag IS NOT NULL
    )) AS flags
FROM bound_by
