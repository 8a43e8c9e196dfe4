"""What the pages of years and the home page show: networks side by side, regions, and what is newest."""

from __future__ import annotations

from typing import Any

from warehouse.site import bounds
from warehouse.site.networks import Networks
from warehouse.site.release import Release, Row

_STATES = """
    SELECT year, count(*) FILTER (state = 'certain') AS n_certain, count(*) FILTER (state = 'carried') AS n_carried,
        count(*) FILTER (state = 'possible') AS n_possible, count(DISTINCT network_id) AS n_networks,
        count(DISTINCT party_id) AS n_parties
    FROM membership_year WHERE counts_as_network GROUP BY year ORDER BY year
"""
# Municipalities of Finland in one network or more, by region of that year, among all of the region.
_REGIONS = """
    WITH best AS (
        SELECT party_id, year, min(CASE state WHEN 'certain' THEN 1 WHEN 'carried' THEN 2 ELSE 3 END) AS sure
        FROM membership_year WHERE counts_as_network AND party_kind = 'municipality' GROUP BY ALL
    )
    SELECT m.year, m.region_code, count(*) AS n_all, count(*) FILTER (b.sure = 1) AS n_lower,
        count(*) FILTER (b.sure <= 2) AS n_best, count(*) FILTER (b.sure <= 3) AS n_upper
    FROM municipality_year AS m LEFT JOIN best AS b USING (party_id, year)
    WHERE m.region_code IS NOT NULL AND m.year IN (SELECT unnest($years))
    GROUP BY ALL ORDER BY ALL
"""
# How many bodies are in how many networks: a distribution, and no league table.
_SPREAD = """
    SELECT year, n_networks_best AS n_networks, count(*) AS n_parties
    FROM party_year WHERE n_networks_upper > 0 AND year IN (SELECT unnest($years)) GROUP BY ALL ORDER BY ALL
"""
# What was learnt last of memberships: new ones, and those whose dates are known otherwise than before.
_NEWS = """
    SELECT network_id, party_id, role, known_from, start_edtf, start_earliest, start_latest, end_edtf, end_earliest,
        end_latest,
        CASE
            WHEN before IS NULL THEN 'new'
            WHEN end_earliest IS NOT NULL AND NOT had_end THEN 'not_seen'
            ELSE 'revised'
        END AS news
    FROM (
        SELECT *, lag(known_from) OVER belief AS before, lag(end_earliest IS NOT NULL) OVER belief AS had_end
        FROM participation
        WINDOW belief AS (PARTITION BY network_id, party_id, role ORDER BY known_from, spell_no)
    )
    WHERE known_to IS NULL
    ORDER BY known_from DESC, news <> 'not_seen', start_latest DESC NULLS LAST, network_id, party_id, role
    LIMIT $most
"""
_OVERLAPS = """
    SELECT *, count(*) OVER () AS n FROM network_overlap_year WHERE year = $year
    ORDER BY n_common DESC, network_a, network_b LIMIT $most
"""


class Years:
    """The facts of each year with a page."""

    def __init__(self, release: Release, networks: Networks) -> None:
        self._release = release
        self._networks = networks
        years = list(release.years)
        self.states = release.rows(_STATES)
        self._of_year = {row["year"]: row for row in self.states}
        self._regions = release.by("year", release.rows(_REGIONS, years=years))
        self._spread = release.by("year", release.rows(_SPREAD, years=years))

    def facts(self, year: int) -> Row:
        """One year: totals, networks, regions, and how many bodies are in how many networks."""
        return {
            "year": year,
            "totals": self._of_year.get(year),
            "networks": self._rows(year),
            "regions": {row["region_code"]: row for row in self._regions.get(year, ())},
            "spread": self._spread.get(year, []),
        }

    def networks(self) -> list[Row]:
        """The networks of the newest year, each with its counts over the years for a small line."""
        return self._rows(self._release.year)

    def news(self, most: int) -> list[Row]:
        """The newest that is known of memberships."""
        return self._release.rows(_NEWS, most=most)

    def overlaps(self) -> Row:
        """Pairs of networks with members in common: a list, and a matrix of those that share most."""
        pairs = self._release.rows(_OVERLAPS, year=self._release.year, most=bounds.ROWS)
        weight: dict[str, int] = {}
        for pair in pairs:
            for side in (pair["network_a"], pair["network_b"]):
                weight[side] = weight.get(side, 0) + pair["n_common"]
        shown = sorted(sorted(weight, key=lambda i: (-weight[i], i))[: bounds.MATRIX])
        cells: dict[tuple[str, str], Row] = {}
        for pair in pairs:
            cells[pair["network_a"], pair["network_b"]] = cells[pair["network_b"], pair["network_a"]] = pair
        return {
            "pairs": pairs,
            "n_pairs": pairs[0]["n"] if pairs else 0,
            "shown": shown,
            "cells": cells,
            "n_networks": len(weight),
        }

    def _rows(self, year: int) -> list[Row]:
        """The networks that anything is known of in a year, the largest first."""
        found: list[dict[str, Any]] = []
        for network_id in self._release.networks:
            years = self._networks.by_year(network_id)
            row = next((r for r in years if r["year"] == year), None)
            if row is not None:
                counts = [(r["year"], r.get("n_end") or 0) for r in years if r["year"] in self._release.years]
                found.append({**row, "network_id": network_id, "counts": counts})
        return sorted(found, key=lambda r: (-(r.get("n_end_upper") or 0), r["network_id"]))
