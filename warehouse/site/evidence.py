"""The sentences behind the numbers, on pages of their own: for each network, its claims, its members, all else.

A number links to the page of its network: a membership to its member's block there, a claim, a target or a duty to the
statement itself. A sum links to the rows that it counts, and each of those to its sentences. So the evidence is as
large as the statements and not as the numbers, and bounds.py can hold it: so many members on a page, so many pages a
network, so many sentences a member, the newest first.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from warehouse.site import bounds
from warehouse.site.addresses import evidence_path, member_anchor, statement_anchor
from warehouse.site.release import Release, Row

# What is said of a body's place in a network; everything else is said of the network.
_OF_MEMBERS = "('participation', 'office')"
_SENTENCES = f"""
    SELECT
        a.assertion_id, a.network_id, a.party_id, a.kind, a.role, a.value, a.comparator, a.member_kind, a.as_of_edtf,
        left(a.quote, {bounds.QUOTE}) AS quote, a.url, a.source_id, a.method, a.tense, a.modality, a.locator,
        d.lang, d.anchor_date, d.anchor_basis, d.first_seen_on, d.last_seen_on
    FROM assertion AS a
    JOIN document AS d USING (document_id, source_id, url)
    WHERE a.outcome = 'fact'
"""  # noqa: S608 (own words)


@dataclass(frozen=True, slots=True)
class EvidencePage:
    """One page of a network's evidence: its members' blocks, and on the first the statements about the network."""

    network_id: str
    number: int
    n_pages: int
    members: list[Row]
    statements: dict[str, list[Row]]
    n_members: int
    n_shown: int
    n_statements: int


def one_of_each(rows: list[Row]) -> list[Row]:
    """Sentences that stand alike in several versions of a page, once: the newest, with the ids of the others in `same`
    and the first day that any was seen."""
    kept: dict[tuple[Any, ...], Row] = {}
    for row in rows:
        said = tuple(row[key] for key in ("kind", "url", "quote", "role", "value", "comparator", "member_kind", "lang"))
        first = kept.setdefault(said, row | {"same": []})
        if first["assertion_id"] != row["assertion_id"]:
            first["same"].append(row["assertion_id"])
            first["first_seen_on"] = min(first["first_seen_on"], row["first_seen_on"])
    return list(kept.values())


class Evidence:
    """Which statements stand where. `of_member` and `of_statement` give addresses, None for what has no place."""

    def __init__(self, release: Release) -> None:
        self._release = release
        self._networks = list(release.networks)
        self._place: dict[tuple[str, str], int] = {}
        self._sizes: dict[str, int] = {}
        self._statements: dict[str, str] = {}
        self._place_members()
        self._said = release.by("network_id", self._about_networks())
        for network_id, rows in self._said.items():
            path = evidence_path(network_id)
            self._statements |= {r["assertion_id"]: f"{path}#{statement_anchor(r['assertion_id'])}" for r in rows}

    def of_member(self, network_id: str, party_id: str) -> str | None:
        """Where the sentences behind a body's place in a network stand."""
        number = self._place.get((network_id, party_id))
        return None if number is None else f"{evidence_path(network_id, number)}#{member_anchor(party_id)}"

    def of_statement(self, assertion_ids: list[str] | None) -> str | None:
        """Where the first of some statements about a network stands."""
        return next((self._statements[i] for i in assertion_ids or () if i in self._statements), None)

    def of_network(self, network_id: str) -> str | None:
        """A network's members with their sentences."""
        return f"{evidence_path(network_id)}#members" if network_id in self._release.networks else None

    def pages(self, network_id: str) -> list[EvidencePage]:
        """The pages of one network, in order."""
        members = self._members(network_id)
        step = bounds.EVIDENCE_PARTIES
        parts = [members[i : i + step] for i in range(0, len(members), step)] or [[]]
        said = self._said.get(network_id, [])
        n_said = self._release.number(
            f"SELECT count(*) FROM ({_SENTENCES}) WHERE network_id = $network AND kind NOT IN {_OF_MEMBERS}",  # noqa: S608 (own words)
            network=network_id,
        )
        return [
            EvidencePage(
                network_id,
                number,
                len(parts),
                part,
                self._release.by("kind", one_of_each(said)) if number == 1 else {},
                self._sizes.get(network_id, 0),
                len(said),
                n_said,
            )
            for number, part in enumerate(parts, 1)
        ]

    def _place_members(self) -> None:
        """The page of each member, those with pages of their own first."""
        most = bounds.EVIDENCE_PARTIES * bounds.EVIDENCE_PAGES
        if not self._networks:
            return
        self._release.con.execute(
            f"""
            CREATE TEMP TABLE evidence_member AS
            SELECT
                m.network_id,
                m.party_id,
                row_number() OVER (PARTITION BY m.network_id ORDER BY s.party_id IS NULL, m.party_id) AS place,
                count(*) OVER (PARTITION BY m.network_id) AS n
            FROM (
                SELECT DISTINCT network_id, party_id
                FROM assertion
                WHERE outcome = 'fact' AND kind IN {_OF_MEMBERS} AND network_id IN (SELECT unnest($networks))
                    AND party_id IS NOT NULL
            ) AS m
            LEFT JOIN shown_party AS s USING (party_id)
            QUALIFY place <= {most}
            """,  # noqa: S608 (own words)
            {"networks": self._networks},
        )
        for row in self._release.rows("SELECT network_id, party_id, place, n FROM evidence_member"):
            number = (row["place"] - 1) // bounds.EVIDENCE_PARTIES + 1
            self._place[row["network_id"], row["party_id"]] = number
            self._sizes[row["network_id"]] = row["n"]

    def _about_networks(self) -> list[Row]:
        if not self._networks:
            return []
        return self._release.rows(
            f"""
            FROM ({_SENTENCES})
            WHERE kind NOT IN {_OF_MEMBERS} AND network_id IN (SELECT unnest($networks))
            QUALIFY row_number() OVER (PARTITION BY network_id, kind ORDER BY anchor_date DESC, assertion_id)
                <= {bounds.STATEMENTS}
            ORDER BY network_id, kind, anchor_date DESC, assertion_id
            """,
            networks=self._networks,
        )

    def _members(self, network_id: str) -> list[Row]:
        """The members of a network in the order of its pages, each with its sentences, newest first."""
        sentences = self._release.rows(
            f"""
            FROM ({_SENTENCES}) JOIN evidence_member USING (network_id, party_id)
            WHERE network_id = $network AND kind IN {_OF_MEMBERS}
            QUALIFY row_number() OVER (PARTITION BY party_id ORDER BY anchor_date DESC, assertion_id)
                <= {bounds.SENTENCES}
            ORDER BY place, anchor_date DESC, assertion_id
            """,
            network=network_id,
        )
        states = self._release.by(
            "party_id",
            self._release.rows(
                """
                SELECT party_id, role, state, min(year) AS first_year, max(year) AS last_year, any_value(n) AS n
                FROM (
                    SELECT *, year - row_number() OVER (PARTITION BY party_id, role, state ORDER BY year) AS island,
                        len(assertion_ids) AS n
                    FROM membership_year JOIN evidence_member USING (network_id, party_id)
                    WHERE network_id = $network
                )
                GROUP BY party_id, role, state, island ORDER BY party_id, role, first_year
                """,
                network=network_id,
            ),
        )
        blocks: dict[Any, Row] = {}
        for row in sentences:
            block = blocks.setdefault(row["party_id"], {"party_id": row["party_id"], "sentences": []})
            block["sentences"].append(row)
        for party_id, block in blocks.items():
            block["sentences"] = one_of_each(block["sentences"])
            block["runs"] = states.get(party_id, [])
        return list(blocks.values())
