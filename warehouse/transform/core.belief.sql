-- What was believed of a body in a network in a role at each tick, from the evidence known by then.
-- Start: the widest of the stated bounds; where none is stated, no later than the first evidence. End: only from words, or from absence from an exhaustive list that was read whole: then no
-- earlier than the last day listed, and open upwards until the list was read without the body `exit_nights` times
-- running (V08).
WITH seen AS (
    SELECT
        t.network_id,
        t.tick,
        l.party_id,
        l.role,
        l.source_id,
        l.url,
        max(l.evidence_on) AS last_on,
        max(l.known_at) AS last_known_at
    FROM core.tick AS t
    JOIN core.listing AS l ON l.network_id = t.network_id AND l.known_at <= t.tick
    GROUP BY ALL
),
missed AS (
    SELECT
        s.network_id,
        s.tick,
        s.party_id,
        s.role,
        -- A page that dropped somebody and kept its old date was changed by the day we saw it, not by that date.
        min(CASE WHEN v.evidence_on > s.last_on THEN v.evidence_on ELSE v.visited_on END) AS first_missed_on,
        count(DISTINCT v.known_at) AS n_nights
    FROM seen AS s
    JOIN ref.source AS src ON src.source_id = s.source_id AND src.exhaustive AND src.network_id = s.network_id
    JOIN core.visit AS v
        ON v.source_id = s.source_id AND v.url = s.url AND v.is_taken
        AND v.known_at > s.last_known_at AND v.known_at <= s.tick
    GROUP BY ALL
),
stated AS (
    SELECT
        t.network_id,
        t.tick,
        l.party_id,
        l.role,
        min(l.evidence_on) AS first_on,
        max(l.evidence_on) AS last_on,
        arg_max(l.state, (l.evidence_on, -l.rank_no, l.assertion_id)) AS state,
        arg_min(l.basis, (l.rank_no, l.evidence_on, l.assertion_id)) AS basis,
        arg_min(l.start_edtf, (l.rank_no, -epoch(l.evidence_on), l.assertion_id))
            FILTER (l.start_edtf IS NOT NULL) AS start_edtf,
        min(l.start_earliest) AS start_earliest,
        max(l.start_latest) AS start_latest,
        count(DISTINCT l.start_edtf) AS n_starts,
        arg_max(l.end_edtf, (l.evidence_on, -l.rank_no, l.assertion_id)) FILTER (l.end_edtf IS NOT NULL) AS end_edtf,
        min(l.end_earliest) AS end_earliest,
        max(l.end_latest) AS end_latest
    FROM core.tick AS t
    JOIN core.listing AS l ON l.network_id = t.network_id AND l.known_at <= t.tick
    GROUP BY ALL
)
SELECT
    b.network_id,
    b.tick,
    b.party_id,
    b.role,
    b.state,
    b.basis,
    b.start_edtf,
    b.start_earliest,
    coalesce(b.start_latest, b.first_on) AS start_latest,
    b.n_starts,
    b.end_edtf,
    CASE
        WHEN b.end_latest IS NOT NULL OR b.end_earliest IS NOT NULL THEN b.end_earliest
        WHEN m.first_missed_on > b.last_on THEN b.last_on
    END AS end_earliest,
    CASE
        WHEN b.end_latest IS NOT NULL OR b.end_earliest IS NOT NULL THEN b.end_latest
        WHEN m.first_missed_on > b.last_on AND m.n_nights >= getvariable('exit_nights') THEN m.first_missed_on
    END AS end_latest
FROM stated AS b
LEFT JOIN missed AS m USING (network_id, tick, party_id, role)
