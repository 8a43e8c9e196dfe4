-- The evidence behind every number: what was said, where, and how it was read. Quotes are masked and short.
SELECT
    a.assertion_id,
    a.document_id,
    a.source_id,
    a.url,
    a.kind,
    a.network_id,
    a.network_mention,
    a.party_id,
    a.party_mention,
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
    a.certainty
FROM core.assertion AS a
WHERE EXISTS (
    SELECT 1
    FROM core.visit AS v
    WHERE v.document_id = a.document_id AND v.source_id = a.source_id AND v.url = a.url AND v.is_taken
)
