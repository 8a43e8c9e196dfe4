-- Rows of registers that assert nothing, each with its reason, in every version of a sheet that is known: rows in = rows
-- asserted + these.
SELECT r.source_id, r.url, r.document_id, q.locator, q.reason, q.words, CAST(q.cells AS VARCHAR) AS cells
FROM obs.rejected_row AS q
JOIN core.reading AS r USING (reading_id)
WHERE r.source_id IN (SELECT source_id FROM ref.source)
