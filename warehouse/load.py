"""Append what a run fetched and read to the log tables, each row once.

Takes a run and its attempts from the archive and gives counts of rows in, inserted and known already. Rows are keyed
by content, so loading a run twice, or after a crash half-way, changes nothing: one transaction holds it all. Nothing
is parsed here that the archive holds a reading of.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any

import duckdb

from extractors.archive import Archive
from extractors.assertion import Assertion, Headcount, Participation, UncertainDate
from extractors.attempt import Attempt
from extractors.catalogue import Catalogue, Source
from extractors.reading import Reading, code_version, content_id, read_archived
from warehouse.batch import insert_new
from warehouse.database import transaction
from warehouse.evidence import public_quote
from warehouse.visit import LastGood, Visit, judge

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
    def at(cls, known_at: dt.datetime, transport: str, source_id: str | None = None) -> Run:
        """The run that stands for a moment: the whole night, or one source on demand."""
        stamp = known_at.astimezone(dt.UTC).strftime(_STAMP)
        return cls.named(f"{stamp}-{source_id}" if source_id else stamp, transport)

    @classmethod
    def named(cls, run_id: str, transport: str) -> Run:
        """The run of an id, as it stands in the archive's log."""
        stamp, source_id = run_id[:_STAMP_LENGTH], run_id[_STAMP_LENGTH + 1 :]
        known_at = dt.datetime.strptime(stamp, _STAMP).replace(tzinfo=dt.UTC)
        return cls(run_id, "ingest_source" if source_id else "nightly", known_at, transport)


@dataclass(frozen=True, slots=True)
class Loaded:
    """Rows of one load: `seen` came in, `inserted` are new, the rest was known. `visits` is a judgement a page."""

    seen: int
    inserted: int
    visits: tuple[Visit, ...]


def load_run(con: duckdb.DuckDBPyConnection, archive: Archive, catalogue: Catalogue, run: Run) -> Loaded:
    """Load everything that the archive's log holds of a run. Attempts of sources that left the catalogue stay out
    of the warehouse and in the archive; they are no part of `seen`."""
    rows: dict[str, list[dict[str, Any]]] = {table: [] for table in _KEYS}
    visits = []
    rows["ops.run"].append(
        {
            "run_id": run.run_id,
            "flow": run.flow,
            "known_at": _naive(run.known_at),
            "transport": run.transport,
            "code_version": code_version(),
        }
    )
    # A run that was killed and played again has attempts twice: the later one is what it came to.
    for attempt in {a.fetch_id: a for a in archive.attempts(run.run_id)}.values():
        if attempt.source_id not in catalogue.sources:
            continue
        source = catalogue[attempt.source_id]
        reading = read_archived(archive, attempt, source) if attempt.document_id else None
        visit = judge(source, attempt, reading, _last_good(con, source, attempt, run))
        visits.append(visit)
        rows["raw.fetch"].append(_fetch_row(attempt, reading, visit))
        if reading is not None:
            _add_reading(rows, reading, attempt, source, run)
    with transaction(con):
        seen = sum(len(batch) for batch in rows.values())
        inserted = sum(insert_new(con, table, _KEYS[table], batch) for table, batch in rows.items())
    return Loaded(seen, inserted, tuple(visits))


def loaded_runs(con: duckdb.DuckDBPyConnection) -> set[str]:
    """Ids of the runs that the warehouse holds."""
    return {run_id for (run_id,) in con.execute("SELECT run_id FROM ops.run").fetchall()}


_KEYS = {
    "ops.run": ("run_id",),
    "raw.document": ("document_id",),
    "raw.fetch": ("fetch_id",),
    "obs.reading": ("reading_id",),
    "obs.assertion": ("assertion_id",),
    "obs.reading_assertion": ("reading_id", "assertion_id"),
    "restricted.person": ("reading_id", "char_start"),
}


def _last_good(con: duckdb.DuckDBPyConnection, source: Source, attempt: Attempt, run: Run) -> LastGood | None:
    """The newest visit of the same page before this run whose reading was taken."""
    row = con.execute(
        """
        SELECT f.document_id, r.n_members
        FROM raw.fetch AS f
        JOIN ops.run USING (run_id)
        JOIN obs.reading AS r USING (reading_id)
        WHERE f.source_id = ? AND f.url = ? AND f.state IN ('read', 'unchanged') AND known_at < ?
        ORDER BY known_at DESC, f.fetch_id DESC
        LIMIT 1
        """,
        [source.id, attempt.url, _naive(run.known_at)],
    ).fetchone()
    return LastGood(*row) if row else None


def _fetch_row(attempt: Attempt, reading: Reading | None, visit: Visit) -> dict[str, Any]:
    return {
        "fetch_id": attempt.fetch_id,
        "run_id": attempt.run_id,
        "source_id": attempt.source_id,
        "url": attempt.url,
        "lang": attempt.lang,
        "fetched_at": _naive(attempt.fetched_at),
        "via": attempt.via,
        "outcome": attempt.outcome,
        "reason": attempt.reason,
        "detail": attempt.detail,
        "http_status": attempt.http_status,
        "final_url": attempt.final_url,
        "document_id": attempt.document_id,
        "media_type": attempt.media_type,
        "size": attempt.size,
        "last_modified": _http_day(attempt.last_modified),
        "x_robots_tag": attempt.x_robots_tag,
        "tdm_reservation": attempt.tdm_reservation,
        "robots_state": attempt.robots_state,
        "reading_id": reading.reading_id if reading else None,
        "state": visit.state,
        "state_reason": visit.reason,
    }


def _add_reading(
    rows: dict[str, list[dict[str, Any]]], reading: Reading, attempt: Attempt, source: Source, run: Run
) -> None:
    document_id = reading.document_id
    rows["raw.document"].append(
        {"document_id": document_id, "size": attempt.size or 0, "media_type": attempt.media_type}
    )
    rows["obs.reading"].append(
        {
            "reading_id": reading.reading_id,
            "document_id": document_id,
            "source_id": source.id,
            "url": reading.url,
            "lang": reading.lang,
            "reader_version": reading.reader_version,
            "run_id": run.run_id,
            "recorded_at": _naive(run.known_at),
            "problem": reading.problem,
            "problem_words": reading.problem_words,
            "title": reading.title,
            "text": reading.text,
            "published_on": reading.published_on,
            "updated_on": reading.updated_on,
            "anchor_on": reading.anchor_on,
            "anchor_basis": reading.anchor_basis,
            "n_members": reading.n_members,
        }
    )
    for assertion in reading.assertions:
        row = _assertion_row(assertion, reading, source)
        rows["obs.assertion"].append(row)
        rows["obs.reading_assertion"].append({"reading_id": reading.reading_id, "assertion_id": row["assertion_id"]})
    rows["restricted.person"].extend(
        {"reading_id": reading.reading_id, "char_start": p.start, "char_end": p.end, "name": p.name}
        for p in reading.persons
    )


def _assertion_row(assertion: Assertion, reading: Reading, source: Source) -> dict[str, Any]:
    span = assertion.evidence.span
    row: dict[str, Any] = {
        "document_id": reading.document_id,
        "source_id": source.id,
        "url": reading.url,
        "kind": assertion.kind,
        "network_id": assertion.network.id,
        "network_mention": assertion.network.mention,
        "quote": assertion.evidence.quote,
        "quote_public": public_quote(assertion, reading),
        "char_start": span[0] if span else None,
        "char_end": span[1] if span else None,
        "locator": assertion.evidence.locator,
        "method": assertion.method,
        "tense": assertion.tense,
        "modality": assertion.modality,
        "certainty": assertion.certainty,
    }
    if isinstance(assertion, Participation):
        row |= {
            "party_id": assertion.party.id,
            "party_mention": assertion.party.mention,
            "role": assertion.role,
            "state": assertion.state,
            "basis": assertion.basis,
            **_date_columns("start", assertion.start),
            **_date_columns("end", assertion.end),
        }
    elif isinstance(assertion, Headcount):
        row |= {
            "member_kind": assertion.member_kind,
            "value": assertion.value,
            "comparator": assertion.comparator,
            "lower": assertion.lower,
            "upper": assertion.upper,
            "qualifier": assertion.qualifier,
            **_date_columns("as_of", assertion.as_of),
        }
    # The id is a hash of what is said and where, not of who read it: a newer reader that finds the same finds it again.
    identity = [f"{k}={v}" for k, v in sorted(row.items()) if v is not None and k != "quote_public"]
    return {"assertion_id": content_id(*identity), **row}


def _date_columns(name: str, date: UncertainDate | None) -> dict[str, Any]:
    if date is None:
        return {}
    return {
        f"{name}_edtf": date.edtf,
        f"{name}_earliest": date.earliest,
        f"{name}_latest": date.latest,
        f"{name}_relation": date.relation,
    }


def _http_day(header: str | None) -> dt.date | None:
    """The day of a Last-Modified header; a header that is no HTTP date says nothing."""
    if header is None:
        return None
    try:
        return parsedate_to_datetime(header).date()
    except ValueError:
        return None


def _naive(moment: dt.datetime) -> dt.datetime:
    return moment.astimezone(dt.UTC).replace(tzinfo=None)
