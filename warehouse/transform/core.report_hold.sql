-- What keeps a whole report back, unless a person said that it is right all the same.
WITH found AS (
    SELECT report_row_id, row_key, unnest(coalesce(read_codes, [])) AS code FROM core.report_row
    UNION ALL
    SELECT report_row_id, row_key, 'Q01' FROM core.report_row
    WHERE party_id IS NULL AND NOT list_contains(coalesce(read_codes, []), 'Q02')
    UNION ALL
    SELECT report_row_id, row_key, 'Q16'
    FROM core.report_row
    WHERE party_id IS NOT NULL AND reporters = 'members' AND member_degree IS NULL AND report_year IS NOT NULL
)
SELECT h.report_row_id, h.code, h.row_key || right(h.code, 2) AS quarantine_id, f.action
FROM found AS h
LEFT JOIN core.report_fix AS f ON f.quarantine_id = h.row_key || right(h.code, 2)
WHERE f.action IS DISTINCT FROM 'accept'
