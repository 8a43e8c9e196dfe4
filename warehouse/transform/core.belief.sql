-- What was believed at each tick of a body's spells in a network and role, from the evidence known by then.
-- Start: where the pages' newest versions agree, what all of them allow; where they exclude each other, the widest of
-- their bounds; where none states one, no later than the first evidence. End: from words, or from absence from every
-- exhaustive list that named the body: then no earlier than the last evidence, and open upwards until each of them
-- lacked it on `exit_nights` different days (V08). An era believes nothing before it began.
WITH broken AS (
    SELECT network_id, era_no, party_id, role, list({'known_at': known_at, 'broken_on': broken_on}) AS breaks
    FROM core.break
    GROUP BY ALL
),
placed AS (
    SELECT
        e.*,
        r.era_from,
        len(list_filter(coalesce(b.breaks, []), lambda x: x.known_at < e.until AND x.broken_on < e.lies_on)) AS n_breaks
    FROM core.evidence AS e
    JOIN core.era AS r USING (network_id, era_no)
    LEFT JOIN broken AS b USING (network_id, era_no, party_id, role)
    WHERE e.until > r.era_from
),
evidence AS (
    SELECT
        network_id,
        era_no,
        party_id,
        role,
        tick,
        until,
        era_from,
        n_breaks,
        min(first_on) AS first_on,
        max(seen_on) AS last_on
    FROM placed
    GROUP BY ALL
),
newest AS (
    SELECT
        *,
        epoch(coalesce(start_latest, DATE '9999-12-31')) - epoch(coalesce(start_earliest, DATE '0001-01-01')) AS width
    FROM placed
    QUALIFY rank() OVER (
        PARTITION BY network_id, era_no, party_id, role, tick, n_breaks, source_id, url ORDER BY seen_no DESC
    ) = 1
),
stated AS (
    SELECT
        network_id,
        era_no,
        party_id,
        role,
        tick,
        n_breaks,
        arg_min(state, (rank_no, -epoch(seen_on), assertion_id)) AS state,
        arg_min(basis, (rank_no, -epoch(seen_on), assertion_id)) AS basis,
        -- Starts that all can be true are one start, told more or less finely; the finest tells it.
        coalesce(max(start_earliest) > min(start_latest), false) AS starts_differ,
        CASE WHEN starts_differ THEN min(start_earliest) ELSE max(start_earliest) END AS start_earliest,
        CASE WHEN starts_differ THEN max(start_latest) ELSE min(start_latest) END AS start_latest,
        CASE
            WHEN NOT starts_differ
                THEN arg_min(start_edtf, (width, rank_no, assertion_id)) FILTER (start_edtf IS NOT NULL)
            -- Two starts of one rank and one day: nothing says which to believe.
            WHEN count(DISTINCT start_edtf) FILTER (start_edtf IS NOT NULL AND is_first_choice) > 1 THEN NULL
            ELSE arg_min(start_edtf, (rank_no, -epoch(seen_on), assertion_id)) FILTER (start_edtf IS NOT NULL)
        END AS start_edtf,
        arg_min(end_edtf, (rank_no, -epoch(seen_on), assertion_id)) FILTER (end_edtf IS NOT NULL) AS end_edtf,
        min(end_earliest) AS end_earliest,
        max(end_latest) AS end_latest,
        list_sort(list(DISTINCT assertion_id)) AS assertion_ids
    FROM (
        SELECT
            *,
            start_edtf IS NOT NULL AND rank() OVER (
                PARTITION BY network_id, era_no, party_id, role, tick, n_breaks, start_edtf IS NULL
                ORDER BY rank_no, seen_on DESC
            ) = 1 AS is_first_choice
        FROM newest
    )
    GROUP BY ALL
),
numbered AS (
    SELECT
        *,
        row_number() OVER (PARTITION BY network_id, era_no, party_id, role, tick ORDER BY n_breaks) AS spell_no,
        lead(n_breaks) OVER (PARTITION BY network_id, era_no, party_id, role, tick ORDER BY n_breaks) IS NULL AS is_last
    FROM evidence
)
SELECT
    e.network_id,
    e.era_no,
    greatest(e.tick, e.era_from) AS tick,
    e.party_id,
    e.role,
    e.spell_no,
    e.is_last,
    s.state,
    s.basis,
    s.start_edtf,
    s.start_earliest,
    coalesce(s.start_latest, e.first_on) AS start_latest,
    s.starts_differ,
    s.end_edtf,
    CASE
        WHEN s.end_latest IS NOT NULL OR s.end_earliest IS NOT NULL THEN s.end_earliest
        WHEN NOT e.is_last THEN b.last_on
        WHEN g.is_gone THEN g.last_on
    END AS end_earliest,
    CASE
        WHEN s.end_latest IS NOT NULL OR s.end_earliest IS NOT NULL THEN s.end_latest
        WHEN NOT e.is_last THEN b.broken_on
        WHEN g.is_gone AND g.n_days >= getvariable('exit_nights') THEN g.missed_on
    END AS end_latest,
    e.first_on,
    e.last_on,
    s.assertion_ids
FROM numbered AS e
JOIN stated AS s USING (network_id, era_no, party_id, role, tick, n_breaks)
LEFT JOIN core.standing AS g
    ON g.network_id = e.network_id AND g.era_no = e.era_no AND g.party_id = e.party_id AND g.role = e.role
    AND g.tick = e.tick
-- The break that ended the spell: the first that comes after it.
LEFT JOIN (
    SELECT
        x.network_id, x.era_no, x.party_id, x.role, e.tick, e.n_breaks, min(x.broken_on) AS broken_on,
        arg_min(x.last_on, x.broken_on) AS last_on
    FROM numbered AS e
    JOIN core.break AS x USING (network_id, era_no, party_id, role)
    WHERE NOT e.is_last AND x.known_at < e.until AND x.broken_on >= e.last_on
    GROUP BY ALL
) AS b
    ON b.network_id = e.network_id AND b.era_no = e.era_no AND b.party_id = e.party_id AND b.role = e.role
    AND b.tick = e.tick AND b.n_breaks = e.n_breaks
