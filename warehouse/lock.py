"""A lock that the kernel frees however its holder dies."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

_ASK_AGAIN = 0.2  # seconds


class BusyError(RuntimeError):
    """Somebody else holds the lock; the message says what they are doing, which process it is, and the
    lock file."""


@contextmanager
def exclusive(path: Path, doing: str) -> Iterator[None]:
    """Hold the lock file at `path`, or raise `BusyError` at once. `doing` completes "another run is …"."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            handle.seek(0)
            holder = handle.read().strip()
            raise BusyError(f"another run is {doing} ({f'process {holder}, ' if holder else ''}{path})") from None
        handle.truncate(0)
        handle.write(f"{os.getpid()}\n")
        handle.flush()
        yield


@contextmanager
def exclusive_in_time(path: Path, doing: str, patience: float, tell: Callable[[str], None]) -> Iterator[None]:
    """Hold the lock file at `path` as soon as it is free, or raise `BusyError` after `patience` seconds. Who has to
    wait hears of it once."""
    gives_up_at = time.monotonic() + patience
    with ExitStack() as held:
        has_told = False
        while True:
            try:
                held.enter_context(exclusive(path, doing))
                break
            except BusyError as error:
                if time.monotonic() >= gives_up_at:
                    raise
                if not has_told:
                    tell(f"{error}; waiting for it to end")
                    has_told = True
                time.sleep(_ASK_AGAIN)
        yield
