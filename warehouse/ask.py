"""Questions to a release: SQL, and the sentences behind a number."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import chain, islice
from pathlib import Path
from typing import Any

import duckdb

from warehouse.current import DATABASE, current_release
from warehouse.database import reader, sealed_reader
from warehouse.dataset import Dataset, load_datasets

_BATCH = 1_000
_NO_TABLE = re.compile(r"Table with name (?P<name>\w+) does not exist")
_NO_COLUMN = re.compile(r'Referenced column "(?P<name>\w+)" not found')


class AskError(ValueError):
    """A question that cannot be answered, in words."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Column names, DuckDB's types of them, and rows, in the order asked for. `is_cut` where there are more rows."""

    columns: tuple[str, ...]
    types: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """An answer whose rows come as they are read, each once."""

    columns: tuple[str, ...]
    types: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]]

    def first(self, limit: int | None) -> Answer:
        """The first rows, or all."""
        rows = tuple(islice(self.rows, limit))
        return Answer(self.columns, self.types, rows, limit is not None and next(self.rows, None) is not None)


@dataclass(frozen=True, slots=True)
class Askable:
    """What a question may name: a table, a view or a macro with its parameters. Views and macros have no `n_rows`."""

    name: str
    title: str
    n_rows: int | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One piece of evidence: the words, where they stand, the day they speak of and how they were read."""

    quote: str
    url: str
    anchor_date: dt.date
    anchor_basis: str
    first_seen_on: dt.date
    last_seen_on: dt.date
    method: str
    tense: str


@dataclass(frozen=True, slots=True)
class Explained:
    """One row of a dataset with the sentences it rests on."""

    row: dict[str, Any]
    sentences: tuple[Sentence, ...]


@contextmanager
def asking(releases: Path, sql: str) -> Iterator[Asked]:
    """The answer of the current release to SQL, open while the block lasts. A question reads the release and nothing
    else. Raises `AskError`, also while rows are read, with DuckDB's words and what stands in the release under such a
    name."""
    with sealed_reader(current_release(releases) / DATABASE) as con:
        try:
            cursor = con.execute(sql)
            # Of no statement at all DuckDB gives no cursor.
            if cursor is None or cursor.description is None:
                raise AskError("that is no question: it gives no rows")
            columns, types = zip(*((name, str(kind)) for name, kind, *_ in cursor.description), strict=True)
            yield Asked(columns, types, chain.from_iterable(iter(lambda: cursor.fetchmany(_BATCH), [])))
        except duckdb.Error as error:
            raise AskError(f"{str(error).rstrip()}{_advice(con, str(error))}") from error


def ask(releases: Path, sql: str) -> Answer:
    """As `asking`, with all rows at once."""
    with asking(releases, sql) as asked:
        return asked.first(None)


def askable(releases: Path) -> list[Askable]:
    """The tables of the current release by name, then its views and macros."""
    with sealed_reader(current_release(releases) / DATABASE) as con:
        rows = con.execute(
            """
            SELECT table_name, coalesce(split_part(comment, '. ', 1), ''), estimated_size, 0 AS place
            FROM duckdb_tables() WHERE database_name = current_database() AND schema_name = 'main'
            UNION ALL
            SELECT view_name, 'view', NULL, 1
            FROM duckdb_views() WHERE database_name = current_database() AND NOT internal
            UNION ALL
            SELECT function_name || '(' || array_to_string(parameters, ', ') || ')', 'macro', NULL, 2
            FROM duckdb_functions() WHERE database_name = current_database() AND function_type = 'table_macro'
            ORDER BY place, table_name
            """
        ).fetchall()
        return [Askable(name, title, n_rows) for name, title, n_rows, _ in rows]


def explain(releases: Path, dataset_name: str, key: list[str]) -> list[Explained]:
    """The rows of a dataset whose key begins with the given values, each with its evidence.

    Raises `AskError` for a dataset that is not there or has no evidence, for too long a key, or where no row fits.
    """
    datasets = load_datasets()
    if dataset_name not in datasets:
        raise AskError(f"no dataset {dataset_name!r}; there are {', '.join(datasets)}")
    dataset = datasets[dataset_name]
    if "assertion_ids" not in {c.name for c in dataset.columns}:
        raise AskError(f"{dataset_name} holds no statements of sources: its rows have no sentences behind them")
    if not 0 < len(key) <= len(dataset.key):
        raise AskError(f"the key of {dataset_name} is {' '.join(dataset.key)}; give the first of them, or all")
    with reader(current_release(releases) / DATABASE) as con:
        rows = _rows(con, dataset, key)
        if not rows:
            raise AskError(f"{dataset_name} has no row {' '.join(key)}: nothing is known.{_hint(con, dataset, key)}")
        return [Explained(row, _sentences(con, row["assertion_ids"])) for row in rows]


def _rows(con: duckdb.DuckDBPyConnection, dataset: Dataset, key: list[str]) -> list[dict[str, Any]]:
    conditions = " AND ".join(f"lower(CAST({name} AS VARCHAR)) = lower(?)" for name in dataset.key[: len(key)])
    cursor = con.execute(f"SELECT * FROM {dataset.name} WHERE {conditions} ORDER BY ALL", key)  # noqa: S608 (own names)
    names = [c[0] for c in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _hint(con: duckdb.DuckDBPyConnection, dataset: Dataset, key: list[str]) -> str:
    """The closest value that stands in the table, for the first part of a key that does not."""
    for name, given in zip(dataset.key, key, strict=False):
        column = con.execute(f"SELECT DISTINCT CAST({name} AS VARCHAR) FROM {dataset.name}").fetchall()  # noqa: S608
        values = sorted(value for (value,) in column if value)
        if given.casefold() not in {value.casefold() for value in values}:
            close = get_close_matches(given.casefold(), values, n=1)
            return f" No {name} is called {given}" + (f"; did you mean {close[0]}?" if close else ".")
    return ""


def _advice(con: duckdb.DuckDBPyConnection, words: str) -> str:
    """What stands in the release under a name like the one that DuckDB does not find, as a line more, or nothing."""
    if found := _NO_TABLE.search(words):
        names = con.execute(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'main' ORDER BY ALL"
        ).fetchall()
        close = get_close_matches(found["name"].casefold(), [name for (name,) in names], n=4, cutoff=0.5)
        return f"\n\nClosest tables: {', '.join(close)}" if close else ""
    if found := _NO_COLUMN.search(words):
        tables = con.execute(
            "SELECT table_name FROM duckdb_columns() "
            "WHERE schema_name = 'main' AND NOT internal AND lower(column_name) = lower(?) ORDER BY ALL",
            [found["name"]],
        ).fetchall()
        return f"\n\n{found['name']} stands in {', '.join(name for (name,) in tables)}" if tables else ""
    if "disabled by configuration" in words:
        return (
            "\n\nA question sees the release alone. To join files of your own, open it in DuckDB itself (docs/sql.md)."
        )
    return ""


def _sentences(con: duckdb.DuckDBPyConnection, assertion_ids: list[str]) -> tuple[Sentence, ...]:
    rows = con.execute(
        """
        SELECT a.quote, a.url, d.anchor_date, d.anchor_basis, d.first_seen_on, d.last_seen_on, a.method, a.tense
        FROM assertion AS a
        JOIN document AS d ON d.document_id = a.document_id AND d.source_id = a.source_id AND d.url = a.url
        WHERE list_contains(?, a.assertion_id)
        ORDER BY ALL
        """,
        [assertion_ids],
    ).fetchall()
    return tuple(Sentence(*row) for row in rows)
