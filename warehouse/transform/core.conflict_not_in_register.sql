-- A membership that only pages elsewhere tell: a register of the network, read whole after the last of them, has never
-- named the body.
SELECT
    'not_in_register' AS kind,
    concat_ws('|', 'not_in_register', m.network_id, m.party_id, m.role) AS key,
    m.network_id,
    m.party_id,
    m.party_kind AS member_kind,
    CAST(year(max(v.evidence_on)) AS INTEGER) AS year,
    'Whom a page names as a member is in the network''s register' AS rule,
    format('not in {} of {}, named elsewhere on {}', r.source_id, max(v.evidence_on), m.last_on) AS difference,
    'open' AS resolution,
    greatest(min(v.known_at), min(p.known_from)) AS known_from,
    m.assertion_ids
FROM core.membership AS m
JOIN marts.participation AS p
    ON p.network_id = m.network_id AND p.party_id = m.party_id AND p.role = m.role AND p.spell_no = m.spell_no
JOIN ref.source AS r ON r.network_id = m.network_id AND r.rank = 'register' AND r.exhaustive
JOIN core.visit AS v ON v.source_id = r.source_id AND v.is_whole AND v.evidence_on >= m.start_latest
ANTI JOIN core.listing AS l
    ON l.network_id = m.network_id AND l.party_id = m.party_id AND l.source_id = r.source_id AND l.era_to IS NULL
WHERE m.end_latest IS NULL AND m.state = 'active'
GROUP BY m.network_id, m.party_id, m.role, m.party_kind, r.source_id, m.last_on, m.assertion_ids
QUALIFY row_number() OVER (PARTITION BY m.network_id, m.party_id, m.role ORDER BY r.source_id) = 1
