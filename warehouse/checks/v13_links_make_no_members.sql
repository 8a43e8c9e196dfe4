-- V13 stop: nobody is in a system because something they are in is linked to it
-- A participation may rest on nothing but words that say so of that body and that system. Two ways to break it: to cite
-- anything but participations; and to read one out of the words of a link, as of "the network X, coordinated by Lahti,
-- belongs to Y": Lahti is in X. A person's reading of such a sentence is taken: it may say both.
WITH cited AS (
    SELECT p.network_id, p.party_id, p.role, a.*
    FROM (
        SELECT network_id, party_id, role, unnest(assertion_ids) AS assertion_id FROM marts.participation
        UNION
        SELECT network_id, party_id, role, unnest(assertion_ids) FROM core.panel
    ) AS p
    JOIN (
        SELECT assertion_id, kind, method, document_id, source_id, url, char_start, char_end FROM core.assertion
    ) AS a USING (assertion_id)
),
-- Participations of the child that stand on the same page as the link, whose words overlap those of a participation.
inferred AS (
    SELECT DISTINCT c.network_id, c.party_id, c.role, c.assertion_id, l.assertion_id AS link_id
    FROM cited AS c
    JOIN core.assertion AS l
        ON l.kind = 'link' AND l.link_target_id = c.network_id AND l.network_id <> c.network_id
        AND l.document_id = c.document_id AND l.source_id = c.source_id AND l.url = c.url
        AND l.char_start < c.char_end AND c.char_start < l.char_end
    JOIN core.assertion AS child
        ON child.kind = 'participation' AND child.network_id = l.network_id AND child.party_id = c.party_id
        AND child.document_id = l.document_id AND child.source_id = l.source_id AND child.url = l.url
    WHERE c.kind = 'participation' AND c.method <> 'reading'
)
SELECT network_id, party_id, role, assertion_id, kind AS rests_on
FROM cited
WHERE kind <> 'participation'
UNION ALL
SELECT i.network_id, i.party_id, i.role, i.assertion_id, concat('link ', i.link_id)
FROM inferred AS i
WHERE NOT EXISTS (
    FROM cited AS c
    WHERE c.network_id = i.network_id AND c.party_id = i.party_id
        AND c.assertion_id NOT IN (SELECT assertion_id FROM inferred)
)
ORDER BY ALL
