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
    schema = pa.schema(list(columns.items()))
    cells = list(zip(*rows, strict=True)) or [()] * len(schema)
    batch = pa.Table.from_arrays(
        [pa.array(column, kind) for column, kind in zip(cells, schema.types, strict=True)], schema=schema
    )
    con.register("batch", batch)
    try:
        con.execute(f"CREATE OR REPLACE TABLE {table} AS FROM batch")
    finally:
        con.unregister("batch")


def insert_new(
    con: duckdb.DuckDBPyConnection, table: str, keys: tuple[str, ...], rows: Iterable[dict[str, Any]]
) -> int:
    """Insert the rows whose key the table does not hold yet; gives how many.

    Columns that no row names keep their default.
    """
    rows = list(rows)
    if not rows:
        return 0
    schema = con.sql(f"SELECT * FROM {table} LIMIT 0").to_arrow_table().schema  # noqa: S608 (a name of this package)
    given = {name for row in rows for name in row}
    batch = pa.Table.from_pylist(rows, schema=pa.schema([f for f in schema if f.name in given]))
    return merge_new(con, table, keys, con.from_arrow(batch))


def merge_new(con: duckdb.DuckDBPyConnection, table: str, keys: tuple[str, ...], batch: duckdb.DuckDBPyRelation) -> int:
    """The same for rows that DuckDB reads by itself, such as those of a Parquet file.

    Of rows that share a key in the batch one is taken. What is held in memory are keys of the batch, and neither all
    of its rows, as MERGE would, nor the table's keys.
    """
    key = ", ".join(keys)
    batch.create_view("batch")
    # To number whole rows costs more than all the rest, and there are doubles in few batches.
    doubles = con.execute(f"SELECT count(*) > count(DISTINCT ({key})) FROM batch").fetchone()  # noqa: S608 (own names)
    once = f"QUALIFY row_number() OVER (PARTITION BY {key}) = 1" if doubles and doubles[0] else ""
    inserted = con.execute(
        f"""
        INSERT INTO {table} BY NAME
        WITH held AS MATERIALIZED (SELECT {key} FROM {table} SEMI JOIN batch USING ({key}))
        SELECT * FROM (SELECT * FROM batch {once}) AS new ANTI JOIN held USING ({key})
        """  # noqa: S608 (names of this package)
    ).fetchone()
    con.execute("DROP VIEW batch")
    return int(inserted[0]) if inserted else 0
