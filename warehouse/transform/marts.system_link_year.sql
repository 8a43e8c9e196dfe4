-- Links by year: certain from the first to the last evidence, carried on as memberships are, then possible. No page
-- states the start or the end of a link.
WITH spread AS (
    SELECT
        l.*,
        CAST(unnest(generate_series(year(l.first_on), year(getvariable('known_on')))) AS INTEGER) AS year
    FROM core.link AS l
)
SELECT
    child_id,
    parent_id,
    link,
    year,
    CASE
        WHEN year <= year(last_on) THEN 'certain'
        WHEN year <= year(last_on) + getvariable('carry_forward_years') THEN 'carried'
        ELSE 'possible'
    END AS state,
    n_sources,
    last_on AS evidence_latest,
    assertion_ids,
    list_sort(list_filter(
        [
            CASE WHEN is_undated THEN 'undated_source' END,
            CASE WHEN year = year(getvariable('known_on')) THEN 'year_open' END
        ],
        lambda flag: flag IS NOT NULL
    )) AS flags
FROM spread
