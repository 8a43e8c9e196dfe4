-- The evidence behind every number: what was said, where, and how it was read. Quotes are masked and short. What older
-- code found and today's does not is kept for the history that rests on it (outcome `superseded`).
SELECT
    a.assertion_id,
    a.document_id,
    a.source_id,
    a.url,
    a.kind,
    a.network_id,
    a.network_public AS network_mention,
    a.party_id,
    a.party_public AS party_mention,
    a.role,
    a.state,
    a.member_kind,
    a.value,
    a.comparator,
    a.start_edtf,
    a.as_of_edtf,
    a.quote_public AS quote,
    a.char_start,
    a.char_end,
    a.locator,
    a.method,
    a.tense,
    a.modality,
    a.certainty,
    a.outcome
FROM (
    FROM core.assertion
    UNION ALL BY NAME
    SELECT * EXCLUDE (reading_id, counts_from, counts_to, is_late, is_withdrawn, ruling) REPLACE ('superseded' AS outcome)
    FROM core.statement
    WHERE counts_to IS NOT NULL
        AND assertion_id NOT IN (SELECT assertion_id FROM core.statement WHERE counts_to IS NULL)
    QUALIFY row_number() OVER (PARTITION BY assertion_id ORDER BY counts_from DESC) = 1
) AS a
