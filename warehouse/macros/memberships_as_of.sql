-- Who was in which network on a day, as known at a moment: two axes, one answer, in degrees of certainty. What a page
-- version that stood on beyond that moment was evidence of then follows from the visits known by then.
CREATE OR REPLACE MACRO memberships_as_of(valid_on, known_at := TIMESTAMP '9999-12-31') AS TABLE
WITH believed AS (
    SELECT p.*
    FROM participation AS p
    WHERE p.known_from <= known_at
        AND (p.known_to IS NULL OR p.known_to > known_at)
        AND (p.start_earliest IS NULL OR p.start_earliest <= valid_on)
        AND (p.end_latest IS NULL OR p.end_latest >= valid_on)
),
listed AS (
    SELECT l.network_id, l.party_id, l.role, l.source_id, l.url, l.last_known_at, l.last_on
    FROM listing AS l
    WHERE l.counts_from <= known_at AND (l.counts_to IS NULL OR l.counts_to > known_at)
),
standing AS (
    SELECT s.source_id, s.url, arg_max(s.evidence_on, (s.night, s.fetch_id)) AS evidence_on
    FROM source_night AS s
    WHERE s.is_taken AND s.night <= known_at
    GROUP BY ALL
),
seen AS (
    SELECT
        l.network_id,
        l.party_id,
        l.role,
        max(CASE WHEN l.last_known_at > known_at THEN s.evidence_on ELSE l.last_on END) AS evidence_latest
    FROM listed AS l
    LEFT JOIN standing AS s ON s.source_id = l.source_id AND s.url = l.url
    GROUP BY ALL
)
SELECT
    b.network_id,
    b.party_id,
    b.role,
    b.spell_no,
    CASE
        WHEN b.state = 'active' AND b.start_latest <= valid_on AND s.evidence_latest >= valid_on
            AND (coalesce(b.end_earliest, b.end_latest) IS NULL OR b.end_earliest >= valid_on) THEN 'certain'
        WHEN b.state = 'active' AND b.start_latest <= valid_on AND coalesce(b.end_earliest, b.end_latest) IS NULL
            THEN 'assumed'
        ELSE 'possible'
    END AS certainty,
    b.start_edtf,
    b.start_earliest,
    b.start_latest,
    b.end_earliest,
    b.end_latest,
    s.evidence_latest,
    b.known_from,
    b.known_to,
    b.assertion_ids
FROM believed AS b
JOIN seen AS s USING (network_id, party_id, role);
