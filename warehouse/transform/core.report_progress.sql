-- The report that counts of each organisation, network and year, held against its base year and the year before. A base
-- that differs from the one told before for the same year is restated: progress on both tells what that is worth.
WITH current AS (
    SELECT *
    FROM core.report
    WHERE is_current AND state IN ('accepted', 'partial')
),
-- Where a group and its parts report, the parts are the lower level: the group's own figures hold theirs.
grouped AS (
    SELECT DISTINCT network_id, parent_id AS party_id, report_year
    FROM current
    WHERE parent_id IS NOT NULL AND parent_id <> party_id
),
based AS (
    SELECT
        n.report_row_id,
        arg_max(o.base_total, (o.report_year, o.version_no)) AS base_before
    FROM current AS n
    JOIN core.report AS o
        ON o.network_id = n.network_id AND o.party_id = n.party_id AND o.base_year = n.base_year
        AND o.base_total IS NOT NULL AND o.version_no IS NOT NULL
        AND (o.report_year < n.report_year OR o.report_year = n.report_year AND o.version_no < n.version_no)
    GROUP BY ALL
)
SELECT
    c.*,
    g.party_id IS NOT NULL AS is_group,
    b.base_before,
    coalesce(b.base_before <> c.base_total, false) AS restated,
    100 * (c.base_total - c.total) / nullif(c.base_total, 0) AS progress_pct,
    100 * (b.base_before - c.total) / nullif(b.base_before, 0) AS progress_before_pct,
    p.total AS total_before,
    p.report_year IS NOT NULL AND p.completeness IS NOT DISTINCT FROM c.completeness
        AND p.scope2_method IS NOT DISTINCT FROM c.scope2_method AS is_comparable,
    p.boundary IS NOT NULL AND c.boundary IS NOT NULL AND p.boundary <> c.boundary AS boundary_changed
FROM current AS c
LEFT JOIN grouped AS g USING (network_id, party_id, report_year)
LEFT JOIN based AS b USING (report_row_id)
LEFT JOIN current AS p
    ON p.network_id = c.network_id AND p.party_id = c.party_id AND p.report_year = c.report_year - 1
