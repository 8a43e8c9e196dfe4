-- Who stayed, came and went between two year ends, on the best count (certain and carried). Who "went" is no longer
-- counted, which may be for want of evidence: it is no proof of an exit.
WITH best AS (
    SELECT DISTINCT network_id, party_id, year FROM core.member_year WHERE degree <= 2
),
spans AS (
    SELECT network_id, unnest(generate_series(min(year), max(year))) AS year FROM best GROUP BY network_id
),
moved AS (
    SELECT
        coalesce(b.network_id, a.network_id) AS network_id,
        coalesce(b.year, a.year + 1) AS year,
        a.party_id AS before,
        b.party_id AS after
    FROM best AS b
    FULL JOIN best AS a ON a.network_id = b.network_id AND a.party_id = b.party_id AND a.year + 1 = b.year
)
SELECT
    s.network_id,
    CAST(s.year AS INTEGER) AS year,
    CAST(count(m.before) AS INTEGER) AS n_start,
    CAST(count(m.before) FILTER (m.after IS NOT NULL) AS INTEGER) AS retained,
    CAST(count(m.after) FILTER (m.before IS NULL) AS INTEGER) AS joiners,
    CAST(count(m.before) FILTER (m.after IS NULL) AS INTEGER) AS leavers,
    CAST(count(m.after) AS INTEGER) AS n_end
FROM spans AS s
LEFT JOIN moved AS m USING (network_id, year)
GROUP BY s.network_id, s.year
