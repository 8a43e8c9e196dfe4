-- V03 stop: a quote equals the document's text at its span
-- A long text is cut into pieces first: to find a place in it, all that stands before is counted, for every quote anew.
WITH cited AS NOT MATERIALIZED (
    SELECT assertion_id, reading_id, url, quote, char_start, char_end - char_start AS length
    FROM core.statement
    WHERE counts_to IS NULL AND char_start IS NOT NULL
),
longest AS (
    SELECT reading_id, max(length) AS length FROM cited GROUP BY reading_id
),
numbered AS (
    SELECT r.reading_id, r.text, l.length, unnest(range(length(r.text) // 1024 + 1)) AS piece_no
    FROM core.reading AS r
    JOIN longest AS l USING (reading_id)
),
piece AS (
    SELECT reading_id, piece_no, substring(text, piece_no * 1024 + 1, 1024 + length) AS text FROM numbered
),
found AS (
    SELECT c.*, substring(p.text, c.char_start % 1024 + 1, c.length) AS in_text
    FROM cited AS c
    LEFT JOIN piece AS p ON p.reading_id = c.reading_id AND p.piece_no = c.char_start // 1024
)
SELECT assertion_id, url, quote, in_text
FROM found
WHERE quote IS DISTINCT FROM in_text
ORDER BY ALL
