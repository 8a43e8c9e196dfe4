-- Which version of which page named a body in a network, from when to when: what the degrees of certainty rest on.
-- `counts_from` and `counts_to`: while this was what we took the page to say.
SELECT
    network_id,
    party_id,
    role,
    source_id,
    url,
    assertion_id,
    first_known_at,
    last_known_at,
    first_on,
    last_on,
    anchor_basis,
    greatest(first_known_at, era_from) AS counts_from,
    era_to AS counts_to
FROM core.listing
