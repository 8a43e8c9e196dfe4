"""The day that the content of a page speaks of: the one that the page bears, else the latest that its statements tell.

`anchor_of` takes a document and its address, `stated_on` the assertions of a page, for a page that bears no day: the
latest explicit one of what is told as past or present. Starts of memberships, days of counts, steps that were taken and
targets that were missed or reached count. Dues, plans, goals and the dates of task lists never do: they lie ahead, or
are not the date of the thing. A date is explicit where its year stands in the quoted words; one whose year was taken
from elsewhere ("during the autumn") would date the page by itself. Whether the day lies after a visit is not known
here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from extractors.assertion import Assertion, Headcount, Milestone, Participation, Target, UncertainDate
from extractors.document import AnchorBasis, Document
from extractors.language.stamps import url_date


def anchor_of(document: Document, url: str) -> tuple[dt.date | None, AnchorBasis]:
    """The page's own stamp, else the date in its address, else nobody's word: only a visit dates it."""
    stamps = [s for s in document.stamps if s.kind != "published"] or list(document.stamps)
    if stamps:
        return max(s.day for s in stamps), "page_stamp"
    # A folder of dates on one's own disk is no address that a page was published at.
    if url.startswith(("http://", "https://")) and (in_address := url_date(url)):
        return in_address.latest, "url_date"
    return None, "fetch_date"


def stated_on(assertions: Iterable[Assertion]) -> dt.date | None:
    """The latest day of the explicit dates of what is told as past or present, None where there is none."""
    return max((day for assertion in assertions if (day := _day(assertion))), default=None)


def _day(assertion: Assertion) -> dt.date | None:
    date = _date(assertion) if assertion.tense in ("past", "present") else None
    if date is None or date.edtf is None or date.latest is None:
        return None
    return date.latest if str(date.latest.year) in assertion.evidence.quote else None


def _date(assertion: Assertion) -> UncertainDate | None:
    """When the thing came about, where the assertion says that it did."""
    if isinstance(assertion, Participation) and assertion.modality == "is":
        return assertion.start
    if isinstance(assertion, Headcount) and assertion.modality == "is":
        return assertion.as_of
    if isinstance(assertion, Milestone) and assertion.state != "planned":
        return assertion.actual
    if isinstance(assertion, Target) and assertion.status != "set":
        return assertion.status_on
    return None
