-- Listings that follow each other on a page and say the same of a body, though the page's bytes changed: one sequence.
-- What is believed can change only where one begins or ends.
WITH said AS (
    SELECT
        *,
        hash(state, basis, start_edtf, start_earliest, start_latest, end_edtf, end_earliest, end_latest, anchor_basis)
            AS content
    FROM core.listing
),
marked AS (
    SELECT
        *,
        -- One page version may name a body twice, under two names: that is no step back in time.
        coalesce(
            first_no > max(last_no) OVER before + 1
            OR (first_no > max(last_no) OVER before AND first_on < max(last_on) OVER before),
            true
        ) AS is_new
    FROM said
    WINDOW before AS (
        PARTITION BY network_id, era_no, party_id, role, source_id, url, content
        ORDER BY first_no, assertion_id
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    )
),
numbered AS (
    SELECT
        *,
        count_if(is_new) OVER (
            PARTITION BY network_id, era_no, party_id, role, source_id, url, content ORDER BY first_no, assertion_id
        ) AS sequence_no
    FROM marked
)
SELECT
    network_id,
    era_no,
    party_id,
    role,
    source_id,
    url,
    rank_no,
    state,
    basis,
    start_edtf,
    start_earliest,
    start_latest,
    end_edtf,
    end_earliest,
    end_latest,
    anchor_basis,
    content,
    min(first_no) AS first_no,
    max(last_no) AS last_no,
    min(first_known_at) AS first_known_at,
    max(last_known_at) AS last_known_at,
    min(first_on) AS first_on,
    max(last_on) AS last_on,
    arg_min(assertion_id, (first_no, assertion_id)) AS first_assertion_id,
    arg_max(assertion_id, (last_no, assertion_id)) AS last_assertion_id,
    -- Where on the axis of what was true it lies: what it states, else the first day it is evidence of.
    coalesce(start_earliest, least(min(first_on), end_latest)) AS lies_on
FROM numbered
GROUP BY
    network_id, era_no, party_id, role, source_id, url, rank_no, state, basis, start_edtf, start_earliest, start_latest,
    end_edtf, end_earliest, end_latest, anchor_basis, content, sequence_no
