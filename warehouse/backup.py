"""A backup of what cannot be made anew, and the way back from it.

    <folder>/2026-11-22T031500Z/
        home/          the state of one world as it lies in the data folder: archive, work file, releases, inbox …
        decisions/     the CSV files of decisions
        prefect/       Prefect's history (SQLite), where it was asked for
        backup.json    whose backup this is, and its symbolic links
        SHA256SUMS     of every file above, as `sha256sum -c` reads it

Each backup is whole by itself. A file that has not changed since the backup before is a hard link to that one's, so
another night costs what it brought, and the work file. The work file is copied though most of it could be read out of
the archive again: it alone knows since when each reading counts, and after a change of code that cannot be told from
the pages. Left out are the cache of readings, locks, and half-made files, whose names begin with a dot.

A backup waits until no run is under way and then holds the run's lock while it copies; bodies, which are only ever
added, it copies before. It is made under a name that begins with a dot and renamed once it is on the disk. Errors:
`BackupError`; `BusyError` where others did not end in time; `OSError` of a full or missing disk.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from extractors.archive.durable import sync_folder
from warehouse.lock import exclusive, exclusive_in_time
from warehouse.seal import SUMS, damage, files_in, read_sums, sha256, write_sums

TOLD = "backup.json"
HISTORY = "prefect/prefect.db"
_STAGING = ".staging-"
_BODIES = "home/archive/bodies/"
# What readers make of pages again, whenever it is missing.
_CACHE = Path("archive/readings")


class BackupError(RuntimeError):
    """A backup that cannot be made, or is not what its checksums say, or a place that is not free for it."""


@dataclass(frozen=True, slots=True)
class State:
    """What is backed up and restored: the home of one world (`recorded` or `live`), the folder of decisions, and where
    asked for Prefect's database."""

    transport: str
    home: Path
    decisions: Path
    history: Path | None = None

    def locks(self) -> list[tuple[Path, str]]:
        """The locks under which nothing of it changes, in the order in which runs take them."""
        locks = [(self.home / "run.lock", "under way"), (self.home / "warehouse.lock", "writing the warehouse")]
        # Where decisions cannot be written nobody writes them, nor a lock.
        if os.access(self.decisions, os.W_OK):
            locks.append((self.decisions / ".lock", "writing decisions"))
        return locks


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was made: its files, how many of them are links to the backup before, and bytes."""

    path: Path
    n_files: int
    n_linked: int
    n_bytes: int
    n_bytes_new: int


def make_backup(
    state: State, folder: Path, *, made_at: dt.datetime, keep: int, patience: float, tell: Callable[[str], None]
) -> Backup:
    """Make a backup under `folder`; of older ones in it the newest stay, `keep` in all.

    Waits up to `patience` seconds for a run to end, and lets `tell` say so once.
    """
    if not state.home.is_dir():
        raise BackupError(f"there is nothing to back up: {state.home} is not there")
    if folder.resolve().is_relative_to(state.home):
        raise BackupError(f"{folder} lies inside of what is backed up: take a folder on another disk")
    target = folder / made_at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H%M%SZ")
    with exclusive(folder / ".lock", "making a backup"):
        for left in folder.glob(f"{_STAGING}*"):
            shutil.rmtree(left)
        if target.exists():
            raise BackupError(f"{target} is there already")
        staged = folder / f"{_STAGING}{target.name}"
        staged.mkdir()
        try:
            made = _stage(state, staged, _newest(folder), made_at, patience, tell)
            staged.rename(target)
            sync_folder(folder)
        finally:
            if staged.exists():
                shutil.rmtree(staged)
        _retire(folder, keep)
    return Backup(target, len(made.sums), made.n_linked, made.n_bytes, made.n_bytes_new)


def find_backup(folder: Path) -> Path:
    """The backup at `folder`, or the newest one in it. Raises `BackupError` where there is none."""
    found = folder if (folder / SUMS).is_file() else _newest(folder)
    if found is None:
        raise BackupError(f"{folder} is no backup and holds none")
    return found


def verify_backup(backup: Path) -> list[str]:
    """What is wrong with a backup by its checksums: nothing, or a line a file. Its links have none."""
    return damage(backup, (name for name in files_in(backup) if not (backup / name).is_symlink()))


def read_told(backup: Path) -> dict[str, Any]:
    """What a backup says of itself: `transport`, `made_at`, and `links`, each path with what it points at."""
    told: dict[str, Any] = json.loads((backup / TOLD).read_text("utf-8"))
    return told


@dataclass(slots=True)
class _Staged:
    """A backup in the making, beside the one before."""

    path: Path
    before: Path | None
    sums_before: dict[str, str]
    sums: dict[str, str] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    n_linked: int = 0
    n_bytes: int = 0
    n_bytes_new: int = 0

    def bring(self, source: Path, name: str) -> None:
        """Take a file or symbolic link in under `name`, unless it is in already."""
        if name in self.sums or name in self.links:
            return
        target = self.path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_symlink():
            self.links[name] = str(source.readlink())
            target.symlink_to(self.links[name])
            return
        if self._link(source, name):
            self.sums[name] = self.sums_before[name]
            self.n_linked += 1
        else:
            self.sums[name] = copy_with_sum(source, target)
            self.n_bytes_new += target.stat().st_size
        self.n_bytes += target.stat().st_size

    def _link(self, source: Path, name: str) -> bool:
        if self.before is None or name not in self.sums_before:
            return False
        kept = self.before / name
        # A body's name proves its bytes: one that was damaged since never takes the place of the sound one kept.
        if not (name.startswith(_BODIES) or _as_it_was(source, kept)):
            return False
        try:
            (self.path / name).hardlink_to(kept)
        except OSError:  # a disk without hard links, or with too many of one file
            return False
        return True


def _stage(
    state: State,
    staged: Path,
    before: Path | None,
    made_at: dt.datetime,
    patience: float,
    tell: Callable[[str], None],
) -> _Staged:
    made = _Staged(staged, before, read_sums(before) if before else {})
    for source in _entries(state.home / "archive" / "bodies"):
        made.bring(source, f"home/{source.relative_to(state.home).as_posix()}")
    with ExitStack() as locks:
        for path, doing in state.locks():
            locks.enter_context(exclusive_in_time(path, doing, patience, tell))
        for source in _entries(state.home):
            made.bring(source, f"home/{source.relative_to(state.home).as_posix()}")
        for source in _entries(state.decisions):
            made.bring(source, f"decisions/{source.relative_to(state.decisions).as_posix()}")
    if state.history is not None:
        _copy_history(state.history, staged / HISTORY)
        made.sums[HISTORY] = sha256(staged / HISTORY)
        made.n_bytes += (staged / HISTORY).stat().st_size
        made.n_bytes_new += (staged / HISTORY).stat().st_size
    told = {"transport": state.transport, "made_at": made_at.isoformat(), "links": made.links}
    (staged / TOLD).write_text(json.dumps(told, indent=2) + "\n", "utf-8")
    made.sums[TOLD] = sha256(staged / TOLD)
    write_sums(staged, made.sums)
    # One call for all: one a file would take minutes for the bodies of a year.
    os.sync()
    return made


def _entries(root: Path) -> Iterator[Path]:
    """Files and symbolic links under `root` that belong in a backup, in order."""
    for folder, folders, names in os.walk(root):
        here = Path(folder)
        yield from (here / name for name in sorted(folders) if (here / name).is_symlink())
        folders[:] = sorted(
            f for f in folders if not f.startswith(".") and here / f != root / _CACHE and not (here / f).is_symlink()
        )
        for name in sorted(names):
            path = here / name
            is_lock = here == root and path.suffix == ".lock"
            if not name.startswith(".") and not is_lock and (path.is_symlink() or path.is_file()):
                yield path


def copy_with_sum(source: Path, target: Path) -> str:
    """Copy a file with its times and mode; gives the SHA-256 of what was copied."""
    digest = hashlib.sha256()
    with source.open("rb") as read, target.open("xb") as written:
        while block := read.read(1 << 20):
            digest.update(block)
            written.write(block)
    shutil.copystat(source, target)
    return digest.hexdigest()


def _copy_history(database: Path, target: Path) -> None:
    """Copy an SQLite database as it stands at one moment, though others write to it."""
    if not database.is_file():
        raise BackupError(f"Prefect's history is not at {database}")
    target.parent.mkdir()
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(target)) as copy:
        source.backup(copy)


def _as_it_was(source: Path, kept: Path) -> bool:
    now, then = source.stat(), kept.stat()
    return (now.st_size, now.st_mtime_ns) == (then.st_size, then.st_mtime_ns)


def _backups(folder: Path) -> list[Path]:
    """The backups in a folder, oldest first: their names are their moments."""
    return sorted(p for p in folder.glob("[0-9]*") if (p / SUMS).is_file())


def _newest(folder: Path) -> Path | None:
    return max(_backups(folder), default=None)


def _retire(folder: Path, keep: int) -> None:
    for old in _backups(folder)[:-keep]:
        # Out of sight first, so that a crash while removing leaves no half backup behind.
        doomed = folder / f"{_STAGING}{old.name}"
        old.rename(doomed)
        shutil.rmtree(doomed)
