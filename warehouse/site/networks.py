"""What the page of a network shows, read for all networks at once and taken out one by one."""

from __future__ import annotations

from typing import Any

from warehouse.site import bounds
from warehouse.site.release import Release, Row

_CLAIMS = """
    SELECT network_id, member_kind, year, claimed_value, claimed_comparator, claimed_lower, claimed_upper, as_of_latest,
        coverage, basis, flags, assertion_ids
    FROM network_size_year
    WHERE coalesce(claimed_value, claimed_lower, claimed_upper) IS NOT NULL
    ORDER BY network_id, year, member_kind
"""
# How many names the network's own list had, where it leaves nobody out, at the last visit that speaks of the year.
_LISTED = """
    SELECT network_id, year, max(n) AS listed
    FROM (
        SELECT s.network_id, year(n.evidence_on) AS year, n.url, arg_max(n.n_members, (n.night, n.fetch_id)) AS n
        FROM source_night AS n JOIN ref.source AS s USING (source_id)
        WHERE s.exhaustive AND s.network_id IS NOT NULL AND n.is_taken AND n.evidence_on IS NOT NULL
        GROUP BY ALL
    )
    WHERE n > 0
    GROUP BY ALL
"""
_REGIONS = """
    SELECT network_id, region_code, n_lower, n_best, n_upper FROM network_region_year
    WHERE member_kind = 'municipality' AND year = $year AND region_code IS NOT NULL
"""
_OVERLAPS = """
    SELECT network_a AS network_id, network_b AS other_id, n_b AS n_other, n_common, jaccard_lower, jaccard_best,
        jaccard_upper
    FROM network_overlap_year WHERE year = $year
    UNION ALL
    SELECT network_b, network_a, n_a, n_common, jaccard_lower, jaccard_best, jaccard_upper
    FROM network_overlap_year WHERE year = $year
    ORDER BY network_id, n_common DESC, other_id
"""
TARGETS = """
    SELECT t.*, coalesce(y.holder_id, t.holder_id) AS who, y.year AS told_year, y.status, y.actual_lower,
        y.actual_upper
    FROM target AS t
    LEFT JOIN (
        FROM target_year QUALIFY row_number() OVER (PARTITION BY target_id, holder_id ORDER BY year DESC) = 1
    ) AS y USING (target_id)
    ORDER BY t.network_id, t.due_year NULLS LAST, t.target_id, who
"""
OBLIGATIONS = """
    SELECT o.*, y.year AS told_year, y.expected_n, y.observed_n, y.state AS duty_state
    FROM obligation AS o
    LEFT JOIN (
        FROM obligation_year
        QUALIFY row_number() OVER (PARTITION BY network_id, activity, duty_holder ORDER BY year DESC) = 1
    ) AS y USING (network_id, activity, duty_holder)
    ORDER BY o.network_id, o.activity, o.duty_holder, o.obligation_id
"""
ROLES = """
    SELECT network_id, party_id, role, office, state, min(year) AS first_year, max(year) AS last_year,
        any_value(successor_id) AS successor_id, max(evidence_latest) AS evidence_latest
    FROM (
        SELECT *, year - row_number() OVER (PARTITION BY network_id, party_id, role, office, state ORDER BY year) AS run
        FROM role_year
    )
    GROUP BY network_id, party_id, role, office, state, run
    ORDER BY network_id, role, party_id, office NULLS FIRST, first_year
"""
REPORTS = "SELECT * FROM partner_report_year ORDER BY year DESC, network_id, party_id"
# What pages say of the network itself; its names stand with those of all others.
_ABOUT = """
    SELECT network_id, attribute, values, is_open_list, assertion_ids FROM description
    WHERE NOT contains(attribute, '_name_')
    ORDER BY network_id, attribute, evidence_latest DESC, values
"""
_SOURCES = """
    SELECT DISTINCT a.network_id, a.source_id, a.url, s.last_ok, s.content_age_days, s.licence_code, s.flags
    FROM assertion AS a
    LEFT JOIN (
        FROM source_year QUALIFY row_number() OVER (PARTITION BY source_id ORDER BY year DESC) = 1
    ) AS s USING (source_id)
    WHERE a.outcome = 'fact' AND a.network_id IS NOT NULL
    ORDER BY a.network_id, a.source_id, a.url
"""
# The members of one network: one row each and role, as last told, with the state of the newest year where there is one.
_MEMBERS = """
    SELECT party_id, role, year, state, party_kind, start_edtf, start_earliest, start_latest, end_edtf, end_earliest,
        end_latest, evidence_latest, basis, flags, count(*) OVER () AS n
    FROM (
        FROM membership_year WHERE network_id = $network
        QUALIFY row_number() OVER (PARTITION BY party_id, role ORDER BY year DESC) = 1
    )
    WHERE (year = $year) = $today
    ORDER BY party_id, role
    LIMIT $most
"""


class Networks:
    """The facts of every network with a page."""

    def __init__(self, release: Release) -> None:
        self._release = release
        year = release.year

        def grouped(sql: str, **values: object) -> dict[Any, list[Row]]:
            return release.by("network_id", release.rows(sql, **values))

        self.sizes = grouped("FROM partner_churn_year ORDER BY network_id, year")
        self.claims = grouped(_CLAIMS)
        self.listed = grouped(_LISTED)
        self.regions = grouped(_REGIONS, year=year)
        self._lists: dict[str, dict[Any, list[Row]]] = {
            "overlaps": grouped(_OVERLAPS, year=year),
            "targets": grouped(TARGETS),
            "obligations": grouped(OBLIGATIONS),
            "milestones": grouped("FROM milestone ORDER BY network_id, list_order, planned_earliest, milestone_id"),
            "roles": grouped(ROLES),
            "rates": grouped("FROM reporting_rate_year ORDER BY network_id, year DESC"),
            "emissions": grouped("FROM network_emissions_year ORDER BY network_id, year DESC, completeness"),
            "conflicts": grouped("FROM conflict ORDER BY network_id, year DESC, kind, conflict_id"),
            "sources": grouped(_SOURCES),
            "about": grouped(_ABOUT),
            "links": grouped("SELECT child_id AS network_id, * FROM system_link ORDER BY child_id, link, parent_id"),
            "inside": grouped("SELECT parent_id AS network_id, * FROM system_link ORDER BY parent_id, link, child_id"),
        }

    def by_year(self, network_id: str) -> list[Row]:
        """A row a year that anything is known of the network's size: derived, claimed and listed side by side."""
        years: dict[int, Row] = {}
        for row in self.sizes.get(network_id, ()):
            years[row["year"]] = {**row, "claims": [], "listed": None}
        for source, key in ((self.claims, "claims"), (self.listed, "listed")):
            for row in source.get(network_id, ()):
                told = years.setdefault(row["year"], {"year": row["year"], "claims": [], "listed": None})
                if key == "claims":
                    told["claims"].append(row)
                else:
                    told["listed"] = row["listed"]
        return [years[year] for year in sorted(years)]

    def newest(self, network_id: str) -> Row | None:
        """The network's row of the release's newest year."""
        return next((row for row in self.by_year(network_id) if row["year"] == self._release.year), None)

    def facts(self, network_id: str) -> Row:
        """Everything its page shows, tables cut at their bound and counted in `n_<table>`."""
        facts: Row = {"network": self._release.networks[network_id], "years": self.by_year(network_id)}
        for name, groups in self._lists.items():
            rows = groups.get(network_id, [])
            facts[name], facts[f"n_{name}"] = rows[: bounds.ROWS], len(rows)
        for name, is_today in (("members", True), ("past", False)):
            rows = self._release.rows(
                _MEMBERS, network=network_id, year=self._release.year, today=is_today, most=bounds.ROWS
            )
            facts[name], facts[f"n_{name}"] = rows, rows[0]["n"] if rows else 0
        facts["regions"] = {row["region_code"]: row for row in self.regions.get(network_id, ())}
        return facts
