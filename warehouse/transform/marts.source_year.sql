-- How fresh each source is, by calendar year of the visits.
SELECT
    v.source_id,
    CAST(year(v.visited_on) AS INTEGER) AS year,
    CAST(count(*) AS INTEGER) AS n_fetches,
    CAST(count_if(v.state = 'read') AS INTEGER) AS n_changes,
    CAST(count_if(NOT v.is_taken) AS INTEGER) AS n_failures,
    max(v.visited_on) FILTER (v.is_taken) AS last_ok,
    CAST(date_diff(
        'day',
        max(v.evidence_on) FILTER (v.is_taken AND v.anchor_basis <> 'fetch_date'),
        least(make_date(year(v.visited_on), 12, 31), getvariable('known_on'))
    ) AS INTEGER) AS content_age_days,
    arg_max(v.robots_state, (v.visited_on, v.fetch_id)) FILTER (v.robots_state IS NOT NULL) AS robots_state,
    s.licence AS licence_code,
    list_sort(list_distinct(list_filter(
        list(CASE WHEN NOT v.is_taken THEN v.state END)
            || [CASE WHEN bool_and(v.anchor_basis = 'fetch_date') FILTER (v.is_taken) THEN 'undated_source' END],
        lambda flag: flag IS NOT NULL
    ))) AS flags
FROM core.visit AS v
JOIN ref.source AS s USING (source_id)
GROUP BY v.source_id, year(v.visited_on), s.licence
