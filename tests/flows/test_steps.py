"""What is tried again, and what a full disk says."""

import errno
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import duckdb
import pytest
from prefect.states import State, exception_to_failed_state
from prefect.utilities.asyncutils import run_coro_as_sync

from flows.room import DiskFullError, room_wanted
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
    with pytest.raises(PermissionError), room_wanted(tmp_path):
        raise PermissionError(errno.EACCES, "Permission denied")
