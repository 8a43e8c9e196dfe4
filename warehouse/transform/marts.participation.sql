-- Each belief about a spell of a body in a network, on both time axes: what was true (start and end as bounds) and from
-- when to when we knew it. A night that only confirms makes no new row. The history is a cache: it follows from the log,
-- and is the same whenever it is made.
WITH void AS (
    -- Spells that an era no longer knows.
    SELECT p.network_id, p.era_no + 1 AS era_no, n.era_from AS tick, p.party_id, p.role, p.spell_no
    FROM (SELECT DISTINCT network_id, era_no, party_id, role, spell_no FROM core.belief) AS p
    JOIN core.era AS n ON n.network_id = p.network_id AND n.era_no = p.era_no + 1
    ANTI JOIN core.belief AS b
        ON b.network_id = p.network_id AND b.era_no = p.era_no + 1 AND b.party_id = p.party_id AND b.role = p.role
        AND b.spell_no = p.spell_no AND b.tick = n.era_from
),
told AS (
    SELECT * EXCLUDE (is_last), true AS is_held FROM core.belief
    UNION ALL BY NAME
    SELECT *, false AS is_held FROM void
),
compared AS (
    SELECT
        *,
        row(
            is_held, state, basis, start_edtf, start_earliest, start_latest, starts_differ, end_edtf, end_earliest,
            end_latest
        ) AS said,
        said IS DISTINCT FROM lag(said) OVER spells OR row_number() OVER spells = 1 AS is_new
    FROM told
    WINDOW spells AS (PARTITION BY network_id, party_id, role, spell_no ORDER BY tick, era_no)
),
numbered AS (
    SELECT
        *,
        count_if(is_new) OVER (
            PARTITION BY network_id, party_id, role, spell_no ORDER BY tick, era_no
        ) AS belief_no
    FROM compared
),
believed AS (
    SELECT
        network_id,
        party_id,
        role,
        spell_no,
        belief_no,
        is_held,
        state,
        basis,
        start_edtf,
        start_earliest,
        start_latest,
        starts_differ,
        end_edtf,
        end_earliest,
        end_latest,
        min(tick) AS known_from,
        min(first_on) AS evidence_earliest,
        max(last_on) AS evidence_latest,
        arg_max(assertion_ids, (tick, era_no)) AS assertion_ids
    FROM numbered
    GROUP BY ALL
),
followed AS (
    SELECT
        *,
        lead(known_from) OVER (PARTITION BY network_id, party_id, role, spell_no ORDER BY belief_no) AS known_to
    FROM believed
)
SELECT
    left(sha256(concat_ws('|', network_id, party_id, role, spell_no, CAST(known_from AS VARCHAR))), 32)
        AS participation_id,
    network_id,
    party_id,
    role,
    CAST(spell_no AS INTEGER) AS spell_no,
    state,
    basis,
    start_edtf,
    start_earliest,
    start_latest,
    starts_differ,
    end_edtf,
    end_earliest,
    end_latest,
    known_from,
    known_to,
    evidence_earliest,
    evidence_latest,
    assertion_ids
FROM followed
WHERE is_held
