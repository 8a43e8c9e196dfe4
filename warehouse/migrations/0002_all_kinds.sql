-- Assertions of every kind in the one table: targets, obligations, milestones, links, names, descriptions and offices
-- beside participations and headcounts. A CHECK cannot be altered, so the table is copied.

CREATE TABLE obs.assertion_of_all_kinds (
    assertion_id    VARCHAR NOT NULL,
    document_id     VARCHAR NOT NULL,
    source_id       VARCHAR NOT NULL,
    url             VARCHAR NOT NULL,
    kind            VARCHAR NOT NULL CHECK (kind IN ('participation', 'headcount', 'target', 'obligation', 'milestone',
                                                     'link', 'name', 'description', 'office')),
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
    -- What a kind says beyond the columns above: a JSON object of its fields that are not at their default.
    said            JSON NOT NULL DEFAULT '{}',
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

INSERT INTO obs.assertion_of_all_kinds BY NAME SELECT * FROM obs.assertion;
DROP TABLE obs.assertion;
ALTER TABLE obs.assertion_of_all_kinds RENAME TO assertion;

-- Pinned readings whose sentence has changed or gone, for people to look at again.
CREATE TABLE obs.stale_reading (
    reading_id VARCHAR NOT NULL,
    phrase     VARCHAR NOT NULL,
    reason     VARCHAR NOT NULL CHECK (reason IN ('changed', 'gone')),
    char_start INTEGER,
    char_end   INTEGER
);

-- Every system that a register ever held: none may disappear (V17).
CREATE TABLE ops.known_system (
    system_id      VARCHAR NOT NULL,
    first_known_at TIMESTAMP NOT NULL
);
