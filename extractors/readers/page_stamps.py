"""The stamps of a page: those its machine-readable marks give and those that stand in its text, without doubles.

Takes stamps and text, gives stamps. Two stamps of one kind and day are one, the one with a time of day before the one
without; a stamp without a word is left out where a labelled one has its day.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from email.utils import parsedate_to_datetime

from extractors.document import Stamp
from extractors.language.stamps import find_stamps

# A stamp stands at the head or the foot; the middle of a very long text is not searched for one.
WHOLE = 200_000
EDGE = 20_000
YEARS = range(1991, 2101)

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)|(\d{1,2})[./](\d{1,2})[./](\d{4})")


def gather_stamps(text: str, lang: str, marked: Iterable[Stamp] = ()) -> tuple[Stamp, ...]:
    """The stamps that markup gives, then those of the text."""
    if len(text) > WHOLE:
        text = text[:EDGE] + "\n\n" + text[-EDGE:]
    found = [*marked, *find_stamps(text, lang)]
    labelled = {stamp.day for stamp in found if stamp.kind != "unknown"}
    kept: dict[tuple[str, dt.date], Stamp] = {}
    for stamp in found:
        key = (stamp.kind, stamp.day)
        finer = key in kept and isinstance(stamp.at, dt.datetime) and not isinstance(kept[key].at, dt.datetime)
        if (key not in kept or finer) and not (stamp.kind == "unknown" and stamp.day in labelled):
            kept[key] = stamp
    return tuple(kept.values())


def machine_date(raw: str) -> dt.date | dt.datetime | None:
    """The date of a machine-readable value: a moment where it has a zone, else a day; None where it is no real date."""
    raw = raw.strip()
    at = _moment(raw)
    if at is None:
        met = _DAY.match(raw)
        if met is None:
            return None
        year, month, day = (met[1], met[2], met[3]) if met[1] else (met[6], met[5], met[4])
        try:
            return dt.date(int(year), int(month), int(day)) if int(year) in YEARS else None
        except ValueError:
            return None
    if at.year not in YEARS:
        return None
    return at if at.tzinfo else at.date()


def _moment(raw: str) -> dt.datetime | None:
    for parse in (dt.datetime.fromisoformat, parsedate_to_datetime):
        try:
            at = parse(raw)
        except ValueError:
            continue
        if at.tzinfo or "T" in raw or ":" in raw:
            return at
    return None
