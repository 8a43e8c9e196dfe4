"""Doors to DuckDB: the one writer of the work file, and read-only connections to a release.

Analysts never open the work file: while one process holds it read-write nobody else can, so they read a release.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir
from uuid import uuid4

import duckdb

from warehouse.lock import BusyError, exclusive

MIGRATIONS = Path(__file__).parent / "migrations"
WORK_STORAGE = "v1.5.0"  # read and written by duckdb 1.5 and 2.0 alike
PUBLISHED_STORAGE = "v1.2.0"  # opened by every duckdb since 1.2
# Bytes. Each of hundreds of small tables takes whole blocks: by DuckDB's own 256 KiB a file is three times as large.
# A file keeps the size that it was made with.
BLOCK_SIZE = 1 << 16
_TRIAL = ".try-"
_TRIED_ON = "lock"
_HOLDER = re.compile(r"\(PID (\d+)\)")  # in DuckDB's words about who has a file open
# DuckDB gives up a transaction in which another is begun, and does not say whether one is open.
_IN_TRANSACTION: set[int] = set()

_SETTINGS: dict[str, str | bool | int] = {
    "threads": 2,
    # What does not fit is spilled beside the file: with Python around it, a process is to stay under 1 GB.
    "memory_limit": "600MB",
    # To write wide tables with it takes twice as long as with those it stands in for.
    "disabled_compression_methods": "dict_fsst",
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    # A derivation is one transaction, and DuckDB takes the tables made in it for empty: left to itself it would compare
    # each row of one with each of the other.
    "asof_loop_join_threshold": 0,
    "nested_loop_join_threshold": 0,
    "merge_join_threshold": 0,
    # A table name must never fall through to a Python variable of the same name.
    "python_enable_replacements": False,
}


class MigrationError(RuntimeError):
    """A migration that was applied has been edited since, or is missing."""


@contextmanager
def writer(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The only read-write connection to the work file at `path`, migrated to the newest schema.

    Raises `BusyError` at once when another process holds it, be it a run or a program that opened the file. The file is
    checkpointed on the way out, so that no long log of changes outlives a run.
    """
    with exclusive(path.with_suffix(".lock"), "writing the warehouse"):
        try:
            con = _connect(path, read_only=False)
        except duckdb.IOException as error:
            if "Could not set lock" not in str(error):
                raise
            holder = _HOLDER.search(str(error))
            by = f"process {holder[1]}, " if holder else ""
            raise BusyError(f"another program has the warehouse open ({by}{path}): close it there") from error
        try:
            _migrate(con)
            yield con
            con.execute("CHECKPOINT")
        finally:
            con.close()


def reader(path: Path) -> duckdb.DuckDBPyConnection:
    """A read-only connection to a published database file. Raises `FileNotFoundError` where there is none."""
    if not path.exists():
        raise FileNotFoundError(f"no published database at {path}")
    return _connect(path.resolve(), read_only=True)


def beside(path: Path, **settings: str) -> duckdb.DuckDBPyConnection:
    """A database in memory with a published file beside it, attached read-only as `verkosto`; apart from any other
    connection of the process. Raises `FileNotFoundError` where there is no such file."""
    if not path.exists():
        raise FileNotFoundError(f"no published database at {path}")
    con = duckdb.connect(config={**_SETTINGS, **settings})
    _settle(con)
    con.execute(f"ATTACH {quoted(str(path.resolve()))} AS verkosto (READ_ONLY)")
    return con


def sealed_reader(path: Path) -> duckdb.DuckDBPyConnection:
    """A connection for questions that somebody types: they see this one published file, can write or read nothing else
    and change no setting. Raises `FileNotFoundError` where there is no such file.

    The file stands beside a database in memory, for what is sealed here must not be so for other connections.
    """
    # Where it spills to it may also read and write, so that is a folder of its own, which it removes.
    con = beside(path, temp_directory=str(Path(gettempdir()) / f"verkosto-{os.getpid()}-{uuid4().hex}"))
    # Macros of an attached database find their tables only where it is the one in use.
    con.execute("USE verkosto")
    con.execute("SET enable_external_access = false")
    con.execute("SET lock_configuration = true")
    return con


def quoted(text: str) -> str:
    """A text as SQL writes it."""
    return "'" + text.replace("'", "''") + "'"


@contextmanager
def transaction(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """All of the block or nothing of it. Inside another transaction of the connection it is part of that one."""
    if id(con) in _IN_TRANSACTION:
        yield
        return
    _IN_TRANSACTION.add(id(con))
    try:
        con.execute("BEGIN")
        try:
            yield
        except BaseException:
            con.execute("ROLLBACK")
            raise
        con.execute("COMMIT")
    finally:
        _IN_TRANSACTION.discard(id(con))


def empty_schema(con: duckdb.DuckDBPyConnection, schema: str) -> None:
    """Make a schema, or remove the tables and views that are in it.

    One by one: DuckDB cannot commit a schema that is dropped with tables made in the same transaction.
    """
    con.execute(f"CREATE SCHEMA IF NOT EXISTS {schema}")
    held = con.execute(
        "SELECT table_type, table_name FROM information_schema.tables "
        "WHERE table_catalog = current_database() AND table_schema = ?",
        [schema],
    ).fetchall()
    for kind, name in held:
        con.execute(f"DROP {'VIEW' if kind == 'VIEW' else 'TABLE'} {schema}.{name}")


@contextmanager
def copy_of(path: Path) -> Iterator[Path]:
    """A copy of the work file to try something on, removed after the block.

    Raises `BusyError` where somebody is writing the warehouse.
    """
    with (
        TemporaryDirectory(dir=path.parent, prefix=_TRIAL) as folder,
        exclusive(Path(folder) / _TRIED_ON, "trying something"),
    ):
        copy = Path(folder) / path.name
        with exclusive(path.with_suffix(".lock"), "writing the warehouse"):
            # What a killed writer left is in the log of changes beside the file.
            for file in (path, path.with_name(f"{path.name}.wal")):
                if file.exists():
                    shutil.copy(file, copy.with_name(file.name))
        yield copy


def sweep_copies(folder: Path) -> list[str]:
    """Remove the copies that killed processes left in a folder; gives their names. A copy that is in use stays."""
    swept = []
    for left in sorted(folder.glob(f"{_TRIAL}*")):
        with suppress(BusyError), exclusive(left / _TRIED_ON, "trying something"):
            shutil.rmtree(left)
            swept.append(left.name)
    return swept


def _connect(path: Path, *, read_only: bool) -> duckdb.DuckDBPyConnection:
    config: dict[str, str | bool | int | float | list[str]] = dict(_SETTINGS)
    if not read_only:
        config |= {"storage_compatibility_version": WORK_STORAGE, "default_block_size": BLOCK_SIZE}
    con = duckdb.connect(path, read_only=read_only, config=config)
    _settle(con)
    return con


def _settle(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("SET TimeZone = 'UTC'")
    # It would draw over the report of a run as soon as one query takes two seconds.
    con.execute("SET enable_progress_bar = false")


def _migrate(con: duckdb.DuckDBPyConnection) -> None:
    con.execute(
        "CREATE TABLE IF NOT EXISTS main.schema_migration (version VARCHAR NOT NULL, sha256 VARCHAR NOT NULL)",
    )
    applied = dict(con.execute("SELECT version, sha256 FROM main.schema_migration").fetchall())
    files = sorted(MIGRATIONS.glob("*.sql"))
    if missing := applied.keys() - {f.stem for f in files}:
        raise MigrationError(f"the warehouse was made by newer code: migration {min(missing)} is not here")
    for file in files:
        sql = file.read_text("utf-8")
        sha256 = hashlib.sha256(sql.encode()).hexdigest()
        if file.stem in applied:
            if applied[file.stem] != sha256:
                raise MigrationError(f"migration {file.name} was edited after it was applied")
            continue
        with transaction(con):
            con.execute(sql)
            con.execute("INSERT INTO main.schema_migration VALUES (?, ?)", [file.stem, sha256])
