"""The dates a page bears of itself: published, updated, or a date without a word; and the date in its address.

Takes the whole text of a page (its lines tell what stands alone), its language and the zone of its clock; gives
`Stamp`s in text order. A stamp with a time is an aware moment, one without is a day. A stamp is

- a label and a date at the start of a line, or after another stamp or a bar ("Julkaistu 3.5.2019 klo 13.31,
  päivitetty 19.6.2019 klo 12.37"); a page that was looked over ("granskad") counts as updated;
- a date and time alone on a line, or before a bar ("26.4.2017 10:01 | …"), or after a byline ("By admin, …");
- a date alone on a line without a time, where the page has only one: several are a list of dates, not stamps;
- a date at the head of the first line, before its title;
- a date glued to the end of a sentence ("webbplats!15.11.2021 09:48").

A date inside a sentence is never a stamp. Raises `ZoneInfoNotFoundError` for a zone that does not exist.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Literal
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from extractors.assertion import UncertainDate
from extractors.document import Stamp, StampKind
from extractors.language.date_units import Unit, find_units
from extractors.language.edtf_bounds import bounds

_PUBLISHED = (
    "julkaistu|julkaisupäivä|uutinen|tiedote|publicerad|publicerat|publiceringsdatum|nyhet|pressmeddelande|published"
    "|posted|released|news|press release|veröffentlicht|erstellt|avaldatud|publisert|offentliggjort|udgivet"
)
_UPDATED = (
    "päivitetty|muokattu|tarkistettu|uppdaterad|uppdaterat|ändrad|granskad|updated|modified|reviewed|edited"
    "|aktualisiert|geändert|uuendatud|muudetud|oppdatert|endret|opdateret|ændret"
)
_LEAD = "(?:(?:viimeksi|viimeisin|senast|sidan|sivu|page|last|zuletzt|sist|sidst|viimati)[ \u00a0]){0,2}"
_GAP = "[ \t\u00a0]"
_LABEL = re.compile(
    rf"(?:^{_GAP}*+[,;/(–—-]?|[|·•]){_GAP}*+(?:(?:ja|och|and|und|og){_GAP}++)?{_LEAD}(?:(?P<published>{_PUBLISHED})|(?P<updated>{_UPDATED}))"
    rf"(?:{_GAP}?:)?{_GAP}*+(?:(?:on|den|am|the){_GAP})?$",
    re.IGNORECASE,
)
_TIME = re.compile(
    rf"(?:T|,?{_GAP}+(?:(?:klo|kl\.?|at|um|kello){_GAP}*)?)(?P<hour>[01]?\d|2[0-3])[.:](?P<minute>[0-5]\d)(?::\d\d)?(?![\d.:])"
)
_SHORT_DAY = re.compile(rf"^{_GAP}*(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.(?P<year>\d\d){_GAP}*$", re.MULTILINE)
_BYLINE = re.compile(
    rf"^{_GAP}*(?:by|av|von|kirjoittanut|kirjoittaja:?|skriven av)[ ][^,|\n]{{2,60}}[,|]{_GAP}*$", re.IGNORECASE
)
_BLANK = re.compile(rf"^{_GAP}*$")
_BEFORE_BAR = re.compile(rf"{_GAP}*(?:[|·•]|$)")
_GLUE = re.compile(r"[^\W\d_]{2}[.!?…]$")
_TITLE_AFTER = re.compile(rf"{_GAP}+[^\W\d_].*[^.\s]{_GAP}*$")

_PATH_DAY = re.compile(r"(?<!\d)(20\d\d|19\d\d)([/_-])(\d{1,2})\2(\d{1,2})(?!\d)")
_PATH_MONTH = re.compile(r"(?<![^/])(20\d\d|19\d\d)[/-](0[1-9]|1[0-2])(?![^/])")

_LONGEST_HEAD = 100
_Place = Literal["labelled", "timed", "alone", "headed"]


def find_stamps(text: str, lang: str, zone: str = "Europe/Helsinki") -> list[Stamp]:
    """Every stamp of a page, in text order."""
    clock = ZoneInfo(zone)
    found = sorted(_candidates(text, lang, clock), key=lambda c: c[0])
    alone = sum(place == "alone" for _, place, _ in found)
    return [stamp for _, place, stamp in found if place != "alone" or alone == 1]


def url_date(url: str) -> UncertainDate | None:
    """The date in an address's path: a day (/2012/11/06/, …-2018-06-27-…) or a month (/2024/02/), None without one."""
    path = urlsplit(url).path
    for day in _PATH_DAY.finditer(path):
        try:
            date = dt.date(int(day[1]), int(day[3]), int(day[4]))
        except ValueError:
            continue
        return UncertainDate(date.isoformat(), date, date, "on")
    if month := _PATH_MONTH.search(path):
        edtf = f"{month[1]}-{month[2]}"
        return UncertainDate(edtf, *bounds(edtf), "in")
    return None


def _candidates(text: str, lang: str, clock: ZoneInfo) -> Iterator[tuple[int, _Place, Stamp]]:
    stamped_to = -1
    for unit in find_units(text, lang):
        if unit.grain != "day" or unit.first != unit.last:
            continue
        time = _TIME.match(text, unit.end)
        end = time.end() if time else unit.end
        read = _place(text, unit, end, time is not None, stamped_to)
        if read is None:
            continue
        place, kind = read
        stamped_to = end
        day = dt.date.fromisoformat(unit.first)
        at = (
            dt.datetime(day.year, day.month, day.day, int(time["hour"]), int(time["minute"]), tzinfo=clock)
            if time
            else day
        )
        yield unit.start, place, Stamp(text[unit.start : end], kind, at)
    for short in _SHORT_DAY.finditer(text):
        try:
            day = dt.date(2000 + int(short["year"]), int(short["month"]), int(short["day"]))
        except ValueError:
            continue
        yield short.start(), "alone", Stamp(short[0].strip(), "unknown", day)


def _place(text: str, unit: Unit, end: int, timed: bool, stamped_to: int) -> tuple[_Place, StampKind] | None:
    """How a date stands in its line and what kind of stamp that makes it, None where it is part of a sentence."""
    line_start = text.rfind("\n", 0, unit.start) + 1
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    head, tail = text[max(line_start, stamped_to) : unit.start], text[end : min(line_end, end + 200)]
    if len(head) > _LONGEST_HEAD:
        # What stands further off only tells that the date does not begin its line.
        head = "…" + head[-_LONGEST_HEAD:]
    label = _LABEL.search(head)
    if label:
        return "labelled", "published" if label["published"] else "updated"
    ends_here = _BEFORE_BAR.match(tail) is not None
    if ends_here and _BLANK.match(head):
        return "timed" if timed or tail.strip() else "alone", "unknown"
    if ends_here and (_BYLINE.match(head) or _GLUE.search(head)):
        return "labelled", "published" if _BYLINE.match(head) else "unknown"
    if _BLANK.match(head) and not text[:line_start].strip() and _TITLE_AFTER.match(tail):
        return "headed", "unknown"
    return None
