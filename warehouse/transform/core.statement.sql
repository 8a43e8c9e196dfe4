-- What every reading asserts, with its names resolved, and from when to when that counted: until a newer reading took
-- the place of the old one, until a person decided otherwise about a name, until it was withdrawn. `ruling` says what
-- makes a fact, `outcome` the same with the pages in mind that were held. An id that the reader gave (it knows whose
-- page it is) comes before one found by name alone, and a person's decision before both; "different" takes an id away
-- and leaves the name for review.
-- People touch few statements: what they decided is worked out on the keys of those alone (turn to ruled), so that no
-- more than one pass goes over whole rows.
WITH decision AS (
    -- The moments at which people changed what a statement is worth.
    SELECT a.assertion_id, unnest([d.decided_at, d.withdrawn_at]) AS turned_at
    FROM core.judgement AS d
    JOIN obs.assertion AS a ON a.party_mention = d.mention
    WHERE d.subject = 'party'
    UNION
    SELECT a.assertion_id, unnest([d.decided_at, d.withdrawn_at])
    FROM core.judgement AS d
    JOIN obs.assertion AS a ON a.network_mention = d.mention
    WHERE d.subject = 'network'
    UNION
    SELECT a.assertion_id, unnest([d.decided_at, d.withdrawn_at])
    FROM core.judgement AS d
    JOIN obs.assertion AS a ON a.kind = 'link' AND (a.said -> 'target' ->> 'mention') = d.mention
    UNION
    SELECT a.assertion_id, unnest([d.decided_at, d.withdrawn_at])
    FROM core.withdrawal AS d
    JOIN obs.assertion AS a ON a.document_id = d.withdrawn_id
    WHERE d.subject = 'document'
    UNION
    SELECT withdrawn_id, unnest([decided_at, withdrawn_at])
    FROM core.withdrawal
    WHERE subject = 'assertion'
),
touched AS (
    SELECT
        a.assertion_id,
        a.document_id,
        a.network_mention,
        a.party_mention,
        coalesce(a.network_id, n.resolved_id) AS found_network_id,
        coalesce(a.party_id, p.resolved_id) AS found_party_id,
        coalesce(a.said -> 'target' ->> 'id', l.resolved_id) AS found_link_target_id,
        CASE WHEN a.kind = 'link' THEN a.said -> 'target' ->> 'mention' END AS link_target_mention,
        k.reading_id,
        k.known_from AS read_from,
        k.known_to AS read_to
    FROM (SELECT DISTINCT assertion_id FROM decision) AS t
    JOIN obs.assertion AS a USING (assertion_id)
    JOIN obs.reading_assertion AS ra USING (assertion_id)
    JOIN core.read AS k USING (reading_id)
    LEFT JOIN ref.resolution AS n ON n.subject = 'network' AND n.mention = a.network_mention
    LEFT JOIN ref.resolution AS p ON p.subject = 'party' AND p.mention = a.party_mention
    LEFT JOIN ref.resolution AS l
        ON l.subject = 'link_target' AND l.mention = CASE WHEN a.kind = 'link' THEN a.said -> 'target' ->> 'mention' END
),
-- Counted apart for each term of a reading: code that is taken back brings an old reading into force again.
turned AS (
    SELECT assertion_id, reading_id, read_from, read_from AS counts_from FROM touched
    UNION
    SELECT t.assertion_id, t.reading_id, t.read_from, d.turned_at
    FROM touched AS t
    JOIN decision AS d USING (assertion_id)
    WHERE d.turned_at > t.read_from AND (t.read_to IS NULL OR d.turned_at < t.read_to)
),
period AS (
    SELECT
        t.*,
        p.counts_from,
        coalesce(
            lead(p.counts_from) OVER (PARTITION BY p.assertion_id, p.reading_id, p.read_from ORDER BY p.counts_from),
            t.read_to
        ) AS counts_to
    FROM turned AS p
    JOIN touched AS t USING (assertion_id, reading_id, read_from)
),
ruled AS (
    SELECT
        c.assertion_id,
        c.reading_id,
        c.read_from,
        c.counts_from,
        c.counts_to,
        coalesce(
            ns.target_id, CASE WHEN nd.target_id IS DISTINCT FROM c.found_network_id THEN c.found_network_id END
        ) AS network_id,
        coalesce(
            ps.target_id, CASE WHEN pd.target_id IS DISTINCT FROM c.found_party_id THEN c.found_party_id END
        ) AS party_id,
        coalesce(
            ls.target_id,
            CASE WHEN ld.target_id IS DISTINCT FROM c.found_link_target_id THEN c.found_link_target_id END
        ) AS link_target_id,
        w.decision_id IS NOT NULL AS is_withdrawn
    FROM period AS c
    LEFT JOIN core.judgement AS ns
        ON ns.subject = 'network' AND ns.judgement = 'same' AND ns.mention = c.network_mention
        AND ns.decided_at <= c.counts_from AND coalesce(ns.withdrawn_at > c.counts_from, true)
    LEFT JOIN core.judgement AS nd
        ON nd.subject = 'network' AND nd.judgement = 'different' AND nd.mention = c.network_mention
        AND nd.target_id = c.found_network_id
        AND nd.decided_at <= c.counts_from AND coalesce(nd.withdrawn_at > c.counts_from, true)
    LEFT JOIN core.judgement AS ps
        ON ps.subject = 'party' AND ps.judgement = 'same' AND ps.mention = c.party_mention
        AND ps.decided_at <= c.counts_from AND coalesce(ps.withdrawn_at > c.counts_from, true)
    LEFT JOIN core.judgement AS pd
        ON pd.subject = 'party' AND pd.judgement = 'different' AND pd.mention = c.party_mention
        AND pd.target_id = c.found_party_id
        AND pd.decided_at <= c.counts_from AND coalesce(pd.withdrawn_at > c.counts_from, true)
    LEFT JOIN core.judgement AS ls
        ON ls.judgement = 'same' AND ls.mention = c.link_target_mention
        AND ls.decided_at <= c.counts_from AND coalesce(ls.withdrawn_at > c.counts_from, true)
    LEFT JOIN core.judgement AS ld
        ON ld.judgement = 'different' AND ld.mention = c.link_target_mention AND ld.target_id = c.found_link_target_id
        AND ld.decided_at <= c.counts_from AND coalesce(ld.withdrawn_at > c.counts_from, true)
    LEFT JOIN core.withdrawal AS w
        ON w.withdrawn_id = CASE w.subject WHEN 'document' THEN c.document_id ELSE c.assertion_id END
        AND w.decided_at <= c.counts_from AND coalesce(w.withdrawn_at > c.counts_from, true)
    -- A document and an assertion of it may both be withdrawn, and a link's end be decided as a system and as a body.
    QUALIFY row_number() OVER (
        PARTITION BY c.assertion_id, c.reading_id, c.counts_from ORDER BY w.decision_id, ls.subject, ls.decision_id
    ) = 1
),
taken AS (
    SELECT DISTINCT document_id, source_id, url FROM core.visit WHERE is_taken
),
decided AS (
    SELECT
        a.* EXCLUDE (network_id, party_id),
        CASE
            WHEN r.assertion_id IS NULL THEN coalesce(a.said -> 'target' ->> 'id', l.resolved_id)
            ELSE r.link_target_id
        END AS link_target_id,
        CASE WHEN a.kind = 'link' THEN a.said -> 'target' ->> 'mention' END AS link_target_mention,
        ra.reading_id,
        coalesce(r.counts_from, k.known_from) AS counts_from,
        CASE WHEN r.assertion_id IS NULL THEN k.known_to ELSE r.counts_to END AS counts_to,
        NOT k.is_first OR coalesce(r.counts_from > k.known_from, false) AS is_late,
        CASE WHEN r.assertion_id IS NULL THEN coalesce(a.network_id, n.resolved_id) ELSE r.network_id END
            AS network_id,
        CASE WHEN r.assertion_id IS NULL THEN coalesce(a.party_id, p.resolved_id) ELSE r.party_id END AS party_id,
        coalesce(r.is_withdrawn, false) AS is_withdrawn,
        t.document_id IS NOT NULL AS is_taken
    FROM obs.assertion AS a
    JOIN obs.reading_assertion AS ra USING (assertion_id)
    JOIN core.read AS k USING (reading_id)
    LEFT JOIN ref.resolution AS n ON n.subject = 'network' AND n.mention = a.network_mention
    LEFT JOIN ref.resolution AS p ON p.subject = 'party' AND p.mention = a.party_mention
    LEFT JOIN ref.resolution AS l
        ON l.subject = 'link_target' AND l.mention = CASE WHEN a.kind = 'link' THEN a.said -> 'target' ->> 'mention' END
    LEFT JOIN ruled AS r
        ON r.assertion_id = a.assertion_id AND r.reading_id = ra.reading_id AND r.read_from = k.known_from
    LEFT JOIN taken AS t ON t.document_id = a.document_id AND t.source_id = a.source_id AND t.url = a.url
),
known AS (
    SELECT
        *,
        source_id IN (SELECT source_id FROM ref.source) AS has_source,
        coalesce(network_id IN (SELECT network_id FROM ref.network), false) AS has_network,
        coalesce(party_id IN (SELECT body_id FROM ref.body), false) AS has_party,
        coalesce(
            link_target_id IN (SELECT network_id FROM ref.network UNION ALL SELECT body_id FROM ref.body), false
        ) AS has_link_target
    FROM decided
)
SELECT
    a.* EXCLUDE (has_source, has_network, has_party, has_link_target, is_taken),
    CASE
        WHEN a.is_withdrawn OR NOT a.has_source THEN 'withdrawn'
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
    END AS ruling,
    CASE WHEN ruling <> 'withdrawn' AND NOT a.is_taken THEN 'held' ELSE ruling END AS outcome
FROM known AS a
