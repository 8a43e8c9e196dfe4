"""What bodies and networks are called, in each language and once upon a time, and the list that the search reads.

A release names each body and network as today. Other names (aliases, short forms, exonyms, former names) stand in the
registers and in the pages' own words (table description); names of municipalities that have merged lead to the one
they are part of now. The list is a script that assigns one array, so that it loads from a folder too: address, kind,
the name in each language, other names.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable

from extractors.registers.gazetteer import load_gazetteer
from warehouse.dataset import LANGUAGES
from warehouse.site.addresses import network_path, party_path
from warehouse.site.language import fold
from warehouse.site.release import Release, Row

# Names that only the page of their own owner uses ("the network") find nothing.
_TYPES = frozenset({"alias", "abbr", "former", "official"})
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
# Control characters other than the blanks, and halves of characters.
_NO_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


class Names:
    """The names of everything that a release speaks of."""

    def __init__(self, release: Release) -> None:
        self._networks = {row["network_id"]: row for row in release.rows("SELECT * FROM network")}
        self._parties = dict(release.parties)
        self._release = release
        others = release.rows("SELECT body_id AS party_id, name, name_fi, name_sv, name_en FROM ref.body")
        self._bodies: dict[str, Row] = {row["party_id"]: row for row in others}
        self._regions = {row["region_code"]: row for row in release.rows("SELECT * FROM ref.region")}
        self._known: dict[tuple[str, str], str] = {}

    def is_network(self, an_id: str) -> bool:
        """Whether the id is one of the register's systems."""
        return an_id in self._networks

    def of_network(self, network_id: str | None, lang: str) -> str:
        """A network's name in a language, else in another; its id where it has none."""
        return _named(self._networks.get(network_id or ""), lang) or clean(network_id or "")

    def of_party(self, party_id: str | None, lang: str) -> str:
        """A body's name in a language, else in another; its id where it has none."""
        known = self._known.get((party_id or "", lang))
        if known is None:
            row = self._parties.get(party_id or "") or self._bodies.get(party_id or "")
            known = self._known[party_id or "", lang] = _named(row, lang) or clean(party_id or "")
        return known

    def of_region(self, region_code: str | None, lang: str) -> str:
        """A region's name in a language; its code where the registers do not know it."""
        return _named(self._regions.get(region_code or ""), lang) or (region_code or "")

    def others(self) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
        """Other names of networks and of bodies by id, in order: those that the release's own three are not."""
        registers = load_gazetteer().registers
        networks: defaultdict[str, set[str]] = defaultdict(set)
        parties: defaultdict[str, set[str]] = defaultdict(set)
        for name in registers.system_names:
            if name.name_type in _TYPES:
                networks[name.id].add(name.name)
        for name in registers.body_names:
            parties[name.id].add(name.name)
        self._told(networks)
        self._changed(parties)
        own = {key: set(_own(row)) for key, row in {**self._networks, **self._parties}.items()}
        return (
            {key: sorted(found - own.get(key, set())) for key, found in sorted(networks.items())},
            {key: sorted(found - own.get(key, set())) for key, found in sorted(parties.items())},
        )

    def _told(self, networks: defaultdict[str, set[str]]) -> None:
        """Names that pages give to networks."""
        for row in self._release.rows(
            "SELECT network_id, unnest(values) AS name FROM description WHERE contains(attribute, '_name_')"
        ):
            networks[row["network_id"]].add(row["name"])

    def _changed(self, parties: defaultdict[str, set[str]]) -> None:
        """Names of before: municipalities renamed, and those merged into others under the one of today."""
        for row in self._release.rows(
            """
            SELECT t.today_id AS party_id, unnest([c.old_name, b.name_fi, b.name_sv]) AS name
            FROM body_change AS c
            JOIN ref.body_today AS t ON t.body_id = c.predecessor_id
            LEFT JOIN ref.body AS b ON b.body_id = c.predecessor_id AND c.kind IN ('merge', 'split')
            WHERE c.kind <> 'region_move'
            """
        ):
            if row["name"]:
                parties[row["party_id"]].add(row["name"])

    def index(self, release: Release) -> str:
        """The script with the names of all that have pages."""
        networks, parties = self.others()
        entries = [_entry(network_path(i), row, networks.get(i, ())) for i, row in sorted(release.networks.items())]
        entries += [_entry(party_path(i), row, parties.get(i, ())) for i, row in sorted(release.parties.items())]
        lines = ",\n".join(json.dumps(entry, ensure_ascii=True, separators=(",", ":")) for entry in entries)
        # A script of its own file ends nowhere early; the sign is written out all the same.
        return "var VERKOSTO_NAMES = [\n" + lines.replace("<", "\\u003c") + "\n];\n"


def clean(text: str) -> str:
    """Text without what no page may hold: control characters become the mark of a lost character."""
    return _NO_TEXT.sub(_REPLACEMENT, text)


def plain(text: str) -> str:
    """A name for places without markup (titles, alternative texts), without marks of direction, which turn the rest."""
    return "".join(c for c in clean(text) if unicodedata.category(c) != "Cf")


def _named(row: Row | None, lang: str) -> str:
    if row is None:
        return ""
    order = (f"name_{lang}", "name_en", "name_fi", "name_sv", "name")
    return clean(next((row[column] for column in order if row.get(column)), ""))


def _own(row: Row) -> Iterable[str]:
    return (row[f"name_{lang}"] for lang in LANGUAGES if row.get(f"name_{lang}"))


def _entry(path: str, row: Row, others: Iterable[str]) -> list[object]:
    """One line of the list. Names that fold alike are one."""
    own = [_named(row, lang) for lang in LANGUAGES]
    seen = {fold(name) for name in own}
    more = []
    for name in map(clean, others):
        if fold(name) not in seen:
            seen.add(fold(name))
            more.append(name)
    return [path, row["kind"], *own, more]
