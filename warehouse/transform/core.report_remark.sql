-- All that the readers found wrong, with an id that stays the same however often a file is read, and what a person
-- decided about it. `is_open` waits.
WITH told AS (
    SELECT
        left(md5(concat_ws(
            '|', g.document_id, g.network_id, coalesce(g.year, 0), p.sheet, coalesce(p.address, w.row_number::VARCHAR),
            p.code, p.field, p.raw
        )), 16) AS quarantine_id,
        g.report_reading_id,
        p.report_row_id,
        p.code,
        p.field,
        p.sheet,
        p.address,
        p.raw,
        p.hint
    FROM obs.report_problem AS p
    JOIN core.report_reading AS g USING (report_reading_id)
    LEFT JOIN obs.report_row AS w USING (report_row_id)
)
SELECT t.*, f.action, f.value AS decided_value, f.decided_at, f.action IS NULL AS is_open
FROM told AS t
LEFT JOIN core.report_fix AS f USING (quarantine_id)
