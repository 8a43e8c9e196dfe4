"""A lock that the kernel frees however its holder dies."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


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
