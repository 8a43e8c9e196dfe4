"""By when a target is due, and the year that a cut is counted from.

Takes a sentence; gives dues as `FoundDate`s and `Base`s with their places, in text order. The words of a base year
("vuoden 2007 tasosta", "jämfört med 1990", "from 1990 levels") are blanked before dates are looked for, so that a base
is never a due and what stands beside it is. A bare year counts where a target is told and the clause pauses behind it.
"Within a couple of years" needs the day of the page itself, and is by the end of that year.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.assertion import UncertainDate
from extractors.language.date_units import find_units
from extractors.language.dates import FoundDate, find_dates
from extractors.language.edtf_bounds import bounds
from extractors.language.numerals import numeral

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_LEVEL_FI = r"(?:päästö\w*|kulutu\w*|määr\w+|luku\w*|tas\w+)"
_LEVEL_EN = r"(?:'s|’s)?[ -](?:levels?|baselines?|values?|emissions?)"
_BASE = tuple(
    re.compile(rf"(?<![\w-])(?:{pattern})(?!\w)".replace(" ", r"\s{1,3}"), re.IGNORECASE)
    for pattern in (
        # fi: "vuoden 2007 tasosta", "vuoteen 1990 verrattuna", "verrattuna vuoteen 1990", "vuodesta 2007 vuoteen 2030"
        rf"(?:verrattuna )?vuoden {_YEAR} {_LEVEL_FI}(?: verrattuna| nähden| alle)?",
        rf"vuoteen {_YEAR} (?:verrattuna|nähden)",
        rf"(?:verrattuna|suhteessa) (?:vuoteen |vuoden ){_YEAR}(?: {_LEVEL_FI})?",
        rf"vuodesta {_YEAR}",
        rf"kuin (?:vuonna|vuoden) {_YEAR}(?: tas\w+)?",
        rf"(?:perus|vertailu|lähtö)vuo\w+(?: on| oli| ollessa)?:? {_YEAR}",
        rf"{_YEAR}[- ]?tas\w+",
        # sv
        rf"(?:jämfört|i jämförelse|i förhållande) (?:med|till) (?:år )?{_YEAR}(?: års)?(?: ?-?(?:nivå|utsläpp)\w*)?",
        rf"(?:från|än|under|utifrån) (?:år )?{_YEAR}(?: års)? ?-?(?:nivå|utsläpp)\w*",
        rf"(?:från|än) (?:år )?{_YEAR}(?= (?:till|och)|[.,;)]|$)",
        rf"(?:från|jämfört med|än|under) (?:\w+)?nivån (?:år )?{_YEAR}",
        rf"mellan (?:åren )?{_YEAR} och",
        rf"basår\w*(?: är| var)?:? {_YEAR}",
        rf"{_YEAR} (?:som|är) basår\w*",
        # en
        rf"(?:compared|relative|in comparison|in relation) (?:to|with) (?:the )?(?:year )?{_YEAR}(?:{_LEVEL_EN})?",
        rf"(?:from|below|under|against|on|of|vs\.?|over) (?:the |its |their )?{_YEAR}{_LEVEL_EN}",
        rf"(?:from|than in|than|below) {_YEAR}(?= (?:to|until|by)|[.,;)]|$)",
        rf"between {_YEAR} and",
        rf"(?:from|compared (?:to|with)|below) (?:the )?(?:levels?|baseline) (?:of|in) (?:the year )?{_YEAR}",
        rf"base(?:line)?(?: ?year)?(?: is| of|:)? {_YEAR}",
        rf"{_YEAR} (?:levels?|baseline)",
        # no, da, de
        rf"(?:sammenlignet med|sammenliknet med|i forhold til|fra) {_YEAR}(?:-?[ -]?niv\w+)?",
        rf"gegenüber {_YEAR}",
    )
)
_WITHIN = {
    "fi": r"(?P<n>parissa|[^\W\d_]+ss[aä]|\d{1,2}) vuodessa"
    r"|(?:seuraavan )?(?P<m>parin|[^\W\d_]+n|\d{1,2}) vuoden (?:kuluessa|sisällä|kuluttua|päästä|aikana)",
    "sv": r"(?:inom|på|de närmaste|om) (?P<n>ett par|[^\W\d_]+|\d{1,2}) år(?:en)?",
    "en": r"(?:within|in|over) (?:the next )?(?P<n>a couple of|[^\W\d_]+|\d{1,2}) years",
}
_COUPLE = frozenset({"parissa", "parin", "ett par", "a couple of"})
_PAUSE = re.compile(r"\s*(?:[.,;:!?)\]]|$)|\s(?:ja|sekä|och|samt|and)\s")
_COMPOUND = re.compile(r"\s?[–—‐‑-](?=[^\W\d_])")
_NAMED_BEFORE = re.compile(r"[^\W\d_][\w.-]*\s$")
_NAME_AND_YEAR = re.compile(rf"(?:\s[A-ZÅÄÖ][\w-]*){{0,3}}\s{_YEAR}(?![\w-])")
_TO = re.compile(r"(?:vuoteen|till(?: år)?|to|until|by|och|and|-|–)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Base:
    """The year that a cut is counted from, and where its words stand."""

    start: int
    end: int
    year: int


def find_bases(text: str) -> list[Base]:
    """Every base year, in text order and none overlapping: of two readings of the same words the longest."""
    hits = [(m.start(), m.end(), int(m["year"])) for pattern in _BASE for m in pattern.finditer(text)]
    kept: list[Base] = []
    for start, end, year in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
        if not kept or start >= kept[-1].end:
            kept.append(Base(start, end, year))
    return kept


def find_dues(
    text: str, lang: str, *, anchor: dt.date | None, names: tuple[tuple[int, int], ...] = ()
) -> list[FoundDate]:
    """Every date of a sentence that may be a due, in text order.

    `anchor` is the page's own day, None where it bears none; `names` are places of names, whose years are no dates.
    """
    blank = text
    for base in find_bases(text):
        blank = blank[: base.start] + " " * (base.end - base.start) + blank[base.end :]
    for start, end in names:
        blank = blank[:start] + "x" * (end - start) + blank[end:]
    found = [due for date in find_dates(blank, lang) if (due := _due(date))]
    taken = [(due.start, due.end) for due in found] + [(d.start, d.end) for d in find_dates(blank, lang)]
    found += [due for due in _bare(blank, lang) if all(due.end <= a or due.start >= b for a, b in taken)]
    if anchor:
        found += _within(blank, lang, anchor)
    return sorted(found, key=lambda due: due.start)


def _due(found: FoundDate) -> FoundDate | None:
    date = found.date
    if date.edtf is None or date.relation == "since":
        return None
    if date.relation == "interval":
        # "In 2025-2030": it is due at the end of it.
        last = date.edtf.rpartition("/")[2]
        return FoundDate(found.start, found.end, UncertainDate(last, None, bounds(last)[1], "by"))
    return FoundDate(found.start, found.end, date)


def _bare(text: str, lang: str) -> Iterator[FoundDate]:
    """Years without a word that makes them dates: after a word in small letters or a mark, before a pause."""
    for unit in find_units(text, lang):
        if unit.grain != "year" or unit.first != unit.last or _COMPOUND.match(text, unit.end):
            continue
        before = text[: unit.start]
        word = _NAMED_BEFORE.search(before)
        opens = not before.strip(" -–−•*")
        joined = _TO.search(before) is not None
        if not (_PAUSE.match(text, unit.end) or joined or opens):
            continue
        if word and word[0][0].isupper() and not joined:
            continue
        yield FoundDate(unit.start, unit.end, UncertainDate(unit.first, *bounds(unit.first), "in"))


def year_behind(text: str, start: int) -> FoundDate | None:
    """The year behind a few capitalised words, as in "carbon neutral Helsinki 2035"; None without one."""
    match = _NAME_AND_YEAR.match(text, start)
    if match is None or not _PAUSE.match(text, match.end()):
        return None
    return FoundDate(match.start("year"), match.end(), UncertainDate(match["year"], *bounds(match["year"]), "in"))


def _within(text: str, lang: str, anchor: dt.date) -> Iterator[FoundDate]:
    """ "In a couple of years", counted from the page's own day: by the end of that year."""
    pattern = _WITHIN.get(lang, r"(?!)")
    for match in re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)".replace(" ", r"\s"), text, re.IGNORECASE):
        words = next(group for group in match.groups() if group)
        if n := _how_many(words.casefold(), lang):
            year = str(anchor.year + n)
            yield FoundDate(match.start(), match.end(), UncertainDate(year, None, bounds(year)[1], "by"))


def _how_many(words: str, lang: str) -> int | None:
    if words in _COUPLE:
        return 2
    return int(words) if words.isdigit() else numeral(words, lang)
