"""A warehouse that was told assertions: what transforms and checks make of pages that say just this.

    night = {"canemure": [said(Obligation, "canemure-wg-09", activity="meeting", n=4, period="year")]}
    with told(tmp_path, {"2019-06-20": night}) as con:
        con.execute("FROM marts.obligation_year")

Each source is one page, and its assertions are the page's reading; nothing is fetched or parsed. From there on it is
the product: the archive, the loader, the derivation and the checks. The last day is the moment that is asked about,
and a day without pages only lets time pass.
"""

import dataclasses
import datetime as dt
import hashlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import duckdb

from extractors.archive import Archive
from extractors.assertion import Assertion, Evidence, Participation, Reference, Relation, UncertainDate
from extractors.attempt import Attempt, fetch_id_of
from extractors.catalogue import Catalogue, Page, Source
from extractors.fingerprint import reader_version
from extractors.language.edtf_bounds import bounds
from extractors.reading import Reading, archived_reading_id, to_bytes
from tests import tiny_web
from warehouse.database import writer
from warehouse.decisions import DECISIONS
from warehouse.load import load_run
from warehouse.log_rows import Run
from warehouse.rules import Rules
from warehouse.transform import derive, derive_tables, tables_read

A = TypeVar("A", bound=Assertion)


@dataclasses.dataclass(frozen=True)
class Sheet:
    """What one page says on a day: `reading` are other fields of its `Reading` (anchor_on, anchor_basis, …)."""

    assertions: Sequence[Assertion]
    reading: Mapping[str, Any] = dataclasses.field(default_factory=dict)


def stamped(day: str, *assertions: Assertion) -> Sheet:
    """A page that bears its own date."""
    return Sheet(assertions, {"anchor_on": dt.date.fromisoformat(day), "anchor_basis": "page_stamp"})


def said(kind: type[A], network: str, quote: str | None = None, **fields: Any) -> A:
    """An assertion of a kind about a system, resting on a sentence of its own (`quote`) on the page.

    Without a quote it gets words that no other assertion has. A body or system among the fields may be given by its id.
    """
    references = ("party", "holder", "org", "target", "framework", "set_in")
    fields = {k: ref(v) if k in references and isinstance(v, str) else v for k, v in fields.items()}
    words = quote or f"{kind.kind} of {network}: {sorted((k, str(v)) for k, v in fields.items())}"
    return kind(network=ref(network), evidence=Evidence(words, (0, len(words))), **({"method": "rule"} | fields))


def member(network: str, party: str, role: str = "member", **fields: Any) -> Participation:
    """A participation."""
    return said(Participation, network, party=party, role=role, **fields)


def ref(name: str) -> Reference:
    """A body or system that the reader knows by its id."""
    return Reference(name, name, name)


def date(edtf: str, relation: Relation = "in") -> UncertainDate:
    """A date by its EDTF string; one `by` which something is due has no earliest day."""
    earliest, latest = bounds(edtf)
    return UncertainDate(edtf, None if relation == "by" else earliest, latest, relation)


def source(source_id: str, **changes: Any) -> Source:
    """A page at an address of its own: a body's own page, in no order of anything, unless `changes` say else."""
    plain = {
        "id": source_id,
        "network": None,
        "member_kind": "any",
        "kinds": ("own_networks",),
        "rank": "own_page",
        "exhaustive": False,
        "pages": (Page(lang="fi", url=f"https://{source_id}.example/sivu"),),
    }
    return tiny_web.source(**(plain | changes))


class Told:
    """The log of pages, and what is made of it: a question makes the tables that it reads, unless all are made."""

    def __init__(self, con: duckdb.DuckDBPyConnection, make: Callable[[Collection[str]], None]) -> None:
        self.con = con
        self._make = make
        self._made: set[str] | None = None

    def execute(self, question: str, parameters: Sequence[Any] = ()) -> duckdb.DuckDBPyConnection:
        wanted = {t for t in tables_read(self.con, question) if t.startswith(("core.", "marts."))}
        if self._made is None or not wanted <= self._made:
            self._made = wanted | (self._made or set())
            self._make(self._made)
        return self.con.execute(question, parameters)


@contextmanager
def told(
    home: Path,
    nights: Mapping[str, Mapping[str, Sequence[Assertion] | Sheet]],
    *sources: Source,
    rules: Rules | None = None,
    decisions: Path = DECISIONS,
) -> Iterator[Told]:
    """The warehouse, loaded night by night and asked as known at the last of the days.

    `sources` are those that differ from `source(id)`, `decisions` the folder of what people have decided. Nothing is
    checked: for that see `told_whole`.
    """
    with _loaded(home, nights, sources) as (con, catalogue, known_at):
        yield Told(
            con,
            lambda wanted: derive_tables(con, catalogue, known_at, rules or Rules(), wanted, decisions),
        )


@contextmanager
def told_whole(
    home: Path,
    nights: Mapping[str, Mapping[str, Sequence[Assertion] | Sheet]],
    *sources: Source,
    rules: Rules | None = None,
    decisions: Path = DECISIONS,
) -> Iterator[duckdb.DuckDBPyConnection]:
    """The same with every table made and checked, for many questions to one world. Raises `CheckFailedError` where a
    check stops the release."""
    with _loaded(home, nights, sources) as (con, catalogue, known_at):
        derive(con, catalogue, known_at, rules or Rules(), decisions)
        yield con


@contextmanager
def _loaded(
    home: Path, nights: Mapping[str, Mapping[str, Sequence[Assertion] | Sheet]], sources: Sequence[Source]
) -> Iterator[tuple[duckdb.DuckDBPyConnection, Catalogue, dt.datetime]]:
    named = {s.id: s for s in sources}
    ids = {source_id for night in nights.values() for source_id in night}
    catalogue = Catalogue([named.get(i) or source(i) for i in sorted(ids | named.keys())])
    archive = Archive(home / "archive")
    with writer(home / "warehouse.duckdb") as con:
        for day, night in sorted(nights.items()):
            run = Run.at(tiny_web.at(day), "recorded")
            for source_id, sheet in night.items():
                record(archive, run, catalogue[source_id], sheet if isinstance(sheet, Sheet) else Sheet(sheet))
            load_run(con, archive, catalogue, run)
        yield con, catalogue, run.known_at


def record(archive: Archive, run: Run, of: Source, sheet: Sheet) -> None:
    """One visit in the archive: an attempt, and the reading that a reader would have made of its page."""
    [page] = of.pages
    text, placed = page_text(sheet.assertions)
    # The bytes stand for the page's version: another anchor is another version, though the words be the same.
    body = f"{of.id}\n{sorted(sheet.reading.items())}\n{[str(a) for a in placed]}\n{text}".encode()
    attempt = Attempt(
        fetch_id=fetch_id_of(run.run_id, of.id, page.url),
        run_id=run.run_id,
        source_id=of.id,
        url=page.url,
        lang=page.lang,
        fetched_at=run.known_at,
        via="fetch",
        outcome="ok",
        document_id=archive.put(body),
        size=len(body),
    )
    archive.record(attempt)
    key = archived_reading_id(attempt, of)
    listed = [a for a in placed if isinstance(a, Participation)]
    plain = {"lang": page.lang, "text": text, "n_members": len(listed), "assertions": tuple(placed)}
    reading = Reading(
        key, hashlib.sha256(body).hexdigest(), of.id, page.url, reader_version(of), **(plain | dict(sheet.reading))
    )
    archive.put_reading(key, to_bytes(reading))


def page_text(assertions: Sequence[Assertion]) -> tuple[str, list[Assertion]]:
    """All quotes as one text, and the assertions with the places where theirs stand."""
    starts: dict[str, int] = {}
    length = 0
    for assertion in assertions:
        quote = assertion.evidence.quote
        if quote not in starts:
            starts[quote] = length
            length += len(quote) + 1
    text = "\n".join(starts)
    placed = []
    for assertion in assertions:
        quote = assertion.evidence.quote
        start = starts[quote]
        placed.append(dataclasses.replace(assertion, evidence=Evidence(quote, (start, start + len(quote)))))
    return text, placed
