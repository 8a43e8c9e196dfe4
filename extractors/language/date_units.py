"""The dates written in a text, before it is asked what is said of them: days, months, seasons, bare years.

Takes a text and its language; gives `Unit`s in text order, none overlapping. Every unit holds a year of four digits
(1800 to 2100) written in the text: a date without one is never guessed at. A bare year is a unit too, and it is for
`dates` to tell it from a plain number. A day that no calendar has ("31.2.2020") is no unit but a bare year.
Out of scope: days as 10/02/2021, which mean two things, and years of two digits.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from extractors.language.calendar_words import Bond, month_of, season_of

Grain = Literal["day", "month", "season", "year"]

# Enough for the longest day in words, and short enough that a page of nothing but years stays quick.
_REACH = 48

_YEAR = re.compile(r"(?<!\w)(?<!\d,)(?:1[89]\d\d|20\d\d|2100)(?![^\W_])(?![.,]\d)(?!\.[a-z])")
_ISO_REST = re.compile(r"-(\d\d)-(\d\d)(?![\w-])")
_DASH = r"\s?[–—‐‑-]\s?"
_DIGITS = re.compile(
    rf"(?<!\w)(?<!\d\.)(?:(\d{{1,2}})\.?(?:\s?(\d{{1,2}})\.)?{_DASH})?(\d{{1,2}})\.\s?(\d{{1,2}})\.\s?$"
)
_ORDINAL = r"(?:\.|st|nd|rd|th|:[ae])?"
_WORD = r"[^\W\d_]{3,16}"
_NAMED = re.compile(
    rf"(?<!\w)(?:(?:(?P<first>\d{{1,2}})\.?{_DASH})?(?P<day>\d{{1,2}}){_ORDINAL}\s{{1,2}}(?:päivä(?:nä)?\s|of\s)?)?"
    rf"(?P<word>{_WORD})\.?,?\s{{1,2}}(?:(?:of|vuonna|år|alussa|lopussa|lopulla|puolivälissä)\s)?$"
)
_NAME_FIRST = re.compile(
    rf"(?<!\w)(?P<word>{_WORD})\.?\s(?:(?P<first>\d{{1,2}})\.?{_DASH})?(?P<day>\d{{1,2}}){_ORDINAL}"
    rf"(?:\späivä\w{{0,4}})?,?\s{{1,2}}$"
)
_MONTH_BEFORE = re.compile(rf"(?<!\w)(?P<word>{_WORD})\.?{_DASH}$")


@dataclass(frozen=True, slots=True)
class Unit:
    """A date and its place. `first` and `last` are EDTF strings and differ where one year closes a span of days."""

    start: int
    end: int
    first: str
    last: str
    grain: Grain
    bond: Bond | None


def find_units(text: str, lang: str) -> Iterator[Unit]:
    """Every date with a year, in text order."""
    done = 0
    for year in _YEAR.finditer(text):
        if year.start() < done:
            continue
        unit = _unit_of(text, year.start(), year.end(), max(done, year.start() - _REACH), lang)
        done = unit.end
        yield unit


def _unit_of(text: str, start: int, end: int, reach: int, lang: str) -> Unit:
    year = int(text[start:end])
    if (rest := _ISO_REST.match(text, end)) and (day := _day(year, int(rest[1]), int(rest[2]))):
        return Unit(start, rest.end(), day, day, "day", "at")
    found = _in_digits(text, start, end, reach, year) or _in_words(text, start, end, reach=reach, year=year, lang=lang)
    return found or Unit(start, end, str(year), str(year), "year", None)


def _in_digits(text: str, start: int, end: int, reach: int, year: int) -> Unit | None:
    match = _DIGITS.search(text, reach, start)
    if not match:
        return None
    last = _day(year, int(match[4]), int(match[3]))
    if not last:
        return None
    if match[1]:
        first = _day(year, int(match[2] or match[4]), int(match[1]))
        if first and first < last:
            return Unit(match.start(), end, first, last, "day", "at")
    return Unit(match.start(3), end, last, last, "day", "at")


def _in_words(text: str, start: int, end: int, *, reach: int, year: int, lang: str) -> Unit | None:
    for pattern in (_NAMED, _NAME_FIRST):
        match = pattern.search(text, reach, start)
        if not match:
            continue
        month = month_of(match["word"], lang)
        if month and match["day"]:
            return _named_day(match, end, year, month[0])
        if month:
            return _named_month(text, match.start("word"), end, reach=reach, year=year, month=month, lang=lang)
        season = season_of(match["word"], lang)
        if season and pattern is _NAMED:
            code = f"{year}-{season[0]}"
            return Unit(match.start("word"), end, code, code, "season", season[1])
    return None


def _named_day(match: re.Match[str], end: int, year: int, month: int) -> Unit | None:
    last = _day(year, month, int(match["day"]))
    if not last:
        return None
    first = _day(year, month, int(match["first"])) if match["first"] else None
    return Unit(match.start(), end, first if first and first < last else last, last, "day", "at")


def _named_month(text: str, start: int, end: int, *, reach: int, year: int, month: tuple[int, Bond], lang: str) -> Unit:
    last = f"{year}-{month[0]:02}"
    before = _MONTH_BEFORE.search(text, reach, start)
    if before:
        # Finnish leaves out the head of the first word: "touko–kesäkuussa 2012".
        opening = month_of(before["word"], lang) or month_of(before["word"] + "kuu", lang)
        if opening and opening[0] < month[0]:
            return Unit(before.start(), end, f"{year}-{opening[0]:02}", last, "month", month[1])
    return Unit(start, end, last, last, "month", month[1])


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None
