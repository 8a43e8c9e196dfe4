"""Is the work file whole, and does the archive still hold what it was made of?

Takes the path of a work file and its archive, gives a line for each thing that is wrong, and changes neither. Each
block of the file has a checksum, which is looked at when the block is read, so every column of every table is read.
Raises `BusyError` while another process writes, and `OSError` where there is no room for a copy.
"""

from __future__ import annotations

import errno
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import duckdb

from extractors.archive import Archive, LogError
from warehouse.database import MigrationError, copy_of, writer


def unsound(path: Path, archive: Archive) -> Iterator[str]:
    """What is wrong with the work file at `path` and with what the archive keeps of its runs."""
    # In a copy: no night has to wait until all is read.
    with copy_of(path) as copy:
        try:
            with writer(copy) as con:
                _read_all(con)
                fetched = con.execute("SELECT fetch_id, run_id FROM raw.fetch").fetchall()
                documents = con.execute("SELECT document_id FROM raw.document ORDER BY 1").fetchall()
        except MigrationError as error:
            yield f"the warehouse {path} does not open with this code: {error}"
            return
        except duckdb.Error as error:
            first, _, _ = str(error).partition("\n")
            if "No space left" in first:
                raise OSError(errno.ENOSPC, first) from error
            yield f"the warehouse {path} is damaged: {first}"
            return
    try:
        logged = {attempt.fetch_id for run_id in archive.run_ids() for attempt in archive.attempts(run_id)}
    except LogError:
        return  # told by whoever looks at the archive
    lost = Counter(run_id for fetch_id, run_id in fetched if fetch_id not in logged)
    for run_id, n in sorted(lost.items()):
        yield f"run {run_id}: {n} attempts are in the warehouse, and no longer in the archive's log"
    for (document_id,) in documents:
        if not archive.has(document_id):
            yield f"document {document_id} is known to the warehouse, and no longer in the archive"


def _read_all(con: duckdb.DuckDBPyConnection) -> None:
    tables = con.execute("SELECT schema_name, table_name FROM duckdb_tables() ORDER BY ALL").fetchall()
    for schema, table in tables:
        con.execute(f'SELECT max(hash(t)) FROM "{schema}"."{table}" AS t').fetchall()  # noqa: S608 (own names)
