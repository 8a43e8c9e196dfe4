"""Releases in a DuckLake: the same tables for several programs and machines, each release a snapshot of its own.

Takes the folder of a release and the address of a lake: `ducklake:postgres:dbname=… host=…` with its catalogue in
PostgreSQL, or `ducklake:FILE` with it in a file of DuckDB's, for one program at a time. A release is written in one
transaction, only the rows that differ from the release before, so readers see whole releases and a snapshot costs what
moved. Raises `LakeError`, whose words never hold a password. Out of scope: the macros, which DuckLake cannot hold; who
may read; and expiring old snapshots, which DuckLake does itself.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from warehouse.current import DATABASE
from warehouse.database import beside, quoted, transaction
from warehouse.redaction import without_secrets

_PREFIX = "ducklake:"
_LAKE = "lake"
# Package, file in it and the name that its entry point is looked for by.
_EXTENSIONS = (
    ("duckdb_extension_ducklake", "ducklake", "ducklake"),
    ("duckdb_extension_postgres", "postgres", "postgres_scanner"),
)


class LakeError(RuntimeError):
    """A lake that cannot be reached or written, or a release that does not belong into it."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A release in a lake: under which number, how many rows it brought and took away, and whether it is new."""

    snapshot_id: int
    release_id: str
    n_added: int
    n_removed: int
    is_new: bool


def publish_to_lake(release: Path, address: str, data: Path | None = None) -> Snapshot:
    """Make the release the newest snapshot of the lake, or find the snapshot that it is already.

    `data` is the folder of the lake's Parquet files, needed when a lake with its catalogue in PostgreSQL is made.
    Raises `LakeError` also where the lake stands at newer knowledge, or holds other facts under the release's id.
    """
    package = json.loads((release / "datapackage.json").read_text("utf-8"))
    told = {
        "release_id": package["id"].removeprefix("verkosto:"),
        "known_at": package["created"],
        "sha256": hashlib.sha256((release / "SHA256SUMS").read_bytes()).hexdigest(),
    }
    keys = {Path(r["path"]).stem: r["schema"]["primaryKey"] for r in package["resources"] if r["type"] == "table"}
    with beside(release / DATABASE) as con:
        attach_lake(con, address, data)
        try:
            if (held := _held(con, told)) is not None:
                return Snapshot(held, told["release_id"], 0, 0, is_new=False)
            with transaction(con):
                n_added, n_removed = _write(con, keys)
                con.execute(
                    f"CALL {_LAKE}.set_commit_message('verkosto', ?, extra_info => ?)",
                    [f"release {told['release_id']}", json.dumps(told)],
                )
            snapshot_id = con.execute(f"SELECT max(snapshot_id) FROM {_LAKE}.snapshots()").fetchone()  # noqa: S608 (own name)
            return Snapshot(snapshot_id[0] if snapshot_id else 0, told["release_id"], n_added, n_removed, is_new=True)
        except duckdb.Error as error:
            raise LakeError(f"the release could not be written: {without_secrets(str(error))}") from None


def attach_lake(
    con: duckdb.DuckDBPyConnection, address: str, data: Path | None = None, *, read_only: bool = False
) -> None:
    """Attach a lake to a connection, as `lake`."""
    if not address.startswith(_PREFIX):
        raise LakeError(f"{without_secrets(address)!r} is no lake; write ducklake:postgres:dbname=… host=…")
    options = ([f"DATA_PATH {quoted(str(data.resolve()))}"] if data else []) + (["READ_ONLY"] if read_only else [])
    _load_extensions(con)
    try:
        con.execute(f"ATTACH {quoted(address)} AS {_LAKE}" + (f" ({', '.join(options)})" if options else ""))
    except duckdb.Error as error:
        # `from None`: the error itself tells the address with all that is in it.
        raise LakeError(f"the lake cannot be opened: {without_secrets(str(error))}") from None


def _load_extensions(con: duckdb.DuckDBPyConnection) -> None:
    """Load the extensions that come as packages: nothing is fetched from DuckDB's server."""
    for package, name, entry in _EXTENSIONS:
        found = find_spec(package)
        folder = Path(found.origin).parent if found and found.origin else Path()
        file = folder / "extensions" / f"v{duckdb.__version__}" / f"{name}.duckdb_extension"
        if not found or not file.exists():
            raise LakeError(f"a lake needs the extra `lake` of this project, with {package} for {duckdb.__version__}")
        with TemporaryDirectory() as links:
            # DuckDB looks for the entry point by the name of the file, which the package changes.
            link = Path(links) / f"{entry}.duckdb_extension"
            link.symlink_to(file)
            con.execute(f"LOAD {quoted(str(link))}")


def _held(con: duckdb.DuckDBPyConnection, told: dict[str, str]) -> int | None:
    """The snapshot that holds the release already. Raises `LakeError` where the release may not follow."""
    rows = con.execute(
        f"SELECT snapshot_id, commit_extra_info FROM {_LAKE}.snapshots() "  # noqa: S608 (own name)
        "WHERE author = 'verkosto' AND commit_extra_info IS NOT NULL ORDER BY snapshot_id"
    ).fetchall()
    before = [(snapshot_id, json.loads(extra)) for snapshot_id, extra in rows]
    for snapshot_id, other in before:
        if other["release_id"] == told["release_id"]:
            if other["sha256"] != told["sha256"]:
                raise LakeError(f"the lake holds other facts under {told['release_id']}, in snapshot {snapshot_id}")
            return int(snapshot_id)
    if before and before[-1][1]["known_at"] > told["known_at"]:
        raise LakeError(f"the lake stands at {before[-1][1]['release_id']}, which knows more than {told['release_id']}")
    return None


def _write(con: duckdb.DuckDBPyConnection, keys: dict[str, list[str]]) -> tuple[int, int]:
    """Bring the lake's tables to the release's rows; gives the numbers of rows added and removed."""
    wanted, held = _columns(con, "verkosto"), _columns(con, _LAKE)
    n_added = n_removed = 0
    for table in held.keys() - wanted.keys():
        con.execute(f"DROP TABLE {_LAKE}.{table}")
    for table, columns in wanted.items():
        here, there = f"verkosto.main.{table}", f"{_LAKE}.main.{table}"
        if held.get(table) != columns:
            con.execute(f"DROP TABLE IF EXISTS {there}")
            con.execute(f"CREATE TABLE {there} AS FROM {here} LIMIT 0")
        _comment(con, table)
        con.execute(f"CREATE OR REPLACE TEMP TABLE gone AS (FROM {there} EXCEPT ALL FROM {here})")
        if _count(con, "SELECT count(*) FROM gone"):
            same_key = " AND ".join(f"t.{name} IS NOT DISTINCT FROM gone.{name}" for name in keys[table])
            n_removed += _count(con, f"DELETE FROM {there} AS t WHERE EXISTS (FROM gone WHERE {same_key})")  # noqa: S608 (own names)
        if _count(con, f"SELECT (SELECT count(*) FROM {here}) - (SELECT count(*) FROM {there})"):  # noqa: S608 (own names)
            n_added += _count(con, f"INSERT INTO {there} (FROM {here} EXCEPT ALL FROM {there})")
    return n_added, n_removed


def _columns(con: duckdb.DuckDBPyConnection, database: str) -> dict[str, list[tuple[str, str]]]:
    """Names and types of the columns of each table, in order."""
    tables: dict[str, list[tuple[str, str]]] = {}
    for table, name, kind in con.execute(
        "SELECT table_name, column_name, data_type FROM duckdb_columns() "
        "WHERE database_name = ? AND schema_name = 'main' "
        "AND table_name IN (SELECT table_name FROM duckdb_tables() WHERE database_name = ? AND schema_name = 'main') "
        "ORDER BY table_name, column_index",
        [database, database],
    ).fetchall():
        tables.setdefault(table, []).append((name, kind))
    return tables


def _comment(con: duckdb.DuckDBPyConnection, table: str) -> None:
    """What the release says of a table and its columns, said of the lake's too."""
    for column, comment in _comments(con, "verkosto", table) - _comments(con, _LAKE, table):
        subject = f"COLUMN {_LAKE}.{table}.{column}" if column else f"TABLE {_LAKE}.{table}"
        con.execute(f"COMMENT ON {subject} IS {quoted(comment)}")


def _comments(con: duckdb.DuckDBPyConnection, database: str, table: str) -> set[tuple[str, str]]:
    """Each column of a table, and the table under an empty name, with what is said of it."""
    said = con.execute(
        "SELECT '', coalesce(comment, '') FROM duckdb_tables() "
        "WHERE database_name = $1 AND schema_name = 'main' AND table_name = $2 UNION ALL "
        "SELECT column_name, coalesce(comment, '') FROM duckdb_columns() "
        "WHERE database_name = $1 AND schema_name = 'main' AND table_name = $2",
        [database, table],
    ).fetchall()
    return set(said)


def _count(con: duckdb.DuckDBPyConnection, sql: str) -> int:
    """The number that a query gives, or that a statement says of the rows it changed."""
    row = con.execute(sql).fetchone()
    return int(row[0]) if row else 0
