-- The durable log: what was run, fetched, read and asserted. Appended to, never updated; keys are content hashes and
-- are held unique by the loader (an index would cost nine times the load and make later migrations impossible).
-- Times are UTC. `known_at` is the moment a run stands for: facts are "known" from then on.

CREATE SCHEMA ops;
CREATE SCHEMA raw;
CREATE SCHEMA obs;
CREATE SCHEMA restricted;

CREATE TABLE ops.run (
    run_id       VARCHAR NOT NULL,
    flow         VARCHAR NOT NULL,
    known_at     TIMESTAMP NOT NULL,
    transport    VARCHAR NOT NULL CHECK (transport IN ('recorded', 'live')),
    code_version VARCHAR NOT NULL
);

CREATE TABLE raw.fetch (
    fetch_id        VARCHAR NOT NULL,
    run_id          VARCHAR NOT NULL,
    source_id       VARCHAR NOT NULL,
    url             VARCHAR NOT NULL,
    lang            VARCHAR NOT NULL,
    fetched_at      TIMESTAMP NOT NULL,
    via             VARCHAR NOT NULL CHECK (via IN ('fetch', 'file')),
    outcome         VARCHAR NOT NULL CHECK (outcome IN ('ok', 'not_modified', 'denied', 'failed')),
    reason          VARCHAR,
    detail          VARCHAR,
    http_status     INTEGER,
    final_url       VARCHAR,
    document_id     VARCHAR,
    media_type      VARCHAR,
    charset         VARCHAR,
    size            BIGINT,
    last_modified   DATE,
    x_robots_tag    VARCHAR,
    tdm_reservation VARCHAR,
    robots_state    VARCHAR,
    -- What the visit was worth, judged once when it is loaded, against what was known before it.
    state           VARCHAR NOT NULL CHECK (state IN ('read', 'unchanged', 'held', 'unreadable', 'source_unavailable',
                                                      'page_gone', 'denied', 'failed')),
    state_reason    VARCHAR
);

CREATE TABLE raw.document (
    document_id VARCHAR NOT NULL,
    size        BIGINT NOT NULL,
    media_type  VARCHAR
);

CREATE TABLE obs.reading (
    reading_id     VARCHAR NOT NULL,
    document_id    VARCHAR NOT NULL,
    source_id      VARCHAR NOT NULL,
    url            VARCHAR NOT NULL,
    lang           VARCHAR,
    reader_version VARCHAR NOT NULL,
    run_id         VARCHAR NOT NULL,
    recorded_at    TIMESTAMP NOT NULL,
    problem        VARCHAR,
    problem_words  VARCHAR,
    title          VARCHAR,
    text           VARCHAR,
    published_on   DATE,
    updated_on     DATE,
    -- The day the page's content speaks of; NULL with basis fetch_date, where only the fetch log can say.
    anchor_on      DATE,
    anchor_basis   VARCHAR NOT NULL CHECK ((anchor_on IS NULL) = (anchor_basis = 'fetch_date')),
    n_members      INTEGER NOT NULL,
    -- Wall time of loading: breaks ties between readers of one moment, and is never published.
    loaded_at      TIMESTAMP NOT NULL DEFAULT current_timestamp
);

CREATE TABLE obs.assertion (
    assertion_id    VARCHAR NOT NULL,
    document_id     VARCHAR NOT NULL,
    source_id       VARCHAR NOT NULL,
    url             VARCHAR NOT NULL,
    kind            VARCHAR NOT NULL CHECK (kind IN ('participation', 'headcount')),
    network_id      VARCHAR,
    network_mention VARCHAR NOT NULL,
    party_id        VARCHAR,
    party_mention   VARCHAR,
    role            VARCHAR,
    state           VARCHAR,
    basis           VARCHAR,
    start_edtf      VARCHAR,
    start_earliest  DATE,
    start_latest    DATE,
    start_relation  VARCHAR,
    end_edtf        VARCHAR,
    end_earliest    DATE,
    end_latest      DATE,
    end_relation    VARCHAR,
    member_kind     VARCHAR,
    value           BIGINT,
    comparator      VARCHAR,
    lower           BIGINT,
    upper           BIGINT,
    qualifier       VARCHAR,
    as_of_edtf      VARCHAR,
    as_of_earliest  DATE,
    as_of_latest    DATE,
    as_of_relation  VARCHAR,
    quote           VARCHAR NOT NULL,
    -- The words as they may be published: people masked, the quote at most 200 code points around the mention.
    quote_public    VARCHAR NOT NULL,
    network_public  VARCHAR NOT NULL,
    party_public    VARCHAR,
    char_start      INTEGER,
    char_end        INTEGER,
    locator         VARCHAR,
    method          VARCHAR NOT NULL CHECK (method IN ('structure', 'rule', 'reading')),
    tense           VARCHAR NOT NULL,
    modality        VARCHAR NOT NULL,
    certainty       VARCHAR NOT NULL,
    CHECK (start_earliest IS NULL OR start_latest IS NULL OR start_earliest <= start_latest),
    CHECK (end_earliest IS NULL OR end_latest IS NULL OR end_earliest <= end_latest),
    CHECK (char_start IS NULL OR char_start < char_end)
);

CREATE TABLE obs.reading_assertion (
    reading_id   VARCHAR NOT NULL,
    assertion_id VARCHAR NOT NULL
);

-- People's names met on pages: kept apart so that a check can prove that no published column holds one.
CREATE TABLE restricted.person (
    reading_id VARCHAR NOT NULL,
    char_start INTEGER NOT NULL,
    char_end   INTEGER NOT NULL,
    name       VARCHAR NOT NULL
);
