-- V07 hold: listed members do not change by more than 25 % and 3 from one observed year to the next without dated joins and exits
-- A guard against a reader or page that broke. Years count where the whole list was seen in both; a change that the
-- sources date (a stated start or end in that year) is news, not a break. An operator who has looked confirms a leap
-- in decisions/confirmed.csv.
WITH observed AS (
    SELECT DISTINCT l.network_id, b.kind AS member_kind, CAST(year(v.evidence_on) AS INTEGER) AS year
    FROM (SELECT DISTINCT network_id, party_id, source_id, url FROM core.listing WHERE era_to IS NULL) AS l
    JOIN ref.body AS b ON b.body_id = l.party_id
    JOIN ref.source AS s ON s.source_id = l.source_id AND s.exhaustive AND s.network_id = l.network_id
    JOIN core.visit AS v ON v.source_id = l.source_id AND v.url = l.url AND v.is_taken
),
dated AS (
    SELECT network_id, party_kind AS member_kind, CAST(year(start_earliest) AS INTEGER) AS year, 1 AS n
    FROM core.membership
    WHERE start_edtf IS NOT NULL AND year(start_earliest) = year(start_latest)
    UNION ALL
    SELECT network_id, party_kind, CAST(year(end_earliest) AS INTEGER), -1
    FROM core.membership
    WHERE end_edtf IS NOT NULL AND year(end_earliest) = year(end_latest)
),
moved AS (
    SELECT network_id, member_kind, year, sum(n) AS n FROM dated GROUP BY ALL
),
size AS (
    SELECT s.network_id, s.member_kind, s.year, s.listed_best
    FROM marts.network_size_year AS s
    JOIN observed USING (network_id, member_kind, year)
)
SELECT a.network_id, a.member_kind, b.year, a.listed_best AS before, b.listed_best AS after, coalesce(m.n, 0) AS dated
FROM size AS a
JOIN size AS b ON b.network_id = a.network_id AND b.member_kind = a.member_kind AND b.year = a.year + 1
LEFT JOIN moved AS m ON m.network_id = b.network_id AND m.member_kind = b.member_kind AND m.year = b.year
ANTI JOIN ref.confirmed AS c
    ON c.check_id = 'V07' AND c.network_id = b.network_id AND c.member_kind = b.member_kind AND c.year = b.year
WHERE abs(b.listed_best - a.listed_best - coalesce(m.n, 0)) > greatest(3, a.listed_best * 0.25)
ORDER BY ALL
