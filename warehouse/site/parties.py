"""What the page of a body shows (a municipality, a region, an organisation), read at once for all with pages."""

from __future__ import annotations

from typing import Any

from warehouse.site import bounds
from warehouse.site.evidence import one_of_each
from warehouse.site.networks import OBLIGATIONS, REPORTS, ROLES, TARGETS
from warehouse.site.release import Release, Row
from warehouse.site.spans import Span, Timeline, draw

# Runs of years in one state, and what the newest year says of start and end.
_RUNS = """
    WITH mine AS (FROM membership_year SEMI JOIN shown_party USING (party_id)),
    runs AS (
        SELECT party_id, network_id, role, state, min(year) AS first_year, max(year) AS last_year
        FROM (
            SELECT *, year - row_number() OVER (PARTITION BY party_id, network_id, role, state ORDER BY year) AS island
            FROM mine
        )
        GROUP BY party_id, network_id, role, state, island
    ),
    newest AS (
        FROM mine QUALIFY row_number() OVER (PARTITION BY party_id, network_id, role ORDER BY year DESC) = 1
    )
    SELECT
        r.party_id, r.network_id, r.role, r.state, r.first_year, r.last_year,
        n.year AS told_year, n.state AS newest_state, n.start_edtf, n.start_earliest, n.start_latest, n.end_edtf,
        n.end_earliest, n.end_latest, n.basis, n.evidence_latest, n.flags, n.counts_as_network
    FROM runs AS r
    JOIN newest AS n USING (party_id, network_id, role)
    ORDER BY party_id, network_id, role, first_year
"""
_YEARS = "FROM party_year SEMI JOIN shown_party USING (party_id) ORDER BY party_id, year DESC"
# What a body says of itself and of no single network, such as in how many it is.
_SAID = f"""
    SELECT a.assertion_id, a.party_id, a.value, a.comparator, a.url, a.source_id,
        left(a.quote, {bounds.QUOTE}) AS quote, a.kind, a.role, a.member_kind, a.as_of_edtf, a.locator, a.method,
        a.tense, a.modality, d.lang, d.anchor_date, d.anchor_basis, d.first_seen_on, d.last_seen_on
    FROM assertion AS a JOIN document AS d USING (document_id, source_id, url)
    SEMI JOIN shown_party USING (party_id)
    WHERE a.network_id IS NULL AND a.outcome = 'fact'
    QUALIFY row_number() OVER (PARTITION BY a.party_id ORDER BY d.anchor_date DESC, a.assertion_id)
        <= {bounds.SENTENCES}
    ORDER BY a.party_id, d.anchor_date DESC, a.assertion_id
"""  # noqa: S608 (own words)
_BODY_CHANGES = """
    SELECT party_id, kind, changed_on, other_id, old_name, is_gone
    FROM (
        SELECT predecessor_id AS party_id, kind, changed_on, successor_id AS other_id, old_name, true AS is_gone
        FROM body_change WHERE kind IN ('merge', 'split')
        UNION ALL
        SELECT successor_id, kind, changed_on, predecessor_id, old_name, false FROM body_change
        WHERE kind IN ('merge', 'split', 'rename')
    )
    SEMI JOIN shown_party USING (party_id)
    ORDER BY party_id, changed_on, other_id
"""


class Parties:
    """The facts of every body with a page."""

    def __init__(self, release: Release) -> None:
        self._release = release

        def grouped(sql: str, key: str = "party_id") -> dict[Any, list[Row]]:
            return release.by(key, release.rows(sql))

        self._runs = grouped(_RUNS)
        self._lists = {
            "years": grouped(_YEARS),
            "said": {party_id: one_of_each(rows) for party_id, rows in grouped(_SAID).items()},
            "changes": grouped(_BODY_CHANGES),
            "roles": grouped(ROLES),
            "targets": grouped(TARGETS, "who"),
            "obligations": grouped(OBLIGATIONS, "duty_holder"),
            "reports": grouped(REPORTS),
            "conflicts": grouped("FROM conflict WHERE party_id IS NOT NULL ORDER BY year DESC, kind, conflict_id"),
        }

    def facts(self, party_id: str) -> Row:
        """Everything its page shows, tables cut at their bound and counted in `n_<table>`."""
        memberships = self._memberships(party_id)
        facts: Row = {
            "party": self._release.parties[party_id],
            "memberships": memberships[: bounds.ROWS],
            "n_memberships": len(memberships),
            "timeline": self._timeline(memberships[: bounds.SPANS]),
        }
        for name, groups in self._lists.items():
            rows = groups.get(party_id, [])
            facts[name], facts[f"n_{name}"] = rows[: bounds.ROWS], len(rows)
        return facts

    def _memberships(self, party_id: str) -> list[Row]:
        """One row a network and role, with its runs of years; those of today first."""
        found: dict[tuple[str, str], Row] = {}
        for run in self._runs.get(party_id, ()):
            row = found.setdefault((run["network_id"], run["role"]), {**run, "runs": []})
            row["runs"].append((run["first_year"], run["last_year"], run["state"]))
        newest = self._release.year
        return sorted(found.values(), key=lambda r: (r["told_year"] != newest, r["network_id"], r["role"]))

    def _timeline(self, memberships: list[Row]) -> Timeline | None:
        spans = [
            Span(
                row["network_id"],
                row["role"],
                tuple(row["runs"]),
                row["start_earliest"],
                row["start_latest"],
                row["end_earliest"],
                row["end_latest"],
            )
            for row in memberships
        ]
        return draw(spans, self._release.known_on) if spans else None
