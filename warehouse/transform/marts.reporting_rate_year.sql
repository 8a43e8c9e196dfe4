-- How many of those who are to report did so, of each network that collects reports. A report that was quarantined for its
-- year counts in the year for which the file was handed in. Nobody is expected where anybody may report.
WITH report AS (
    SELECT
        network_id,
        party_id,
        CASE WHEN list_has_any(coalesce(read_codes, []), ['Q03', 'Q17']) THEN intake_year
            ELSE coalesce(report_year, intake_year) END AS year,
        reporters,
        received_on,
        version_no,
        is_current,
        state
    FROM core.report
    WHERE party_id IS NOT NULL
),
expected AS (
    SELECT
        m.network_id,
        m.year,
        CAST(count(DISTINCT m.party_id) FILTER (m.degree <= 2) AS INTEGER) AS n_lower,
        CAST(count(DISTINCT m.party_id) AS INTEGER) AS n_upper
    FROM core.member_year AS m
    LEFT JOIN ref.report_collection AS c USING (network_id)
    WHERE m.member_kind <> 'supporting_member' OR coalesce(c.supporters_report, false)
    GROUP BY ALL
),
reporter AS (
    -- One row for each organisation: how its best report stands, and when its first one came.
    SELECT
        r.network_id,
        r.year,
        r.party_id,
        max(r.reporters) AS reporters,
        min(r.received_on) AS first_on,
        max(r.version_no) FILTER (r.is_current) AS version_no,
        coalesce(
            max(r.state) FILTER (r.is_current), 'quarantined'
        ) AS state
    FROM report AS r
    WHERE r.year IS NOT NULL AND (r.reporters = 'anybody' OR EXISTS (
        FROM core.member_year AS m
        WHERE m.network_id = r.network_id AND m.party_id = r.party_id AND m.year = r.year
    ))
    GROUP BY ALL
),
due AS (
    SELECT
        r.network_id,
        r.year,
        CAST(concat_ws(
            '-', max(r.year + CASE WHEN coalesce(c.due_in_year, e.due_in_year) THEN 0 ELSE 1 END),
            max(coalesce(c.due, e.due))
        ) AS DATE) AS due_on
    FROM reporter AS r
    JOIN ref.report_collection AS e ON e.network_id = 'default'
    LEFT JOIN ref.report_collection AS c ON c.network_id = r.network_id
    GROUP BY ALL
),
counted AS (
    SELECT
        r.network_id,
        r.year,
        max(r.reporters) AS reporters,
        CAST(count(*) AS INTEGER) AS n_received,
        CAST(count(*) FILTER (r.first_on <= d.due_on) AS INTEGER) AS n_on_time,
        CAST(count(*) FILTER (r.first_on > d.due_on) AS INTEGER) AS n_late,
        CAST(count(*) FILTER (r.state = 'accepted') AS INTEGER) AS n_accepted,
        CAST(count(*) FILTER (r.state = 'partial') AS INTEGER) AS n_partial,
        CAST(count(*) FILTER (r.state = 'quarantined') AS INTEGER) AS n_quarantined,
        CAST(count(*) FILTER (r.version_no > 1) AS INTEGER) AS n_revised,
        max(d.due_on) AS due_on
    FROM reporter AS r
    JOIN due AS d USING (network_id, year)
    GROUP BY ALL
)
SELECT
    c.network_id,
    c.year,
    CASE WHEN c.reporters = 'members' THEN coalesce(e.n_lower, 0) END AS n_expected_lower,
    CASE WHEN c.reporters = 'members' THEN coalesce(e.n_upper, 0) END AS n_expected_upper,
    c.n_received,
    c.n_on_time,
    c.n_late,
    c.n_accepted,
    c.n_partial,
    c.n_quarantined,
    c.n_revised,
    c.due_on,
    CASE WHEN c.reporters = 'members'
        THEN CAST(round(c.n_accepted / nullif(e.n_upper, 0), 4) AS DECIMAL(12, 4)) END AS rate_lower,
    CASE WHEN c.reporters = 'members'
        THEN CAST(round(least(1, (c.n_accepted + c.n_partial + c.n_quarantined) / nullif(e.n_lower, 0)), 4)
            AS DECIMAL(12, 4)) END AS rate_upper
FROM counted AS c
LEFT JOIN expected AS e USING (network_id, year)
