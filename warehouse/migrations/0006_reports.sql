-- Partner reports: the files that were handed in, and what was read in their cells. None of it is published as it stands:
-- who did not agree to it goes into aggregates only.

CREATE TABLE raw.report_intake (
    intake_id   VARCHAR   NOT NULL,
    run_id      VARCHAR   NOT NULL,
    document_id VARCHAR   NOT NULL,
    network_id  VARCHAR   NOT NULL,
    -- The year of the reports that do not say theirs; NULL where the file is to say it.
    year        INTEGER,
    file_name   VARCHAR   NOT NULL,
    way         VARCHAR   NOT NULL,
    received_on DATE      NOT NULL,
    known_at    TIMESTAMP NOT NULL
);

-- What one version of the code read in a file. It counts from `known_from`: the first one since the file was known.
CREATE TABLE obs.report_reading (
    report_reading_id VARCHAR   NOT NULL,
    document_id       VARCHAR   NOT NULL,
    network_id        VARCHAR   NOT NULL,
    year              INTEGER,
    reader_version    VARCHAR   NOT NULL,
    file_format       VARCHAR,
    form_id           VARCHAR,
    lang              VARCHAR,
    encoding          VARCHAR,
    delimiter         VARCHAR,
    decimal_sign      VARCHAR,
    n_rows            INTEGER   NOT NULL,
    -- Whether the scopes of this form add up to its total.
    total_is_sum      BOOLEAN   NOT NULL,
    known_from        TIMESTAMP NOT NULL
);

CREATE TABLE obs.report_row (
    report_row_id     VARCHAR NOT NULL,
    report_reading_id VARCHAR NOT NULL,
    -- The order in the file, from 1.
    position          INTEGER NOT NULL,
    sheet             VARCHAR NOT NULL,
    row_number        INTEGER NOT NULL,
    -- The organisation as it is named, and its parent where the report names one.
    org_mention       VARCHAR,
    parent_mention    VARCHAR,
    y_tunnus          VARCHAR,
    -- The body by a number that the collection itself gives its reporters.
    body_id           VARCHAR,
    report_year       INTEGER,
    received_on       DATE,
    consent           BOOLEAN,
    codes             VARCHAR[] NOT NULL,
    cells             JSON NOT NULL
);

CREATE TABLE obs.report_figure (
    report_row_id VARCHAR NOT NULL,
    -- The measure that the figure is of, from 1; 0 for the report itself.
    measure_no    INTEGER NOT NULL,
    field         VARCHAR NOT NULL,
    sheet         VARCHAR NOT NULL,
    address       VARCHAR NOT NULL,
    raw           VARCHAR NOT NULL,
    value         DECIMAL(28, 8),
    lower         DECIMAL(28, 8),
    upper         DECIMAL(28, 8),
    unit          VARCHAR,
    text          VARCHAR,
    missing       VARCHAR,
    flags         VARCHAR[] NOT NULL,
    problem       VARCHAR
);

CREATE TABLE obs.report_problem (
    report_problem_id VARCHAR NOT NULL,
    report_reading_id VARCHAR NOT NULL,
    -- NULL where the file as a whole is meant.
    report_row_id     VARCHAR,
    code              VARCHAR NOT NULL,
    field             VARCHAR,
    sheet             VARCHAR,
    address           VARCHAR,
    raw               VARCHAR NOT NULL,
    hint              VARCHAR
);

-- Reporters that only a collection's own files know, by its own numbers.
CREATE TABLE obs.report_body (
    report_reading_id VARCHAR NOT NULL,
    body_id           VARCHAR NOT NULL,
    kind              VARCHAR NOT NULL,
    name              VARCHAR NOT NULL,
    country           VARCHAR
);

CREATE TABLE restricted.report_contact (
    report_row_id VARCHAR NOT NULL,
    address       VARCHAR NOT NULL,
    words         VARCHAR NOT NULL
);
