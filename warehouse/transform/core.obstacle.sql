-- What keeps each assertion in review from making a fact: a name that means nobody we know. An assertion may have
-- several; only where it has one (`is_only`) does the name alone decide. Mirrors the rule of core.statement.
WITH waiting AS (
    SELECT
        *,
        network_id IS NULL OR network_id NOT IN (SELECT network_id FROM ref.network) AS lacks_network,
        party_id IS NULL OR party_id NOT IN (SELECT body_id FROM ref.body) AS lacks_party
    FROM core.assertion
    WHERE outcome = 'review'
),
obstacle AS (
    SELECT assertion_id, 'party' AS subject, party_mention AS mention, party_public AS mention_public
    FROM waiting
    WHERE lacks_party AND party_mention IS NOT NULL
        AND (
            kind IN ('participation', 'office', 'target', 'obligation')
            OR (kind = 'headcount' AND (said ->> 'metric') IS NOT NULL)
        )
    UNION ALL
    SELECT assertion_id, 'network', network_mention, network_public
    FROM waiting
    WHERE lacks_network
        AND NOT (kind = 'headcount' AND (said ->> 'metric') IS NOT NULL)
        -- A body's own target needs no network.
        AND NOT (kind = 'target' AND party_mention IS NOT NULL AND (network_id IS NULL OR network_id = party_id))
    UNION ALL
    SELECT assertion_id, 'link_target', link_target_mention, link_target_mention
    FROM waiting
    WHERE kind = 'link' AND (
        link_target_id IS NULL
        OR link_target_id NOT IN (SELECT network_id FROM ref.network UNION ALL SELECT body_id FROM ref.body)
    )
)
SELECT
    o.*,
    a.source_id,
    a.url,
    a.document_id,
    a.quote_public,
    -- A number of some past day makes no fact even when its name is known.
    count(*) OVER (PARTITION BY o.assertion_id) = 1 AND a.as_of_relation IS DISTINCT FROM 'before' AS is_only
FROM obstacle AS o
JOIN waiting AS a USING (assertion_id)
