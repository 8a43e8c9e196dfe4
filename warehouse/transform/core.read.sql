-- Which reading of each page version counted, from when to when. One that was made when the page came counts from then; a
-- later one, by newer code or after a reader had broken on it, from the moment it was made. A reading that says the same
-- as the one before changes nothing.
WITH noted AS (
    SELECT
        f.reading_id,
        f.document_id,
        f.source_id,
        f.url,
        -- Made by the run that brought the page.
        f.known_from = r.recorded_at AS is_first,
        -- Asked what newer code would have found then, its readings count from then.
        CASE WHEN is_first THEN f.known_from ELSE least(f.known_from, getvariable('known_at')) END AS known_from,
        f.noted_at,
        coalesce(r.content_id, r.reading_id) AS content
    FROM obs.reading_in_force AS f
    JOIN obs.reading AS r USING (reading_id)
    WHERE f.known_from <= CASE
        WHEN f.known_from = r.recorded_at THEN getvariable('known_at')
        ELSE getvariable('readings_at')
    END
),
newest AS (
    FROM noted
    QUALIFY row_number() OVER (
        PARTITION BY document_id, source_id, url, known_from ORDER BY is_first, noted_at DESC, reading_id
    ) = 1
),
news AS (
    FROM newest
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
