-- Each page version that facts rest on: its address, what it is dated by, and the days it was seen.
SELECT
    v.document_id,
    v.source_id,
    v.url,
    r.lang,
    r.published_on,
    r.updated_on,
    max(v.evidence_on) AS anchor_date,
    arg_max(v.anchor_basis, (v.evidence_on, v.fetch_id)) AS anchor_basis,
    min(v.visited_on) AS first_seen_on,
    max(v.visited_on) AS last_seen_on,
    r.reader_version
FROM core.visit AS v
JOIN core.reading AS r ON r.document_id = v.document_id AND r.source_id = v.source_id AND r.url = v.url
WHERE v.is_taken
GROUP BY v.document_id, v.source_id, v.url, r.lang, r.published_on, r.updated_on, r.reader_version
