-- What is believed now of each spell, with what is known of its sources: the interval that is spread over years. It is
-- made of the published history alone, so that a release answers for any earlier moment as its own night would have.
WITH listed AS (
    FROM marts.listing
    WHERE counts_from <= getvariable('known_at') AND (counts_to IS NULL OR counts_to > getvariable('known_at'))
),
-- A page version that stood on beyond that moment was evidence of what the page's last visit before it was.
visit AS (
    FROM marts.source_night WHERE night <= getvariable('known_at')
),
seen AS (
    SELECT l.*, CASE WHEN l.last_known_at > getvariable('known_at') THEN v.evidence_on ELSE l.last_on END AS seen_on
    FROM listed AS l
    LEFT JOIN (
        SELECT source_id, url, arg_max(evidence_on, (night, fetch_id)) AS evidence_on
        FROM visit
        WHERE is_taken
        GROUP BY ALL
    ) AS v USING (source_id, url)
),
newest_visit AS (
    SELECT source_id, url, arg_max(state, (night, fetch_id)) AS state, arg_max(is_taken, (night, fetch_id)) AS is_taken
    FROM visit
    GROUP BY ALL
),
-- By grouping twice: to rank the rows of a page would sort them all.
newest AS (
    SELECT network_id, party_id, role, source_id, url, max(least(last_known_at, getvariable('known_at'))) AS newest_at
    FROM seen
    GROUP BY ALL
),
page AS (
    SELECT
        network_id,
        party_id,
        role,
        source_id,
        url,
        max(seen_on) AS seen_on,
        bool_and(anchor_basis = 'fetch_date') AS is_undated,
        list(assertion_id) FILTER (least(last_known_at, getvariable('known_at')) = newest_at) AS assertion_ids
    FROM seen
    JOIN newest USING (network_id, party_id, role, source_id, url)
    GROUP BY ALL
),
source AS (
    SELECT
        p.network_id,
        p.party_id,
        p.role,
        max(p.seen_on) AS last_on,
        bool_and(p.is_undated) AS is_undated,
        count(DISTINCT p.source_id) AS n_sources,
        list_sort(list_distinct(flatten(list(p.assertion_ids)))) AS assertion_ids,
        list_sort(list(DISTINCT v.state) FILTER (NOT v.is_taken)) AS source_states
    FROM page AS p
    JOIN newest_visit AS v USING (source_id, url)
    GROUP BY ALL
),
believed AS (
    SELECT
        *,
        row_number() OVER (PARTITION BY network_id, party_id, role ORDER BY spell_no DESC) = 1 AS is_last
    FROM marts.participation
    WHERE known_from <= getvariable('known_at') AND (known_to IS NULL OR known_to > getvariable('known_at'))
),
stood AS (
    SELECT body_id, max(first_stood) AS first_stood, min(last_stood) AS last_stood
    FROM (
        -- The register's own first year means that or any before it.
        SELECT
            body_id,
            nullif(min(year), (SELECT min(year) FROM ref.municipality_year)) AS first_stood,
            max(year) AS last_stood
        FROM ref.municipality_year
        GROUP BY body_id
        UNION ALL
        SELECT predecessor_id, NULL, year(min(changed_on)) - 1
        FROM ref.body_change
        WHERE kind IN ('merge', 'split') AND changed_on <= getvariable('known_on')
        GROUP BY predecessor_id
    )
    GROUP BY body_id
)
SELECT
    p.network_id,
    p.party_id,
    p.role,
    p.spell_no,
    p.state,
    p.basis,
    p.start_edtf,
    p.start_earliest,
    p.start_latest,
    p.starts_differ,
    p.end_edtf,
    p.end_earliest,
    p.end_latest,
    p.evidence_earliest AS first_on,
    -- An earlier spell was closed before the later one was heard of.
    CASE WHEN p.is_last THEN s.last_on ELSE p.evidence_latest END AS last_on,
    CASE WHEN p.is_last THEN s.assertion_ids ELSE p.assertion_ids END AS assertion_ids,
    s.n_sources,
    s.is_undated,
    s.source_states,
    b.kind AS party_kind,
    b.country,
    -- The years at whose end the body stood; NULL where the registers set no bound. The yearly one goes by whole years:
    -- a municipality that went in the middle of its last year is not there at that year's end.
    y.first_stood,
    y.last_stood,
    n.counts_as_network
FROM believed AS p
JOIN source AS s USING (network_id, party_id, role)
JOIN ref.body AS b ON b.body_id = p.party_id
JOIN ref.network AS n USING (network_id)
LEFT JOIN stood AS y ON y.body_id = p.party_id
