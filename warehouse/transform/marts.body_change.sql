-- What became of bodies: mergers, splits, changes of names and moves between regions, of municipalities since 2000 and of
-- other bodies where it is certain.
SELECT
    change_id,
    kind,
    changed_on,
    predecessor_id,
    successor_id,
    lang,
    old_name,
    new_name,
    from_region,
    to_region
FROM ref.body_change
