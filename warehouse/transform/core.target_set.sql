-- When the plans and programmes that set targets began: no target was set before its own did.
SELECT network_id AS set_in_id, min(earliest) AS set_earliest, max(latest) AS set_latest
FROM (
    SELECT
        network_id,
        CAST(said -> on_field ->> 'earliest' AS DATE) AS earliest,
        CAST(said -> on_field ->> 'latest' AS DATE) AS latest
    FROM (
        SELECT network_id, said, CASE kind WHEN 'description' THEN 'on' ELSE 'actual' END AS on_field
        FROM core.assertion
        WHERE outcome = 'fact'
            AND (
                (kind = 'description' AND (said ->> 'attribute') = 'started')
                OR (kind = 'milestone' AND (said ->> 'event') IN ('founded', 'adopted', 'approved'))
            )
    )
)
GROUP BY network_id
