-- How many networks a body is in at the end of each year, and how many coordinating roles it holds.
WITH counted AS (
    SELECT
        party_id,
        year,
        count_if(degree = 1) AS n_networks_lower,
        count_if(degree <= 2) AS n_networks_best,
        count(*) AS n_networks_upper,
        max(evidence_latest) AS evidence_latest,
        list_sort(list_distinct(flatten(list(assertion_ids)))) AS assertion_ids
    FROM core.member_year
    WHERE counts_as_network AND member_kind <> 'supporting_member'
    GROUP BY ALL
),
coordinating AS (
    SELECT
        party_id,
        CAST(unnest(generate_series(
            year(least(start_latest, first_on)),
            least(
                year(last_on) + getvariable('carry_forward_years'),
                year(getvariable('known_on')),
                coalesce(year(coalesce(end_earliest, end_latest)), 9999)
            )
        )) AS INTEGER) AS year,
        network_id,
        last_on,
        assertion_ids
    FROM core.membership
    WHERE role IN ('coordinator', 'co_coordinator', 'regional_coordinator') AND state = 'active'
),
roles AS (
    SELECT
        party_id,
        year,
        count(DISTINCT network_id) AS n_coordinator_roles,
        max(last_on) AS evidence_latest,
        list_sort(list_distinct(flatten(list(assertion_ids)))) AS assertion_ids
    FROM coordinating
    GROUP BY ALL
)
SELECT
    coalesce(c.party_id, r.party_id) AS party_id,
    coalesce(c.year, r.year) AS year,
    CAST(coalesce(c.n_networks_lower, 0) AS INTEGER) AS n_networks_lower,
    CAST(coalesce(c.n_networks_best, 0) AS INTEGER) AS n_networks_best,
    CAST(coalesce(c.n_networks_upper, 0) AS INTEGER) AS n_networks_upper,
    CAST(coalesce(r.n_coordinator_roles, 0) AS INTEGER) AS n_coordinator_roles,
    greatest(c.evidence_latest, r.evidence_latest) AS evidence_latest,
    list_sort(list_distinct(coalesce(c.assertion_ids, []) || coalesce(r.assertion_ids, []))) AS assertion_ids
FROM counted AS c
FULL JOIN roles AS r ON r.party_id = c.party_id AND r.year = c.year
