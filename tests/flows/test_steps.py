"""What is tried again, and what a full disk says."""

import errno
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import duckdb
import pytest
from prefect.states import State, exception_to_failed_state
from prefect.utilities.asyncutils import run_coro_as_sync

from flows.room import DamagedError, DiskFullError, NotWritableError, room_wanted
from flows.steps import derive_and_publish, is_busy, is_passing, load_night
from flows.visits import visit_share
from warehouse.lock import BusyError
from warehouse.transform import CheckFailedError


def failed(error: BaseException) -> State[Any]:
    state = run_coro_as_sync(exception_to_failed_state(error))
    assert state is not None
    return state


def test_only_what_can_heal_is_tried_again() -> None:
    nobody = SimpleNamespace()
    assert is_busy(nobody, nobody, failed(BusyError("another run is writing the warehouse")))
    assert is_passing(nobody, nobody, failed(OSError(errno.EIO, "Input/output error")))
    for lasting in (
        CheckFailedError([]),
        DiskFullError("the disk is full"),
        OSError(errno.ENOSPC, "No space left on device"),
        PermissionError(errno.EACCES, "Permission denied"),
        KeyError("a bug"),
    ):
        assert not is_busy(nobody, nobody, failed(lasting))
        assert not is_passing(nobody, nobody, failed(lasting))


def test_waits_grow_and_are_jittered() -> None:
    for step in (load_night, derive_and_publish):
        assert step.retries == 5
        assert step.retry_delay_seconds == [1, 2, 4, 8, 16]
        assert step.retry_jitter_factor == 1
        assert step.retry_condition_fn is is_busy
    assert visit_share.retry_condition_fn is is_passing


def test_a_full_disk_says_what_to_do(tmp_path: Path) -> None:
    with (
        pytest.raises(DiskFullError, match="the disk is full: make room under") as told,
        room_wanted(tmp_path),
        # The kernel's own full disk.
        Path("/dev/full").open("w") as full,
    ):
        full.write("x" * 100_000)
    assert str(tmp_path) in str(told.value)
    assert "\n" not in str(told.value)
    with pytest.raises(DiskFullError), room_wanted(tmp_path):
        raise duckdb.IOException('IO Error: Could not write file "w.duckdb": No space left on device')
    with pytest.raises(duckdb.IOException, match="is not a database"), room_wanted(tmp_path):
        raise duckdb.IOException("the file is not a database")
    with pytest.raises(NotADirectoryError), room_wanted(tmp_path):
        raise NotADirectoryError(errno.ENOTDIR, "Not a directory")


@pytest.mark.parametrize(
    "error",
    [
        PermissionError(errno.EACCES, "Permission denied", "/srv/log.jsonl"),
        OSError(errno.EROFS, "Read-only file system", "/srv/log.jsonl"),
        duckdb.IOException('IO Error: Cannot open file "w.duckdb": Permission denied'),
    ],
)
def test_a_folder_that_is_not_ours_to_write_says_what_to_do(tmp_path: Path, error: Exception) -> None:
    with pytest.raises(NotWritableError, match="let the user of this run write to") as told, room_wanted(tmp_path):
        raise error
    assert "\n" not in str(told.value)
    assert ("/srv/log.jsonl" in str(told.value)) == isinstance(error, OSError)


def test_a_full_disk_is_told_though_duckdb_speaks_of_what_followed(tmp_path: Path) -> None:
    def write() -> None:
        try:
            raise duckdb.IOException("IO Error: Could not write: No space left on device")
        finally:
            raise duckdb.TransactionException("TransactionContext Error: cannot rollback - no transaction is active")

    with pytest.raises(DiskFullError), room_wanted(tmp_path):
        write()


def test_a_damaged_warehouse_says_where_to_look(tmp_path: Path) -> None:
    with pytest.raises(DamagedError, match=r"is damaged: .*checksum.*deploy/runbook.md"), room_wanted(tmp_path):
        raise duckdb.IOException("IO Error: Corrupt database file: computed checksum 1 does not match 2\nStack trace")
