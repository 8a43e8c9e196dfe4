-- How long one version of a page stood: visits running that brought the same bytes, dated in the same way.
WITH marked AS (
    SELECT
        *,
        (document_id, reading_id, anchor_basis) IS DISTINCT FROM lag((document_id, reading_id, anchor_basis)) OVER pages
            OR evidence_on < lag(evidence_on) OVER pages AS is_new
    FROM core.page_visit
    WINDOW pages AS (PARTITION BY network_id, era_no, source_id, url ORDER BY visit_no)
),
numbered AS (
    SELECT *, count_if(is_new) OVER (PARTITION BY network_id, era_no, source_id, url ORDER BY visit_no) AS stay_no
    FROM marked
)
SELECT
    network_id,
    era_no,
    source_id,
    url,
    document_id,
    reading_id,
    anchor_basis,
    min(visit_no) AS first_no,
    max(visit_no) AS last_no,
    min(known_at) AS first_known_at,
    max(known_at) AS last_known_at,
    min(evidence_on) AS first_on,
    max(evidence_on) AS last_on
FROM numbered
GROUP BY network_id, era_no, source_id, url, document_id, reading_id, anchor_basis, stay_no
