-- What people have decided about names, as decided by now. A decision that was withdrawn counts up to that moment.
SELECT
    decision_id,
    subject,
    mention,
    judgement,
    target_id,
    decided_at,
    CASE WHEN withdrawn_at <= getvariable('decided_at') THEN withdrawn_at END AS withdrawn_at
FROM ref.judgement
WHERE decided_at <= getvariable('decided_at')
