-- What the readings that count assert, with names resolved. An id that the reader gave (it knows whose page it is)
-- comes before one found by name alone; a name that nothing resolves keeps NULL and stands in marts.review.
SELECT
    a.* EXCLUDE (network_id, party_id),
    coalesce(a.network_id, n.resolved_id) AS network_id,
    coalesce(a.party_id, p.resolved_id) AS party_id,
    r.lang,
    r.title
FROM obs.assertion AS a
JOIN obs.reading_assertion AS ra USING (assertion_id)
JOIN core.reading AS r USING (reading_id)
LEFT JOIN ref.resolution AS n ON n.subject = 'network' AND n.mention = a.network_mention
LEFT JOIN ref.resolution AS p ON p.subject = 'party' AND p.mention = a.party_mention
