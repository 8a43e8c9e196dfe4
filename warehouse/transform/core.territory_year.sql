-- The municipalities of each year that members of networks may be, and the ones of today that have their land: Finland's
-- as they stood at the year's end (before the register, those of its first year), whether anybody's member or not. One
-- that was divided stands in a row for each successor.
WITH stood AS (
    SELECT y.body_id, y.year
    FROM ref.municipality_year AS y
    ANTI JOIN ref.body_change AS c
        ON c.predecessor_id = y.body_id AND c.kind IN ('merge', 'split') AND c.changed_on <= make_date(y.year, 12, 31)
),
era AS (
    SELECT min(year) AS first_year FROM ref.municipality_year
),
wanted AS (
    SELECT DISTINCT year FROM core.member_year
)
SELECT s.body_id, w.year, t.today_id
FROM wanted AS w
CROSS JOIN era AS e
JOIN stood AS s ON s.year = greatest(w.year, e.first_year)
JOIN ref.body_today AS t ON t.body_id = s.body_id
