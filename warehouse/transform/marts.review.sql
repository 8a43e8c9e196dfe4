-- What waits for a person: names that no register knows, each of which holds up the facts that its assertions would
-- make, readings by a person whose sentence has changed or gone, which assert nothing until it is read again, and bodies of
-- a register that stand apart from ours because several of its rows have the same claim to one.
SELECT
    u.subject,
    CASE u.subject WHEN 'party' THEN a.party_public ELSE a.network_public END AS mention,
    u.proposal_id,
    u.proposal_score,
    u.proposal_margin,
    CAST(count(DISTINCT a.assertion_id) AS INTEGER) AS n_waiting,
    min(a.quote_public) AS example,
    min(a.url) AS url,
    list_sort(list(DISTINCT a.assertion_id)) AS assertion_ids
FROM ref.unresolved AS u
JOIN core.assertion AS a
    ON (u.subject = 'network' AND a.network_mention = u.mention AND a.outcome = 'review' AND a.network_id IS NULL)
    OR (u.subject = 'party' AND a.party_mention = u.mention AND a.outcome = 'review' AND a.party_id IS NULL)
GROUP BY ALL
UNION ALL
SELECT 'reading', phrase, NULL, NULL, NULL, 0, NULL, url, []
FROM core.stale_reading
UNION ALL
SELECT
    'register_body',
    b.name,
    b.shares_name_with,
    NULL,
    NULL,
    0,
    NULL,
    r.url,
    list_sort(list(DISTINCT a.assertion_id) FILTER (a.assertion_id IS NOT NULL))
FROM obs.register_body AS b
JOIN core.reading AS r USING (reading_id)
LEFT JOIN core.assertion AS a ON a.party_id = b.body_id AND a.document_id = r.document_id
WHERE b.shares_name_with IS NOT NULL AND r.source_id IN (SELECT source_id FROM ref.source)
GROUP BY b.name, b.shares_name_with, r.url
