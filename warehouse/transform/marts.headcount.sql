-- Every claimed number of members, from the day it was first known.
SELECT
    c.assertion_id AS headcount_id,
    c.network_id,
    c.member_kind,
    c.value,
    c.comparator,
    c.lower,
    c.upper,
    c.qualifier,
    min(c.as_of_earliest) AS as_of_earliest,
    max(c.as_of_latest) AS as_of_latest,
    min(c.known_at) AS known_from,
    [c.assertion_id] AS assertion_ids
FROM core.claim AS c
GROUP BY ALL
