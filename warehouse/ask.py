"""Questions to a release: SQL, and the sentences behind a number."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import duckdb

from warehouse.database import reader
from warehouse.dataset import Dataset, load_datasets
from warehouse.publish import DATABASE, current_release


class AskError(ValueError):
    """A question that cannot be answered, in words."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Column names and rows, in the order asked for."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


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


def ask(releases: Path, sql: str) -> Answer:
    """The answer of the current release to SQL. Raises `AskError` with DuckDB's words where it is wrong."""
    with reader(current_release(releases) / DATABASE) as con:
        try:
            cursor = con.execute(sql)
            if cursor.description is None:
                raise AskError("that is no question: it gives no rows")
            return Answer(tuple(c[0] for c in cursor.description or ()), tuple(cursor.fetchall()))
        except duckdb.Error as error:
            raise AskError(str(error)) from error


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
