-- Intervals spread over years by the panel rule: stock at 31 December, in three degrees of certainty. A member that
-- is proved to have left has no row; one that is merely no longer listed is possible, never ended. A body has rows
-- for the years at whose end it stood, and no others: what its predecessors were in, it was not. Memberships and other roles alike: each role is in one yearly dataset.
WITH span AS (
    SELECT
        m.*,
        -- A list that names a body after it was merged away tells that it had been in: possibly to its end.
        greatest(
            least(
                coalesce(year(m.start_earliest), least(year(m.first_on), year(m.start_latest))),
                coalesce(m.last_stood, 9999)
            ),
            coalesce(m.first_stood, 0)
        ) AS first_year,
        year(getvariable('known_on')) AS open_year
    FROM core.membership AS m
),
spread AS (
    SELECT s.*, CAST(y.year AS INTEGER) AS year, make_date(y.year, 12, 31) AS stock_on
    FROM span AS s
    CROSS JOIN LATERAL (
        SELECT unnest(generate_series(s.first_year, least(s.open_year, coalesce(s.last_stood, s.open_year)))) AS year
    ) AS y
),
judged AS (
    SELECT
        *,
        end_earliest IS NULL AND end_latest IS NULL AS is_open,
        year(last_on) AS evidence_year,
        CASE
            WHEN end_latest < stock_on THEN 'ended'
            WHEN state = 'active' AND start_latest <= stock_on AND evidence_year >= year
                AND (is_open OR end_earliest >= stock_on) THEN 'certain'
            WHEN state = 'active' AND start_latest <= stock_on AND is_open
                AND year <= evidence_year + getvariable('carry_forward_years') THEN 'carried'
            WHEN start_earliest <= stock_on OR (start_earliest IS NULL AND year >= first_year) THEN 'possible'
        END AS year_state
    FROM spread
)
SELECT
    network_id,
    party_id,
    role,
    role IN (
        'member', 'founder', 'supporting_member', 'participant', 'signatory', 'adopter', 'project_region'
    ) AS is_membership,
    year,
    year_state AS state,
    coalesce(start_earliest, least(first_on, start_latest)) <= stock_on
        AND coalesce(end_latest >= make_date(year, 1, 1), true) AS any_in_year,
    party_kind,
    start_edtf,
    start_earliest,
    start_latest,
    end_edtf,
    end_earliest,
    end_latest,
    basis,
    counts_as_network,
    n_sources,
    last_on AS evidence_latest,
    assertion_ids,
    list_sort(list_filter(
        [
            CASE WHEN is_undated THEN 'undated_source' END,
            CASE WHEN year = open_year THEN 'year_open' END,
            CASE WHEN NOT is_open AND end_latest IS NULL THEN 'no_longer_listed' END,
            CASE WHEN starts_differ THEN 'start_conflict' END,
            -- Also where the evidence is later than the body: a list that goes on naming it is stale.
            CASE
                WHEN last_stood < open_year AND (year = last_stood OR year(last_on) > last_stood) THEN 'body_abolished'
            END,
            CASE WHEN year(start_latest) < first_stood THEN 'start_before_body' END
        ] || CASE WHEN year = open_year THEN coalesce(source_states, []) ELSE [] END,
        lambda flag: flag IS NOT NULL
    )) AS flags
FROM judged
WHERE year_state <> 'ended'
-- Two spells may both be possible at one year's end: the surer one, then the later, stands for the year.
QUALIFY row_number() OVER (
    PARTITION BY network_id, party_id, role, year
    ORDER BY CASE year_state WHEN 'certain' THEN 1 WHEN 'carried' THEN 2 ELSE 3 END, spell_no DESC
) = 1
