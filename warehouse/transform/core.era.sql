-- A network's eras: stretches of the axis of knowledge in which the past was seen in one way. Within an era news only
-- adds to what is known. A new era begins when something changes what old pages are taken to say: newer code that finds
-- more or less in them, a decision about a name, a withdrawal. Almost every network has one.
WITH turn AS (
    SELECT network_id, counts_from AS turned_at FROM core.statement WHERE kind = 'participation' AND is_late
    UNION
    SELECT network_id, counts_to FROM core.statement WHERE kind = 'participation' AND counts_to IS NOT NULL
    UNION
    SELECT DISTINCT network_id, TIMESTAMP '0001-01-01' FROM core.statement WHERE kind = 'participation'
)
SELECT
    network_id,
    CAST(row_number() OVER networks AS INTEGER) AS era_no,
    turned_at AS era_from,
    lead(turned_at) OVER networks AS era_to
FROM turn
WHERE network_id IS NOT NULL
WINDOW networks AS (PARTITION BY network_id ORDER BY turned_at)
