"""When: the date that goes with a verb, of all that its sentence names, and the day a news item is of.

Dates of a goal, of another verb or of the page itself are not the verb's. Nothing is made up: without words there is no
date, save that what a dated news item tells as its news happened in that month.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from extractors.assertion import UncertainDate
from extractors.context import PageContext
from extractors.document import Document
from extractors.language.dates import FoundDate, find_dates
from extractors.language.edtf_bounds import bounds, not_after
from extractors.language.modality import modality_of
from extractors.language.patterns import by_language
from extractors.language.stamps import url_date
from extractors.prose.narrative import Told
from extractors.prose.objects import clause_around
from extractors.prose.relation_words import SAME_TIME, TODAY
from extractors.prose.relations import Trigger

_OF_EVENTS = frozenset({"on", "in", "during", "since", "by"})
_YEAR_BEHIND = re.compile(r"\s+(?:vuonna\s|år\s|in\s)?(?P<year>(?:19|20)\d\d)(?![\w–-])(?!\s?%)")
_LAST_YEAR = re.compile(
    r"(?<=\s)(?P<year>(?:19|20)\d\d)(?=\s*(?:[.,;)!]|$)|\s(?:ja|sekä|och|samt|and|but|mutta|men)\s)"
)
# "… and adopted a plan": what follows is told of another verb.
_NEW_VERB = re.compile(r"\s(?:ja|sekä|och|samt|and|but|mutta|men)\s+(?-i:[a-zåäö])")
_DATED_BY_YEAR = frozenset({"joined", "decided", "left", "founded"})
_PARTED = re.compile(r"[;:]|,?\s(?:ja|och|and|sekä|samt|but|mutta|men)\s(?=\S+(?:\s\S+)?$)")
_TODAY, _THEN = by_language(TODAY), by_language(SAME_TIME)
_SAME_TIME = re.compile(r",\s(?:kun|jolloin|när|då|when|as)\s", re.IGNORECASE)


def start_and_end(
    told: Told, trigger: Trigger, others: list[Trigger], page: PageContext, before: UncertainDate | None = None
) -> tuple[UncertainDate | None, UncertainDate | None]:
    """When what a verb tells began, and ended where the words give both. `before` is the date told last, which "the
    same year" means."""
    dates = [d for d in find_dates(told.text, page.lang, anchor=page.anchor) if d.date.edtf is not None]
    intervals = [d.date for d in dates if d.date.relation == "interval"]
    if trigger.relation in ("participates", "belongs") and len(intervals) == 1 and intervals[0].edtf:
        first, _, last = intervals[0].edtf.partition("/")
        return _of(first), _of(last)
    year = _YEAR_BEHIND.match(told.text, trigger.end)
    if year is not None and not any(d.start <= year.start("year") < d.end for d in dates):
        return _of(year["year"]), None
    if page.dated and _TODAY(page.lang).search(told.text) and not dates:
        return UncertainDate(page.dated.isoformat(), page.dated, page.dated, "on"), None
    if (bare := _bare_year(told, trigger, page)) and not dates:
        return bare, None
    candidates = [d for d in dates if d.date.relation in _OF_EVENTS and _goes_with(told, d, trigger, others, page)]
    if not candidates:
        clause = told.text[slice(*clause_around(told.text, trigger, page.lang))]
        return (before if _THEN(page.lang).search(clause) else None), None
    found = min(candidates, key=lambda d: (_distance(d, trigger), d.start)).date
    if found.relation == "during" and page.dated and found.earliest and found.earliest <= page.dated:
        found = not_after(found, page.dated)
    return found, None


def month_of_news(document: Document, page: PageContext) -> UncertainDate | None:
    """The month of a page that bears the day it was published, None of one that may have been edited since."""
    stamps = [s.day for s in document.stamps if s.kind != "updated"]
    in_address = url_date(page.url) if page.url.startswith("http") else None
    if len(set(stamps)) == 1 and not any(s.kind == "updated" for s in document.stamps):
        day = stamps[0]
    elif in_address is not None and not stamps and in_address.latest:
        day = in_address.latest
    else:
        return None
    return _of(f"{day.year}-{day.month:02}")


def year_behind(text: str, end: int) -> UncertainDate | None:
    """The year straight behind a position: "Kyrkslätt år 2017", "Ii 2011"."""
    year = _YEAR_BEHIND.match(text, end)
    return _of(year["year"]) if year else None


def _bare_year(told: Told, trigger: Trigger, page: PageContext) -> UncertainDate | None:
    """The one year that closes a verb's clause, where it is no part of a name and not to come."""
    start, end = clause_around(told.text, trigger, page.lang)
    found = [m for m in _LAST_YEAR.finditer(told.text, trigger.end, end) if not _is_named(told, m.start())]
    found = [m for m in found if not _NEW_VERB.search(told.text, trigger.end, m.start())]
    if len(found) != 1 or trigger.relation not in _DATED_BY_YEAR or trigger.start < start:
        return None
    year = int(found[0]["year"])
    return None if page.today is not None and year > page.today.year else _of(str(year))


def _is_named(told: Told, position: int) -> bool:
    return any(f.start <= position < f.end for f in told.systems)


def told_on(told: Sequence[Told], page: PageContext) -> dt.date | None:
    """The last day of the latest date that a page tells as past or present: never of a goal, a duty or a plan."""
    days: list[dt.date] = []
    for sentence in told:
        dates = [d.date for d in find_dates(sentence.text, page.lang) if d.date.edtf is not None]
        if not dates or sentence.is_heading:
            continue
        tense, modality = modality_of(sentence.text, page.lang)
        if modality == "is" and tense in ("past", "present"):
            days += [d.latest for d in dates if d.latest and d.relation not in ("by", "before")]
    return max((d for d in days if page.today is None or d <= page.today), default=None)


def _of(edtf: str) -> UncertainDate:
    return UncertainDate(edtf, *bounds(edtf), "in")


def _distance(found: FoundDate, trigger: Trigger) -> int:
    return min(abs(found.start - trigger.end), abs(trigger.start - found.end))


def _goes_with(told: Told, found: FoundDate, trigger: Trigger, others: list[Trigger], page: PageContext) -> bool:
    """Whether no other verb, and no new clause but one of the same time, stands between a date and a verb."""
    first, last = min(found.end, trigger.end), max(found.start, trigger.start)
    if any(first <= o.start < last for o in others if o is not trigger):
        return False
    between = told.text[first:last]
    start, end = clause_around(told.text, trigger, page.lang)
    if start <= found.start < end:
        return not (found.end <= trigger.start and _PARTED.search(between))
    return _SAME_TIME.search(between) is not None
