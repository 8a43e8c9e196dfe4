-- What moved since the release before. It is filled after the derivation, when there is a release to compare with.
SELECT
    CAST(NULL AS VARCHAR) AS dataset,
    CAST(NULL AS VARCHAR) AS key,
    CAST(NULL AS INTEGER) AS year,
    CAST(NULL AS VARCHAR) AS change,
    CAST(NULL AS VARCHAR[]) AS causes,
    CAST(NULL AS VARCHAR) AS old_json,
    CAST(NULL AS VARCHAR) AS new_json
WHERE false
