-- What waits for a person: names that no register knows, each of which holds up the facts that its assertions would
-- make, and readings by a person whose sentence has changed or gone, which assert nothing until it is read again.
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
