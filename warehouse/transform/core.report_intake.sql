-- The files that were handed in by now: each once a network and year, however often it came.
SELECT
    document_id,
    network_id,
    year AS intake_year,
    min(known_at) AS known_from,
    arg_min(received_on, (known_at, run_id)) AS received_on,
    arg_min(file_name, (known_at, run_id)) AS file_name,
    CAST(count(*) AS INTEGER) AS n_times
FROM raw.report_intake
WHERE known_at <= getvariable('known_at')
GROUP BY ALL
