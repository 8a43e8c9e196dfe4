-- What people have decided about names, and what they have withdrawn: "same" and "different" alike, those that were taken
-- back too. Who decided stands in the files of decisions and is not published.
WITH direct AS (
    SELECT j.decision_id, m.assertion_id
    FROM core.statement AS m
    JOIN core.judgement AS j ON j.mention = m.party_mention
    WHERE j.subject = 'party'
    UNION
    SELECT j.decision_id, m.assertion_id
    FROM core.statement AS m
    JOIN core.judgement AS j ON j.mention = m.network_mention
    WHERE j.subject = 'network'
    UNION
    SELECT j.decision_id, m.assertion_id
    FROM core.statement AS m
    JOIN core.judgement AS j ON j.mention = m.link_target_mention
    UNION
    SELECT w.decision_id, m.assertion_id
    FROM core.statement AS m
    JOIN core.withdrawal AS w ON w.withdrawn_id = m.document_id
    WHERE w.subject = 'document'
    UNION
    SELECT w.decision_id, m.assertion_id
    FROM core.statement AS m
    JOIN core.withdrawal AS w ON w.withdrawn_id = m.assertion_id
    WHERE w.subject <> 'document'
),
touched AS (
    SELECT decision_id, count(*) AS n_assertions
    FROM (
        FROM direct
        UNION ALL
        SELECT w.decision_id, d.assertion_id
        FROM core.withdrawal AS w
        JOIN direct AS d ON d.decision_id = w.withdrawn_id
        WHERE w.subject = 'decision'
    )
    GROUP BY decision_id
),
decision AS (
    SELECT
        decision_id,
        'name' AS kind,
        subject,
        mention,
        NULL AS withdrawn_id,
        judgement,
        target_id AS judged_id,
        decided_at,
        withdrawn_at
    FROM core.judgement
    UNION ALL BY NAME
    SELECT decision_id, 'withdrawal' AS kind, subject, withdrawn_id, decided_at, withdrawn_at FROM core.withdrawal
)
SELECT
    d.*,
    r.reason,
    CAST(coalesce(t.n_assertions, 0) AS INTEGER) AS n_assertions
FROM decision AS d
JOIN (
    SELECT decision_id, reason FROM ref.judgement
    UNION ALL
    SELECT decision_id, reason FROM ref.withdrawal
) AS r USING (decision_id)
LEFT JOIN touched AS t USING (decision_id)
