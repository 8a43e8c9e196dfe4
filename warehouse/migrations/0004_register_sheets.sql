-- What a register's sheet gives besides assertions: bodies that only it knows, and the rows that assert nothing.

CREATE TABLE obs.register_body (
    reading_id       VARCHAR NOT NULL,
    body_id          VARCHAR NOT NULL,
    register_id      VARCHAR NOT NULL,
    kind             VARCHAR NOT NULL,
    name             VARCHAR NOT NULL,
    country          VARCHAR NOT NULL,
    locator          VARCHAR NOT NULL,
    -- The body of our registers whose name it has, where another row of the sheet has the same claim to it.
    shares_name_with VARCHAR
);

CREATE TABLE obs.rejected_row (
    reading_id VARCHAR NOT NULL,
    locator    VARCHAR NOT NULL,
    reason     VARCHAR NOT NULL,
    -- As they may be published: without personal columns, people and contact details masked.
    words      VARCHAR NOT NULL,
    cells      JSON NOT NULL
);
