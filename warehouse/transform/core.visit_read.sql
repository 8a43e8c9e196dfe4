-- Every visit to a page that is known by now, by each reading that counted of what it brought (from `read_from` to
-- `read_to`), with the day its content is evidence of: the page's own date where it bears one, else Last-Modified, else the latest day that its own statements speak of, else the day of the visit in
-- Helsinki. So an unchanged undated page is evidence anew. A date later than the visit is a mistake of the page, and says
-- nothing.
-- Statements date prose and news only. On a network's own list or in a register "joined in 2019" is a member's date, not
-- the list's: a list that is still there is kept, and says who is a member on the day it is seen.
WITH stated AS (
    -- What a page says now of the size of the network that it lists.
    SELECT ra.reading_id, max(a.lower) AS n_stated
    FROM obs.assertion AS a
    JOIN obs.reading_assertion AS ra USING (assertion_id)
    JOIN ref.source AS s ON s.source_id = a.source_id AND s.network_id = a.network_id
    WHERE a.kind = 'headcount' AND a.modality = 'is' AND a.as_of_relation = 'as_of' AND (a.said ->> 'metric') IS NULL
    GROUP BY ra.reading_id
)
SELECT
    f.fetch_id,
    f.run_id,
    u.known_at,
    f.source_id,
    f.url,
    f.lang,
    f.document_id,
    f.state,
    r.reading_id,
    k.known_from AS read_from,
    k.known_to AS read_to,
    -- A page on which a reader broke is taken once another has read it.
    f.state IN ('read', 'unchanged')
        OR coalesce(f.state_reason = 'reader_error' AND r.problem IS NULL AND r.reading_id IS NOT NULL, false) AS is_taken,
    -- A list that names fewer than the page itself says was not read whole: who is missing from it may be a member.
    is_taken AND coalesce(c.n_stated <= r.n_members, true) AS is_whole,
    f.state_reason,
    f.robots_state,
    d.visited_on,
    coalesce(a.anchor_on, a.last_modified, a.stated_on, d.visited_on) AS evidence_on,
    CASE
        WHEN a.anchor_on IS NOT NULL THEN r.anchor_basis
        WHEN a.last_modified IS NOT NULL THEN 'last_modified'
        WHEN a.stated_on IS NOT NULL THEN 'stated_date'
        ELSE 'fetch_date'
    END AS anchor_basis
FROM raw.fetch AS f
JOIN ops.run AS u USING (run_id)
LEFT JOIN core.read AS k
    ON k.document_id = f.document_id AND k.source_id = f.source_id AND k.url = f.url
LEFT JOIN obs.reading AS r ON r.reading_id = k.reading_id
LEFT JOIN ref.source AS s ON s.source_id = f.source_id
LEFT JOIN stated AS c ON c.reading_id = r.reading_id
CROSS JOIN LATERAL (
    SELECT CAST((f.fetched_at AT TIME ZONE 'UTC') AT TIME ZONE 'Europe/Helsinki' AS DATE) AS visited_on
) AS d
CROSS JOIN LATERAL (
    SELECT
        CASE WHEN r.anchor_on <= d.visited_on THEN r.anchor_on END AS anchor_on,
        CASE WHEN f.last_modified <= d.visited_on THEN f.last_modified END AS last_modified,
        CASE WHEN r.stated_on <= d.visited_on AND s.rank IN ('own_page', 'news') THEN r.stated_on END AS stated_on
) AS a
WHERE u.known_at <= getvariable('known_at')
