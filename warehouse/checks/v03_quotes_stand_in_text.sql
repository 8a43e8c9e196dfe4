-- V03 stop: a quote equals the document's text at its span
-- A long text is cut into pieces first: to find a place in it, all that stands before is counted, for every quote anew.
WITH cited AS NOT MATERIALIZED (
    SELECT a.assertion_id, a.url, a.quote, a.char_start, a.char_end - a.char_start AS length, ra.reading_id
    FROM core.assertion AS a
    JOIN obs.reading_assertion AS ra USING (assertion_id)
    JOIN core.reading AS r USING (reading_id)
    WHERE a.char_start IS NOT NULL
),
longest AS (
    SELECT reading_id, max(a.char_end - a.char_start) AS length
    FROM obs.assertion AS a
    JOIN obs.reading_assertion AS ra USING (assertion_id)
    GROUP BY reading_id
),
piece AS (
    SELECT r.reading_id, p.piece_no, substring(r.text, p.piece_no * 4096 + 1, 4096 + l.length) AS text
    FROM core.reading AS r
    JOIN longest AS l USING (reading_id)
    CROSS JOIN LATERAL (SELECT unnest(generate_series(0, length(r.text) // 4096)) AS piece_no) AS p
),
found AS (
    SELECT c.*, substring(p.text, c.char_start % 4096 + 1, c.length) AS in_text
    FROM cited AS c
    LEFT JOIN piece AS p ON p.reading_id = c.reading_id AND p.piece_no = c.char_start // 4096
)
SELECT assertion_id, url, quote, in_text
FROM found
WHERE quote IS DISTINCT FROM in_text
ORDER BY ALL
