-- How many networks a body is in at the end of each year, what it says of that itself, and how many coordinating roles
-- it holds. A claim is held against what is listed, and against the starts of that year where it counts joins.
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
started AS (
    SELECT party_id, year, count(DISTINCT network_id) AS n_started
    FROM marts.membership_year
    WHERE counts_as_network AND role <> 'supporting_member' AND state <> 'possible' AND start_edtf IS NOT NULL
        AND year(start_earliest) = year AND year(start_latest) = year
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
),
newest AS (
    SELECT *, CAST(year(as_of_latest) AS INTEGER) AS year
    FROM core.joined_claim
    -- How many it is in says more of the year than how many it joined.
    QUALIFY row_number() OVER (
        PARTITION BY party_id, year(as_of_latest)
        ORDER BY metric = 'networks_joined' DESC, rank_no, as_of_latest DESC, assertion_id, evidence_on DESC
    ) = 1
),
claimed AS (
    SELECT
        n.*,
        CASE n.metric WHEN 'networks_joined' THEN c.n_networks_lower ELSE s.n_started END AS least_known,
        CASE n.metric WHEN 'networks_joined' THEN c.n_networks_best ELSE s.n_started END AS best_known,
        -- More than the claim allows gainsays it; fewer does not, for what we know of may not be all.
        CASE
            WHEN n.lower IS NULL AND n.upper IS NULL THEN NULL
            WHEN least_known > n.upper THEN false
            WHEN best_known >= coalesce(n.lower, 0) AND best_known <= coalesce(n.upper, best_known) THEN true
        END AS claim_consistent
    FROM newest AS n
    LEFT JOIN counted AS c ON c.party_id = n.party_id AND c.year = n.year
    LEFT JOIN started AS s ON s.party_id = n.party_id AND s.year = n.year
)
SELECT
    coalesce(c.party_id, r.party_id, j.party_id) AS party_id,
    coalesce(c.year, r.year, j.year) AS year,
    CAST(coalesce(c.n_networks_lower, 0) AS INTEGER) AS n_networks_lower,
    CAST(coalesce(c.n_networks_best, 0) AS INTEGER) AS n_networks_best,
    CAST(coalesce(c.n_networks_upper, 0) AS INTEGER) AS n_networks_upper,
    CAST(j.value AS INTEGER) AS claimed_networks,
    j.comparator AS claimed_comparator,
    j.claim_consistent,
    CAST(coalesce(r.n_coordinator_roles, 0) AS INTEGER) AS n_coordinator_roles,
    greatest(c.evidence_latest, r.evidence_latest, j.evidence_on) AS evidence_latest,
    list_sort(list_distinct(
        coalesce(c.assertion_ids, []) || coalesce(r.assertion_ids, [])
        || CASE WHEN j.party_id IS NULL THEN [] ELSE [j.assertion_id] END
    )) AS assertion_ids
FROM counted AS c
FULL JOIN roles AS r ON r.party_id = c.party_id AND r.year = c.year
FULL JOIN claimed AS j ON j.party_id = coalesce(c.party_id, r.party_id) AND j.year = coalesce(c.year, r.year)
