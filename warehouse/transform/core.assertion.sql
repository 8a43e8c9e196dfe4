-- What the readings that count assert, with names resolved, and what became of each: the one place that decides what
-- makes a fact, so that assertions in = facts + the rest, each with its reason. An id that the reader gave (it knows
-- whose page it is) comes before one found by name alone.
WITH resolved AS (
    SELECT
        a.* EXCLUDE (network_id, party_id),
        coalesce(a.network_id, n.resolved_id) AS network_id,
        coalesce(a.party_id, p.resolved_id) AS party_id
    FROM obs.assertion AS a
    JOIN obs.reading_assertion AS ra USING (assertion_id)
    JOIN core.reading AS r USING (reading_id)
    LEFT JOIN ref.resolution AS n ON n.subject = 'network' AND n.mention = a.network_mention
    LEFT JOIN ref.resolution AS p ON p.subject = 'party' AND p.mention = a.party_mention
),
taken AS (
    SELECT DISTINCT document_id, source_id, url FROM core.visit WHERE is_taken
)
SELECT
    a.*,
    CASE
        WHEN a.source_id NOT IN (SELECT source_id FROM ref.source) THEN 'withdrawn'
        WHEN t.document_id IS NULL THEN 'held'
        WHEN a.modality <> 'is' OR a.tense IN ('future', 'conditional') OR a.certainty <> 'stated' THEN 'no_statement'
        WHEN NOT coalesce(a.network_id IN (SELECT network_id FROM ref.network), false) THEN 'review'
        WHEN a.kind = 'participation' AND NOT coalesce(a.party_id IN (SELECT body_id FROM ref.body), false)
            THEN 'review'
        -- A number told of some past day has no year to stand in.
        WHEN a.as_of_relation = 'before' THEN 'undated'
        ELSE 'fact'
    END AS outcome
FROM resolved AS a
LEFT JOIN taken AS t ON t.document_id = a.document_id AND t.source_id = a.source_id AND t.url = a.url
