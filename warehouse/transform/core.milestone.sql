-- Steps as pages state them, a row a statement and visit. A system is founded once and each version of a plan comes
-- once, whatever a page calls it; any other step is told apart by its label (`step`).
SELECT
    assertion_id,
    network_id,
    (said ->> 'event') AS event,
    (said ->> 'label') AS label,
    CASE WHEN event = 'founded' OR starts_with(event, 'version_') THEN event ELSE label END AS step,
    coalesce((said ->> 'state'), 'unknown') AS state,
    (said -> 'planned' ->> 'edtf') AS planned_edtf,
    CAST((said -> 'planned' ->> 'earliest') AS DATE) AS planned_earliest,
    CAST((said -> 'planned' ->> 'latest') AS DATE) AS planned_latest,
    (said -> 'actual' ->> 'edtf') AS actual_edtf,
    CAST((said -> 'actual' ->> 'earliest') AS DATE) AS actual_earliest,
    CAST((said -> 'actual' ->> 'latest') AS DATE) AS actual_latest,
    CAST((said ->> 'list_date') AS DATE) AS list_date,
    CAST((said ->> 'list_order') AS INTEGER) AS list_order,
    (said ->> 'list_date_quality') AS list_date_quality,
    (said ->> 'grain') AS grain,
    (said ->> 'position') AS position,
    -- Not sorted by its dates at this place: something before it on the list bears a later one.
    coalesce(list_date < max(list_date) OVER before_it, false) AS is_out_of_order,
    tense,
    source_id,
    rank_no,
    known_at,
    evidence_on,
    anchor_basis
FROM core.sighting
WHERE kind = 'milestone'
WINDOW before_it AS (
    PARTITION BY source_id, url, known_at, network_id, list_order IS NULL
    ORDER BY list_order RANGE BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
)
