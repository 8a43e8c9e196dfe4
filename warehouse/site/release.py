"""A staged release as the pages read it: its rows, the years it speaks of, and which of its bodies have pages.

`Release` asks the release's own database and nothing else. Where there are more networks or bodies than may have pages
(bounds.py), those of whom the newest year says most have them; municipalities of Finland come first.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import duckdb

from warehouse.package import Description
from warehouse.site import bounds

Row = dict[str, Any]


class Release:
    """The rows of a release. `folder` holds its files, `con` its database, opened only to be read."""

    def __init__(self, con: duckdb.DuckDBPyConnection, folder: Path, description: Description) -> None:
        self.con = con
        self.folder = folder
        self.description = description
        self.known_on = description.known_at.astimezone(dt.UTC).date()
        years = [row["year"] for row in self.rows("SELECT DISTINCT year FROM membership_year ORDER BY year DESC")]
        # Oldest first, and no more than there are pages for.
        self.years: tuple[int, ...] = tuple(reversed(years[: bounds.YEARS]))
        self.n_years = len(years)
        self.year: int = years[0] if years else self.known_on.year
        self.networks, self.n_networks = self._networks()
        self.parties, self.n_parties = self._parties()

    def rows(self, sql: str, **values: object) -> list[Row]:
        """The rows that a question gives, each by column; `$name` in it is a value."""
        cursor = self.con.execute(sql, values or None)
        names = [column[0] for column in cursor.description or ()]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def number(self, sql: str, **values: object) -> int:
        """The one number that a question gives; 0 for none."""
        found = self.con.execute(sql, values or None).fetchone()
        return int(found[0] or 0) if found else 0

    def by(self, key: str, rows: list[Row]) -> dict[Any, list[Row]]:
        """Rows in groups by one column, in the order they stand in."""
        groups: dict[Any, list[Row]] = {}
        for row in rows:
            groups.setdefault(row[key], []).append(row)
        return groups

    def _networks(self) -> tuple[dict[str, Row], int]:
        """The systems that have a page, by id, and how many the release says something of."""
        found = self.rows(
            """
            WITH told AS (
                SELECT network_id, count(DISTINCT party_id) AS n FROM membership_year WHERE year = $year GROUP BY ALL
                UNION ALL SELECT DISTINCT network_id, 0 FROM membership_year
                UNION ALL SELECT DISTINCT network_id, 0 FROM assertion WHERE outcome = 'fact'
                UNION ALL SELECT DISTINCT network_id, 0 FROM partner_report_year
                UNION ALL SELECT DISTINCT network_id, 0 FROM reporting_rate_year
                UNION ALL SELECT DISTINCT network_id, 0 FROM network_size_year
            )
            SELECT n.*, max(t.n) AS n_today FROM told AS t JOIN network AS n USING (network_id)
            GROUP BY ALL ORDER BY n_today DESC, network_id
            """,
            year=self.year,
        )
        return {row["network_id"]: row for row in found[: bounds.NETWORKS]}, len(found)

    def _parties(self) -> tuple[dict[str, Row], int]:
        """The bodies that have a page, by id, and how many the release knows."""
        found = self.rows(
            """
            SELECT p.*, r.name_fi AS region_fi, r.name_sv AS region_sv, r.name_en AS region_en
            FROM party AS p
            LEFT JOIN (SELECT party_id, n_networks_upper AS n FROM party_year WHERE year = $year) AS y USING (party_id)
            LEFT JOIN ref.region AS r USING (region_code)
            ORDER BY p.kind = 'municipality' AND p.country = 'FI' DESC, y.n DESC NULLS LAST, party_id
            LIMIT $most
            """,
            year=self.year,
            most=bounds.PARTIES,
        )
        # The bodies with pages, where questions can join them.
        self.con.execute("CREATE TEMP TABLE shown_party (party_id VARCHAR)")
        if found:
            ids = [row["party_id"] for row in found]
            self.con.execute("INSERT INTO shown_party SELECT unnest($ids)", {"ids": ids})
        return {row["party_id"]: row for row in found}, self.number("SELECT count(*) FROM party")
