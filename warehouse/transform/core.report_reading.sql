-- What is read in each file by now: by the newest code that had read it.
SELECT r.*, i.intake_year, i.received_on, i.file_name, i.n_times, i.known_from AS taken_from
FROM obs.report_reading AS r
JOIN core.report_intake AS i
    ON i.document_id = r.document_id AND i.network_id = r.network_id AND i.intake_year IS NOT DISTINCT FROM r.year
WHERE r.known_from <= getvariable('readings_at')
QUALIFY row_number() OVER (
    PARTITION BY r.document_id, r.network_id, r.year ORDER BY r.known_from DESC, r.report_reading_id
) = 1
