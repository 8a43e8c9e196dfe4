-- Documents and single assertions that people have withdrawn, as decided by now.
SELECT
    decision_id,
    subject,
    withdrawn_id,
    decided_at,
    CASE WHEN withdrawn_at <= getvariable('corrected_at') THEN withdrawn_at END AS withdrawn_at
FROM ref.withdrawal
WHERE decided_at <= getvariable('corrected_at')
