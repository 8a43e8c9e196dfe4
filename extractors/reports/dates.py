"""Years, days and accounting periods of a cell.

A year is a number of four digits, alone or among words ("Cities 2022"). A period is what an inventory covers: a year, a
day (the last of a year of accounts, as CDP wrote it until 2016), or two days ("2016-07-01 - 2017-06-30"); its year is
the one that most of its days are in, and `text` keeps the days. Two years side by side ("2016/2017") are bounds: which
months they hold is not told. A form may also ask whether the year is the calendar's or a fiscal one: `text` then says
"calendar" or "fiscal".
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from extractors.reports.report import Code
from extractors.reports.sheet import CellValue
from extractors.reports.wording import words_of

_FIRST, _LAST = 1900, 2100
_LONGEST = 120
_YEARS = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ][0-9:.]+Z?)?")
_POINTS = re.compile(r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4})(?: [0-9:.]+)?")
_SLASHES = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})(?: [0-9:.]+(?: ?[AP]M)?)?", re.IGNORECASE)
_NAMED = re.compile(r"([0-9]{1,2})[ .-]{1,2}([A-Za-z]{3})[a-z]*[ .,-]{1,2}([0-9]{4})")
_NAMED_FIRST = re.compile(r"([A-Za-z]{3})[a-z]*\.? ([0-9]{1,2}),? ([0-9]{4})")
_MONTH_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTHS = {name: n for n, name in enumerate(_MONTH_NAMES.split(), 1)}
_KINDS: dict[str, str] = {
    **dict.fromkeys(("kalenterivuosi", "kalenderår", "calendar year", "calendar"), "calendar"),
    **dict.fromkeys(("tilikausi", "tilivuosi", "räkenskapsår", "räkenskapsperiod", "fiscal year", "fiscal"), "fiscal"),
}
_BETWEEN = re.compile(r"\s+(?:-|–|—|to|till)\s*|\s*(?:–|—)\s*|(?<=[0-9]{4})-(?=[0-9]{1,2}[./])")


@dataclass(frozen=True, slots=True)
class Dated:
    """A year as `value` (or its bounds), and the day or days as `text`; else what is wrong."""

    value: Decimal | None = None
    lower: Decimal | None = None
    upper: Decimal | None = None
    text: str | None = None
    flags: tuple[str, ...] = ()
    problem: Code | None = None
    hint: str | None = None


_NO_YEAR = Dated(problem="Q04", hint="write a year of four digits")
_TWO_YEARS = Dated(problem="Q05", hint="two years stand here: write the one that is reported")
_NO_DAY = Dated(problem="Q04", hint="write a day like 2025-03-31")


def read_year(value: CellValue, *, first: int | None = None) -> Dated:
    """One year. `first` is the earliest that can be; a day gives its year."""
    found = _year_of_number(value) if isinstance(value, int | float) else _year_of_words(value)
    if found.value is not None and found.value < (first or _FIRST):
        return Dated(problem="Q04", hint=f"a year before {first or _FIRST} cannot be")
    return found


def _year_of_number(value: float) -> Dated:
    if isinstance(value, bool) or value != value or not _FIRST <= value <= _LAST or value != int(value):  # noqa: PLR0124
        return _NO_YEAR
    return Dated(Decimal(int(value)))


def _year_of_words(value: CellValue) -> Dated:
    if isinstance(value, dt.date):
        # A year of 2024 in a cell that is formatted as a date shows as a day of 1905.
        return Dated(Decimal(value.year), flags=("from_date",)) if value.year >= 1990 else _NO_YEAR
    if not isinstance(value, str) or len(value) > _LONGEST:
        return _NO_YEAR
    return _year_of_text(value)


@lru_cache(maxsize=2048)
def _year_of_text(text: str) -> Dated:
    years = {int(year) for year in _YEARS.findall(text)}
    if len(years) == 1:
        return Dated(Decimal(years.pop()))
    return _TWO_YEARS if years else _NO_YEAR


def read_date(value: CellValue) -> Dated:
    """One day: `text` in ISO form, `value` its year."""
    day = _day(value) if isinstance(value, str) else _day_of_cell(value)
    return Dated(Decimal(day.year), text=day.isoformat()) if day else _NO_DAY


def read_period(value: CellValue) -> Dated:
    """The year or the days that an inventory covers."""
    if isinstance(value, dt.date):
        return read_date(value)
    if not isinstance(value, str):
        return read_year(value)
    return _period(" ".join(value.split())) if len(value) <= _LONGEST else _NO_YEAR


@lru_cache(maxsize=2048)
def _period(words: str) -> Dated:
    if kind := _KINDS.get(words_of(words)):
        return Dated(text=kind)
    if day := _day(words):
        return Dated(Decimal(day.year), text=day.isoformat())
    open_side = words.strip("-–— ")
    if open_side != words and (day := _day(open_side)):
        text = f"{day}/" if words.startswith(open_side) else f"/{day}"
        return Dated(Decimal(day.year), text=text, flags=("open_period",))
    ends = _BETWEEN.split(words)
    if len(ends) == 2 and (first := _day(ends[0])) and (last := _day(ends[1])):
        if last < first:
            return Dated(problem="Q04", hint="the period ends before it begins")
        return Dated(Decimal(_most_days(first, last)), text=f"{first}/{last}")
    return _years_alone(words)


def _years_alone(words: str) -> Dated:
    years = sorted({int(year) for year in _YEARS.findall(words)})
    if len(years) == 1 and not any(mark.isdigit() for mark in _YEARS.sub("", words)):
        return Dated(Decimal(years[0]))
    if len(years) == 2:
        return Dated(lower=Decimal(years[0]), upper=Decimal(years[1]), text=words)
    return _NO_YEAR


def _most_days(first: dt.date, last: dt.date) -> int:
    """The year with most of the days; the later one of two with as many."""
    if last.year - first.year > 1:  # there is a whole year between them
        return last.year if (last.month, last.day) == (12, 31) else last.year - 1
    turn = dt.date(last.year, 1, 1)
    return first.year if turn - first > last - turn + dt.timedelta(days=1) else last.year


def _day_of_cell(value: CellValue) -> dt.date | None:
    if isinstance(value, dt.datetime):
        return value.date()
    return value if isinstance(value, dt.date) else None


@lru_cache(maxsize=4096)
def _day(words: str) -> dt.date | None:
    """A day in ISO form, in Finnish or Swedish ("31.3.2025"), or with slashes, the month first, where that can be."""
    year_month_day = _parts_of_day(words.strip())
    try:
        return dt.date(*year_month_day) if year_month_day else None
    except ValueError:
        return None


def _parts_of_day(text: str) -> tuple[int, int, int] | None:
    if match := _ISO.fullmatch(text):
        return int(match[1]), int(match[2]), int(match[3])
    if match := _POINTS.fullmatch(text):
        return int(match[3]), int(match[2]), int(match[1])
    if match := _SLASHES.fullmatch(text):
        month, day = int(match[1]), int(match[2])
        return (int(match[3]), day, month) if month > 12 else (int(match[3]), month, day)
    if match := _NAMED.fullmatch(text):
        return int(match[3]), _MONTHS.get(match[2].casefold(), 0), int(match[1])
    if match := _NAMED_FIRST.fullmatch(text):
        return int(match[3]), _MONTHS.get(match[1].casefold(), 0), int(match[2])
    return None
