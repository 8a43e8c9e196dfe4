-- Pages that state different starts of one membership.
SELECT
    'start_date' AS kind,
    concat_ws('|', 'start_date', m.network_id, m.party_id, m.role) AS key,
    m.network_id,
    m.party_id,
    m.party_kind AS member_kind,
    CAST(year(m.start_earliest) AS INTEGER) AS year,
    'All pages give a membership one start' AS rule,
    format('start stated between {} and {}', m.start_earliest, m.start_latest) AS difference,
    'open' AS resolution,
    -- Since the second of the starts was met.
    (
        SELECT list_sort(list(f.known_at))[2]
        FROM (
            SELECT s.start_edtf, min(s.known_at) AS known_at
            FROM core.spell AS s
            WHERE s.network_id = m.network_id AND s.party_id = m.party_id AND s.role = m.role
                AND s.spell_no = m.spell_no AND s.start_edtf IS NOT NULL
            GROUP BY s.start_edtf
        ) AS f
    ) AS known_from,
    m.assertion_ids
FROM core.membership AS m
WHERE m.n_starts > 1
-- A body may come back: the later spell stands for both.
QUALIFY row_number() OVER (PARTITION BY m.network_id, m.party_id, m.role ORDER BY m.spell_no DESC) = 1
