-- Pages that state starts of one membership that exclude each other; a finer date within a coarser one agrees with it.
SELECT
    'start_date' AS kind,
    concat_ws('|', 'start_date', m.network_id, m.party_id, m.role) AS key,
    m.network_id,
    m.party_id,
    m.party_kind AS member_kind,
    CAST(year(m.start_earliest) AS INTEGER) AS year,
    'The starts that pages state of a membership can all be true' AS rule,
    format('start stated between {} and {}', m.start_earliest, m.start_latest) AS difference,
    'open' AS resolution,
    -- Since the second of the starts was met.
    (
        SELECT list_sort(list(f.known_at))[2]
        FROM (
            SELECT s.start_edtf, min(s.first_known_at) AS known_at
            FROM core.sequence AS s
            JOIN core.era AS e ON e.network_id = s.network_id AND e.era_no = s.era_no AND e.era_to IS NULL
            WHERE s.network_id = m.network_id AND s.party_id = m.party_id AND s.role = m.role
                AND s.start_edtf IS NOT NULL
            GROUP BY s.start_edtf
        ) AS f
    ) AS known_from,
    m.assertion_ids
FROM core.membership AS m
WHERE m.starts_differ
-- A body may come back: the later spell stands for both.
QUALIFY row_number() OVER (PARTITION BY m.network_id, m.party_id, m.role ORDER BY m.spell_no DESC) = 1
