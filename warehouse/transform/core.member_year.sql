-- Each body once a network and year, in the surest of its roles: degree 1 certain, 2 carried, 3 possible. Supporting
-- members are a kind of their own.
SELECT
    network_id,
    party_id,
    CASE WHEN role = 'supporting_member' THEN role ELSE party_kind END AS member_kind,
    year,
    min(CASE state WHEN 'certain' THEN 1 WHEN 'carried' THEN 2 ELSE 3 END) AS degree,
    bool_or(counts_as_network) AS counts_as_network,
    max(evidence_latest) AS evidence_latest,
    list_sort(list_distinct(flatten(list(assertion_ids)))) AS assertion_ids
FROM marts.membership_year
GROUP BY ALL
