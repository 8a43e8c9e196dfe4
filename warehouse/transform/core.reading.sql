-- The reading that counts of each page version: today's reader's if there is one, else the newest.
SELECT r.*
FROM obs.reading AS r
LEFT JOIN ref.source AS s USING (source_id)
WHERE r.recorded_at <= getvariable('known_at')
QUALIFY row_number() OVER (
    PARTITION BY r.document_id, r.source_id, r.url
    ORDER BY r.reader_version IS NOT DISTINCT FROM s.reader_version DESC, r.recorded_at DESC, r.loaded_at DESC
) = 1
