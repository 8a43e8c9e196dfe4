"""The log of a simulated world: rows of the log tables by the loader's own row makers, and decisions as files.

Nothing is fetched or parsed: a page's bytes are what it says. `Log` keeps the same as plain records beside it, for the
model that reads the rules without SQL.
"""

import dataclasses
import datetime as dt
import hashlib
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb

from extractors.assertion import Participation, Reference
from extractors.attempt import Attempt, fetch_id_of
from extractors.catalogue import Catalogue
from extractors.reading import Reading
from tests.simulation.world import BY_NAME, PAGES, UNKNOWN, Night, PageOf, Version
from tests.warehouse.told import date, member, page_text
from warehouse.batch import insert_new
from warehouse.deciding import decide, withdraw
from warehouse.decisions import DECISIONS
from warehouse.load import KEYS
from warehouse.log_rows import Run, StoredPage, add_reading, fetch_row, in_force_row, naive, run_row
from warehouse.visit import LastGood, judge

CATALOGUE = Catalogue([p.source for p in PAGES])
_OF = {p.source.id: p for p in PAGES}


@dataclass(frozen=True)
class Seen:
    """A visit that was taken."""

    moment: dt.datetime
    source_id: str
    document_id: str


@dataclass(frozen=True)
class Read:
    """What a page version was taken to say from a moment on."""

    known_from: dt.datetime
    source_id: str
    document_id: str
    assertions: tuple[Participation, ...]
    anchor_on: dt.date | None
    stated_on: dt.date | None


@dataclass(frozen=True)
class Ruled:
    """A decision, in force from `made` to `undone`."""

    made: dt.datetime
    judgement: str
    subject: str
    target: str
    undone: dt.datetime | None = None


@dataclass
class Log:
    """A warehouse's log, written night by night."""

    con: duckdb.DuckDBPyConnection
    decisions: Path
    seen: list[Seen] = field(default_factory=list)
    read: list[Read] = field(default_factory=list)
    ruled: list[Ruled] = field(default_factory=list)
    moments: list[dt.datetime] = field(default_factory=list)
    _stored: dict[str, tuple[StoredPage, Version]] = field(default_factory=dict)
    _in_force: dict[str, str] = field(default_factory=dict)
    _readings: set[str] = field(default_factory=set)
    _last: dict[str, LastGood] = field(default_factory=dict)
    _ids: list[str] = field(default_factory=list)
    _withdrawn: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        shutil.copytree(DECISIONS, self.decisions, ignore=shutil.ignore_patterns(".*"))

    def write(self, night: Night) -> None:
        """Append what a night brings."""
        self._decide(night)
        run = Run.at(night.moment, "recorded")
        rows: dict[str, list[dict[str, Any]]] = {table: [] for table in KEYS}
        rows["ops.run"].append(run_row(run))
        tonight = {}
        for source_id, answer in night.answers.items():
            attempt = _attempt(run, _OF[source_id], answer)
            if isinstance(answer, Version):
                page = _stored(attempt, run)
                self._stored.setdefault(page.document_id, (page, answer))
                tonight[source_id] = attempt, _reading(page, answer, night.blind)
            else:
                tonight[source_id] = attempt, None
        self._read_anew(rows, night)
        for source_id, (attempt, reading) in tonight.items():
            visit = judge(_OF[source_id].source, attempt, reading, self._last.get(source_id))
            rows["raw.fetch"].append(fetch_row(attempt, visit))
            if reading and visit.state in ("read", "unchanged"):
                self._last[source_id] = LastGood(reading.document_id, reading.n_members)
                self.seen.append(Seen(night.moment, source_id, reading.document_id))
        for table, batch in rows.items():
            insert_new(self.con, table, KEYS[table], batch)
        self.moments.append(night.moment)

    def _read_anew(self, rows: dict[str, list[dict[str, Any]]], night: Night) -> None:
        """What the loader does with every page version that tonight's reader has not read yet."""
        for document_id, (page, version) in self._stored.items():
            reading = _reading(page, version, night.blind)
            if self._in_force.get(document_id) == reading.reading_id:
                continue
            if reading.reading_id not in self._readings:
                add_reading(rows, reading, page)
                self._readings.add(reading.reading_id)
            rows["obs.reading_in_force"].append(in_force_row(reading.reading_id, page, naive(night.moment)))
            self._in_force[document_id] = reading.reading_id
            assertions = tuple(a for a in reading.assertions if isinstance(a, Participation))
            self.read.append(
                Read(night.moment, page.source_id, document_id, assertions, reading.anchor_on, reading.stated_on)
            )

    def _decide(self, night: Night) -> None:
        when = night.moment - dt.timedelta(hours=1)
        why = {"decided_at": when, "decided_by": "Simulation", "reason": "an event of the world"}
        for number in night.undone:
            withdraw(self.decisions, subject="decision", withdrawn_id=self._ids[number], **why)
            names = [r for r in self.ruled if r.judgement != "document"]
            place = self.ruled.index(names[number])
            self.ruled[place] = dataclasses.replace(names[number], undone=when)
        for judgement, mention, target in night.decided:
            made = decide(
                self.decisions, subject="party", mention=mention, judgement=judgement, target_id=target, **why
            )
            self._ids.append(made.decision_id)
            self.ruled.append(Ruled(when, judgement, mention, target))
        for source_id in night.withdrawn:
            last = self._last.get(source_id)
            if last and last.document_id not in self._withdrawn:
                self._withdrawn.add(last.document_id)
                withdraw(self.decisions, subject="document", withdrawn_id=last.document_id, **why)
                self.ruled.append(Ruled(when, "document", last.document_id, ""))


def _attempt(run: Run, page: PageOf, answer: Version | int) -> Attempt:
    [address] = page.source.pages
    plain: dict[str, Any] = {
        "fetch_id": fetch_id_of(run.run_id, page.source.id, address.url),
        "run_id": run.run_id,
        "source_id": page.source.id,
        "url": address.url,
        "lang": address.lang,
        "fetched_at": run.known_at,
        "via": "fetch",
    }
    if isinstance(answer, int):
        return Attempt(**plain, outcome="failed", reason="http_status", http_status=answer)
    body = f"{page.source.id} {answer}".encode()
    return Attempt(**plain, outcome="ok", document_id=hashlib.sha256(body).hexdigest(), size=len(body))


def _stored(attempt: Attempt, run: Run) -> StoredPage:
    assert attempt.document_id
    return StoredPage(
        attempt.document_id,
        attempt.source_id,
        attempt.url,
        attempt.lang,
        None,
        None,
        attempt.size or 0,
        run.run_id,
        naive(run.known_at),
    )


def _reading(page: StoredPage, version: Version, blind: frozenset[tuple[str, str | None]]) -> Reading:
    """What a reader that is blind to some names and dates makes of a page version."""
    of = _OF[page.source_id]
    unseen = sorted(str(name) for source_id, name in blind if source_id == page.source_id)
    shown = [s for s in version.said if (page.source_id, s.party) not in blind]
    _, placed = page_text([_assertion(of, s.network, s.party, s.start, s.end) for s in shown])
    stamp = None if (page.source_id, None) in blind else version.stamp
    is_news = of.source.rank == "news"
    return Reading(
        hashlib.sha256(f"{page.document_id} {unseen}".encode()).hexdigest(),
        page.document_id,
        page.source_id,
        page.url,
        f"blind to {unseen}",
        lang="fi",
        anchor_on=None if is_news else stamp,
        anchor_basis="fetch_date" if is_news or stamp is None else "page_stamp",
        stated_on=stamp if is_news else None,
        n_members=len(placed),
        assertions=tuple(placed),
    )


def _assertion(of: PageOf, network: str, party: str, start: str | None, end: str | None) -> Participation:
    basis = {"own_page": "listed_on_own_page", "news": "news", "register": "register"}.get(of.source.rank)
    return member(
        network,
        Reference(party, None if party in (UNKNOWN, BY_NAME) else party),
        quote=f"{party} on verkostossa {network}, {start}-{end}",
        basis=basis or "official_list",
        start=date(start) if start else None,
        end=date(end) if end else None,
        state="ended" if end else "active",
    )
