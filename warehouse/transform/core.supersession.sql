-- Which target another took the place of, and when. A later one of the same holder, network, metric, gas and unit replaces
-- one that is not yet due when the later is first told, where it sets another level for the same year or another year for
-- the same level. Both another: an interim goal beside it. What is told as past, or first met on an undated page, may be
-- an old programme that is only reported: it replaces nothing. What is told again stays replaced.
SELECT
    o.target_id AS older_id,
    n.target_id AS newer_id,
    n.news_on AS superseded_on
FROM core.target AS o
LEFT JOIN core.target_set AS os ON os.set_in_id = o.set_in_id
JOIN core.target AS n
    ON n.metric = o.metric
    AND n.network_id IS NOT DISTINCT FROM o.network_id
    AND n.holder_id IS NOT DISTINCT FROM o.holder_id
    AND n.applies_to IS NOT DISTINCT FROM o.applies_to
    AND n.quantity IS NOT DISTINCT FROM o.quantity
    -- What one of them leaves out is no difference.
    AND coalesce(n.gas = o.gas, true)
    AND coalesce(n.unit = o.unit, true)
    AND (n.member_kinds = o.member_kinds OR len(n.member_kinds) = 0 OR len(o.member_kinds) = 0)
    AND (
        (n.due_year = o.due_year AND n.target_value <> o.target_value)
        OR (n.due_year <> o.due_year AND n.target_value IS NOT DISTINCT FROM o.target_value)
    )
LEFT JOIN core.target_set AS ns ON ns.set_in_id = n.set_in_id
WHERE o.metric <> 'qualitative'
    AND n.first_on > o.first_on AND n.news_on > o.first_on
    AND n.news_on <= coalesce(o.due_latest, o.due_earliest)
    -- A programme that began before the other's is not the newer one, however late it is first told of.
    AND coalesce(ns.set_latest >= coalesce(os.set_earliest, o.first_on), true)
    -- Nor does one replace another that cannot be itself (V09).
    AND coalesce(n.due_year >= n.base_year, true)
    AND (n.unit IS DISTINCT FROM 'percent' OR n.target_value BETWEEN 0 AND 100)
-- It is replaced once, by the first that does.
QUALIFY row_number() OVER (PARTITION BY o.target_id ORDER BY n.news_on, n.known_from, n.target_id) = 1
