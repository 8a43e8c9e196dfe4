-- What was known when. A reading of a page version counts from a moment on, until another takes its place: the first one
-- from the day the page came, a later one (new code read the same bytes) from the day it was made. So facts that only
-- the newer reader finds are known since then, and what was believed before stays what it was.
CREATE TABLE obs.reading_in_force (
    reading_id  VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    source_id   VARCHAR NOT NULL,
    url         VARCHAR NOT NULL,
    known_from  TIMESTAMP NOT NULL,
    -- Wall time of loading: breaks ties between readings of one moment, and is never published.
    noted_at    TIMESTAMP NOT NULL DEFAULT current_timestamp
);

INSERT INTO obs.reading_in_force
SELECT reading_id, document_id, source_id, url, recorded_at, loaded_at FROM obs.reading;

-- A hash of all that a reading asserts and dates: two readers that find the same are one to the history.
ALTER TABLE obs.reading ADD COLUMN content_id VARCHAR;
