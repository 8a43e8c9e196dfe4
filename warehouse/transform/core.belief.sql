-- What was believed at each tick of a body's spell in a network and role, from the evidence known by then.
-- Start: the widest of the bounds that the pages' newest versions state; where none does, no later than the first
-- evidence. End: only from words, or from absence from every exhaustive list that named the body: then no earlier than
-- the last evidence, and open upwards until each lacked it on `exit_nights` different days (V08).
WITH at_tick AS (
    SELECT t.tick, s.*
    FROM core.tick AS t
    JOIN core.spell AS s ON s.network_id = t.network_id AND s.known_at <= t.tick
),
evidence AS (
    SELECT
        network_id,
        tick,
        party_id,
        role,
        spell_no,
        min(evidence_on) AS first_on,
        max(evidence_on) AS last_on,
        min(known_at) AS first_known_at,
        max(known_at) AS last_known_at
    FROM at_tick
    GROUP BY ALL
),
bounded AS (
    SELECT
        *,
        lead(first_known_at) OVER (PARTITION BY network_id, tick, party_id, role ORDER BY spell_no) AS back_known_at
    FROM evidence
),
stated AS (
    SELECT
        network_id,
        tick,
        party_id,
        role,
        spell_no,
        arg_min(state, (rank_no, -epoch(evidence_on), assertion_id)) AS state,
        arg_min(basis, (rank_no, -epoch(evidence_on), assertion_id)) AS basis,
        arg_min(start_edtf, (rank_no, -epoch(evidence_on), assertion_id)) FILTER (start_edtf IS NOT NULL) AS start_edtf,
        min(start_earliest) AS start_earliest,
        max(start_latest) AS start_latest,
        count(DISTINCT start_edtf) AS n_starts,
        arg_min(end_edtf, (rank_no, -epoch(evidence_on), assertion_id)) FILTER (end_edtf IS NOT NULL) AS end_edtf,
        min(end_earliest) AS end_earliest,
        max(end_latest) AS end_latest,
        list_sort(list(DISTINCT assertion_id)) AS assertion_ids
    FROM (
        FROM at_tick
        QUALIFY rank() OVER (
            PARTITION BY network_id, tick, party_id, role, spell_no, source_id, url ORDER BY known_at DESC
        ) = 1
    )
    GROUP BY ALL
),
missed AS (
    SELECT
        e.network_id,
        e.tick,
        e.party_id,
        e.role,
        e.spell_no,
        a.source_id,
        a.url,
        -- A page that dropped somebody and kept its old date was changed by the day we saw it, not by that date.
        min(CASE WHEN a.evidence_on > e.last_on THEN a.evidence_on ELSE a.visited_on END) AS missed_on,
        count(DISTINCT a.visited_on) AS n_days
    FROM bounded AS e
    JOIN core.absence AS a USING (network_id, party_id, role)
    WHERE a.known_at > e.last_known_at AND a.known_at <= e.tick
        AND (e.back_known_at IS NULL OR a.known_at < e.back_known_at)
    GROUP BY ALL
),
exhaustive AS (
    SELECT
        a.network_id,
        a.tick,
        a.party_id,
        a.role,
        a.spell_no,
        count(DISTINCT (a.source_id, a.url)) AS n_pages
    FROM at_tick AS a
    JOIN ref.source AS s ON s.source_id = a.source_id AND s.exhaustive AND s.network_id = a.network_id
    GROUP BY ALL
),
gone AS (
    SELECT
        m.network_id,
        m.tick,
        m.party_id,
        m.role,
        m.spell_no,
        max(m.missed_on) AS missed_on,
        min(m.n_days) AS n_days
    FROM missed AS m
    JOIN exhaustive AS x USING (network_id, tick, party_id, role, spell_no)
    GROUP BY ALL
    HAVING count(*) >= min(x.n_pages)
)
SELECT
    e.network_id,
    e.tick,
    e.party_id,
    e.role,
    e.spell_no,
    s.state,
    s.basis,
    s.start_edtf,
    s.start_earliest,
    coalesce(s.start_latest, e.first_on) AS start_latest,
    s.n_starts,
    s.end_edtf,
    CASE
        WHEN s.end_latest IS NOT NULL OR s.end_earliest IS NOT NULL THEN s.end_earliest
        WHEN g.missed_on IS NOT NULL THEN e.last_on
    END AS end_earliest,
    CASE
        WHEN s.end_latest IS NOT NULL OR s.end_earliest IS NOT NULL THEN s.end_latest
        WHEN g.n_days >= getvariable('exit_nights') THEN g.missed_on
    END AS end_latest,
    e.first_on,
    e.last_on,
    s.assertion_ids
FROM evidence AS e
JOIN stated AS s USING (network_id, tick, party_id, role, spell_no)
LEFT JOIN gone AS g USING (network_id, tick, party_id, role, spell_no)
