-- V03 stop: a quote equals the document's text at its span
SELECT a.assertion_id, a.url, a.quote, substring(r.text, a.char_start + 1, a.char_end - a.char_start) AS in_text
FROM core.assertion AS a
JOIN obs.reading_assertion AS ra USING (assertion_id)
JOIN core.reading AS r USING (reading_id)
WHERE a.char_start IS NOT NULL
    AND a.quote IS DISTINCT FROM substring(r.text, a.char_start + 1, a.char_end - a.char_start)
ORDER BY ALL
