-- Which reading of each page version counted, from when to when. The first one counts from the moment the page came; a
-- later one, by newer code, from the moment it was made. A reading that says the same as the one before changes nothing.
WITH noted AS (
    SELECT
        f.reading_id,
        f.document_id,
        f.source_id,
        f.url,
        f.known_from,
        coalesce(r.content_id, r.reading_id) AS content,
        f.known_from = min(f.known_from) OVER (PARTITION BY f.document_id, f.source_id, f.url) AS is_first
    FROM obs.reading_in_force AS f
    JOIN obs.reading AS r USING (reading_id)
    WHERE f.known_from <= getvariable('known_at')
    QUALIFY (is_first OR f.known_from <= getvariable('readings_at'))
        AND row_number() OVER (
            PARTITION BY f.document_id, f.source_id, f.url, f.known_from ORDER BY f.noted_at DESC, f.reading_id
        ) = 1
),
news AS (
    FROM noted
    QUALIFY content IS DISTINCT FROM lag(content) OVER (PARTITION BY document_id, source_id, url ORDER BY known_from)
)
SELECT
    reading_id,
    document_id,
    source_id,
    url,
    is_first,
    known_from,
    lead(known_from) OVER (PARTITION BY document_id, source_id, url ORDER BY known_from) AS known_to
FROM news
