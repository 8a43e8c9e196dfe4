-- What became of each report: quarantined, duplicate, superseded, partial or accepted, and which version it is. Versions
-- are counted by the day on which they came; a report that says what the one before it says is a duplicate.
WITH candidate AS (
    SELECT w.*, v.print, count(DISTINCT v.print) OVER same_day > 1 AS is_disputed
    FROM core.report_row AS w
    JOIN core.report_wide AS v USING (report_row_id)
    WHERE NOT w.is_rejected AND (v.n_good > 0 OR v.n_bad = 0)
        AND w.report_row_id NOT IN (SELECT report_row_id FROM core.report_hold)
    WINDOW same_day AS (
        PARTITION BY w.network_id, w.party_id, w.report_year, w.received_on, CAST(w.taken_from AS DATE)
    )
),
-- Two that differ and came on one day: neither is known to be right, until a person says which.
ordered AS (
    SELECT
        c.*,
        lag(c.report_row_id) OVER versions IS NOT NULL AND c.print IS NOT DISTINCT FROM lag(c.print) OVER versions
            AS is_again
    FROM candidate AS c
    LEFT JOIN core.report_fix AS f ON f.quarantine_id = c.row_key || '10'
    WHERE NOT c.is_disputed OR f.action = 'accept'
    WINDOW versions AS (
        PARTITION BY c.network_id, c.party_id, c.report_year
        ORDER BY c.received_on, c.taken_from, c.position, c.report_row_id
    )
),
numbered AS (
    SELECT
        report_row_id,
        -- What a person mends in a report makes a version of it.
        CAST(row_number() OVER versions + sum(n_fixes) OVER versions AS INTEGER) AS version_no,
        lead(report_row_id) OVER versions IS NULL AS is_last
    FROM ordered
    WHERE NOT is_again
    WINDOW versions AS (
        PARTITION BY network_id, party_id, report_year ORDER BY received_on, taken_from, position, report_row_id
    )
)
SELECT
    w.report_row_id,
    n.version_no,
    coalesce(n.is_last, false) AS is_current,
    c.is_disputed AND o.report_row_id IS NULL AS is_disputed,
    CASE
        WHEN o.report_row_id IS NULL THEN 'quarantined'
        WHEN o.is_again THEN 'duplicate'
        WHEN NOT n.is_last THEN 'superseded'
    END AS state
FROM core.report_row AS w
LEFT JOIN candidate AS c USING (report_row_id)
LEFT JOIN ordered AS o USING (report_row_id)
LEFT JOIN numbered AS n USING (report_row_id)
