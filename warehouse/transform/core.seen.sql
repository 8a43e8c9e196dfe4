-- When each assertion that makes facts was seen, whatever its kind: known from the first run that brought it, and
-- evidence of the days that its page was evidence of.
SELECT
    a.assertion_id,
    min(v.known_at) AS known_from,
    min(v.evidence_on) AS first_on,
    max(v.evidence_on) AS last_on,
    bool_and(v.anchor_basis = 'fetch_date') AS is_undated
FROM core.assertion AS a
JOIN core.visit AS v ON v.document_id = a.document_id AND v.source_id = a.source_id AND v.url = a.url AND v.is_taken
WHERE a.outcome = 'fact'
GROUP BY a.assertion_id
