"""One page in one language, as templates see it: names with links, evidence, dates and numbers, addresses.

Every name and quote that a release holds goes through here: escaped, cleaned of what no page may hold, and isolated
(`<bdi>`), so that a name written from right to left turns nothing but itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup, escape

from warehouse.dataset import LANGUAGES
from warehouse.site.addresses import FOLDER, network_path, party_path, place, relative, web_address, year_path
from warehouse.site.evidence import Evidence
from warehouse.site.language import Language
from warehouse.site.names import Names, clean, plain
from warehouse.site.release import Release, Row

_LINK = Markup('<a href="%s"><bdi>%s</bdi></a>')
_ISOLATED = Markup("<bdi>%s</bdi>")
_PROOF = Markup('<a class="proof" href="%s">%s</a>')
# A bound from a number to itself.
_ONE = re.compile(r"\b(\d+)\.\.\1\b")


@dataclass(frozen=True, slots=True)
class View:
    """What a template asks while it makes one page."""

    t: Language
    path: str
    release: Release
    names: Names
    evidence: Evidence

    @property
    def here(self) -> str:
        """Where this page lies in the release."""
        return place(self.path, self.t.code)

    def to(self, path: str, lang: str | None = None) -> str:
        """The address of a page from this one, in this language or another."""
        file, mark, anchor = path.partition("#")
        return relative(place(file, lang or self.t.code) + mark + anchor, self.here)

    def file(self, name: str) -> str:
        """The address of a file of the release."""
        return relative(name, self.here)

    def asset(self, name: str) -> str:
        """The address of the style sheet or a script."""
        return relative(f"{FOLDER}/{name}", self.here)

    def others(self) -> Iterable[tuple[str, str]]:
        """This page in every language: code and address."""
        return ((lang, self.to(self.path, lang)) for lang in LANGUAGES)

    def network(self, network_id: str | None) -> Markup:
        """A network's name, linked where it has a page."""
        linked = network_path(network_id) if network_id in self.release.networks and network_id else None
        return self._name(self.names.of_network(network_id, self.t.code), linked)

    def party(self, party_id: str | None) -> Markup:
        """A body's name, linked where it has a page."""
        linked = party_path(party_id) if party_id in self.release.parties and party_id else None
        return self._name(self.names.of_party(party_id, self.t.code), linked)

    def system_or_party(self, an_id: str) -> Markup:
        """The name of either: the other side of a link between systems."""
        return self.network(an_id) if self.names.is_network(an_id) else self.party(an_id)

    def plain_network(self, network_id: str) -> str:
        """A network's name for a title or an alternative text."""
        return plain(self.names.of_network(network_id, self.t.code))

    def plain_party(self, party_id: str) -> str:
        """A body's name for a title or an alternative text."""
        return plain(self.names.of_party(party_id, self.t.code))

    def region(self, code: str | None) -> str:
        """A region's name."""
        return self.names.of_region(code, self.t.code)

    def year(self, year: int) -> Markup:
        """A year, linked where it has a page."""
        if year not in self.release.years:
            return escape(year)
        return Markup('<a href="{}">{}</a>').format(self.to(year_path(year)), year)

    def words(self, text: str | None) -> Markup:
        """Words of a page: cleaned, escaped and isolated."""
        return _ISOLATED % clean(text or "")

    def member_proof(self, content: object, network_id: str, party_id: str) -> Markup:
        """Something that a membership says, linked to the sentences behind it."""
        return self._proof(content, self.evidence.of_member(network_id, party_id))

    def proof(self, content: object, assertion_ids: list[str] | None) -> Markup:
        """Something that statements say, linked to the first of them."""
        return self._proof(content, self.evidence.of_statement(assertion_ids))

    def network_proof(self, content: object, network_id: str) -> Markup:
        """A count of members, linked to the members with their sentences."""
        return self._proof(content, self.evidence.of_network(network_id))

    def source(self, url: str | None, words: str | None = None) -> Markup:
        """A page of the web: a link where the address is one, else its text."""
        shown = clean(words or url or "")
        address = web_address(url)
        if address is None:
            return Markup('<span class="address"><bdi>{}</bdi></span>').format(shown)
        return Markup('<a class="address" rel="external noreferrer" href="{}"><bdi>{}</bdi></a>').format(address, shown)

    def counted(self, lower: int | None, best: int | None, upper: int | None) -> str:
        """A count with its bounds where they differ from it."""
        if best is None:
            return self.t.bounds(lower, upper) if (lower, upper) != (None, None) else "–"
        if lower == best == upper:
            return self.t.number(best)
        return f"{self.t.number(best)} ({self.t.bounds(lower, upper)})"

    def shares(self, lower: Decimal | None, upper: Decimal | None) -> str:
        """A share between two bounds."""
        first, last = self.t.percent(lower) or "…", self.t.percent(upper) or "…"
        return first if first == last else f"{first}–{last}"

    def other_names(self, row: Row, name: str) -> list[tuple[str, str]]:
        """The names of other languages than this, each once, with its language."""
        found: dict[str, str] = {}
        for lang in LANGUAGES:
            other = row[f"name_{lang}"]
            if other and other != name:
                found.setdefault(other, lang)
        return [(lang, other) for other, lang in found.items()]

    def difference(self, text: str | None) -> Markup:
        """The two sides of a conflict, as the dataset words them: in English, and a bound that is a number as one."""
        return Markup('<span lang="en">{}</span>').format(self.words(_ONE.sub(r"\1", text or "")))

    def runs(self, runs: Iterable[Row | tuple[int, int, str]]) -> str:
        """Runs of years in a state: certain 2019–2024, possible 2025."""
        told = []
        for run in runs:
            first, last, state = run if isinstance(run, tuple) else (run["first_year"], run["last_year"], run["state"])
            years = str(first) if first == last else f"{first}–{last}"
            told.append(f"{self.t.word('year_state', state)} {years}")
        return ", ".join(told)

    def sorted_networks(self, ids: Iterable[str]) -> list[str]:
        """Networks in the order of their names."""
        return sorted(ids, key=lambda i: (self.t.order(self.names.of_network(i, self.t.code)), i))

    def by_party(self, rows: Iterable[Row]) -> list[Row]:
        """Rows in the order of their bodies' names."""
        return sorted(rows, key=lambda r: self.t.order(self.names.of_party(r["party_id"], self.t.code)))

    def by_letter(self, ids: Iterable[str]) -> Mapping[str, list[str]]:
        """Bodies in the order of their names, by first letter; all that begins with no letter under `#`."""
        named = sorted((self.t.order(name), name, i) for i in ids if (name := self.names.of_party(i, self.t.code)))
        groups: dict[str, list[str]] = {}
        for order, _, an_id in named:
            letter = order[0][1][:1].upper() if order else ""
            groups.setdefault(letter if letter.isalpha() else "#", []).append(an_id)
        return groups

    def _name(self, name: str, path: str | None) -> Markup:
        if path is None:
            return _ISOLATED % name
        return _LINK % (self.to(path), name)

    def _proof(self, content: object, path: str | None) -> Markup:
        if path is None or content in ("", None):
            return escape("" if content is None else content)
        return _PROOF % (self.to(path), content)
