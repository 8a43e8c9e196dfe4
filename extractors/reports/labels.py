"""Labels of a report to the fields of a form, by their words.

`read_header` takes a label's text apart: its words (small letters, no invisible characters, no punctuation), and the
unit and the year that may stand in it ("Scope 1 (t CO2e)", "Suorat päästöt, 2023"). `FormLabels` says which field of a
form it names: by an exact label, by the two halves of a label in two languages ("Vuosi / År"), or by the form's
patterns. What is not known is not guessed: `closest` says which known labels it is like, for a person to read.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from extractors.reports.forms import Form, FormField, Pattern
from extractors.reports.units import Unit, find_unit
from extractors.reports.wording import words_of

_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_HALVES = re.compile(r"\s*/\s*|\s*\n\s*|\s+[|–-]\s+")
_LONGEST = 300
_ASIDES = frozenset({"co2", "co2e", "co2 ekv", "co2 eq", "vvvv", "åååå", "yyyy"})
_MOST_UNIT_WORDS = 3


@dataclass(frozen=True, slots=True)
class Header:
    """A label taken apart. `bare` are its words without what stands in brackets, `halves` those of its two languages;
    `words` is empty where it is nothing but a unit or a year."""

    words: str
    bare: str
    halves: tuple[str, ...]
    unit: Unit | None
    year: int | None


@dataclass(frozen=True, slots=True)
class Label:
    """What a label means. `field` is None for labels that the form knows and does not read; `langs` are the languages
    that have it, none where it says nothing of the language."""

    field: FormField | None
    langs: frozenset[str]
    unit: Unit | None = None
    year: int | None = None


@lru_cache(maxsize=16384)
def read_header(text: str) -> Header:
    """A label's words, unit and year."""
    found: list[Unit | int] = []

    def kept(match: re.Match[str]) -> str:
        pieces = [p for p in re.split("[,;]", match[1]) if not _taken(p, found)]
        return f" ({', '.join(pieces)}) " if any(p.strip() for p in pieces) else " "

    rest = _BRACKETS.sub(kept, text) if "(" in text or "[" in text else text
    pieces = re.split("[,;]", rest)
    rest = ", ".join(p for p in pieces if not _taken(p, found))
    rest = _without_last_year(rest, found)
    words = words_of(rest)
    bare = words_of(_BRACKETS.sub(" ", rest)) if "(" in rest or "[" in rest else words
    halves = tuple(h for half in _HALVES.split(_BRACKETS.sub(" ", rest).strip()) if (h := words_of(half)))
    unit = next((f for f in found if isinstance(f, Unit)), None)
    year = next((f for f in found if isinstance(f, int)), None)
    return Header(words, bare, halves if len(halves) > 1 else (), unit, year)


def _taken(piece: str, found: list[Unit | int]) -> bool:
    """Whether a piece of a label is a unit or a year; if so it is put down as found."""
    piece = piece.strip()
    if _YEAR.fullmatch(piece):
        found.append(int(piece))
        return True
    if unit := find_unit(piece):
        found.append(unit)
        return True
    return False


def _without_last_year(text: str, found: list[Unit | int]) -> str:
    """A label without the year that it ends or begins with ("Scope 1 2024"), and without a unit there."""
    words = text.split()
    for at in (-1, 0):
        if len(words) > 1 and _YEAR.fullmatch(words[at]) and not any(isinstance(f, int) for f in found):
            found.append(int(words[at]))
            del words[at]
    if len(words) == 2 and all(_YEAR.fullmatch(w) is None for w in words) and _taken(" ".join(words), found):
        return ""
    for length in range(min(_MOST_UNIT_WORDS, len(words) - 1), 0, -1):
        if unit := find_unit(" ".join(words[-length:])):
            found.append(unit)
            return " ".join(words[:-length])
    return " ".join(words)


class _Kept(dict[str, Label | None]):
    """Labels that were looked up. A report asks for every text in its first rows, several times over."""

    _MOST = 20000

    def __init__(self, find: Callable[[str], Label | None]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, text: str) -> Label | None:
        if len(self) > self._MOST:
            self.clear()
        found = self[text] = None if len(text) > _LONGEST else self._find(text)
        return found


class FormLabels:
    """The labels of one form. Look-ups are kept: the same headers come back in every file."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self._exact: dict[str, FormField | None] = {}
        self._asides = frozenset(words_of(aside) for aside in form.asides) | _ASIDES
        self._ids = frozenset(field.id for field in form.fields)
        self._langs: dict[str, set[str]] = defaultdict(set)
        self._patterns: list[tuple[Pattern, FormField | None]] = [
            *((pattern, field) for field in form.fields for pattern in field.patterns),
            *((pattern, None) for pattern in form.ignored_patterns),
        ]
        # Most texts have none of the words that any pattern asks for.
        self._telling = {pattern.all[0].split()[0] for pattern, _ in self._patterns}
        for label in form.ignored:
            self._exact[words_of(label)] = None
        self._add(form.fields)
        # Measures have their own labels: "tila" or "luokka" may be a field of the report as well.
        self._of_measures = {
            words_of(label): field
            for field in form.measures
            for labels in (*field.labels.values(), (field.id,))
            for label in labels
        }
        self._kept = _Kept(self._find)
        self._kept_measures = _Kept(self._find_measure)

    def _add(self, fields: Iterable[FormField]) -> None:
        for field in fields:
            for lang, labels in {**field.labels, "any": (*field.labels.get("any", ()), field.id)}.items():
                for label in labels:
                    words = read_header(label).words or words_of(label)
                    self._exact[words] = field
                    if lang != "any":
                        self._langs[words].add(lang)

    def match(self, text: str) -> Label | None:
        """What a label means in the report; None where the form does not know it."""
        return self._kept[text]

    def match_measure(self, text: str) -> Label | None:
        """What a label means in the table of measures."""
        return self._kept_measures[text]

    def _find_measure(self, text: str) -> Label | None:
        header = read_header(text)
        field = self._of_measures.get(words_of(text)) or self._of_measures.get(header.words)
        field = field or next((f for h in header.halves if (f := self._of_measures.get(h))), None)
        return Label(field, frozenset(), header.unit, header.year) if field else None

    def _find(self, text: str) -> Label | None:
        header = read_header(text)
        for words in (words_of(text), header.words):
            if words and words in self._exact:
                # A field's id as a label ("base_total", "total") is a word of the form's makers, and of no language.
                said = set() if text in self._ids else {words}
                return self._label(self._exact[words], said, header)
        halves = [half for half in header.halves if half in self._exact]
        if halves and len({id(self._exact[half]) for half in halves}) == 1 and len(halves) == len(header.halves):
            return self._label(self._exact[halves[0]], set(halves), header)
        return self._by_pattern(header) or self._without_aside(text, header)

    def _without_aside(self, text: str, header: Header) -> Label | None:
        """A label with something in brackets that takes nothing from it: its own other name, or a known aside."""
        if header.bare == header.words or header.bare not in self._exact:
            return None
        field = self._exact[header.bare]
        asides = [w for aside in _BRACKETS.findall(text) for part in re.split("[,;/]", aside) if (w := words_of(part))]
        if any(w not in self._asides and self._exact.get(w) is not field for w in asides if find_unit(w) is None):
            return None
        return self._label(field, {header.bare}, header)

    def _by_pattern(self, header: Header) -> Label | None:
        if self._telling.isdisjoint(header.words.split()):
            return None
        padded = f" {header.words} "
        fitting = [(len(p.all), field) for p, field in self._patterns if _fits(p, padded)] if header.words else []
        if not fitting:
            return None
        most = max(count for count, _ in fitting)
        fields = {id(field): field for count, field in fitting if count == most}
        if len(fields) > 1:
            return None
        return Label(next(iter(fields.values())), frozenset(), header.unit, header.year)

    def _label(self, field: FormField | None, words: set[str], header: Header) -> Label:
        langs = frozenset().union(*(self._langs.get(w, set()) for w in words))
        return Label(field, frozenset() if field is None else langs, header.unit, header.year)

    @property
    def known(self) -> tuple[str, ...]:
        """Every exact label, as words."""
        return tuple(self._exact)


@lru_cache(maxsize=4096)
def closest(labels: FormLabels, text: str) -> str:
    """The known labels that a label is most like, as a hint for a person."""
    # Imported at the first unknown label there is.
    from rapidfuzz import fuzz, process  # noqa: PLC0415

    words = read_header(text[:_LONGEST]).words
    found = (
        process.extract(words, labels.known, scorer=fuzz.token_sort_ratio, limit=3, score_cutoff=45) if words else []
    )
    if not found:
        return "no label of the form is like it"
    return "closest known labels: " + ", ".join(label for label, _, _ in found)


def _fits(pattern: Pattern, padded: str) -> bool:
    return (
        all(f" {word} " in padded for word in pattern.all)
        and (not pattern.any or any(f" {word} " in padded for word in pattern.any))
        and not any(f" {word} " in padded for word in pattern.none)
    )
