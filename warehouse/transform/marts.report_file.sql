-- The report files that were taken in, and what became of the reports in them: rows in = the sum of the five states.
SELECT
    g.network_id,
    g.document_id,
    coalesce(g.intake_year, 0) AS intake_year,
    g.file_format,
    g.form_id,
    g.lang,
    g.received_on,
    g.n_times,
    g.n_rows,
    CAST(count(*) FILTER (r.state = 'accepted') AS INTEGER) AS n_accepted,
    CAST(count(*) FILTER (r.state = 'partial') AS INTEGER) AS n_partial,
    CAST(count(*) FILTER (r.state = 'superseded') AS INTEGER) AS n_superseded,
    CAST(count(*) FILTER (r.state = 'duplicate') AS INTEGER) AS n_duplicate,
    CAST(count(*) FILTER (r.state = 'quarantined') AS INTEGER) AS n_quarantined
FROM core.report_reading AS g
LEFT JOIN core.report AS r USING (report_reading_id)
GROUP BY ALL
