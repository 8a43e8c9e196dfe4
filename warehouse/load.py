"""Append what a run fetched and read to the log tables, each row once.

Takes a run and its attempts from the archive and gives counts of rows in, inserted and known already. Rows are keyed
by content, so loading a run twice, or after a crash half-way, changes nothing: one transaction holds it all. Nothing
is parsed here that the archive holds a reading of.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import duckdb

from extractors.archive import Archive
from extractors.catalogue import Catalogue, Source
from extractors.reading import ArchivedPage, Reading, archived_reading_id, read_archived
from extractors.registers.gazetteer import load_gazetteer
from warehouse.batch import insert_new
from warehouse.database import transaction
from warehouse.log_rows import Run, StoredPage, add_reading, fetch_row, in_force_row, naive, run_row
from warehouse.visit import LastGood, PageRead, Visit, judge

# What tells the rows of a log table apart.
KEYS = {
    "ops.run": ("run_id",),
    "raw.document": ("document_id",),
    "raw.fetch": ("fetch_id",),
    "obs.reading": ("reading_id",),
    "obs.reading_in_force": ("reading_id", "document_id", "source_id", "url", "known_from"),
    "obs.assertion": ("assertion_id",),
    "obs.reading_assertion": ("reading_id", "assertion_id"),
    "obs.stale_reading": ("reading_id", "phrase"),
    "obs.register_body": ("reading_id", "body_id"),
    "obs.rejected_row": ("reading_id", "locator"),
    "restricted.person": ("reading_id", "char_start"),
}


@dataclass(frozen=True, slots=True)
class Loaded:
    """Rows of one load: `seen` came in, `inserted` are new, the rest was known. `visits` is a judgement a page."""

    seen: int
    inserted: int
    visits: tuple[Visit, ...]


@dataclass(frozen=True, slots=True)
class Among:
    """Which page versions are meant: of one source, first met in a stretch of days (both included); None is any."""

    source_id: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None

    def __contains__(self, page: StoredPage) -> bool:
        day = page.known_at.date()
        return (
            self.source_id in (None, page.source_id)
            and (self.since is None or day >= self.since)
            and (self.until is None or day <= self.until)
        )


EVERY_PAGE = Among()


def load_run(con: duckdb.DuckDBPyConnection, archive: Archive, catalogue: Catalogue, run: Run) -> Loaded:
    """Load everything that the archive's log holds of a run, and read anew whatever today's readers have not read yet.

    Attempts of sources that left the catalogue stay out of the warehouse and in the archive; they are no part of
    `seen`. A page on which a reader breaks is `unreadable` and stops nobody else's.
    """
    fetches, visits = [], []
    last_good, loaded = _last_good(con, run), _loaded(con)
    # A run that was killed and played again has attempts twice: the later one is what it came to.
    for attempt in {a.fetch_id: a for a in archive.attempts(run.run_id)}.values():
        if attempt.source_id not in catalogue.sources:
            continue
        source = catalogue[attempt.source_id]
        reading: PageRead | None = None
        broken = None
        # A page that is what it was is judged by what the log holds of it: its reading is not even decoded.
        if attempt.document_id and (reading := loaded.get(archived_reading_id(attempt, source))) is None:
            reading, broken = _read(archive, attempt, source)
        visit = judge(source, attempt, reading, last_good.get((source.id, attempt.url)), broken)
        visits.append(visit)
        fetches.append(fetch_row(attempt, visit))
    with transaction(con):
        _remember_systems(con, run)
        counts = [
            _insert(con, {"ops.run": [run_row(run)], "raw.fetch": fetches}),
            _insert(con, _unread(con, archive, catalogue, run)),
        ]
    return Loaded(sum(seen for seen, _ in counts), sum(new for _, new in counts), tuple(visits))


def read_anew(con: duckdb.DuckDBPyConnection, archive: Archive, catalogue: Catalogue, run: Run, among: Among) -> int:
    """Read archived page versions by today's readers where older code has read them; gives how many were read.

    Their bytes are the archive's, nothing is fetched. What the readers before found too stays known since then; what is
    new, or found no more, is so from this run on.
    """
    with transaction(con):
        rows = _unread(con, archive, catalogue, run, among)
        _insert(con, rows)
    return len(rows["obs.reading_in_force"])


def loaded_runs(con: duckdb.DuckDBPyConnection) -> set[str]:
    """Ids of the runs that the warehouse holds."""
    return {run_id for (run_id,) in con.execute("SELECT run_id FROM ops.run").fetchall()}


def unread_pages(
    con: duckdb.DuckDBPyConnection, archive: Archive, catalogue: Catalogue, among: Among = EVERY_PAGE
) -> list[StoredPage]:
    """The page versions in the log of which neither it nor the archive has a reading by today's readers."""
    read = _readings(con)
    return [
        page for page, key in _superseded(con, catalogue, among) if key not in read and archive.get_reading(key) is None
    ]


def _unread(
    con: duckdb.DuckDBPyConnection, archive: Archive, catalogue: Catalogue, run: Run, among: Among = EVERY_PAGE
) -> dict[str, list[dict[str, Any]]]:
    """Rows of every page version in the log whose reading is not by today's reader, of those that are asked for: those
    of this run, and after a change of code or registers all others.

    What the run that brought a page reads in it counts from then on. What a later one reads, because another reader
    read it before or none could, counts from that later run: it was not known before.
    """
    read = _readings(con)
    newest_run = con.execute("SELECT max(known_at) FROM ops.run").fetchone()
    now = max(naive(run.known_at), *(moment for moment in newest_run or () if moment))
    rows: dict[str, list[dict[str, Any]]] = {table: [] for table in KEYS if table not in ("ops.run", "raw.fetch")}
    for page, key in _superseded(con, catalogue, among):
        if key not in read:
            reading, _ = _read(archive, page, catalogue[page.source_id])
            if reading is None:
                continue
            add_reading(rows, reading, page)
        rows["obs.reading_in_force"].append(
            in_force_row(key, page, page.known_at if page.run_id == run.run_id else now)
        )
    return rows


def _readings(con: duckdb.DuckDBPyConnection) -> set[str]:
    return {key for (key,) in con.execute("SELECT reading_id FROM obs.reading").fetchall()}


def _superseded(con: duckdb.DuckDBPyConnection, catalogue: Catalogue, among: Among) -> Iterator[tuple[StoredPage, str]]:
    """Page versions whose reading in force is not by today's reader, the oldest first, each with the name that such a
    reading has."""
    pages = con.execute(
        """
        SELECT
            f.document_id, f.source_id, f.url, f.lang, f.media_type, f.charset, f.size, f.run_id, r.known_at,
            i.reading_id
        FROM raw.fetch AS f
        JOIN ops.run AS r USING (run_id)
        LEFT JOIN (
            FROM obs.reading_in_force
            QUALIFY row_number() OVER (
                PARTITION BY document_id, source_id, url ORDER BY known_from DESC, noted_at DESC
            ) = 1
        ) AS i ON i.document_id = f.document_id AND i.source_id = f.source_id AND i.url = f.url
        WHERE f.document_id IS NOT NULL
        QUALIFY row_number() OVER (PARTITION BY f.document_id, f.source_id, f.url ORDER BY r.known_at, f.fetch_id) = 1
        ORDER BY r.known_at, f.fetch_id
        """
    ).fetchall()
    for *told, in_force in pages:
        page = StoredPage(*told)
        source = catalogue.sources.get(page.source_id)
        if source is None or page not in among:
            continue
        if (key := archived_reading_id(page, source)) != in_force:
            yield page, key


def _read(archive: Archive, page: ArchivedPage, source: Source) -> tuple[Reading | None, str | None]:
    """A page's reading, or the words of the error on which its reader broke: a bug in one is not the night's."""
    try:
        return read_archived(archive, page, source), None
    except Exception as error:  # noqa: BLE001 (whatever a reader breaks on, its page alone is lost)
        return None, f"{type(error).__name__}: {error}"


def _insert(con: duckdb.DuckDBPyConnection, rows: dict[str, list[dict[str, Any]]]) -> tuple[int, int]:
    """Rows in, and how many of them were new."""
    new = sum(insert_new(con, table, KEYS[table], batch) for table, batch in rows.items())
    return sum(len(batch) for batch in rows.values()), new


def _remember_systems(con: duckdb.DuckDBPyConnection, run: Run) -> None:
    """Keep the systems that the registers hold today, so that none can be lost from them unseen (V17). They did not
    come in with the run and are no part of its counts."""
    known = load_gazetteer().systems
    rows = [{"system_id": system_id, "first_known_at": naive(run.known_at)} for system_id in sorted(known)]
    insert_new(con, "ops.known_system", ("system_id",), rows)


@dataclass(frozen=True, slots=True)
class _Loaded:
    """A reading that the log holds, as far as it is judged by."""

    document_id: str
    n_members: int
    problem: str | None
    problem_words: str | None


def _loaded(con: duckdb.DuckDBPyConnection) -> dict[str, _Loaded]:
    """The readings in the log, by their names."""
    rows = con.execute("SELECT reading_id, document_id, n_members, problem, problem_words FROM obs.reading").fetchall()
    return {key: _Loaded(*told) for key, *told in rows}


def _last_good(con: duckdb.DuckDBPyConnection, run: Run) -> dict[tuple[str, str], LastGood]:
    """Of each page the newest visit before this run whose reading was taken, by source and address. In one question:
    asked page by page it was most of the load of a night on which nothing had changed."""
    rows = con.execute(
        """
        SELECT f.source_id, f.url, f.document_id, r.n_members
        FROM raw.fetch AS f
        JOIN ops.run USING (run_id)
        JOIN obs.reading AS r USING (document_id, source_id, url)
        WHERE f.state IN ('read', 'unchanged') AND known_at < ?
        QUALIFY row_number() OVER (
            PARTITION BY f.source_id, f.url ORDER BY known_at DESC, f.fetch_id DESC, r.loaded_at DESC
        ) = 1
        """,
        [naive(run.known_at)],
    ).fetchall()
    return {(source_id, url): LastGood(document_id, n_members) for source_id, url, document_id, n_members in rows}
