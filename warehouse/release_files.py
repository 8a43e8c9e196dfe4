"""The data files of a release: the database, and each dataset as Parquet and as CSV.

CSV and Parquet are the same bytes for the same facts; the database is compared by content, for its bytes vary.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse.as_known import copy_log, macros
from warehouse.current import DATABASE
from warehouse.database import BLOCK_SIZE, PUBLISHED_STORAGE, quoted, transaction
from warehouse.dataset import Dataset, comment_on, load_datasets
from warehouse.releases import ReleaseError
from warehouse.rules import Rules

MACROS = Path(__file__).parent / "macros"


@dataclass(frozen=True, slots=True)
class Extent:
    """How many rows a published dataset has, and the first and last year of those that have one."""

    n_rows: int
    first_year: int | None = None
    last_year: int | None = None


def write_files(
    con: duckdb.DuckDBPyConnection, folder: Path, rules: Rules, through: int | None = None
) -> dict[str, Extent]:
    """Write the data files of the tables of schema `marts` into a folder; gives the extent of each dataset.

    `through` is the last year that yearly datasets have rows of. Raises `ReleaseError` where the database cannot be
    closed whole.
    """
    with _published(con, folder / DATABASE):
        _write_database(con, rules, through)
        for dataset in load_datasets().values():
            _write_dataset(con, dataset, folder)
        return _extents(con)


@contextmanager
def _published(con: duckdb.DuckDBPyConnection, path: Path) -> Iterator[None]:
    """The database file of a release, attached as `published` while the block lasts."""
    form = f"STORAGE_VERSION '{PUBLISHED_STORAGE}', BLOCK_SIZE {BLOCK_SIZE}"
    con.execute(f"ATTACH {quoted(str(path))} AS published ({form})")
    try:
        yield
    finally:
        con.execute("DETACH published")
    if path.with_suffix(".duckdb.wal").exists():
        raise ReleaseError("the published database was not closed: its write-ahead log is still there")


def _write_database(con: duckdb.DuckDBPyConnection, rules: Rules, through: int | None) -> None:
    work = con.execute("SELECT current_database()").fetchone()
    try:
        # One transaction: alone, each of the hundreds of comments would wait for the disk.
        with transaction(con):
            for name, order in _orders(con).items():
                rows = _rows(load_datasets()[name], through)
                con.execute(f"CREATE TABLE published.main.{name} AS {rows} ORDER BY {order}")
            copy_log(con, "published")
            con.execute("USE published")
            comment_on(con, "main")
            for file in sorted(MACROS.glob("*.sql")):
                con.execute(file.read_text("utf-8"))
            for macro in macros(rules):
                con.execute(macro)
    finally:
        con.execute(f'USE "{work[0] if work else "memory"}"')


def _rows(dataset: Dataset, through: int | None) -> str:
    """SELECT of the rows of a dataset that go into a release. A conflict may be about a later year than those in
    which it stands open, so only datasets by year end."""
    ends = through is not None and dataset.name.endswith("_year")
    return f"FROM marts.{dataset.name}" + (f" WHERE year <= {through}" if ends else "")


def _orders(con: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """What to sort each table by so that it stands as by all columns: the first ones up to the last of its key, for to
    compare lists of evidence and quotes costs more than the rest. Where rows share a key, by all of them."""
    firsts = {}
    for dataset in load_datasets().values():
        names = [c.name for c in dataset.columns]
        firsts[dataset.name] = ", ".join(names[: 1 + max(map(names.index, dataset.key))])
    shared = con.execute(
        " UNION ALL ".join(
            f"SELECT '{name}', count(*) > count(DISTINCT ({first})) FROM marts.{name}"  # noqa: S608 (own names)
            for name, first in firsts.items()
        )
    ).fetchall()
    return {name: "ALL" if is_shared else firsts[name] for name, is_shared in shared}


def _write_dataset(con: duckdb.DuckDBPyConnection, dataset: Dataset, folder: Path) -> None:
    """A table of the published database, whose rows stand in order, as Parquet and as CSV."""
    table = f"published.main.{dataset.name}"
    con.execute(
        f"COPY {table} TO {quoted(str(folder / f'{dataset.name}.parquet'))} "
        "(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 100000)"
    )
    # A list has no form in CSV that every tool reads: its parts stand parted by semicolons.
    texts = [(c.name, c.name) for c in dataset.columns if c.type == "VARCHAR"]
    texts += [(c.name, f"array_to_string({c.name}, ';')") for c in dataset.columns if c.type.endswith("[]")]
    shown = [f"{_harmless(text)} AS {name}" for name, text in texts]
    replaced = f" REPLACE ({', '.join(shown)})" if shown else ""
    rows = f"SELECT *{replaced} FROM {table}"  # noqa: S608 (names of this package)
    con.execute(f"COPY ({rows}) TO {quoted(str(folder / f'{dataset.name}.csv'))} (FORMAT csv, HEADER)")


def _harmless(text: str) -> str:
    """SQL of a text that no spreadsheet takes for a formula: one that begins like one (tab, return, + - = @) has an
    apostrophe before it, and so has what begins like one behind a semicolon, at which a spreadsheet set to Finnish
    parts the cells. A sign alone (a comparator) runs nothing."""
    # They all stand before A, which most texts do not; one pattern is planned ten times faster than a list of codes.
    risky = f"{text} < 'A' AND regexp_matches({text}, '^[\\t\\r+=@-].', 's')"
    parted = f"if(contains({text}, ';'), regexp_replace({text}, ';([\\t\\r+=@-])', ';''\\1', 'g'), {text})"
    return f"CASE WHEN {risky} THEN chr(39) || {parted} ELSE {parted} END"


def _extents(con: duckdb.DuckDBPyConnection) -> dict[str, Extent]:
    counted = []
    for dataset in load_datasets().values():
        years = "min(year), max(year)" if any(c.name == "year" for c in dataset.columns) else "NULL, NULL"
        counted.append(f"SELECT '{dataset.name}', count(*), {years} FROM published.main.{dataset.name}")  # noqa: S608 (own names)
    return {name: Extent(*found) for name, *found in con.execute(" UNION ALL ".join(counted)).fetchall()}
