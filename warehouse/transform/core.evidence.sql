-- All evidence of a body in a network in a role: first and last day, sources, and the assertions of each page's
-- newest listing of it (older versions of a page say the same and stay in the log).
WITH newest AS (
    SELECT *
    FROM core.listing
    QUALIFY rank() OVER (PARTITION BY network_id, party_id, role, source_id, url ORDER BY known_at DESC) = 1
)
SELECT
    l.network_id,
    l.party_id,
    l.role,
    min(l.evidence_on) AS first_on,
    max(l.evidence_on) AS last_on,
    count(DISTINCT l.source_id) AS n_sources,
    bool_and(l.anchor_basis = 'fetch_date') AS is_undated,
    list_sort(list(DISTINCT n.assertion_id)) AS assertion_ids,
    list_sort(list(DISTINCT v.state) FILTER (NOT v.is_taken)) AS source_states
FROM core.listing AS l
JOIN newest AS n USING (network_id, party_id, role)
JOIN core.visit AS v ON v.source_id = l.source_id AND v.url = l.url AND v.is_newest
GROUP BY ALL
