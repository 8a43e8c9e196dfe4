"""Who holds what two cannot hold: a run's lock file, the work file of the warehouse."""

import subprocess
import sys
from pathlib import Path

import pytest

from warehouse.database import copy_of, sweep_copies, writer
from warehouse.lock import BusyError, exclusive

OPEN = "import duckdb, sys; con = duckdb.connect(sys.argv[1]); print('open', flush=True); sys.stdin.read()"


def test_who_holds_a_lock_is_told(tmp_path: Path) -> None:
    lock = tmp_path / "run.lock"
    with exclusive(lock, "under way"), pytest.raises(BusyError) as told, exclusive(lock, "under way"):
        pytest.fail("two hold one lock")
    pid = lock.read_text().strip()
    assert str(told.value) == f"another run is under way (process {pid}, {lock})"


def test_a_program_that_has_the_warehouse_open_is_told(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    words = [sys.executable, "-c", OPEN, str(path)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        assert program.stdout.readline() == b"open\n"
        with pytest.raises(BusyError) as told, writer(path):
            pytest.fail("two write one file")
        assert str(told.value) == (
            f"another program has the warehouse open (process {program.pid}, {path}): close it there"
        )
        program.stdin.close()
    with writer(path) as con:
        assert con.execute("SELECT 1").fetchone() == (1,)


def test_a_copy_that_a_killed_process_left_is_swept_and_one_in_use_is_not(tmp_path: Path) -> None:
    with writer(tmp_path / "warehouse.duckdb") as con:
        con.execute("SELECT 1")
    (tmp_path / ".try-left").mkdir()
    (tmp_path / ".try-left" / "warehouse.duckdb").write_bytes(b"left")
    with copy_of(tmp_path / "warehouse.duckdb") as copy:
        assert sweep_copies(tmp_path) == [".try-left"]
        assert copy.exists()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["warehouse.duckdb", "warehouse.lock"]
