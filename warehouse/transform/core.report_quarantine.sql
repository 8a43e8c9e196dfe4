-- All that waits for a person, or waited: cells, rows and files, each with what to decide it by.
WITH found AS (
    -- What the readers found, but what keeps a whole row back: that has ids of its own below.
    SELECT
        r.quarantine_id,
        g.report_reading_id,
        g.network_id,
        coalesce(w.report_year, g.intake_year) AS year,
        r.report_row_id,
        w.party_id,
        w.org_mention,
        g.document_id,
        g.file_name,
        g.taken_from,
        r.sheet,
        w.row_number,
        r.address,
        r.field,
        r.code,
        r.raw,
        r.hint
    FROM core.report_remark AS r
    JOIN core.report_reading AS g USING (report_reading_id)
    LEFT JOIN core.report_row AS w USING (report_row_id)
    UNION ALL
    SELECT
        h.quarantine_id, w.report_reading_id, w.network_id, coalesce(w.report_year, w.intake_year), w.report_row_id, w.party_id,
        w.org_mention, w.document_id, g.file_name, w.taken_from, w.sheet, w.row_number, NULL, NULL, h.code,
        coalesce(w.org_mention, ''), NULL
    FROM (
        SELECT report_row_id, row_key || '01' AS quarantine_id, 'Q01' AS code FROM core.report_row
    WHERE party_id IS NULL AND NOT list_contains(coalesce(read_codes, []), 'Q02')
        UNION ALL
        SELECT report_row_id, row_key || '16', 'Q16'
        FROM core.report_row
        WHERE party_id IS NOT NULL AND reporters = 'members' AND member_degree IS NULL AND report_year IS NOT NULL
        UNION ALL
        SELECT w.report_row_id, w.row_key || '10', 'Q10'
        FROM core.report_row AS w
        JOIN core.report_state AS s USING (report_row_id)
        WHERE s.is_disputed
    ) AS h
    JOIN core.report_row AS w USING (report_row_id)
    JOIN core.report_reading AS g USING (report_reading_id)
    UNION ALL
    SELECT
        j.quarantine_id, w.report_reading_id, w.network_id, w.report_year, w.report_row_id, w.party_id, w.org_mention, w.document_id,
        g.file_name, w.taken_from, f.sheet, w.row_number, f.address, j.field, 'Q11', f.raw,
        'the year before it was ' || rtrim(rtrim(j.value_before::VARCHAR, '0'), '.')
    FROM core.report_jump AS j
    JOIN core.report_row AS w USING (report_row_id)
    JOIN core.report_reading AS g USING (report_reading_id)
    LEFT JOIN obs.report_figure AS f
        ON f.report_row_id = j.report_row_id AND f.field = j.field AND f.measure_no = 0
)
SELECT
    f.*,
    c.severity,
    x.action,
    x.decided_at,
    CASE WHEN x.action IS NULL THEN 'open' ELSE 'resolved' END AS state
FROM found AS f
LEFT JOIN ref.report_code AS c USING (code)
LEFT JOIN core.report_fix AS x USING (quarantine_id)
QUALIFY row_number() OVER (PARTITION BY f.quarantine_id ORDER BY f.report_row_id) = 1
