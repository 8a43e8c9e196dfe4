-- Who was in which network on a day, as known at a moment: two axes, one answer, in degrees of certainty.
CREATE OR REPLACE MACRO memberships_as_of(valid_on, known_at := TIMESTAMP '9999-12-31') AS TABLE
SELECT
    network_id,
    party_id,
    role,
    spell_no,
    CASE
        WHEN state = 'active' AND start_latest <= valid_on
            AND least(evidence_latest, CAST(known_at AS DATE)) >= valid_on
            AND (coalesce(end_earliest, end_latest) IS NULL OR end_earliest >= valid_on) THEN 'certain'
        WHEN state = 'active' AND start_latest <= valid_on AND coalesce(end_earliest, end_latest) IS NULL THEN 'assumed'
        ELSE 'possible'
    END AS certainty,
    start_edtf,
    start_earliest,
    start_latest,
    end_earliest,
    end_latest,
    known_from,
    known_to,
    assertion_ids
FROM participation
WHERE known_from <= known_at
    AND (known_to IS NULL OR known_to > known_at)
    AND (start_earliest IS NULL OR start_earliest <= valid_on)
    AND (end_latest IS NULL OR end_latest >= valid_on);
