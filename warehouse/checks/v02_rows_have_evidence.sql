-- V02 stop: every row has at least one assertion, and each exists and makes facts
-- Not kept in memory as a whole: the lists of a large network are long.
WITH cited AS NOT MATERIALIZED (
    SELECT 'membership_year' AS dataset, concat_ws(' ', network_id, party_id, role, year) AS key, assertion_ids
    FROM marts.membership_year
    UNION ALL
    SELECT 'participation', concat_ws(' ', network_id, party_id, role), assertion_ids
    FROM marts.participation
    WHERE known_to IS NULL
    UNION ALL
    SELECT 'headcount', concat_ws(' ', network_id, member_kind, value), assertion_ids FROM marts.headcount
    UNION ALL
    SELECT 'network_size_year', concat_ws(' ', network_id, member_kind, year), assertion_ids
    FROM marts.network_size_year
    UNION ALL
    SELECT 'network_region_year', concat_ws(' ', network_id, region_code, year), assertion_ids
    FROM marts.network_region_year
    UNION ALL
    SELECT 'party_year', concat_ws(' ', party_id, year), assertion_ids FROM marts.party_year
    UNION ALL
    SELECT 'role_year', concat_ws(' ', network_id, role, party_id, year), assertion_ids FROM marts.role_year
    UNION ALL
    SELECT 'obligation', concat_ws(' ', network_id, activity, duty_holder), assertion_ids FROM marts.obligation
    UNION ALL
    SELECT 'obligation_year', concat_ws(' ', network_id, activity, duty_holder, year), assertion_ids
    FROM marts.obligation_year
    UNION ALL
    SELECT 'target', target_id, assertion_ids FROM marts.target
    UNION ALL
    SELECT 'target_year', concat_ws(' ', target_id, holder_id, year), assertion_ids FROM marts.target_year
    UNION ALL
    SELECT 'conflict', conflict_id, assertion_ids FROM marts.conflict
    UNION ALL
    SELECT 'conflict_year', concat_ws(' ', conflict_id, year), assertion_ids FROM marts.conflict_year
    UNION ALL
    SELECT 'milestone', concat_ws(' ', network_id, event), assertion_ids FROM marts.milestone
    UNION ALL
    SELECT 'milestone_year', concat_ws(' ', network_id, event, year), assertion_ids FROM marts.milestone_year
    UNION ALL
    SELECT 'system_link', concat_ws(' ', child_id, link, parent_id), assertion_ids FROM marts.system_link
    UNION ALL
    SELECT 'system_link_year', concat_ws(' ', child_id, link, parent_id, year), assertion_ids
    FROM marts.system_link_year
    UNION ALL
    SELECT 'description', concat_ws(' ', network_id, attribute), assertion_ids FROM marts.description
    UNION ALL
    SELECT 'network_municipality_year', concat_ws(' ', network_id, year), assertion_ids
    FROM marts.network_municipality_year
    UNION ALL
    SELECT 'network_overlap_year', concat_ws(' ', network_a, network_b, year), assertion_ids
    FROM marts.network_overlap_year
    UNION ALL
    SELECT 'partner_churn_year', concat_ws(' ', network_id, year), assertion_ids FROM marts.partner_churn_year
    UNION ALL
    SELECT 'partner_overlap_year', concat_ws(' ', party_id, year), assertion_ids FROM marts.partner_overlap_year
    UNION ALL
    SELECT 'partner_sector_year', concat_ws(' ', network_id, tol_section, tol_version, year), assertion_ids
    FROM marts.partner_sector_year
),
-- Rows of a large network share most of what they cite: each assertion is looked up once.
no_fact AS (
    SELECT list(c.assertion_id) AS ids
    FROM (SELECT DISTINCT unnest(assertion_ids) AS assertion_id FROM cited) AS c
    ANTI JOIN marts.assertion AS a ON a.assertion_id = c.assertion_id AND a.outcome = 'fact'
),
unknown AS (
    SELECT list(c.assertion_id) AS ids
    FROM (SELECT DISTINCT unnest(assertion_ids) AS assertion_id FROM marts.participation) AS c
    ANTI JOIN marts.assertion AS a ON a.assertion_id = c.assertion_id
)
SELECT dataset, key, NULL AS assertion_id
FROM cited
WHERE assertion_ids IS NULL OR len(assertion_ids) = 0
UNION ALL
SELECT c.dataset, c.key, unnest(list_intersect(c.assertion_ids, n.ids))
FROM cited AS c
JOIN no_fact AS n ON list_has_any(c.assertion_ids, n.ids)
UNION ALL
-- What was believed once may rest on what counts no more, but never on nothing.
SELECT 'participation', concat_ws(' ', c.network_id, c.party_id, c.role), unnest(list_intersect(c.assertion_ids, u.ids))
FROM marts.participation AS c
JOIN unknown AS u ON list_has_any(c.assertion_ids, u.ids)
ORDER BY ALL
