-- The moments at which what is believed of a network can change: a page of its lists has a new version, or has stood
-- unchanged for so few nights that a member's absence may still become proof of exit.
WITH page AS (
    SELECT DISTINCT network_id, source_id, url FROM core.listing
),
turn AS (
    SELECT
        p.network_id,
        v.source_id,
        v.url,
        v.known_at,
        coalesce(v.document_id <> lag(v.document_id) OVER pages, true) AS is_new
    FROM page AS p
    JOIN core.visit AS v ON v.source_id = p.source_id AND v.url = p.url AND v.is_taken
    WINDOW pages AS (PARTITION BY p.network_id, v.source_id, v.url ORDER BY v.known_at, v.fetch_id)
),
version AS (
    SELECT *, count_if(is_new) OVER (PARTITION BY network_id, source_id, url ORDER BY known_at) AS version_no
    FROM turn
),
numbered AS (
    SELECT
        network_id,
        known_at,
        row_number() OVER (PARTITION BY network_id, source_id, url, version_no ORDER BY known_at) AS night_no
    FROM version
)
SELECT DISTINCT network_id, known_at AS tick
FROM numbered
WHERE night_no <= getvariable('exit_nights')
