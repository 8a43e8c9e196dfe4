-- Who stayed, came and went between two year ends, with bounds. Best: certain and carried on either side. Lower: only
-- what must be so (who came was not even possible before; who left is not even possible after; who stayed is certain at
-- both ends). Upper: all that may be so. Who "went" is no longer counted, which may be for want of evidence: it is no
-- proof of an exit.
WITH member AS (
    SELECT network_id, party_id, year, min(degree) AS degree, max(evidence_latest) AS evidence_latest,
        flatten(list(assertion_ids)) AS assertion_ids
    FROM core.member_year
    GROUP BY ALL
),
span AS (
    SELECT network_id, CAST(unnest(generate_series(min(year), max(year))) AS INTEGER) AS year
    FROM member
    GROUP BY network_id
),
moved AS (
    SELECT
        coalesce(b.network_id, a.network_id) AS network_id,
        coalesce(b.year, a.year + 1) AS year,
        coalesce(a.degree, 4) AS was,
        coalesce(b.degree, 4) AS is_now,
        coalesce(b.evidence_latest, a.evidence_latest) AS evidence_latest,
        coalesce(a.assertion_ids, []) || coalesce(b.assertion_ids, []) AS assertion_ids
    FROM member AS b
    FULL JOIN member AS a ON a.network_id = b.network_id AND a.party_id = b.party_id AND a.year + 1 = b.year
)
SELECT
    s.network_id,
    s.year,
    CAST(count_if(m.was <= 2) AS INTEGER) AS n_start,
    CAST(count_if(m.was = 1) AS INTEGER) AS n_start_lower,
    CAST(count_if(m.was <= 3) AS INTEGER) AS n_start_upper,
    CAST(count_if(m.was > 2 AND m.is_now <= 2) AS INTEGER) AS joiners,
    CAST(count_if(m.was = 4 AND m.is_now = 1) AS INTEGER) AS joiners_lower,
    CAST(count_if(m.was > 1 AND m.is_now <= 3) AS INTEGER) AS joiners_upper,
    CAST(count_if(m.was <= 2 AND m.is_now > 2) AS INTEGER) AS leavers,
    CAST(count_if(m.was = 1 AND m.is_now = 4) AS INTEGER) AS leavers_lower,
    CAST(count_if(m.was <= 3 AND m.is_now > 1) AS INTEGER) AS leavers_upper,
    CAST(count_if(m.is_now <= 2) AS INTEGER) AS n_end,
    CAST(count_if(m.is_now = 1) AS INTEGER) AS n_end_lower,
    CAST(count_if(m.is_now <= 3) AS INTEGER) AS n_end_upper,
    CAST(count_if(m.was <= 2 AND m.is_now <= 2) AS INTEGER) AS retained,
    CAST(count_if(m.was = 1 AND m.is_now = 1) AS INTEGER) AS retained_lower,
    CAST(count_if(m.was <= 3 AND m.is_now <= 3) AS INTEGER) AS retained_upper,
    max(m.evidence_latest) AS evidence_latest,
    list_sort(list_distinct(flatten(list(m.assertion_ids)))) AS assertion_ids
FROM span AS s
-- What became, a year after its last, of those of a network that nobody tells of any more is no year of it.
JOIN moved AS m USING (network_id, year)
GROUP BY s.network_id, s.year
