-- V16 stop: no published text holds a person's name, e-mail address, phone number or personal identity code
WITH published AS (
    SELECT
        'assertion' AS dataset, assertion_id AS id,
        unnest([quote, network_mention, party_mention, locator, url]) AS text
    FROM marts.assertion
    UNION ALL
    SELECT 'review', mention, unnest([mention, example, url])
    FROM marts.review
    UNION ALL
    SELECT 'decision', decision_id, unnest([mention, reason])
    FROM marts.decision
    UNION ALL
    SELECT 'headcount', headcount_id, qualifier FROM marts.headcount
    UNION ALL
    SELECT 'role_year', concat_ws(' ', network_id, role, party_id), office FROM marts.role_year
    UNION ALL
    SELECT 'obligation', obligation_id, unnest(list_concat([activity, counterparty, period], topics))
    FROM marts.obligation
    UNION ALL
    SELECT 'obligation_year', concat_ws(' ', network_id, duty_holder), activity FROM marts.obligation_year
    UNION ALL
    SELECT 'milestone', milestone_id, unnest([event, label, grain])
    FROM marts.milestone
    UNION ALL
    SELECT 'milestone_year', concat_ws(' ', network_id, event), label FROM marts.milestone_year
    UNION ALL
    SELECT 'description', concat_ws(' ', network_id, attribute), unnest(list_concat([attribute], values))
    FROM marts.description
    UNION ALL
    SELECT 'target', target_id, unnest(list_concat([metric_mention], rules))
    FROM marts.target
    UNION ALL
    SELECT 'conflict', conflict_id, unnest([difference, rule])
    FROM marts.conflict
    UNION ALL
    SELECT 'document', document_id, url FROM marts.document
    UNION ALL
    SELECT 'source_night', source_id, state_reason FROM marts.source_night
    UNION ALL
    SELECT 'quarantine', locator, unnest([locator, words, cells, url])
    FROM marts.quarantine
    UNION ALL
    SELECT 'party', party_id, unnest([name, name_fi, name_sv, name_en])
    FROM marts.party
),
-- Lines of lists stand in every version of a page: each is looked through once.
told AS (
    SELECT dataset, text, min(id) AS id FROM published WHERE text IS NOT NULL GROUP BY dataset, text
),
-- A text that holds a name has a word that holds the name's first word. There are far fewer words than texts.
word AS NOT MATERIALIZED (
    SELECT text, unnest(string_split(text, ' ')) AS word FROM told
),
named AS (
    SELECT DISTINCT name, string_split(name, ' ')[1] AS first_word FROM restricted.person
),
suspect AS (
    SELECT w.word, n.first_word
    FROM (SELECT DISTINCT word FROM word) AS w
    JOIN (SELECT DISTINCT first_word FROM named) AS n ON contains(w.word, n.first_word)
)
SELECT dataset, id, 'person' AS what
FROM told
WHERE text IN (
    SELECT w.text
    FROM (FROM word WHERE word IN (SELECT word FROM suspect)) AS w
    JOIN suspect AS s ON s.word = w.word
    JOIN named AS n ON n.first_word = s.first_word
    WHERE contains(w.text, n.name)
)
UNION ALL
SELECT dataset, id, 'contact'
FROM told
WHERE regexp_matches(text, '[\w.+-]+@[\w-]+\.[a-z]{2,}', 'i')
    OR regexp_matches(text, '\b\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]\b')
    -- Ten digits at least: three municipality codes side by side ("091 235 049") are no phone number.
    OR regexp_matches(text, '(\+358|\+46)([ -]?\d){7,}|\b0([ -]?\d){9,}\b')
ORDER BY ALL
