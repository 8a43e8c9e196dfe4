-- What the readings that count now assert, and what became of each: assertions in = facts + the rest, each with its
-- reason.
SELECT * EXCLUDE (reading_id, counts_from, counts_to, is_late, is_withdrawn, ruling)
FROM core.statement
WHERE counts_to IS NULL
