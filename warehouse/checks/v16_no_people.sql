-- V16 stop: no published text holds a person's name, e-mail address, phone number or personal identity code
WITH published AS (
    SELECT 'assertion' AS dataset, assertion_id AS id, t.text
    FROM marts.assertion
    CROSS JOIN LATERAL (SELECT unnest([quote, network_mention, party_mention, locator, url]) AS text) AS t
    UNION ALL
    SELECT 'review', mention, t.text
    FROM marts.review
    CROSS JOIN LATERAL (SELECT unnest([mention, example, url]) AS text) AS t
    UNION ALL
    SELECT 'decision', decision_id, t.text
    FROM marts.decision
    CROSS JOIN LATERAL (SELECT unnest([mention, reason]) AS text) AS t
    UNION ALL
    SELECT 'headcount', headcount_id, qualifier FROM marts.headcount
    UNION ALL
    SELECT 'role_year', concat_ws(' ', network_id, role, party_id), office FROM marts.role_year
    UNION ALL
    SELECT 'obligation', obligation_id, t.text
    FROM marts.obligation
    CROSS JOIN LATERAL (SELECT unnest(list_concat([activity, counterparty, period], topics)) AS text) AS t
    UNION ALL
    SELECT 'obligation_year', concat_ws(' ', network_id, duty_holder), activity FROM marts.obligation_year
    UNION ALL
    SELECT 'milestone', milestone_id, t.text
    FROM marts.milestone
    CROSS JOIN LATERAL (SELECT unnest([event, label, grain]) AS text) AS t
    UNION ALL
    SELECT 'milestone_year', concat_ws(' ', network_id, event), label FROM marts.milestone_year
    UNION ALL
    SELECT 'description', concat_ws(' ', network_id, attribute), t.text
    FROM marts.description
    CROSS JOIN LATERAL (SELECT unnest(list_concat([attribute], values)) AS text) AS t
    UNION ALL
    SELECT 'target', target_id, t.text
    FROM marts.target
    CROSS JOIN LATERAL (SELECT unnest(list_concat([metric_mention], rules)) AS text) AS t
    UNION ALL
    SELECT 'conflict', conflict_id, t.text
    FROM marts.conflict
    CROSS JOIN LATERAL (SELECT unnest([difference, rule]) AS text) AS t
    UNION ALL
    SELECT 'document', document_id, url FROM marts.document
    UNION ALL
    SELECT 'source_night', source_id, state_reason FROM marts.source_night
    UNION ALL
    SELECT 'quarantine', locator, t.text
    FROM marts.quarantine
    CROSS JOIN LATERAL (SELECT unnest([locator, words, cells, url]) AS text) AS t
    UNION ALL
    SELECT 'party', party_id, t.text
    FROM marts.party
    CROSS JOIN LATERAL (SELECT unnest([name, name_fi, name_sv, name_en]) AS text) AS t
),
-- Lines of lists stand in every version of a page: each is looked through once.
told AS (
    SELECT dataset, text, min(id) AS id FROM published WHERE text IS NOT NULL GROUP BY dataset, text
),
-- A text that holds a name has a word that holds the name's first word. There are far fewer words than texts.
word AS (
    SELECT text, unnest(list_distinct(string_split(text, ' '))) AS word FROM told
),
named AS (
    SELECT DISTINCT name, string_split(name, ' ')[1] AS first_word FROM restricted.person
),
suspect AS (
    SELECT w.word, n.first_word
    FROM (SELECT DISTINCT word FROM word) AS w
    JOIN (SELECT DISTINCT first_word FROM named) AS n ON contains(w.word, n.first_word)
)
SELECT t.dataset, t.id, 'person' AS what
FROM told AS t
SEMI JOIN (
    SELECT w.text
    FROM word AS w
    JOIN suspect AS s ON s.word = w.word
    JOIN named AS n ON n.first_word = s.first_word
    WHERE contains(w.text, n.name)
) AS n ON n.text = t.text
UNION ALL
SELECT dataset, id, 'contact'
FROM told
WHERE regexp_matches(text, '[\w.+-]+@[\w-]+\.[a-z]{2,}', 'i')
    OR regexp_matches(text, '\b\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]\b')
    -- Ten digits at least: three municipality codes side by side ("091 235 049") are no phone number.
    OR regexp_matches(text, '(\+358|\+46)([ -]?\d){7,}|\b0([ -]?\d){9,}\b')
ORDER BY ALL
