-- The reading of each page version that counts now.
SELECT r.*
FROM core.read AS f
JOIN obs.reading AS r USING (reading_id)
WHERE f.known_to IS NULL
