-- Each report of a file, with the organisation that it is of, and what keeps the whole of it back. An organisation is
-- known by its business id, by what a person decided, by the collection's own number or by its name, in this order.
WITH decided AS (
    SELECT
        report_row_id,
        max(decided_value) FILTER (action = 'assign') AS party_id,
        max(TRY_CAST(decided_value AS INTEGER)) FILTER (action = 'set' AND code IN ('Q03', 'Q17')) AS report_year,
        max(decided_value) FILTER (action = 'set' AND code = 'Q02') AS y_tunnus,
        bool_or(action = 'reject' AND code IN ('Q02', 'Q03', 'Q17', 'Q20')) AS is_rejected,
        CAST(count(*) FILTER (action IN ('set', 'assign', 'accept')) AS INTEGER) AS n_fixes
    FROM core.report_remark
    WHERE report_row_id IS NOT NULL AND action IS NOT NULL
    GROUP BY ALL
),
keyed AS (
    -- A key that stays the same however often a file is read: what is found here waits under it.
    SELECT
        w.*,
        left(md5(concat_ws('|', g.document_id, g.network_id, coalesce(g.year, 0), w.sheet, w.row_number, w.position)), 14)
            AS row_key
    FROM obs.report_row AS w
    JOIN core.report_reading AS g USING (report_reading_id)
),
named AS (
    SELECT
        w.report_row_id,
        g.report_reading_id,
        g.document_id,
        g.network_id,
        g.intake_year,
        g.taken_from,
        g.total_is_sum,
        w.position,
        w.sheet,
        w.row_number,
        w.org_mention,
        w.parent_mention,
        coalesce(d.report_year, w.report_year) AS report_year,
        coalesce(w.received_on, g.received_on) AS received_on,
        coalesce(w.consent, false) AS consent,
        coalesce(d.n_fixes, 0) + CASE WHEN x.action = 'assign' THEN 1 ELSE 0 END AS n_fixes,
        coalesce(d.is_rejected, false) AS is_rejected,
        coalesce(CASE WHEN x.action = 'assign' THEN x.value END, d.party_id, y.body_id, s.target_id, w.body_id, n.resolved_id) AS party_id,
        w.row_key
    FROM keyed AS w
    JOIN core.report_reading AS g USING (report_reading_id)
    LEFT JOIN decided AS d USING (report_row_id)
    LEFT JOIN core.report_fix AS x ON x.quarantine_id = w.row_key || '01'
    LEFT JOIN (SELECT y_tunnus, min(body_id) AS body_id FROM ref.body WHERE y_tunnus IS NOT NULL GROUP BY ALL) AS y
        ON y.y_tunnus = coalesce(d.y_tunnus, w.y_tunnus)
    LEFT JOIN (
        SELECT mention, min(target_id) AS target_id
        FROM core.judgement
        WHERE subject = 'party' AND judgement = 'same' AND withdrawn_at IS NULL
        GROUP BY ALL
    ) AS s ON s.mention = w.org_mention
    LEFT JOIN ref.resolution AS n ON n.subject = 'party' AND n.mention = w.org_mention
)
SELECT
    n.*,
    p.body_id AS parent_id,
    coalesce(c.reporters, e.reporters) AS reporters,
    m.degree AS member_degree,
    b.codes AS read_codes
FROM named AS n
LEFT JOIN (
    SELECT r.mention, min(r.resolved_id) AS body_id FROM ref.resolution AS r WHERE r.subject = 'party' GROUP BY ALL
) AS p ON p.mention = n.parent_mention
LEFT JOIN ref.report_collection AS c ON c.network_id = n.network_id
JOIN ref.report_collection AS e ON e.network_id = 'default'
LEFT JOIN (
    SELECT network_id, party_id, year, min(degree) AS degree FROM core.member_year GROUP BY ALL
) AS m ON m.network_id = n.network_id AND m.party_id = n.party_id AND m.year = n.report_year
LEFT JOIN (
    -- What keeps a whole row back, as far as nobody has decided otherwise.
    SELECT report_row_id, list_sort(list(DISTINCT code)) AS codes
    FROM core.report_remark
    WHERE is_open AND code IN ('Q02', 'Q03', 'Q17', 'Q20')
    GROUP BY ALL
) AS b USING (report_row_id)
