-- The years in which a conflict stood open: from when both sides were known to today. One that its rule settles has the
-- year in which it was met, and no days.
WITH standing AS (
    SELECT
        *,
        CAST((known_from AT TIME ZONE 'UTC') AT TIME ZONE 'Europe/Helsinki' AS DATE) AS known_day,
        year(CASE resolution WHEN 'open' THEN getvariable('known_on') ELSE known_day END) AS last_year
    FROM marts.conflict
)
SELECT
    o.conflict_id,
    CAST(y.year AS INTEGER) AS year,
    o.kind,
    o.network_id,
    o.party_id,
    o.severity,
    o.resolution,
    CAST(CASE o.resolution
        WHEN 'open' THEN least(make_date(y.year, 12, 31), getvariable('known_on')) - o.known_day
        ELSE 0
    END AS INTEGER) AS days_open,
    o.assertion_ids
FROM standing AS o
CROSS JOIN LATERAL (SELECT unnest(generate_series(year(o.known_day), o.last_year)) AS year) AS y
