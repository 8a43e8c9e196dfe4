-- Every disagreement between statements, a rule a file (core.conflict_*). `auto` and `time_variant` are settled by the
-- rule itself; an open one waits for people. Nothing is removed either way: both sides stay in the datasets.
WITH conflict AS (
    FROM core.conflict_claim_against_list
    UNION ALL BY NAME FROM core.conflict_start_date
    UNION ALL BY NAME FROM core.conflict_listed_and_dropped
    UNION ALL BY NAME FROM core.conflict_claims
    UNION ALL BY NAME FROM core.conflict_scope
    UNION ALL BY NAME FROM core.conflict_date
    UNION ALL BY NAME FROM core.conflict_status
    UNION ALL BY NAME FROM core.conflict_unit
    UNION ALL BY NAME FROM core.conflict_goal_vs_fact
    UNION ALL BY NAME FROM core.conflict_status_sequence
)
SELECT
    left(sha256(key), 32) AS conflict_id,
    kind,
    network_id,
    party_id,
    member_kind,
    year,
    rule,
    difference,
    'low' AS severity,
    resolution,
    known_from,
    assertion_ids
FROM conflict
