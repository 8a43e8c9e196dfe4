-- The taken visits of each page that lists members of a network, as seen in each era, in order.
WITH page AS (
    SELECT DISTINCT network_id, source_id, url
    FROM core.statement
    WHERE kind = 'participation' AND ruling = 'fact'
),
seen AS (
    SELECT e.network_id, e.era_no, v.*
    FROM page AS p
    JOIN core.era AS e USING (network_id)
    JOIN core.visit_read AS v ON v.source_id = p.source_id AND v.url = p.url AND v.is_taken
    WHERE (e.era_to IS NULL OR (v.known_at < e.era_to AND v.read_from < e.era_to))
        AND (v.read_to IS NULL OR v.read_to > e.era_from)
        AND NOT EXISTS (
            FROM core.withdrawal AS w
            WHERE w.subject = 'document' AND w.withdrawn_id = v.document_id
                AND (e.era_to IS NULL OR w.decided_at < e.era_to)
                AND (w.withdrawn_at IS NULL OR w.withdrawn_at > e.era_from)
        )
    QUALIFY row_number() OVER (PARTITION BY e.network_id, e.era_no, v.fetch_id ORDER BY v.read_from DESC) = 1
)
SELECT
    network_id,
    era_no,
    source_id,
    url,
    document_id,
    reading_id,
    known_at,
    visited_on,
    evidence_on,
    anchor_basis,
    is_whole,
    row_number() OVER (PARTITION BY network_id, era_no, source_id, url ORDER BY known_at, fetch_id) AS visit_no
FROM seen
