-- Every statement about a target, taken apart: one that sets it, or one that tells that it is late or was achieved.
-- A number of partners is promised for the network, whoever says it; a level without a number is to be reached.
SELECT
    a.assertion_id,
    a.document_id,
    a.source_id,
    s.rank_no,
    a.system_id AS network_id,
    CASE WHEN a.metric <> 'partner_count' OR a.system_id IS NULL THEN a.party_id END AS holder_id,
    CASE
        WHEN a.metric = 'partner_count' AND a.system_id IS NOT NULL THEN 'network'
        WHEN a.party_id IS NULL THEN a.said ->> 'applies_to'
    END AS applies_to,
    a.metric,
    a.said ->> 'metric_mention' AS metric_mention,
    a.said ->> 'gas' AS gas,
    CASE
        WHEN a.target_value IS NULL AND a.metric <> 'qualitative' THEN 'reach'
        ELSE coalesce(a.said ->> 'comparator', '=')
    END AS comparator,
    a.target_value,
    a.said ->> 'unit' AS unit,
    CAST(a.said ->> 'base_year' AS INTEGER) AS base_year,
    a.said -> 'due' ->> 'edtf' AS due_edtf,
    CAST(a.said -> 'due' ->> 'earliest' AS DATE) AS due_earliest,
    CAST(a.said -> 'due' ->> 'latest' AS DATE) AS due_latest,
    CAST(year(coalesce(due_latest, due_earliest)) AS INTEGER) AS due_year,
    list_sort(coalesce(CAST(a.said -> 'member_kinds' AS VARCHAR[]), [])) AS member_kinds,
    coalesce(CAST(a.said -> 'rules' AS VARCHAR[]), []) AS rules,
    a.said -> 'framework' ->> 'id' AS framework_id,
    a.said -> 'set_in' ->> 'id' AS set_in_id,
    coalesce(a.said ->> 'status', 'set') AS status,
    a.said -> 'status_on' ->> 'edtf' AS status_edtf,
    CAST(a.said -> 'status_on' ->> 'earliest' AS DATE) AS status_earliest,
    CAST(a.said -> 'status_on' ->> 'latest' AS DATE) AS status_latest,
    a.modality,
    a.tense,
    -- Whether it may be new: told as past it is not, nor on an undated page that said it when it was first seen.
    coalesce(a.tense <> 'past', true) AND (NOT g.is_undated OR g.known_from > f.known_at) AS is_news,
    g.known_from,
    g.first_on,
    g.last_on,
    g.is_undated
FROM (
    SELECT
        *,
        -- A body's own target may name the body where a network would stand.
        CASE WHEN network_id IS DISTINCT FROM party_id THEN network_id END AS system_id,
        said ->> 'metric' AS metric,
        CAST(said ->> 'value' AS DECIMAL(18, 4)) AS target_value
    FROM core.assertion
    WHERE kind = 'target' AND outcome = 'fact'
) AS a
JOIN core.seen AS g USING (assertion_id)
JOIN ref.source AS s USING (source_id)
JOIN (SELECT source_id, url, min(known_at) AS known_at FROM core.visit WHERE is_taken GROUP BY ALL) AS f
    ON f.source_id = a.source_id AND f.url = a.url
-- Whose it is must be known where the page says so: an unknown body's promise is not its network's.
WHERE a.party_id IS NOT NULL OR a.party_mention IS NULL
