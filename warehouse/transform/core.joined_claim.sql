-- How many networks a body says that it is in, or joined in a period, a row a claim and visit: no number of any
-- network's members.
SELECT
    a.assertion_id,
    a.document_id,
    a.party_id,
    a.said ->> 'metric' AS metric,
    a.value,
    a.comparator,
    a.lower,
    a.upper,
    s.rank_no,
    v.known_at,
    v.evidence_on,
    coalesce(a.as_of_earliest, a.as_of_latest, v.evidence_on) AS as_of_earliest,
    coalesce(a.as_of_latest, v.evidence_on) AS as_of_latest
FROM core.assertion AS a
JOIN core.visit AS v ON v.document_id = a.document_id AND v.source_id = a.source_id AND v.url = a.url AND v.is_taken
JOIN ref.source AS s ON s.source_id = a.source_id
WHERE a.kind = 'headcount' AND a.outcome = 'fact'
    AND (a.said ->> 'metric') IN ('networks_joined', 'networks_joined_in_period')
