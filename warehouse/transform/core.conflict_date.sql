-- A page that says that a body joined N networks in a period, and of one of just those N a start outside it.
WITH joining AS (
    SELECT DISTINCT j.document_id, j.party_id, j.assertion_id AS claim_id, j.value, j.as_of_earliest, j.as_of_latest
    FROM core.joined_claim AS j
    WHERE j.metric = 'networks_joined_in_period' AND j.comparator = '='
),
named AS (
    SELECT
        j.*,
        a.network_id,
        a.role,
        a.assertion_id,
        a.start_earliest,
        a.start_latest,
        a.start_earliest > j.as_of_latest OR a.start_latest < j.as_of_earliest AS is_outside,
        count(DISTINCT a.network_id) OVER (PARTITION BY j.claim_id) AS n_named
    FROM joining AS j
    JOIN core.assertion AS a ON a.document_id = j.document_id AND a.party_id = j.party_id
        AND a.kind = 'participation' AND a.outcome = 'fact' AND a.state = 'active'
        AND a.role IN ('member', 'founder', 'participant', 'signatory')
    JOIN ref.network AS n ON n.network_id = a.network_id AND n.counts_as_network
)
SELECT
    'date' AS kind,
    concat_ws('|', 'date', n.network_id, n.party_id, n.role, year(n.as_of_latest)) AS key,
    n.network_id,
    n.party_id,
    CAST(NULL AS VARCHAR) AS member_kind,
    CAST(year(n.as_of_latest) AS INTEGER) AS year,
    'Who joined so many networks in a period joined each of them in it' AS rule,
    format(
        'start {}..{}, one of {} joined {}..{}',
        n.start_earliest, n.start_latest, n.value, n.as_of_earliest, n.as_of_latest
    ) AS difference,
    'open' AS resolution,
    max(g.known_from) AS known_from,
    list_sort(list_distinct(list(n.assertion_id) || list(n.claim_id))) AS assertion_ids
FROM named AS n
JOIN core.seen AS g USING (assertion_id)
WHERE n.is_outside AND n.n_named = n.value
GROUP BY n.network_id, n.party_id, n.role, n.value, n.start_earliest, n.start_latest, n.as_of_earliest, n.as_of_latest
-- Another version of the page may tell the period in other words: the last of them stands for the year.
QUALIFY row_number() OVER (
    PARTITION BY n.network_id, n.party_id, n.role, year(n.as_of_latest)
    ORDER BY max(g.last_on) DESC, n.as_of_earliest, n.start_earliest
) = 1
