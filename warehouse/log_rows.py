"""Rows of the log tables, made of what the archive and the readers give.

A `Run` is the moment that a flow's run stands for. Column names and types are those of the migrations; times
are naive and in UTC.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any

from extractors.attempt import Attempt
from extractors.fingerprint import code_version, content_id
from extractors.reading import Reading
from extractors.registered import RegisterBody
from warehouse.assertion_rows import assertion_row
from warehouse.evidence import public_mention, public_words
from warehouse.visit import Visit

_STAMP = "%Y-%m-%dT%H%M%SZ"
_STAMP_LENGTH = len("2026-01-01T000000Z")


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a flow: `known_at` is the moment it stands for, in UTC; facts it brings are known from then on.

    The id begins with that moment, so that ids sort by time and an archive alone tells when its runs were.
    """

    run_id: str
    flow: str
    known_at: dt.datetime
    transport: str

    @classmethod
    def at(cls, known_at: dt.datetime, transport: str, subject: str | None = None) -> Run:
        """The run that stands for a moment: the whole night, or what was taken in on demand (`subject`)."""
        stamp = known_at.astimezone(dt.UTC).strftime(_STAMP)
        return cls.named(f"{stamp}-{subject}" if subject else stamp, transport)

    @classmethod
    def named(cls, run_id: str, transport: str) -> Run:
        """The run of an id, as it stands in the archive's log."""
        stamp, subject = run_id[:_STAMP_LENGTH], run_id[_STAMP_LENGTH + 1 :]
        known_at = dt.datetime.strptime(stamp, _STAMP).replace(tzinfo=dt.UTC)
        return cls(run_id, "ingest_source" if subject else "nightly", known_at, transport)


@dataclass(frozen=True, slots=True)
class StoredPage:
    """A version of a page that the log knows, and the run that first brought it."""

    document_id: str
    source_id: str
    url: str
    lang: str
    media_type: str | None
    charset: str | None
    size: int
    run_id: str
    known_at: dt.datetime


def run_row(run: Run) -> dict[str, Any]:
    """The row of `ops.run`."""
    return {
        "run_id": run.run_id,
        "flow": run.flow,
        "known_at": naive(run.known_at),
        "transport": run.transport,
        "code_version": code_version(),
    }


def fetch_row(attempt: Attempt, visit: Visit) -> dict[str, Any]:
    """The row of `raw.fetch`: the attempt, and what it was worth."""
    return {
        "fetch_id": attempt.fetch_id,
        "run_id": attempt.run_id,
        "source_id": attempt.source_id,
        "url": attempt.url,
        "lang": attempt.lang,
        "fetched_at": naive(attempt.fetched_at),
        "via": attempt.via,
        "outcome": attempt.outcome,
        "reason": attempt.reason,
        "detail": attempt.detail,
        "http_status": attempt.http_status,
        "final_url": attempt.final_url,
        "document_id": attempt.document_id,
        "media_type": attempt.media_type,
        "charset": attempt.charset,
        "size": attempt.size,
        "last_modified": _http_day(attempt.last_modified),
        "x_robots_tag": attempt.x_robots_tag,
        "tdm_reservation": attempt.tdm_reservation,
        "robots_state": attempt.robots_state,
        "state": visit.state,
        "state_reason": visit.reason,
    }


def add_reading(rows: dict[str, list[dict[str, Any]]], reading: Reading, page: StoredPage) -> None:
    """Add the rows of a reading to those of each table: the document, the reading, its assertions, what a person has to
    read again, its people, and of a register its bodies and the rows that it could not read."""
    document_id = reading.document_id
    said = [assertion_row(assertion, reading, page.source_id) for assertion in reading.assertions]
    rows["raw.document"].append({"document_id": document_id, "size": page.size, "media_type": page.media_type})
    rows["obs.reading"].append(
        {
            "reading_id": reading.reading_id,
            "document_id": document_id,
            "source_id": page.source_id,
            "url": reading.url,
            "lang": reading.lang,
            "reader_version": reading.reader_version,
            "run_id": page.run_id,
            "recorded_at": page.known_at,
            "problem": reading.problem,
            "problem_words": reading.problem_words,
            "title": reading.title,
            "text": reading.text,
            "published_on": reading.published_on,
            "updated_on": reading.updated_on,
            "anchor_on": reading.anchor_on,
            "anchor_basis": reading.anchor_basis,
            "stated_on": reading.stated_on,
            "n_members": reading.n_members,
            "content_id": _content_of(reading, [row["assertion_id"] for row in said]),
        }
    )
    rows["obs.assertion"].extend(said)
    rows["obs.reading_assertion"].extend(
        {"reading_id": reading.reading_id, "assertion_id": row["assertion_id"]} for row in said
    )
    rows["obs.stale_reading"].extend(
        {
            "reading_id": reading.reading_id,
            "phrase": stale.phrase,
            "reason": stale.reason,
            "char_start": stale.span[0] if stale.span else None,
            "char_end": stale.span[1] if stale.span else None,
        }
        for stale in reading.stale
    )
    rows["obs.register_body"].extend(_register_body(body, reading) for body in reading.bodies)
    rows["obs.rejected_row"].extend(
        {
            "reading_id": reading.reading_id,
            "locator": row.locator,
            "reason": row.reason,
            "words": public_words(row.words, reading),
            "cells": json.dumps({k: public_words(v, reading) for k, v in row.cells}, ensure_ascii=False),
        }
        for row in reading.rejected
    )
    rows["restricted.person"].extend(
        {"reading_id": reading.reading_id, "char_start": p.start, "char_end": p.end, "name": p.name}
        for p in reading.persons
    )


def in_force_row(reading_id: str, page: StoredPage, known_from: dt.datetime) -> dict[str, Any]:
    """The row that lets a reading of a page version count from a moment on."""
    return {
        "reading_id": reading_id,
        "document_id": page.document_id,
        "source_id": page.source_id,
        "url": page.url,
        "known_from": known_from,
    }


def _content_of(reading: Reading, assertion_ids: list[str]) -> str:
    """A hash of all that a reading asserts and how it is dated: readers that find the same have the same."""
    days = (reading.anchor_on, reading.stated_on)
    dated = (reading.anchor_basis, *(day.isoformat() if day else None for day in days))
    return content_id(reading.problem, str(reading.n_members), *dated, *sorted(set(assertion_ids)))


def _register_body(body: RegisterBody, reading: Reading) -> dict[str, Any]:
    return {
        "reading_id": reading.reading_id,
        "body_id": body.id,
        "register_id": body.register_id,
        "kind": body.kind,
        "name": public_mention(body.name, reading),
        "country": body.country,
        "locator": body.locator,
        "shares_name_with": body.shares_name_with,
    }


def _http_day(header: str | None) -> dt.date | None:
    """The day of a Last-Modified header; a header that is no HTTP date says nothing."""
    if header is None:
        return None
    try:
        return parsedate_to_datetime(header).date()
    except ValueError:
        return None


def naive(moment: dt.datetime) -> dt.datetime:
    """A moment as the log tables hold it: in UTC, without its zone."""
    return moment.astimezone(dt.UTC).replace(tzinfo=None)
