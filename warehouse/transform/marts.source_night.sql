-- What each source was worth each time it was visited: absence of news is typed, never taken for absence of members.
SELECT
    v.fetch_id,
    v.source_id,
    v.url,
    v.known_at AS night,
    v.visited_on,
    v.state,
    v.state_reason,
    v.is_taken,
    r.n_members,
    v.robots_state,
    v.evidence_on
FROM core.visit AS v
LEFT JOIN core.reading AS r
    ON r.document_id = v.document_id AND r.source_id = v.source_id AND r.url = v.url
