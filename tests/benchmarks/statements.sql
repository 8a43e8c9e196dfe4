-- What the tables of a made-up log are made of (tests/benchmarks/statements.py): weeks, bodies, networks, pages, the
-- versions of pages, visits to them and the statements in them. Variables: weeks, first (the moment of the first),
-- networks, bodies, news (numbers of them). The table `town` (town_no, body_id, name) holds real municipalities.

CREATE TABLE week AS
SELECT CAST(range AS INTEGER) AS week, getvariable('first') + CAST(range AS INTEGER) * INTERVAL 7 DAY AS known_at
FROM range(getvariable('weeks'));

-- One in thirty is a Finnish municipality of our registers, the rest only a register's sheet knows.
CREATE TABLE body AS
SELECT
    range AS body_no, body_no % 30 = 0 AS is_known,
    CASE WHEN is_known THEN t.body_id ELSE 'kunta-' || range END AS body_id,
    CASE WHEN is_known THEN t.name ELSE 'Kunta ' || range END AS name,
    CASE WHEN is_known OR range % 3 > 0 THEN 'municipality' ELSE 'company' END AS kind,
    ['SE', 'NO', 'DK', 'DE'][range % 4 + 1] AS country
FROM range(getvariable('bodies'))
LEFT JOIN town AS t ON t.town_no = (range // 30) % (SELECT count(*) FROM town);

CREATE TABLE network AS
SELECT range AS network_no, 20 + CAST(pow(hash(range, 'size') % 1000 / 1000, 2) * 280 AS BIGINT) AS n_members
FROM range(getvariable('networks'));

-- Three in ten join while the list is watched, two in ten leave it.
CREATE TABLE member AS
SELECT
    n.network_no, k.k, b.body_id, b.name,
    CASE WHEN hash(n.network_no, k.k, 'joins') % 10 < 3
        THEN CAST(hash(n.network_no, k.k, 'week') % getvariable('weeks') AS BIGINT) ELSE 0 END AS joins,
    CASE WHEN hash(n.network_no, k.k, 'leaves') % 10 < 2
        THEN joins + 26 + CAST(hash(n.network_no, k.k, 'gone') % getvariable('weeks') AS BIGINT) ELSE getvariable('weeks') END AS leaves,
    CASE WHEN hash(n.network_no, k.k, 'states') % 10 < 4
        THEN year(getvariable('first') + CAST(joins AS INTEGER) * INTERVAL 7 DAY)
            - CASE WHEN joins = 0 THEN 1 + CAST(hash(n.network_no, k.k) % 6 AS BIGINT) ELSE 0 END
    END AS start_year
FROM network AS n
CROSS JOIN LATERAL (SELECT unnest(range(n.n_members * 5 // 4)) AS k) AS k
JOIN body AS b ON b.body_no = (n.network_no * 36 + k.k * 7) % getvariable('bodies');

CREATE TABLE page AS
SELECT network_no, p.kind, format('{}-{}', p.kind, network_no) AS source_id,
    format('https://{}-{}.example/', p.kind, network_no) AS url, hash(network_no, 'dated') % 10 < 3 AS is_dated
FROM network
CROSS JOIN (VALUES ('lista'), ('muut')) AS p (kind)
WHERE p.kind = 'lista' OR network_no % 4 = 0;

CREATE TABLE news AS
SELECT
    range AS news_no, CAST(hash(range, 'network') % getvariable('networks') AS BIGINT) AS network_no,
    CAST(hash(range, 'week') % getvariable('weeks') AS INTEGER) AS week
FROM range(getvariable('news'));

CREATE TABLE document AS
SELECT
    p.network_no, p.kind, p.source_id, p.url, p.is_dated, w.week, sha256(concat_ws('|', p.url, w.week)) AS document_id,
    md5(concat_ws('|', 'reading', p.url, w.week)) AS reading_id, 'fi' AS lang, NULL AS news_no,
    coalesce(lead(w.week) OVER (PARTITION BY p.url ORDER BY w.week), getvariable('weeks')) AS until
FROM page AS p
JOIN week AS w ON w.week = 0 OR w.week % 12 = p.network_no % 12
UNION ALL
SELECT
    network_no, 'uutiset', 'uutiset-' || network_no, format('https://uutiset-{}.example/{}', network_no, news_no),
    true, week, sha256('uutinen ' || news_no), md5('uutinen ' || news_no), 'fi', news_no, least(week + 8, getvariable('weeks'))
FROM news;

CREATE TABLE visit AS
SELECT d.*, w.week AS visited, w.known_at, w.week = d.week AS is_first,
    w.week > d.week AND hash(d.url, w.week, 'down') % 50 = 0 AS is_down
FROM document AS d
JOIN week AS w ON w.week >= d.week AND w.week < d.until;
ALTER TABLE visit DROP week;
ALTER TABLE visit RENAME visited TO week;

CREATE TABLE statement AS
SELECT
    md5(concat_ws('|', d.document_id, line)) AS assertion_id, * EXCLUDE (quote),
    rpad(quote || md5(concat_ws('|', source_id, line)), 80, ' jäsen') AS quote
FROM (
    SELECT
        d.document_id, d.source_id, d.url, 'participation' AS kind, 'verkko-' || d.network_no AS network_id,
        'Ilmastoverkko ' || d.network_no AS network_mention,
        CASE WHEN m.k % 33 > 0 THEN m.body_id END AS party_id,
        CASE WHEN m.k % 33 > 0 THEN m.name ELSE 'Nimetön ' || (m.network_no * 3 + m.k // 33) % 2500 END
            AS party_mention,
        'member' AS role, m.start_year, NULL AS value, NULL AS comparator, '{}' AS said, party_mention || ' ' AS quote,
        row_number() OVER (PARTITION BY d.document_id ORDER BY m.k) - 1 AS line
    FROM document AS d
    JOIN member AS m ON m.network_no = d.network_no AND m.joins <= d.week AND m.leaves > d.week
    WHERE d.kind <> 'uutiset' AND (d.kind = 'lista' OR m.k % 2 = 0)
    UNION ALL BY NAME
    SELECT
        d.document_id, d.source_id, d.url, line, 'verkko-' || n.network_no AS network_id,
        'Ilmastoverkko ' || n.network_no AS network_mention,
        CASE WHEN line < 8 THEN 'headcount' ELSE ['milestone', 'target', 'link', 'milestone'][d.news_no % 4 + 1] END
            AS kind,
        CASE WHEN line < 8 THEN n.n_members * 9 // 10 END AS value,
        CASE WHEN line = 0 AND d.news_no % 10 = 0 THEN '=' WHEN line < 8 THEN '>=' END AS comparator,
        CASE kind
            WHEN 'milestone' THEN format('{{"event": "task", "label": "Vaihe {}", "state": "done"}}', d.news_no % 9)
            WHEN 'target' THEN format('{{"metric": "emission_reduction_pct", "value": "{}", "unit": "percent", '
                '"base_year": 2007, "due": {{"edtf": "2030", "earliest": "2030-01-01", "latest": "2030-12-31"}}}}',
                line * 10)
            WHEN 'link' THEN format('{{"link": "part_of", "target": {{"id": "verkko-{}"}}}}', d.news_no % getvariable('networks'))
            ELSE '{}'
        END AS said,
        format('Verkostossa {} on {} jäsentä ', n.network_no, n.n_members) AS quote
    FROM document AS d
    CROSS JOIN range(10) AS l (line)
    JOIN network AS n ON n.network_no = (d.network_no + l.line) % getvariable('networks')
    WHERE d.kind = 'uutiset'
) AS d
