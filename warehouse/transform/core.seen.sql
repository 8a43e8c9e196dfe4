-- When each assertion that makes facts was seen, whatever its kind: known from the first run that brought it, and
-- evidence of the days that its page was evidence of. Visits are summed up by page version first: there are many times
-- more statements than versions.
WITH version AS (
    SELECT
        document_id,
        source_id,
        url,
        min(known_at) AS known_from,
        min(evidence_on) AS first_on,
        max(evidence_on) AS last_on,
        bool_and(anchor_basis = 'fetch_date') AS is_undated
    FROM core.visit
    WHERE is_taken
    GROUP BY ALL
)
SELECT
    a.assertion_id,
    min(v.known_from) AS known_from,
    min(v.first_on) AS first_on,
    max(v.last_on) AS last_on,
    bool_and(v.is_undated) AS is_undated
FROM core.assertion AS a
JOIN version AS v ON v.document_id = a.document_id AND v.source_id = a.source_id AND v.url = a.url
WHERE a.outcome = 'fact'
GROUP BY a.assertion_id
