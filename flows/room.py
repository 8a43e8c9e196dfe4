"""A disk that is full, in one line: whoever meets it far below says `No space left on device`, and not what to do."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

_FULL = {errno.ENOSPC: "the disk is full", errno.EDQUOT: "the disk quota is used up"}
# DuckDB hands on the words of the system and not its number.
_DUCKDB_WORDS = ("No space left on device", "Disk quota exceeded", "max_temp_directory_size")


class DiskFullError(RuntimeError):
    """There is no room left; the message says where, and what to do."""


@contextmanager
def room_wanted(folder: Path) -> Iterator[None]:
    """Turn the error of a full disk, in whatever words, into `DiskFullError`. `folder` is where room is wanted."""
    try:
        yield
    except (OSError, duckdb.Error) as error:
        words = _words(error)
        if words is None:
            raise
        raise DiskFullError(
            f"{words}: make room under {folder} and start the run again; what was read is kept, and the release before "
            "stays"
        ) from error


def _words(error: OSError | duckdb.Error) -> str | None:
    if isinstance(error, OSError):
        return _FULL.get(error.errno or 0)
    return _FULL[errno.ENOSPC] if any(words in str(error) for words in _DUCKDB_WORDS) else None
