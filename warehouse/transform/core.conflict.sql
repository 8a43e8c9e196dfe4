-- Every disagreement between statements, a rule a file (core.conflict_*).
FROM core.conflict_claim_against_list
UNION ALL BY NAME FROM core.conflict_start_date
UNION ALL BY NAME FROM core.conflict_ended_and_listed
UNION ALL BY NAME FROM core.conflict_listed_and_dropped
UNION ALL BY NAME FROM core.conflict_not_in_register
UNION ALL BY NAME FROM core.conflict_claims
UNION ALL BY NAME FROM core.conflict_milestone_date
UNION ALL BY NAME FROM core.conflict_scope
UNION ALL BY NAME FROM core.conflict_date
UNION ALL BY NAME FROM core.conflict_status
UNION ALL BY NAME FROM core.conflict_unit
UNION ALL BY NAME FROM core.conflict_goal_vs_fact
UNION ALL BY NAME FROM core.conflict_status_sequence
