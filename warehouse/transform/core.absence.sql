-- A body missing on a whole reading of an exhaustive list that named it before: the unit of proof of exit.
SELECT
    m.network_id,
    m.party_id,
    m.role,
    v.source_id,
    v.url,
    v.known_at,
    v.visited_on,
    v.evidence_on
FROM (
    SELECT l.network_id, l.party_id, l.role, l.source_id, l.url, min(l.known_at) AS first_known_at
    FROM core.listing AS l
    JOIN ref.source AS s ON s.source_id = l.source_id AND s.exhaustive AND s.network_id = l.network_id
    GROUP BY ALL
) AS m
JOIN core.visit AS v ON v.source_id = m.source_id AND v.url = m.url AND v.is_whole AND v.known_at > m.first_known_at
ANTI JOIN core.listing AS l
    ON l.network_id = m.network_id AND l.party_id = m.party_id AND l.role = m.role
    AND l.source_id = v.source_id AND l.url = v.url AND l.known_at = v.known_at
