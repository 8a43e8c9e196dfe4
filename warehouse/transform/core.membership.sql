-- Today's belief of each spell with what is known of its sources: the interval that is spread over years.
WITH pages AS (
    SELECT
        l.network_id,
        l.party_id,
        l.role,
        l.spell_no,
        count(DISTINCT l.source_id) AS n_sources,
        bool_and(l.anchor_basis = 'fetch_date') AS is_undated,
        list_sort(list(DISTINCT v.state) FILTER (NOT v.is_taken)) AS source_states
    FROM core.spell AS l
    JOIN core.visit AS v ON v.source_id = l.source_id AND v.url = l.url AND v.is_newest
    GROUP BY ALL
)
SELECT
    p.* EXCLUDE (tick),
    e.n_sources,
    e.is_undated,
    e.source_states,
    b.kind AS party_kind,
    b.country,
    -- The last year in which a municipality stood; NULL for bodies that the yearly register does not hold.
    (SELECT max(y.year) FROM ref.municipality_year AS y WHERE y.body_id = p.party_id) AS last_year,
    n.counts_as_network
FROM core.belief AS p
JOIN pages AS e USING (network_id, party_id, role, spell_no)
JOIN ref.body AS b ON b.body_id = p.party_id
JOIN ref.network AS n USING (network_id)
QUALIFY row_number() OVER (PARTITION BY p.network_id, p.party_id, p.role, p.spell_no ORDER BY p.tick DESC) = 1
