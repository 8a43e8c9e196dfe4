-- Each yearly membership with the sentences behind it, their addresses and the days they were seen.
CREATE OR REPLACE VIEW membership_evidence AS
SELECT
    m.network_id,
    m.party_id,
    m.role,
    m.year,
    m.state,
    a.assertion_id,
    a.quote,
    a.url,
    a.method,
    d.anchor_date,
    d.anchor_basis,
    d.first_seen_on,
    d.last_seen_on
FROM (SELECT *, unnest(assertion_ids) AS assertion_id FROM membership_year) AS m
JOIN assertion AS a USING (assertion_id)
JOIN document AS d ON d.document_id = a.document_id AND d.source_id = a.source_id AND d.url = a.url;
