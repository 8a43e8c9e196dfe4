"""Reading one page: bytes in, a `Reading` out, with nothing else looked at.

A reading is a pure function of the bytes, of what was said of them (address, language, media type, charset), of the
source's file and of the code and registers of this package (`extractors.fingerprint` is a hash of these). So a page
whose bytes are known and whose reader has not changed need not be read again, and a change of a rule or a register
reads every archived page anew.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from dataclasses import astuple, dataclass
from typing import Any, Protocol, TypeGuard

from extractors.anchor import anchor_of, stated_on
from extractors.archive import Archive
from extractors.assertion import MEMBER_ROLES, Assertion, Participation, from_json, to_json
from extractors.catalogue import Source
from extractors.context import PageContext
from extractors.document import AnchorBasis, Document
from extractors.extract import extract
from extractors.fingerprint import reader_version, reading_id
from extractors.pages.readings import StaleReading, extract_readings, not_said_by
from extractors.pages.register_sheet import extract_register
from extractors.readers import SheetScope, UnreadableDocument, read
from extractors.readers.deadline import PAGE_SECONDS, page_deadline
from extractors.register_sheet import RegisterSheet
from extractors.registered import RegisterBody, RejectedRow
from extractors.registers.gazetteer import load_gazetteer


@dataclass(frozen=True, slots=True)
class PersonSpan:
    """A person's name met in the text: kept apart from everything that is published."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What one page says. `problem` is None, or why nothing could be read; then the rest is empty.

    `anchor_on` is the day the content speaks of, None with basis `fetch_date`: then only the fetch log can say, or on
    prose the latest day that the page's own statements speak of (`stated_on`).
    `n_members` counts the members that the page's lists and tables name, known to the registers or not. `stale` are the
    pinned readings of the source whose sentences have changed or gone. Of a register's sheet, `bodies` are those that
    only it knows, and `rejected` the rows that assert nothing; the others count as members.
    """

    reading_id: str
    document_id: str
    source_id: str | None
    url: str
    reader_version: str
    lang: str | None = None
    title: str | None = None
    text: str | None = None
    published_on: dt.date | None = None
    updated_on: dt.date | None = None
    anchor_on: dt.date | None = None
    anchor_basis: AnchorBasis = "fetch_date"
    stated_on: dt.date | None = None
    n_members: int = 0
    assertions: tuple[Assertion, ...] = ()
    stale: tuple[StaleReading, ...] = ()
    persons: tuple[PersonSpan, ...] = ()
    bodies: tuple[RegisterBody, ...] = ()
    rejected: tuple[RejectedRow, ...] = ()
    problem: str | None = None
    problem_words: str | None = None


def read_page(
    body: bytes,
    *,
    url: str,
    source: Source | None = None,
    lang: str | None = None,
    media_type: str | None = None,
    charset: str | None = None,
    observed_on: dt.date | None = None,
) -> Reading:
    """Read one page. What cannot be read gives a reading with a `problem`, never an exception.

    `observed_on` closes open dates ("at the moment") of an undated page for a person who looks at one page; the
    warehouse leaves it out, for there the fetch log says on which days a page was seen.
    """
    document_id = hashlib.sha256(body).hexdigest()
    identity: dict[str, Any] = {
        "reading_id": reading_id(document_id, url, source, lang=lang, media_type=media_type, charset=charset),
        "document_id": document_id,
        "source_id": source.id if source else None,
        "url": url,
        "reader_version": reader_version(source),
    }
    try:
        with page_deadline(PAGE_SECONDS):
            ignore = source.ignore if source else ()
            sheet = source.register_sheet if source else None
            document = read(
                body, media_type=media_type, charset=charset, lang=lang, url=url, ignore=ignore, scope=_scope(sheet)
            )
            return _asserted(identity, document, source, observed_on)
    except UnreadableDocument as error:
        return Reading(**identity, lang=lang, problem=error.code, problem_words=str(error))


def _asserted(
    identity: dict[str, Any], document: Document, source: Source | None, observed_on: dt.date | None
) -> Reading:
    """The reading of a document that could be read."""
    url = identity["url"]
    published, updated = document.stamp("published"), document.stamp("updated")
    anchor_on, anchor_basis = anchor_of(document, url)
    page = PageContext.of(url, source, document, load_gazetteer(), anchor_on or observed_on, anchor_on)
    read_off = identity | {
        "lang": document.lang,
        "title": document.title,
        "text": document.text,
        "published_on": published.day if published else None,
        "updated_on": updated.day if updated else None,
        "anchor_on": anchor_on,
        "anchor_basis": anchor_basis,
    }
    if source and source.register_sheet:
        sheet = extract_register(document, source.register_sheet, page)
        return Reading(
            **(read_off | {"text": sheet.text}),
            n_members=sheet.n_rows,
            assertions=sheet.assertions,
            bodies=sheet.bodies,
            rejected=sheet.rejected,
        )
    found = tuple(extract(document, page))
    readings, stale = extract_readings(document, page, source)
    assertions = (*found, *not_said_by(found, readings))
    return Reading(
        **read_off,
        stated_on=stated_on(assertions),
        n_members=len({(a.network.mention, a.party.mention) for a in found if _listed(a)}),
        assertions=assertions,
        stale=stale,
        persons=tuple(PersonSpan(document.text[start:end], start, end) for start, end in document.persons),
    )


def _scope(sheet: RegisterSheet | None) -> SheetScope:
    """The part of a file of values that a register is: what is not read for anything is not in its text at all, least
    of all what is personal."""
    if sheet is None:
        return SheetScope()
    dated_by = (sheet.dated_by.sheet, sheet.dated_by.label) if sheet.dated_by else None
    return SheetScope(sheet.sheet, frozenset((*sheet.ignored, *sheet.personal)), dated_by)


def to_bytes(reading: Reading) -> bytes:
    """A reading as JSON, the same bytes for the same reading."""
    body = {name: getattr(reading, name) for name in Reading.__slots__}
    body["assertions"] = [to_json(a) for a in reading.assertions]
    body["stale"] = [[s.phrase, s.reason, s.span] for s in reading.stale]
    body["persons"] = [[p.name, p.start, p.end] for p in reading.persons]
    body["bodies"] = [astuple(b) for b in reading.bodies]
    body["rejected"] = [[r.locator, r.reason, r.words, r.cells] for r in reading.rejected]
    return json.dumps(body, ensure_ascii=False, sort_keys=True, default=dt.date.isoformat).encode()


def from_bytes(data: bytes) -> Reading:
    """The reading that `to_bytes` wrote."""
    body = json.loads(data)
    for name in ("published_on", "updated_on", "anchor_on", "stated_on"):
        body[name] = dt.date.fromisoformat(body[name]) if body[name] else None
    body["assertions"] = tuple(from_json(a) for a in body["assertions"])
    body["stale"] = tuple(
        StaleReading(phrase, reason, (span[0], span[1]) if span else None) for phrase, reason, span in body["stale"]
    )
    body["persons"] = tuple(PersonSpan(*p) for p in body["persons"])
    body["bodies"] = tuple(RegisterBody(*b) for b in body["bodies"])
    body["rejected"] = tuple(
        RejectedRow(locator, reason, words, tuple((label, cell) for label, cell in cells))
        for locator, reason, words, cells in body["rejected"]
    )
    return Reading(**body)


class ArchivedPage(Protocol):
    """What is known of a page whose bytes are in the archive; an `Attempt` that brought a document is one."""

    @property
    def document_id(self) -> str | None: ...
    @property
    def url(self) -> str: ...
    @property
    def lang(self) -> str: ...
    @property
    def media_type(self) -> str | None: ...
    @property
    def charset(self) -> str | None: ...


def archived_reading_id(page: ArchivedPage, source: Source) -> str:
    """The name of an archived page's reading by today's reader. Raises `ValueError` where no document is archived."""
    if page.document_id is None:
        raise ValueError(f"{page.url}: no document is archived")
    return reading_id(
        page.document_id, page.url, source, lang=page.lang, media_type=page.media_type, charset=page.charset
    )


def read_archived(archive: Archive, page: ArchivedPage, source: Source) -> Reading:
    """The reading of an archived page: from the archive where this reader has read it before, else made and kept."""
    key = archived_reading_id(page, source)
    if kept := archive.get_reading(key):
        return from_bytes(kept)
    return _read_and_kept(archive, page, source, key)


def read_once(archive: Archive, page: ArchivedPage, source: Source) -> None:
    """See to it that the archive has the reading of a page by this reader. One that it has is not opened: where that is
    damaged, whoever wants it makes it again."""
    key = archived_reading_id(page, source)
    if not archive.has_reading(key):
        _read_and_kept(archive, page, source, key)


def _read_and_kept(archive: Archive, page: ArchivedPage, source: Source, key: str) -> Reading:
    reading = read_page(
        archive.get(page.document_id or ""),
        url=page.url,
        source=source,
        lang=page.lang,
        media_type=page.media_type,
        charset=page.charset,
    )
    if reading.problem != "time_limit":  # a slow machine's word on a page is not the page's
        archive.put_reading(key, to_bytes(reading))
    return reading


def _listed(assertion: Assertion) -> TypeGuard[Participation]:
    return isinstance(assertion, Participation) and assertion.role in MEMBER_ROLES
