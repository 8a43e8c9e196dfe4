-- What every reading asserts, with its names resolved, and from when to when that counted: until a newer reading took
-- the place of the old one, until a person decided otherwise about a name, until it was withdrawn. `ruling` says what
-- makes a fact. An id that the reader gave (it knows whose page it is) comes before one found by name alone, and a
-- person's decision before both; "different" takes an id away and leaves the name for review.
WITH read AS (
    SELECT
        a.* EXCLUDE (network_id, party_id),
        coalesce(a.network_id, n.resolved_id) AS found_network_id,
        coalesce(a.party_id, p.resolved_id) AS found_party_id,
        coalesce(a.said -> 'target' ->> 'id', l.resolved_id) AS found_link_target_id,
        CASE WHEN a.kind = 'link' THEN a.said -> 'target' ->> 'mention' END AS link_target_mention,
        k.reading_id,
        k.is_first,
        k.known_from AS read_from,
        k.known_to AS read_to
    FROM core.read AS k
    JOIN obs.reading_assertion AS ra USING (reading_id)
    JOIN obs.assertion AS a USING (assertion_id)
    LEFT JOIN ref.resolution AS n ON n.subject = 'network' AND n.mention = a.network_mention
    LEFT JOIN ref.resolution AS p ON p.subject = 'party' AND p.mention = a.party_mention
    LEFT JOIN ref.resolution AS l
        ON l.subject = 'link_target' AND a.kind = 'link' AND l.mention = (a.said -> 'target' ->> 'mention')
),
-- The moments at which people changed what a statement is worth.
turn AS (
    SELECT r.assertion_id, r.reading_id, unnest([d.decided_at, d.withdrawn_at]) AS turned_at
    FROM read AS r
    JOIN core.judgement AS d ON d.subject = 'party' AND d.mention = r.party_mention
    UNION
    SELECT r.assertion_id, r.reading_id, unnest([d.decided_at, d.withdrawn_at])
    FROM read AS r
    JOIN core.judgement AS d ON d.subject = 'network' AND d.mention = r.network_mention
    UNION
    SELECT r.assertion_id, r.reading_id, unnest([d.decided_at, d.withdrawn_at])
    FROM read AS r
    JOIN core.judgement AS d ON d.mention = r.link_target_mention
    UNION
    SELECT r.assertion_id, r.reading_id, unnest([d.decided_at, d.withdrawn_at])
    FROM read AS r
    JOIN core.withdrawal AS d ON d.subject = 'document' AND d.withdrawn_id = r.document_id
    UNION
    SELECT r.assertion_id, r.reading_id, unnest([d.decided_at, d.withdrawn_at])
    FROM read AS r
    JOIN core.withdrawal AS d ON d.subject = 'assertion' AND d.withdrawn_id = r.assertion_id
),
-- Counted apart for each term of a reading: code that is taken back brings an old reading into force again.
turned AS (
    SELECT r.assertion_id, r.reading_id, r.read_from, r.read_from AS counts_from, r.read_to
    FROM read AS r
    SEMI JOIN turn AS t ON t.assertion_id = r.assertion_id AND t.reading_id = r.reading_id
    UNION
    SELECT t.assertion_id, t.reading_id, r.read_from, t.turned_at, r.read_to
    FROM turn AS t
    JOIN read AS r ON r.assertion_id = t.assertion_id AND r.reading_id = t.reading_id
    WHERE t.turned_at > r.read_from AND (r.read_to IS NULL OR t.turned_at < r.read_to)
),
period AS (
    SELECT
        assertion_id,
        reading_id,
        read_from,
        counts_from,
        coalesce(
            lead(counts_from) OVER (PARTITION BY assertion_id, reading_id, read_from ORDER BY counts_from), read_to
        ) AS counts_to
    FROM turned
),
counted AS (
    SELECT
        r.* EXCLUDE (is_first, read_from, read_to),
        coalesce(p.counts_from, r.read_from) AS counts_from,
        CASE WHEN p.assertion_id IS NULL THEN r.read_to ELSE p.counts_to END AS counts_to,
        NOT r.is_first OR coalesce(p.counts_from > r.read_from, false) AS is_late
    FROM read AS r
    LEFT JOIN period AS p
        ON p.assertion_id = r.assertion_id AND p.reading_id = r.reading_id AND p.read_from = r.read_from
),
decided AS (
    SELECT
        c.* EXCLUDE (found_network_id, found_party_id, found_link_target_id),
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
    FROM counted AS c
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
    -- The other end of a link is a system or a body: a decision about a name of either kind counts.
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
known AS (
    SELECT
        *,
        coalesce(network_id IN (SELECT network_id FROM ref.network), false) AS has_network,
        coalesce(party_id IN (SELECT body_id FROM ref.body), false) AS has_party,
        coalesce(
            link_target_id IN (SELECT network_id FROM ref.network UNION ALL SELECT body_id FROM ref.body), false
        ) AS has_link_target
    FROM decided
)
SELECT
    a.* EXCLUDE (has_network, has_party, has_link_target),
    CASE
        WHEN a.is_withdrawn OR a.source_id NOT IN (SELECT source_id FROM ref.source) THEN 'withdrawn'
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
    END AS ruling
FROM known AS a
