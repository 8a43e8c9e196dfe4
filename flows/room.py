"""The one run in a home, and what its disk refuses it, in one line: whoever meets that far below says `No space left on
device` or `computed checksum 1 does not match 2`, and not what to do."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from extractors.archive import LogError
from warehouse.lock import exclusive

_FULL = {errno.ENOSPC: "the disk is full", errno.EDQUOT: "the disk quota is used up"}
_SHUT = {
    errno.EROFS: "the disk is mounted read-only",
    errno.EACCES: "this user may not write",
    errno.EPERM: "this user may not write",
}
# DuckDB hands on the words of the system and not its number.
_DUCKDB_WORDS = {
    "No space left on device": errno.ENOSPC,
    "Disk quota exceeded": errno.EDQUOT,
    "max_temp_directory_size": errno.ENOSPC,
    "Read-only file system": errno.EROFS,
    "Permission denied": errno.EACCES,
}
_RESTORE = "see deploy/runbook.md, Something is damaged; nothing was published, and the release before stays"
# Every block and every change that DuckDB keeps has a checksum; these are its words where one is wrong.
_DAMAGE = ("Corrupt", "replaying WAL", "Could not read enough bytes", "not a valid DuckDB", "Failed to deserialize")


class StorageError(RuntimeError):
    """What a run has to write or to read is not to be had from the disk; the message says where, and what to do."""


class DiskFullError(StorageError):
    """There is no room left."""


class NotWritableError(StorageError):
    """A folder that is read-only, or belongs to somebody else."""


class DamagedError(StorageError):
    """The warehouse or the archive's log is not what was written."""


@contextmanager
def run_alone(home: Path) -> Iterator[None]:
    """Be the one run under way in a home. Raises `BusyError` where another is: two would sweep each other's half-made
    files; and what `room_wanted` raises."""
    with room_wanted(home), exclusive(home / "run.lock", "under way"):
        yield


@contextmanager
def room_wanted(folder: Path) -> Iterator[None]:
    """Turn the error of a disk that is full, not to be written or damaged, in whatever words, into a `StorageError`.
    `folder` is where room is wanted."""
    try:
        yield
    except LogError as error:
        raise DamagedError(f"the log of the archive is damaged: {error}; {_RESTORE}") from error
    except (OSError, duckdb.Error) as error:
        number, place = _told(error)
        if number in _FULL:
            raise DiskFullError(
                f"{_FULL[number]}: make room under {folder} and start the run again; what was read is kept, and the "
                "release before stays"
            ) from error
        if number in _SHUT:
            raise NotWritableError(
                f"{_SHUT[number]} {place or folder}: let the user of this run write to {folder} and start it again; "
                "what was read is kept, and the release before stays"
            ) from error
        if isinstance(error, duckdb.Error) and any(words in str(error) for words in _DAMAGE):
            words = str(error).partition("\n")[0]
            raise DamagedError(f"the warehouse in {folder} is damaged: {words}; {_RESTORE}") from error
        raise


def _told(error: BaseException) -> tuple[int | None, str | None]:
    """The number of a disk's error and the file it names. DuckDB tells of it once, and then of what followed: that the
    database is closed, or that there is no transaction; so what came before is looked at too."""
    met: BaseException | None = error
    while met is not None:
        if isinstance(met, OSError) and (met.errno in _FULL or met.errno in _SHUT):
            return met.errno, str(met.filename) if met.filename else None
        if isinstance(met, duckdb.Error):
            for words, number in _DUCKDB_WORDS.items():
                if words in str(met):
                    return number, None
        met = met.__cause__ or met.__context__
    return None, None
