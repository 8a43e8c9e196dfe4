-- What people decided by now about cells and rows that wait: the last word on each.
SELECT quarantine_id, action, value, decided_at, decision_id
FROM ref.report_fix
WHERE decided_at <= getvariable('decided_at') AND coalesce(withdrawn_at > getvariable('decided_at'), true)
QUALIFY row_number() OVER (PARTITION BY quarantine_id ORDER BY decided_at DESC, decision_id) = 1
