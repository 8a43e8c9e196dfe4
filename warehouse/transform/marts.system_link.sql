-- Every relation of a system to another system or a body that a page states. A link is no membership of anybody: who is
-- in the child is not thereby in the parent (V13).
SELECT
    child_id,
    parent_id,
    link,
    first_on AS evidence_earliest,
    last_on AS evidence_latest,
    known_from,
    n_sources,
    assertion_ids
FROM core.link
