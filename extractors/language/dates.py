"""Dates in a sentence: words to EDTF level 1, a relation, and the real days it lies between.

Takes a text, its language (BCP 47) and, where known, the anchor: the day the page is of. Gives `FoundDate`s in text
order, none overlapping, each with the words that make its relation ("vuoteen 2020 mennessä"). Of two readings of the
same words the longest counts. Raises nothing: what is no date for certain is left out.

Choices:

- A bare year is a date only with a word that makes it one ("vuonna", "in", "since", "mennessä"), alone in brackets, or
  after a verb of beginning or a goal, before a pause ("syntyi 1986, ja"). A year that is compared with ("vuoden 2007
  tasosta") or passed ("vuoden 2015 jälkeen") is not the date of anything and is left out, as is a year that opens no
  interval ("from 2011").
- "By" and "before" have no earliest day; "before 2020" ends on 31 December 2019. "Since 1998" is a start that lies in
  1998. "Until 2019" is an interval with an open start ("../2019").
- The beginning or end of a year keeps the year as its EDTF string, and its bounds are half of it: January to June, July
  to December. Nothing narrower is said.
- "Now", "today" and "earlier" have no date of their own, only the anchor as their last possible day.
- A season without a year, in "during the autumn", is that of the anchor's year, if it had begun by the anchor. Its last
  day stays the season's: whoever knows that the sentence tells the past may cut it off with `edtf_bounds.not_after`.
- That a date heads an entry of a list (relation "listed") is for whoever sees the list.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from extractors.assertion import Relation, UncertainDate
from extractors.language.calendar_words import Bond, primary, season_of
from extractors.language.date_phrases import (
    AFTER,
    BEFORE,
    COUNTED,
    DATED_WORDS,
    EARLIER,
    JOINTS,
    NOW,
    SEASON_DURING,
)
from extractors.language.date_units import Unit, find_units
from extractors.language.edtf_bounds import WINTER, bounds

_REACH = 48
_DASH = re.compile(r"\s?[–—‐‑-]\s?")
_BETWEEN = re.compile(r"(?:between|mellan|zwischen|mellom|mellem)\s", re.IGNORECASE)
_AND = re.compile(r"\s(?:and|och|und|og)\s")
_PAUSE = re.compile(r"\s*(?:[.,;:)!]|$)|[ \t]*\n|\s(?:ja|och|and|und|og)\s")
_COMPOUND = re.compile(r"\s?[–—‐‑-](?=[^\W\d_])")
_YEAR_WORD = re.compile(r"(?:vuo\w+|år\w*|years?|jahr\w*|aast\w+)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date and the place of the words that give it."""

    start: int
    end: int
    date: UncertainDate


@dataclass(frozen=True, slots=True)
class _Tie:
    """A word that ties a date to the sentence, and where it stands."""

    start: int
    end: int
    bond: Bond


@dataclass(frozen=True, slots=True)
class _Grammar:
    before: tuple[tuple[Bond, re.Pattern[str]], ...]
    after: tuple[tuple[Bond, re.Pattern[str]], ...]
    joint: re.Pattern[str] | None
    dated: re.Pattern[str] | None
    counted: re.Pattern[str] | None
    now: re.Pattern[str] | None
    earlier: re.Pattern[str] | None
    season: re.Pattern[str] | None


def find_dates(text: str, lang: str, *, anchor: dt.date | None = None) -> list[FoundDate]:
    """Every date that the words give, in text order."""
    return list(_dates(text, lang, anchor))


@lru_cache(maxsize=2048)  # several readers of a page ask of the same sentence
def _dates(text: str, lang: str, anchor: dt.date | None) -> tuple[FoundDate, ...]:
    grammar = _grammar(primary(lang))
    found = [*_dated(text, lang, grammar), *_undated(text, lang, grammar, anchor)]
    kept: list[FoundDate] = []
    for date in sorted(found, key=lambda d: (d.start, -d.end)):
        if kept and date.start < kept[-1].end:
            if date.end - date.start > kept[-1].end - kept[-1].start:
                kept[-1] = date
        else:
            kept.append(date)
    return tuple(kept)


def _dated(text: str, lang: str, grammar: _Grammar) -> Iterator[FoundDate]:
    units = list(find_units(text, lang))
    index = 0
    while index < len(units):
        unit = units[index]
        following = units[index + 1] if index + 1 < len(units) else None
        before = _before(text, unit.start, grammar)
        if following and (joined := _joined(text, unit, following, before, grammar)):
            start = before.start if before else unit.start
            yield FoundDate(start, following.end, joined)
            index += 2
            continue
        index += 1
        after = _after(text, unit.end, grammar)
        bond = _bond(before, unit, after) or _bond_of_bare_year(text, unit, grammar)
        if bond is None or (unit.grain == "year" and not _is_year(text, unit, before, after, grammar)):
            continue
        date = _tied(bond, unit)
        if date:
            yield FoundDate(before.start if before else unit.start, after.end if after else unit.end, date)


def _before(text: str, start: int, grammar: _Grammar) -> _Tie | None:
    reach = max(0, start - _REACH)
    ties = [
        _Tie(match.start(), start, bond)
        for bond, pattern in grammar.before
        if (match := pattern.search(text, reach, start))
    ]
    return min(ties, key=lambda tie: tie.start, default=None)


def _after(text: str, end: int, grammar: _Grammar) -> _Tie | None:
    ties = (_Tie(end, m.end(), bond) for bond, pattern in grammar.after if (m := pattern.match(text, end)))
    return max(ties, key=lambda tie: tie.end, default=None)


def _bond(before: _Tie | None, unit: Unit, after: _Tie | None) -> Bond | None:
    """What the words on both sides and the unit's own case say together."""
    left = before.bond if before and before.bond not in ("at", "in", "of") else None
    left = left or (unit.bond if unit.bond not in ("at", None) else None) or (before.bond if before else unit.bond)
    if after is None:
        return "by" if left == "to" else left
    if after.bond == "until" and left == "since":
        return "since"
    if after.bond == "end" and left in ("by", "before"):
        return "by_end"
    return left if after.bond == "of" and left else after.bond


def _bond_of_bare_year(text: str, unit: Unit, grammar: _Grammar) -> Bond | None:
    if text[unit.start - 1 : unit.start] == "(" and text[unit.end : unit.end + 1] == ")":
        return "in"
    dated = grammar.dated and grammar.dated.search(text, max(0, unit.start - _REACH), unit.start)
    return "in" if dated and _PAUSE.match(text, unit.end) else None


def _is_year(text: str, unit: Unit, before: _Tie | None, after: _Tie | None, grammar: _Grammar) -> bool:
    """Whether four digits are a year here, and not part of a name or the number of something."""
    if _COMPOUND.match(text, unit.end):
        return False
    if before and before.bond == "at" and not after:
        return False
    if after or grammar.counted is None or (before and _YEAR_WORD.search(text, before.start, before.end)):
        return True
    round_or_measured = int(unit.first) % 100 == 0 or (before is not None and before.bond in ("during", "until", "by"))
    return not (round_or_measured and grammar.counted.match(text, unit.end))


def _tied(bond: Bond, unit: Unit) -> UncertainDate | None:
    """The date that a unit gives under a bond, None where the bond leaves no date of an event."""
    if bond in ("to", "base", "after") or (bond in ("from", "range") and unit.grain == "year"):
        return None
    edtf = unit.last if unit.first == unit.last else f"{unit.first}/{unit.last}"
    first, last = bounds(edtf)
    if bond in ("by", "by_end", "before", "until", "until_end"):
        return _with_open_start(bond, unit, last)
    relation: Relation = "interval" if "/" in edtf else "on" if unit.grain == "day" else "in"
    if bond in ("since", "since_start"):
        edtf, last, relation = unit.first, bounds(unit.first)[1], "since"
    elif bond == "during":
        relation = "during"
    if unit.grain == "year" and bond in ("start", "since_start"):
        last = dt.date(last.year, 6, 30)
    elif unit.grain == "year" and bond == "end":
        first = dt.date(last.year, 7, 1)
    return UncertainDate(edtf, first, last, relation)


def _with_open_start(bond: Bond, unit: Unit, last: dt.date) -> UncertainDate:
    if bond == "by":
        return UncertainDate(unit.last, None, last, "by")
    if bond == "by_end":
        return UncertainDate(last.isoformat(), None, last, "by")
    if bond == "before":
        first = bounds(unit.first)[0]
        return UncertainDate(unit.first, None, first and first - dt.timedelta(days=1), "before")
    return UncertainDate(f"../{_month_at_most(unit.last, last=True)}", None, last, "interval")


def _joined(text: str, one: Unit, two: Unit, before: _Tie | None, grammar: _Grammar) -> UncertainDate | None:
    """The interval that two dates and what stands between them make, None where they make none."""
    between = text[one.end : two.start]
    if _DASH.fullmatch(between):
        if one.first.endswith(WINTER) and two.first == str(int(one.first[:4]) + 1):
            winter = two.first + WINTER
            return UncertainDate(winter, *bounds(winter), "in")
        bracketed = text[one.start - 1 : one.start] == "(" and text[two.end : two.end + 1] == ")"
        if one.grain == two.grain == "year" and not (bracketed or (before and before.bond != "at")):
            return None
    elif not _spoken_joint(text, one, two, before, grammar):
        return None
    first, last = _month_at_most(one.first, last=False), _month_at_most(two.last, last=True)
    begins, ends = bounds(first)[0], bounds(last)[1]
    if begins is None or begins > ends:
        return None
    return UncertainDate(f"{first}/{last}", begins, ends, "interval")


def _spoken_joint(text: str, one: Unit, two: Unit, before: _Tie | None, grammar: _Grammar) -> bool:
    between = text[one.end : two.start]
    if _AND.fullmatch(between):
        # "In the years 2008 and 2012" are two years, "between" them lies an interval.
        return before is not None and _BETWEEN.match(text, before.start) is not None
    opening = before.bond if before else one.bond
    if opening not in ("from", "range", "since"):
        opening = one.bond
    if opening not in ("from", "range", "since"):
        return False
    after = _after(text, two.end, grammar)
    if after and after.bond == "by":
        # "vuodesta 2007 … vuoteen 2030 mennessä": two dates, a base and a due.
        return False
    return (two.bond == "to" and between.isspace()) or bool(grammar.joint and grammar.joint.fullmatch(between))


def _month_at_most(edtf: str, *, last: bool) -> str:
    """The EDTF string, a season as its first or last month: level 1 has no seasons in intervals."""
    if len(edtf) == len("2024-21") and int(edtf[5:]) > 12:
        day = bounds(edtf)[1 if last else 0]
        return f"{day:%Y-%m}"
    return edtf


def _undated(text: str, lang: str, grammar: _Grammar, anchor: dt.date | None) -> Iterator[FoundDate]:
    if grammar.now:
        for word in grammar.now.finditer(text):
            yield FoundDate(word.start(), word.end(), UncertainDate(None, None, anchor, "as_of"))
    if grammar.earlier:
        for word in grammar.earlier.finditer(text):
            if not word["distance"]:
                yield FoundDate(word.start(), word.end(), UncertainDate(None, None, anchor, "before"))
    if grammar.season and anchor:
        for word in grammar.season.finditer(text):
            season = season_of(word["season"], lang)
            edtf = f"{anchor.year}-{season[0]}" if season else None
            if edtf and (first := bounds(edtf)[0]) and first <= anchor:
                yield FoundDate(word.start(), word.end(), UncertainDate(edtf, first, bounds(edtf)[1], "during"))


@lru_cache(maxsize=16)
def _grammar(lang: str) -> _Grammar:
    def spaced(words: str) -> str:
        return words.replace(" ?", r"\s?").replace(" ", r"\s{1,3}")

    def pattern(words: str | None, shape: str) -> re.Pattern[str] | None:
        return re.compile(shape.format(spaced(words)), re.IGNORECASE) if words else None

    earlier = EARLIER.get(lang)
    return _Grammar(
        before=tuple(
            (b, re.compile(rf"(?<!\w)(?:{spaced(w)})\s{{1,3}}$", re.IGNORECASE)) for b, w in BEFORE.get(lang, ())
        ),
        after=tuple((b, re.compile(rf"(?:{spaced(w)})(?!\w)", re.IGNORECASE)) for b, w in AFTER.get(lang, ())),
        joint=pattern(JOINTS.get(lang), r"\s(?:{})\s"),
        dated=pattern(DATED_WORDS.get(lang), r"(?<!\w)(?:{})\s$"),
        counted=pattern(COUNTED.get(lang), r"\s(?:{})(?!\w)"),
        now=pattern(NOW.get(lang), r"(?<![\w-])(?:{})(?![\w-])"),
        earlier=re.compile(
            rf"(?<!\w)(?P<distance>(?:{earlier[1]})\s)?(?:{earlier[0]})(?!\w)(?!\s(?:{earlier[2]})(?!\w))",
            re.IGNORECASE,
        )
        if earlier
        else None,
        season=pattern(SEASON_DURING.get(lang), r"(?<!\w)(?:{})(?!\w)(?!\s\d)"),
    )
