"""A work file is looked at block by block, and the archive against what it knows."""

import datetime as dt
from pathlib import Path

import pytest

from extractors.archive import Archive
from extractors.attempt import Attempt, fetch_id_of
from warehouse.batch import insert_new
from warehouse.database import writer
from warehouse.lock import BusyError, exclusive
from warehouse.log_rows import Run, fetch_row, run_row
from warehouse.sound import unsound
from warehouse.visit import Visit

RUN = Run.at(dt.datetime(2023, 11, 14, 0, 15, tzinfo=dt.UTC), "recorded")
URL = "https://lista.example/jasenet"


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "archive")


@pytest.fixture
def warehouse(tmp_path: Path, archive: Archive) -> Path:
    """A work file that knows one attempt and its document, which the archive has."""
    attempt = Attempt(
        fetch_id=fetch_id_of(RUN.run_id, "jasenlista", URL),
        run_id=RUN.run_id,
        source_id="jasenlista",
        url=URL,
        lang="fi",
        fetched_at=RUN.known_at,
        via="fetch",
        outcome="ok",
        document_id=archive.put(b"<p>Kuopio</p>"),
        size=13,
    )
    archive.record(attempt)
    path = tmp_path / "warehouse.duckdb"
    with writer(path) as con:
        insert_new(con, "ops.run", ("run_id",), [run_row(RUN)])
        insert_new(con, "raw.fetch", ("fetch_id",), [fetch_row(attempt, Visit("jasenlista", URL, "read"))])
        insert_new(con, "raw.document", ("document_id",), [{"document_id": attempt.document_id, "size": 13}])
    return path


def test_what_is_well_has_no_line(warehouse: Path, archive: Archive) -> None:
    assert list(unsound(warehouse, archive)) == []


def test_a_flipped_byte_is_found_in_a_block_that_is_read(warehouse: Path, archive: Archive) -> None:
    content = bytearray(warehouse.read_bytes())
    content[len(content) // 2] ^= 1
    warehouse.write_bytes(content)
    [line] = unsound(warehouse, archive)
    assert line.startswith(f"the warehouse {warehouse} is damaged: ")
    assert "checksum" in line


def test_what_the_archive_has_lost_is_told(warehouse: Path, archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "archive" / "log" / f"{RUN.run_id}.jsonl").write_bytes(b"")
    [body] = (tmp_path / "archive" / "bodies").glob("*/*/*.gz")
    body.unlink()
    document_id = body.name.removesuffix(".gz")
    assert list(unsound(warehouse, archive)) == [
        "run 2023-11-14T001500Z: 1 attempts are in the warehouse, and no longer in the archive's log",
        f"document {document_id} is known to the warehouse, and no longer in the archive",
    ]


def test_nobody_looks_while_somebody_writes(warehouse: Path, archive: Archive) -> None:
    with exclusive(warehouse.with_suffix(".lock"), "writing the warehouse"), pytest.raises(BusyError):
        list(unsound(warehouse, archive))
