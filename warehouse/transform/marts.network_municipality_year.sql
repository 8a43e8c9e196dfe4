-- How many municipalities a network has at the year's end, as constituted then and in today's municipalities. One of
-- today was a member for certain only where everybody whose land it has now was; possibly where one of them was. That a
-- part was a member makes no member of the whole in any other table.
WITH member AS (
    SELECT m.network_id, m.party_id, m.year, m.degree, m.evidence_latest, m.assertion_ids
    FROM core.member_year AS m
    WHERE m.member_kind = 'municipality'
),
placed AS (
    SELECT m.*, coalesce(t.today_id, m.party_id) AS today_id
    FROM member AS m
    LEFT JOIN core.territory_year AS t ON t.body_id = m.party_id AND t.year = m.year
),
whole AS (
    SELECT year, today_id, count(*) AS n_parts
    FROM core.territory_year
    GROUP BY ALL
),
today AS (
    SELECT
        p.network_id,
        p.year,
        p.today_id,
        count_if(p.degree = 1) = coalesce(max(w.n_parts), 1) AS is_certain,
        count_if(p.degree <= 2) = coalesce(max(w.n_parts), 1) AS is_best
    FROM placed AS p
    LEFT JOIN whole AS w ON w.today_id = p.today_id AND w.year = p.year
    GROUP BY ALL
),
counted AS (
    SELECT
        network_id,
        year,
        count_if(is_certain) AS n_today_lower,
        count_if(is_best) AS n_today_best,
        count(*) AS n_today_upper
    FROM today
    GROUP BY ALL
)
SELECT
    m.network_id,
    m.year,
    CAST(count_if(m.degree = 1) AS INTEGER) AS n_then_lower,
    CAST(count_if(m.degree <= 2) AS INTEGER) AS n_then_best,
    CAST(count(*) AS INTEGER) AS n_then_upper,
    CAST(max(c.n_today_lower) AS INTEGER) AS n_today_lower,
    CAST(max(c.n_today_best) AS INTEGER) AS n_today_best,
    CAST(max(c.n_today_upper) AS INTEGER) AS n_today_upper,
    max(m.evidence_latest) AS evidence_latest,
    list_sort(list_distinct(flatten(list(m.assertion_ids)))) AS assertion_ids
FROM member AS m
JOIN counted AS c USING (network_id, year)
GROUP BY m.network_id, m.year
