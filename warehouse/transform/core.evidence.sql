-- All that is known of a body in a network and role at each tick: what each sequence of listings comes to just before
-- the next tick. `seen_no` and `seen_on`: its page's last visit that named the body, and the day that is evidence of.
WITH known AS (
    SELECT t.tick, t.until, s.*
    FROM core.tick AS t
    JOIN core.sequence AS s USING (network_id, era_no, party_id, role)
    WHERE s.first_known_at <= t.tick
),
spanning AS (
    SELECT k.network_id, k.era_no, k.party_id, k.role, k.tick, k.source_id, k.url, k.first_no, k.last_no, k.content,
        v.visit_no, v.evidence_on
    FROM (FROM known WHERE last_known_at >= until) AS k
    ASOF JOIN core.page_visit AS v
        ON v.network_id = k.network_id AND v.era_no = k.era_no AND v.source_id = k.source_id AND v.url = k.url
        AND k.until > v.known_at
)
SELECT
    k.*,
    coalesce(s.visit_no, k.last_no) AS seen_no,
    coalesce(s.evidence_on, k.last_on) AS seen_on,
    CASE WHEN s.visit_no IS NULL THEN k.last_assertion_id ELSE k.first_assertion_id END AS assertion_id
FROM known AS k
LEFT JOIN spanning AS s USING (network_id, era_no, party_id, role, tick, source_id, url, first_no, last_no, content)
