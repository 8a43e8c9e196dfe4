"""Bodies by their names: municipalities, regions and other organisations, as one view and one index.

Takes `Registers` and gives, for a mention as it was handed in, every body that it may mean, the surest way first: in
its own letters, without titles, with its abbreviation, by lemma, by two names side by side, and last without the marks
of its letters.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from extractors.registers.body import Body, body_of_organisation, body_of_region, body_of_runs
from extractors.registers.endings import lemmas_of, nominatives_of, stems_of
from extractors.registers.entries import BODY_KINDS, Registers
from extractors.registers.exonyms import names_of_places, packaged_exonyms
from extractors.registers.folding import is_writing_of, keys_of, skeleton
from extractors.registers.legal_forms import in_both_languages, without_legal_form
from extractors.registers.match import Method
from extractors.registers.mending import mended
from extractors.registers.spelling import normalise
from extractors.registers.titles import Around, Bare, bare_names

__all__ = ["Body", "BodyNames", "Reading"]

_WITH_ABBREVIATION = re.compile(r"(?P<name>.+?) (?:\((?P<bracket>[^()]+)\)|(?P<last>\S+))")
# Endings change what is behind the first letters of a name. A short name is its own beginning.
_BEGINNING = 3
_BESIDE = 2
# "City of …", "the City of …", "Staden …", "Oy …" stand before a name.
_BEFORE_NAMES = frozenset({"cit", "tow", "mun", "the", "sta", "kom", "reg", "pro", "lan", "oy", "ab", "as"})
_PLACES = frozenset({"municipality", "region"})
# A short word in plain letters is likelier another word ("are") than a name that lost its marks ("Åre").
_SHORTEST_FOLDED = 5
_STRAY = " -,;"
# Where å, ø and ü were or are written aa, oe and ue in names of places.
_SPELT_OUT = frozenset({"AT", "CH", "DE", "DK", "FO", "IS", "NO", "SE"})
# A list in plain letters may have overlooked a mark. In one that writes them, about every third name has one.
_OVERLOOKED = 0.01


@dataclass(frozen=True, slots=True)
class _Entry:
    """A body under one of its names. `capital`: a word in small letters is not this name.

    Abbreviations and one-word names are such: "tieto" and "kone" are words of the language before they are companies.
    Towns and regions have no such guard, but municipalities that are gone do: "saari" and "pohja" are words again.
    `untitled`: the name of a place without the title that it bears, which is first of all whoever's it is as it stands:
    Uppsala is the city before it is Uppsala County. `around`: the name of a district or parish without that title, met
    only where such a title stands beside it: Kaunas is never Kaunas District.
    """

    body_id: str
    name: str
    method: Method
    legal: frozenset[str] = frozenset()
    capital: bool = False
    untitled: bool = False
    around: Around | None = None


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
            self._add(body_of_region(region), region.name_fi, region.name_sv, region.name_en)
        runs = defaultdict(list)
        for run in registers.municipalities:
            runs[run.id].append(run)
        for of_one in runs.values():
            names = (name for run in of_one for name in (run.name_fi, run.name_sv, run.name_en))
            self._add(body_of_runs(of_one), *dict.fromkeys(names))
        for other in registers.organisations:
            self._add(body_of_organisation(other), other.name_fi, other.name_sv, other.name_en)
        for name in registers.body_names:
            self._enter(self.bodies[name.id], name.name, "alias", abbreviation=name.name_type == "abbr")
        exonyms = packaged_exonyms() if registers.exonyms is None else registers.exonyms
        for (country, _), names_of_one in names_of_places(exonyms).items():
            self._enter_exonyms(country, names_of_one)
        for _, form in self._exceptions:
            self._note_beginning(form)

    def most_words(self, first: str) -> int:
        """How many words a name that begins with a form of the word `first` has at most, 0 where none does.

        Words that may stand beside a name (a town word, two legal forms) are counted in.
        """
        begin = normalise(first)[:_BEGINNING]
        longest = max((self._longest.get(begin[:n], 0) for n in range(1, _BEGINNING + 1)), default=0)
        return longest + _BESIDE if longest or begin in _BEFORE_NAMES else 0

    def readings(self, mention: str, lang: str | None, *, narrowed: bool = False) -> Iterator[Reading]:
        """The ways to read a mention, surest first; a way that finds nothing is left out.

        `narrowed`: the kind or country of the body is known, so that short names may have lost their marks.
        """
        whole = mended(mention)
        form = normalise(whole).strip(_STRAY)
        small = whole == whole.lower()
        yield from self._reading(form, small, None if whole == mention else "alias")
        bares = list(bare_names(form))
        for bare in bares:
            yield from self._bare_reading(bare, lang, small)
        yield from self._with_abbreviation(form, lang)
        for base in self._bases(form, lang):
            yield from self._reading(base, small, "lemma")
        yield from self._side_by_side(form, lang, small)
        for turned in _turned(form):
            yield from self._reading(turned, small, "alias")
            for bare in bare_names(turned):
                yield from self._bare_reading(bare, lang, small)
            yield from self._folded_readings(turned, [], lang, small, narrowed)
        yield from self._folded_readings(form, bares, lang, small, narrowed)

    def _add(self, body: Body, *names: str | None) -> None:
        self.bodies[body.id] = body
        for name in filter(None, names):
            self._enter(body, name, "exact")

    def _enter(self, body: Body, name: str, method: Method, *, abbreviation: bool = False) -> None:
        form = normalise(name)
        legal = frozenset[str]()
        ways: dict[str, Method] = {}
        around: dict[str, Around | None] = {}
        if body.kind not in _PLACES:
            bare, legal = without_legal_form(form)
            ways[bare] = "alias"
            if body.country == "FI":
                legal = in_both_languages(legal)
        elif " " in form and method == "exact":
            bares = [bare for bare in bare_names(form) if body.kind in bare.kinds]
            ways |= {bare.name: "alias" for bare in bares}
            around = {bare.name: bare.around for bare in bares}
        ways[form] = method
        for spelling, way in ways.items():
            self._note_beginning(spelling)
            capital = abbreviation or body.is_gone or (" " not in spelling and body.kind not in _PLACES)
            untitled = body.kind in _PLACES and spelling != form
            entry = _Entry(body.id, spelling, way, legal, capital, untitled, around.get(spelling))
            self._entries[spelling].append(entry)

    def _enter_exonyms(self, country: str, names: list[str]) -> None:
        """The names of one place, for each body of the country that has one; a name that is somebody's stays theirs."""
        forms = [normalise(name) for name in names]
        free = [name for name, form in zip(names, forms, strict=True) if not self._places_named([form], country)]
        ways = {way for form in forms for way in (form, *keys_of(form), *(bare.name for bare in bare_names(form)))}
        for body in self._places_named(ways, country).values():
            for name in free:
                self._enter(body, name, "alias")

    def _places_named(self, forms: Iterable[str], country: str) -> dict[str, Body]:
        entries = (entry for form in forms for entry in self._entries.get(form, ()) if not entry.around)
        found = (self.bodies[entry.body_id] for entry in entries)
        return {
            body.id: body for body in found if body.country == country and body.kind in _PLACES and not body.is_gone
        }

    def _note_beginning(self, spelling: str) -> None:
        begin = spelling.partition(" ")[0][:_BEGINNING]
        self._longest[begin] = max(self._longest[begin], spelling.count(" ") + 1)

    def _reading(
        self, form: str, small: bool, method: Method | None = None, bare: Bare | None = None
    ) -> Iterator[Reading]:
        return self._reading_of(self._entries.get(form, ()), small, method, bare)

    def _reading_of(
        self, entries: tuple[_Entry, ...] | list[_Entry], small: bool, method: Method | None, bare: Bare | None
    ) -> Iterator[Reading]:
        titled: dict[str, Method] = {}
        untitled: dict[str, Method] = {}
        for entry in entries:
            if (small and entry.capital) or not self._may_bear(entry, bare):
                continue
            bodies = untitled if entry.untitled else titled
            if bodies.get(entry.body_id) != "exact":
                bodies[entry.body_id] = method or entry.method
        for bodies in filter(None, (titled, untitled)):
            yield Reading(bodies, bare.kinds if bare else BODY_KINDS)

    def _may_bear(self, entry: _Entry, bare: Bare | None) -> bool:
        if bare is None:
            return entry.around is None
        if bare.around != entry.around:
            return False
        if bare.legal and entry.legal and bare.legal.isdisjoint(entry.legal):
            return False
        return bare.country in (None, self.bodies[entry.body_id].country)

    def _bare_reading(self, bare: Bare, lang: str | None, small: bool) -> Iterator[Reading]:
        for form in chain([bare.name], self._bare_bases(bare, lang)):
            yield from self._reading(form, small, "alias", bare)

    def _bare_bases(self, bare: Bare, lang: str | None) -> Iterator[str]:
        yield from self._bases(bare.name, lang)
        if bare.lang not in (None, lang):
            yield from self._bases(bare.name, bare.lang)

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

    def _side_by_side(self, form: str, lang: str | None, small: bool) -> Iterator[Reading]:
        """Names with a slash between them, in two languages: all must mean the same body."""
        parts = [part.strip() for part in form.split("/")]
        if len(parts) < 2 or not all(parts):
            return
        met = [self._named_outright(part, lang, small) for part in parts]
        if both := set.intersection(*met):
            yield Reading(dict.fromkeys(sorted(both), "alias"))

    def _named_outright(self, form: str, lang: str | None, small: bool) -> set[str]:
        """Every body that a form names by itself, with or without a title."""
        bared = (self._bare_reading(bare, lang, small) for bare in bare_names(form))
        readings = chain(self._reading(form, small), *bared)
        return {i for reading in readings for i in reading.bodies if self.bodies[i].kind in reading.kinds}

    def _folded_readings(
        self, form: str, bares: list[Bare], lang: str | None, small: bool, narrowed: bool
    ) -> Iterator[Reading]:
        """The name without the marks of its letters, where nothing else has it: last, for it is the least sure."""
        if small and not narrowed:
            return
        if narrowed or len(form) >= _SHORTEST_FOLDED:
            yield from self._reading_of(self._folded_alike(form), small, "folded", None)
        for bare in bares:
            for name in chain(
                [bare.name], stems_of(bare.name, bare.lang or lang), nominatives_of(bare.name, bare.lang)
            ):
                yield from self._reading_of(self._folded_alike(name), small, "folded", bare)

    def _folded_alike(self, form: str) -> list[_Entry]:
        """Every name that `form` may be a writing of."""
        met = (entry for name in self._folded.get(skeleton(form), ()) for entry in self._entries[name])
        return [entry for entry in met if self._is_writing_of(form, entry)]

    def _is_writing_of(self, form: str, entry: _Entry) -> bool:
        body = self.bodies[entry.body_id]
        spelt_out = body.kind in _PLACES and body.country in _SPELT_OUT
        return is_writing_of(form, entry.name, spelt_out=spelt_out, in_plain=self._in_plain)

    @cached_property
    def _folded(self) -> dict[str, list[str]]:
        """Every name by its skeleton; made when a mention first needs it."""
        folded: dict[str, list[str]] = defaultdict(list)
        for name in self._entries:
            folded[skeleton(name)].append(name)
        return dict(folded)

    @cached_property
    def _in_plain(self) -> bool:
        """Whether the registers write official names without marks."""
        official = [name for name, entries in self._entries.items() if any(e.method == "exact" for e in entries)]
        return sum(not name.isascii() for name in official) <= _OVERLOOKED * len(official)

    def _bases(self, form: str, lang: str | None) -> Iterator[str]:
        """Base forms of an inflected form: exceptions alone where there is one, then rules, then lemmas."""
        for language in ("fi", "sv", "en") if lang is None else (lang,):
            if name := self._exceptions.get((language, form)):
                yield name
                return
        yield from stems_of(form, lang, self._entries)
        yield from (base for base in nominatives_of(form, lang) if base in self._entries)
        yield from (lemma for lemma in lemmas_of(form, lang) if lemma in self._entries)


def _turned(form: str) -> Iterator[str]:
    """A name that is sorted by its main word, put right: "turku, city of"."""
    main, comma, before = form.partition(", ")
    if comma and before and "," not in before:
        yield f"{before} {main}"
