-- What pages claim about numbers of members, a row a claim and visit: the day it speaks of is the words' own, else the
-- day the page is evidence of.
SELECT
    a.assertion_id,
    a.network_id,
    a.member_kind,
    a.value,
    a.comparator,
    a.lower,
    a.upper,
    a.qualifier,
    -- claimed, or derived: a bound that the words give of a part ("most of the 60").
    coalesce(a.said ->> 'basis', 'claimed') AS basis,
    a.source_id,
    s.rank_no,
    v.known_at,
    coalesce(a.as_of_earliest, a.as_of_latest, v.evidence_on) AS as_of_earliest,
    coalesce(a.as_of_latest, v.evidence_on) AS as_of_latest,
    v.evidence_on,
    v.anchor_basis
FROM core.assertion AS a
JOIN core.visit AS v ON v.document_id = a.document_id AND v.source_id = a.source_id AND v.url = a.url AND v.is_taken
JOIN ref.source AS s ON s.source_id = a.source_id
-- How many networks a body is in is no number of members.
WHERE a.kind = 'headcount' AND a.outcome = 'fact' AND (a.said ->> 'metric') IS NULL
