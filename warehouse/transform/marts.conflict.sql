-- Every disagreement with the side that is believed. `auto` and `time_variant` are settled by the rule itself; an open
-- one waits for people. Where two values exclude each other the better rank and then the newer content wins; where
-- nothing tells them apart nobody does, and the best value stays empty (severity high). Nothing is removed either way:
-- all sides stay in the datasets.
SELECT
    left(sha256(c.key), 32) AS conflict_id,
    c.kind,
    c.network_id,
    c.party_id,
    c.member_kind,
    c.year,
    c.rule,
    c.difference,
    CASE
        WHEN c.kind NOT IN ('start_date', 'claims', 'milestone_date') THEN 'low'
        WHEN s.is_solved THEN 'medium'
        ELSE 'high'
    END AS severity,
    c.resolution,
    CASE WHEN s.is_solved AND c.kind IN ('start_date', 'claims', 'milestone_date') THEN s.first_ids END AS winner_ids,
    CASE WHEN s.is_solved AND c.kind IN ('start_date', 'claims', 'milestone_date') THEN s.other_ids END AS loser_ids,
    c.known_from,
    c.assertion_ids
FROM core.conflict AS c
LEFT JOIN core.side AS s USING (key)
