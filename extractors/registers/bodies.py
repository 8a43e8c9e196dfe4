"""Bodies by their names: municipalities, regions and other organisations, as one view and one index.

Takes `Registers` and gives, for a mention as it stands on a page, every body that it may mean.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from extractors.registers.endings import lemmas_of, stems_of
from extractors.registers.entries import BODY_KINDS, Municipality, Organisation, Registers
from extractors.registers.match import Method
from extractors.registers.spelling import normalise
from extractors.registers.titles import Bare, bare_names, without_legal_form

_WITH_ABBREVIATION = re.compile(r"(?P<name>.+?) (?:\((?P<bracket>[^()]+)\)|(?P<last>\S+))")
# Endings change what is behind the first letters of a name. A short name is its own beginning.
_BEGINNING = 3
_BESIDE = 2
# "City of …", "the City of …", "Staden …", "Oy …" stand before a name.
_BEFORE_NAMES = frozenset({"cit", "tow", "mun", "the", "sta", "kom", "reg", "pro", "lan", "oy", "ab", "as"})
_PLACES = frozenset({"municipality", "region"})


@dataclass(frozen=True, slots=True)
class Body:
    """A body for look-ups. `name` is the official Finnish name, abroad the name in its country.

    `municipality_code` is a municipality's own national code; `municipality_id` the city that a city's unit belongs to.
    """

    id: str
    kind: str
    name: str
    country: str | None
    region_code: str | None = None
    municipality_code: str | None = None
    municipality_id: str | None = None


@dataclass(frozen=True, slots=True)
class _Entry:
    """A body under one of its names. `capital`: an abbreviation or a one-word name that a word in small letters is not.

    "tieto" and "kone" are words of the language before they are companies; towns and regions have no such guard.
    """

    body_id: str
    method: Method
    legal: frozenset[str] = frozenset()
    capital: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a mention: the bodies of that name and the kinds they may be of."""

    bodies: dict[str, Method]
    kinds: frozenset[str] = BODY_KINDS


class BodyNames:
    """Every body by id, and by every name it has or had."""

    def __init__(self, registers: Registers) -> None:
        self.bodies: dict[str, Body] = {}
        self._entries: dict[str, list[_Entry]] = defaultdict(list)
        self._longest: dict[str, int] = defaultdict(int)
        self._exceptions = {
            (lang, normalise(form)): normalise(name) for (lang, form), name in registers.exceptions.items()
        }
        for region in registers.regions:
            names = (region.name_fi, region.name_sv, region.name_en)
            self._add(Body(region.id, "region", region.name_fi, "FI", region.code), names)
        for town in registers.municipalities:
            self._add(_municipality(town), (town.name_fi, town.name_sv, town.name_en))
        for organisation in registers.organisations:
            self._add(_body(organisation), (organisation.name_fi, organisation.name_sv, organisation.name_en))
        for other in registers.body_names:
            self._enter(self.bodies[other.id], other.name, "alias", abbreviation=other.name_type == "abbr")
        for _, form in self._exceptions:
            self._note_beginning(form)

    def most_words(self, first: str) -> int:
        """How many words a name that begins with a form of the word `first` has at most, 0 where none does.

        Words that may stand beside a name (a town word, two legal forms) are counted in.
        """
        begin = normalise(first)[:_BEGINNING]
        longest = max((self._longest.get(begin[:n], 0) for n in range(1, _BEGINNING + 1)), default=0)
        return longest + _BESIDE if longest or begin in _BEFORE_NAMES else 0

    def readings(self, mention: str, lang: str | None) -> Iterator[Reading]:
        """The ways to read a mention, surest first; a way that finds nothing is left out."""
        form = normalise(mention)
        small = mention == mention.lower()
        yield from self._reading(form, small)
        for bare in bare_names(form):
            yield from self._bare_reading(bare, lang, small)
        yield from self._with_abbreviation(form, lang)
        for base in self._bases(form, lang):
            yield from self._reading(base, small, "lemma")

    def _add(self, body: Body, names: tuple[str | None, ...]) -> None:
        self.bodies[body.id] = body
        for name in filter(None, names):
            self._enter(body, name, "exact")

    def _enter(self, body: Body, name: str, method: Method, *, abbreviation: bool = False) -> None:
        form = normalise(name)
        bare = without_legal_form(form)
        ways: dict[str, Method] = {bare.name: "alias", form: method}
        for spelling, way in ways.items():
            self._note_beginning(spelling)
            capital = abbreviation or (" " not in spelling and body.kind not in _PLACES)
            self._entries[spelling].append(_Entry(body.id, way, bare.legal, capital))

    def _note_beginning(self, spelling: str) -> None:
        begin = spelling.partition(" ")[0][:_BEGINNING]
        self._longest[begin] = max(self._longest[begin], spelling.count(" ") + 1)

    def _reading(
        self, form: str, small: bool, method: Method | None = None, bare: Bare | None = None
    ) -> Iterator[Reading]:
        bodies: dict[str, Method] = {}
        for entry in self._entries.get(form, ()):
            if small and entry.capital:
                continue
            if bare and bare.legal and entry.legal and bare.legal.isdisjoint(entry.legal):
                continue
            if bodies.get(entry.body_id) != "exact":
                bodies[entry.body_id] = method or entry.method
        if bodies:
            yield Reading(bodies, bare.kinds if bare else BODY_KINDS)

    def _bare_reading(self, bare: Bare, lang: str | None, small: bool) -> Iterator[Reading]:
        for form in chain([bare.name], self._bases(bare.name, lang)):
            yield from self._reading(form, small, "alias", bare)

    def _with_abbreviation(self, form: str, lang: str | None) -> Iterator[Reading]:
        """A name with its own abbreviation behind it: both must mean the same body."""
        parts = _WITH_ABBREVIATION.fullmatch(form)
        if parts is None:
            return
        behind = {entry.body_id for entry in self._entries.get(parts["bracket"] or parts["last"], ())}
        if not behind:
            return
        for name in chain([parts["name"]], self._bases(parts["name"], lang)):
            if both := behind.intersection(entry.body_id for entry in self._entries.get(name, ())):
                yield Reading(dict.fromkeys(both, "alias"))

    def _bases(self, form: str, lang: str | None) -> Iterator[str]:
        """Base forms of an inflected form: exceptions alone where there is one, then rules, then lemmas."""
        for language in ("fi", "sv", "en") if lang is None else (lang,):
            if name := self._exceptions.get((language, form)):
                yield name
                return
        yield from (stem for stem in stems_of(form, lang) if stem in self._entries)
        yield from (lemma for lemma in lemmas_of(form, lang) if lemma in self._entries)


def _municipality(town: Municipality) -> Body:
    name = town.name_fi if town.country == "FI" else town.name_sv
    return Body(town.id, "municipality", name, town.country, town.region_code, town.code)


def _body(organisation: Organisation) -> Body:
    names = {"fi": organisation.name_fi, "sv": organisation.name_sv, "en": organisation.name_en}
    own = {"FI": "fi", "SE": "sv"}.get(organisation.country or "", "en")
    name = names[own] or next(filter(None, names.values()))
    return Body(
        organisation.id,
        organisation.kind,
        name,
        organisation.country,
        organisation.region_code,
        municipality_id=organisation.municipality_id,
    )
