-- A page that states an end, and one that goes on naming the body after it as if nothing had been.
WITH said AS (
    SELECT s.*
    FROM core.sequence AS s
    JOIN core.era AS e ON e.network_id = s.network_id AND e.era_no = s.era_no AND e.era_to IS NULL
)
SELECT
    'ended_and_listed' AS kind,
    concat_ws('|', 'ended_and_listed', e.network_id, e.party_id, e.role) AS key,
    e.network_id,
    e.party_id,
    CAST(NULL AS VARCHAR) AS member_kind,
    CAST(year(max(s.last_on)) AS INTEGER) AS year,
    'Whom a page says to have left is not named as a member after that' AS rule,
    format('ended by {}, named on {}', max(e.end_latest), max(s.last_on)) AS difference,
    'open' AS resolution,
    min(greatest(e.first_known_at, s.first_known_at)) AS known_from,
    list_sort(list_distinct(list(e.last_assertion_id) || list(s.last_assertion_id))) AS assertion_ids
FROM said AS e
JOIN said AS s USING (network_id, era_no, party_id, role)
-- One that comes after a break is a new membership.
ANTI JOIN core.break AS b
    ON b.network_id = e.network_id AND b.era_no = e.era_no AND b.party_id = e.party_id AND b.role = e.role
    AND b.broken_on >= e.end_latest AND b.broken_on < s.lies_on
WHERE e.end_latest IS NOT NULL AND s.end_latest IS NULL AND s.end_earliest IS NULL AND s.state = 'active'
    AND s.last_on > e.end_latest AND (s.start_earliest IS NULL OR s.start_earliest <= e.end_latest)
GROUP BY e.network_id, e.party_id, e.role
