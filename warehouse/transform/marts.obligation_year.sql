-- Duties by year, in the years that their pages are evidence of and no others: nobody says that they went on.
-- Left out, and facts all the same (marts.obligation): what is owed once or all the time, which has no number a year;
-- what is told as past, which is no duty of the year; what may be done, is wished or would be.
WITH due AS (
    SELECT
        *,
        CAST(year(evidence_on) AS INTEGER) AS year,
        CASE WHEN period = 'year' THEN n_per_period END AS expected_n
    FROM core.obligation
    WHERE coalesce(period, 'year') = 'year' AND tense IN ('present', 'future') AND modality IN ('is', 'should')
),
believed AS (
    -- A statement with a number says more than one without; then the better source, then the newer content.
    SELECT
        network_id,
        activity,
        duty_holder,
        year,
        arg_min(expected_n, (expected_n IS NULL, rank_no, -epoch(evidence_on), assertion_id)) AS expected_n,
        arg_min(comparator, (expected_n IS NULL, rank_no, -epoch(evidence_on), assertion_id))
            FILTER (expected_n IS NOT NULL) AS comparator,
        count(DISTINCT source_id) AS n_sources,
        max(evidence_on) AS evidence_latest,
        bool_and(anchor_basis = 'fetch_date') AS is_undated,
        list_sort(list(DISTINCT assertion_id)) AS assertion_ids
    FROM due
    GROUP BY ALL
)
SELECT
    network_id,
    activity,
    duty_holder,
    year,
    expected_n,
    comparator,
    -- Nothing is counted yet: no page tells what was done, and partners' reports are not read.
    CAST(NULL AS INTEGER) AS observed_n,
    CASE WHEN expected_n IS NULL THEN 'no_number' ELSE 'not_observed' END AS state,
    n_sources,
    evidence_latest,
    assertion_ids,
    list_sort(list_filter(
        [
            CASE WHEN is_undated THEN 'undated_source' END,
            CASE WHEN year = year(getvariable('known_on')) THEN 'year_open' END
        ],
        lambda flag: flag IS NOT NULL
    )) AS flags
FROM believed
