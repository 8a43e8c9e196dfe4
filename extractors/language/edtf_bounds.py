"""The real days that an EDTF string lies between, and a date cut off at a day.

Takes level 0 and 1 strings as `dates` makes them: a day, a month, a year, a season (21 to 24), an interval of days,
months and years, open at its start where it begins with "..". Raises what the library `edtf` raises on anything else.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from calendar import monthrange
from functools import lru_cache

from edtf import parse_edtf

from extractors.assertion import UncertainDate

WINTER = "-24"
_MONTH_OR_YEAR = re.compile(r"(?P<year>[12]\d{3})(?:-(?P<month>0[1-9]|1[0-2]))?")


@lru_cache(maxsize=4096)
def bounds(edtf: str) -> tuple[dt.date | None, dt.date]:
    """The first and the last day; the first is None where the interval has no start.

    A winter is December to February and filed under the year of its January, as Finnish calendars have it; the library
    ends it with the year. A string that ends in "-24" is best avoided by whoever writes it.
    """
    first, slash, last = edtf.partition("/")
    if slash:
        return (None if first == ".." else bounds(first)[0]), bounds(last)[1]
    # Plain days, months and years need no grammar; the library takes some hundredths of a second for each.
    if len(edtf) == len("2012-09-10"):
        day = dt.date.fromisoformat(edtf)
        return day, day
    if plain := _MONTH_OR_YEAR.fullmatch(edtf):
        year, month = int(plain["year"]), int(plain["month"] or 0)
        first_month, last_month = (month, month) if month else (1, 12)
        return dt.date(year, first_month, 1), dt.date(year, last_month, monthrange(year, last_month)[1])
    if edtf.endswith(WINTER):
        year = int(edtf[:4])
        return dt.date(year - 1, 12, 1), dt.date(year, 3, 1) - dt.timedelta(days=1)
    period = parse_edtf(edtf)
    return dt.date(*period.lower_strict()[:3]), dt.date(*period.upper_strict()[:3])


def not_after(date: UncertainDate, day: dt.date) -> UncertainDate:
    """The date with its last bound moved back to `day`: for what a page of that day tells as past.

    A date that lies wholly after the day stays as it is: the two contradict each other, and that is not ours to mend.
    """
    if (date.earliest and date.earliest > day) or (date.latest and date.latest <= day):
        return date
    return dataclasses.replace(date, latest=day)
