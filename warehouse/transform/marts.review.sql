-- What waits for a person, that for which most facts wait first: names that mean nobody we know, readings by a person
-- whose sentence has changed or gone, which assert nothing until it is read again, and bodies of a register that stand
-- apart from ours because several of its rows have the same claim to one.
WITH seen AS (
    SELECT document_id, source_id, url, min(visited_on) AS first_seen_on FROM core.visit WHERE is_taken GROUP BY ALL
),
name AS (
    SELECT
        o.subject,
        o.mention_public AS mention,
        -- Names that look alike once people are masked are one row, with the proposal of the first.
        arg_min(u, u.mention) AS proposal,
        CAST(count(DISTINCT o.assertion_id) FILTER (o.is_only) AS INTEGER) AS n_waiting,
        count(DISTINCT o.source_id) AS n_sources,
        min(s.first_seen_on) AS first_seen_on,
        min(o.quote_public) AS example,
        min(o.url) AS url,
        list_sort(list(DISTINCT o.assertion_id)) AS assertion_ids
    FROM core.obstacle AS o
    JOIN seen AS s USING (document_id, source_id, url)
    LEFT JOIN ref.unresolved AS u ON u.subject = o.subject AND u.mention = o.mention
    GROUP BY ALL
)
SELECT
    n.subject,
    n.mention,
    n.proposal.kind_guess AS kind_guess,
    n.proposal.proposal_id AS proposal_id,
    coalesce(b.name, w.name_fi, w.name_en, w.name_sv) AS proposal_name,
    n.proposal.proposal_score AS proposal_score,
    n.proposal.proposal_margin AS proposal_margin,
    coalesce(n.proposal.candidates, []) AS candidates,
    n.n_waiting,
    n.n_sources,
    n.first_seen_on,
    n.example,
    n.url,
    n.assertion_ids
FROM name AS n
LEFT JOIN ref.body AS b ON b.body_id = n.proposal.proposal_id
LEFT JOIN ref.network AS w ON w.network_id = n.proposal.proposal_id
UNION ALL
SELECT 'reading', phrase, NULL, NULL, NULL, NULL, NULL, [], 0, 1, NULL, NULL, url, []
FROM core.stale_reading
UNION ALL
SELECT
    'register_body',
    b.name,
    NULL,
    b.shares_name_with,
    o.name,
    NULL,
    NULL,
    [],
    0,
    1,
    NULL,
    NULL,
    r.url,
    list_sort(list(DISTINCT a.assertion_id) FILTER (a.assertion_id IS NOT NULL))
FROM obs.register_body AS b
JOIN core.reading AS r USING (reading_id)
LEFT JOIN core.assertion AS a ON a.party_id = b.body_id AND a.document_id = r.document_id
LEFT JOIN ref.body AS o ON o.body_id = b.shares_name_with
WHERE b.shares_name_with IS NOT NULL AND r.source_id IN (SELECT source_id FROM ref.source)
GROUP BY b.name, b.shares_name_with, o.name, r.url
ORDER BY n_waiting DESC, subject, mention, url
