-- What the readings that count assert, with names resolved, and what became of each: the one place that decides what
-- makes a fact, so that assertions in = facts + the rest, each with its reason. An id that the reader gave (it knows
-- whose page it is) comes before one found by name alone.
WITH resolved AS (
    SELECT
        a.* EXCLUDE (network_id, party_id),
        coalesce(a.network_id, n.resolved_id) AS network_id,
        coalesce(a.party_id, p.resolved_id) AS party_id,
        (a.said -> 'target' ->> 'id') AS link_target_id
    FROM obs.assertion AS a
    JOIN obs.reading_assertion AS ra USING (assertion_id)
    JOIN core.reading AS r USING (reading_id)
    LEFT JOIN ref.resolution AS n ON n.subject = 'network' AND n.mention = a.network_mention
    LEFT JOIN ref.resolution AS p ON p.subject = 'party' AND p.mention = a.party_mention
),
known AS (
    SELECT
        *,
        coalesce(network_id IN (SELECT network_id FROM ref.network), false) AS has_network,
        coalesce(party_id IN (SELECT body_id FROM ref.body), false) AS has_party,
        coalesce(
            link_target_id IN (SELECT network_id FROM ref.network UNION ALL SELECT body_id FROM ref.body), false
        ) AS has_link_target
    FROM resolved
),
taken AS (
    SELECT DISTINCT document_id, source_id, url FROM core.visit WHERE is_taken
)
SELECT
    a.* EXCLUDE (has_network, has_party, has_link_target),
    CASE
        WHEN a.source_id NOT IN (SELECT source_id FROM ref.source) THEN 'withdrawn'
        WHEN t.document_id IS NULL THEN 'held'
        -- A goal, a wish or a plan is no membership and no count; it is what targets and milestones are made of.
        WHEN a.kind IN ('participation', 'headcount', 'link', 'name', 'office')
            AND (a.modality <> 'is' OR a.tense IN ('future', 'conditional') OR coalesce(a.state = 'planned', false))
            THEN 'no_statement'
        -- What a list on a body's own page implies is a statement of that body.
        WHEN a.certainty = 'ambiguous'
            OR (a.certainty = 'implied' AND a.basis IS DISTINCT FROM 'listed_on_own_page') THEN 'no_statement'
        WHEN NOT CASE
            WHEN a.kind = 'headcount' AND (a.said ->> 'metric') IS NOT NULL THEN a.has_party
            -- A body's own target needs no network; the reader then gives the body in its place.
            WHEN a.kind = 'target' THEN (a.party_mention IS NULL OR a.has_party)
                AND (a.has_network OR (a.has_party AND (a.network_id IS NULL OR a.network_id = a.party_id)))
            WHEN a.kind = 'link' THEN a.has_network AND a.has_link_target
            WHEN a.kind IN ('participation', 'office') THEN a.has_network AND a.has_party
            -- A duty whose holder is named is that body's and nobody else's.
            WHEN a.kind = 'obligation' THEN a.has_network AND (a.party_mention IS NULL OR a.has_party)
            ELSE a.has_network
        END THEN 'review'
        -- A number told of some past day has no year to stand in.
        WHEN a.as_of_relation = 'before' THEN 'undated'
        ELSE 'fact'
    END AS outcome
FROM known AS a
LEFT JOIN taken AS t ON t.document_id = a.document_id AND t.source_id = a.source_id AND t.url = a.url
