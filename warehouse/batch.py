"""Rows from Python into DuckDB, by way of Arrow: typed, and without a row-by-row insert."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import duckdb
import pyarrow as pa


def replace_table(
    con: duckdb.DuckDBPyConnection, table: str, columns: Mapping[str, pa.DataType], rows: Iterable[tuple[Any, ...]]
) -> None:
    """Make `table` anew from rows in the order of `columns`."""
    names = list(columns)
    schema = pa.schema(list(columns.items()))
    batch = pa.Table.from_pylist([dict(zip(names, row, strict=True)) for row in rows], schema=schema)
    con.register("batch", batch)
    try:
        con.execute(f"CREATE OR REPLACE TABLE {table} AS FROM batch")
    finally:
        con.unregister("batch")


def insert_new(
    con: duckdb.DuckDBPyConnection, table: str, keys: tuple[str, ...], rows: Iterable[dict[str, Any]]
) -> int:
    """Insert the rows whose key the table does not hold yet; gives how many.

    Columns that no row names keep their default. MERGE does not look for doubles inside a batch: of those, one is
    taken.
    """
    rows = list(rows)
    if not rows:
        return 0
    schema = con.sql(f"SELECT * FROM {table} LIMIT 0").to_arrow_table().schema  # noqa: S608 (a name of this package)
    given = {name for row in rows for name in row}
    batch = pa.Table.from_pylist(rows, schema=pa.schema([f for f in schema if f.name in given]))
    key = ", ".join(keys)
    con.register("batch", batch)
    try:
        merged = con.execute(
            f"""
            MERGE INTO {table}
            USING (SELECT * FROM batch QUALIFY row_number() OVER (PARTITION BY {key}) = 1) AS new USING ({key})
            WHEN NOT MATCHED THEN INSERT BY NAME
            RETURNING merge_action
            """  # noqa: S608 (names of this package)
        ).fetchall()
    finally:
        con.unregister("batch")
    return len(merged)
