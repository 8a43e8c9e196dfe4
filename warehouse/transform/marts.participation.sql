-- Each belief about a spell of a body in a network, on both time axes: what was true (start and end as bounds) and from
-- when to when we knew it. A night that only confirms makes no new row.
WITH compared AS (
    SELECT
        *,
        row(state, basis, start_edtf, start_earliest, start_latest, end_edtf, end_earliest, end_latest) AS said,
        coalesce(said IS DISTINCT FROM lag(said) OVER spells OR row_number() OVER spells = 1, true) AS is_new
    FROM core.belief
    WINDOW spells AS (PARTITION BY network_id, party_id, role, spell_no ORDER BY tick)
),
numbered AS (
    SELECT *, count_if(is_new) OVER (PARTITION BY network_id, party_id, role, spell_no ORDER BY tick) AS belief_no
    FROM compared
),
believed AS (
    SELECT
        network_id,
        party_id,
        role,
        spell_no,
        belief_no,
        state,
        basis,
        start_edtf,
        start_earliest,
        start_latest,
        end_edtf,
        end_earliest,
        end_latest,
        min(tick) AS known_from,
        min(first_on) AS evidence_earliest,
        max(last_on) AS evidence_latest,
        arg_max(assertion_ids, tick) AS assertion_ids
    FROM numbered
    GROUP BY ALL
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
    end_edtf,
    end_earliest,
    end_latest,
    known_from,
    lead(known_from) OVER (PARTITION BY network_id, party_id, role, spell_no ORDER BY known_from) AS known_to,
    evidence_earliest,
    evidence_latest,
    assertion_ids
FROM believed
