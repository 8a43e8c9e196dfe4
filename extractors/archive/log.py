"""The logs of runs: one file of JSON lines a run, appended to and never changed. Attempts, and files taken in.

A line is brought to the disk before `record` returns. A process killed in between leaves a torn last line: it was never
confirmed, so readers ignore it and the next `record` of that run cuts it off. A torn line anywhere else is
`LogError`, because something other than a kill made it. Safe across threads; one process writes a run's file.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import threading
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, Generic, Protocol, TypeVar

from extractors.archive.bodies import ArchiveError
from extractors.archive.durable import make_folder, sync_folder
from extractors.attempt import Attempt

_RUN_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:+-]{0,199}")


class LogError(ArchiveError):
    """A line of the log that cannot be read: the message names file, line and reason."""


class Line(Protocol):
    """What can stand in a log: it knows its run, and gives one line of JSON."""

    @property
    def run_id(self) -> str: ...

    def to_json(self) -> str: ...


_L = TypeVar("_L", bound=Line)


class RunLog(Generic[_L]):
    """Lines under `folder`, by run. `read` makes one of a line's bytes and raises ValueError for anything else."""

    def __init__(self, folder: Path, read: Callable[[bytes], _L]) -> None:
        self._folder = folder
        self._read = read
        self._lock = threading.RLock()

    def record(self, line: _L) -> None:
        """Append one line to its run's file."""
        path = self._path(line.run_id)
        with self._lock:
            make_folder(self._folder)
            is_new = not path.exists()
            with path.open("a+b") as lines:
                _cut_torn_tail(lines)
                lines.write(line.to_json().encode() + b"\n")
                lines.flush()
                os.fsync(lines.fileno())
            if is_new:
                sync_folder(self._folder)

    def run_ids(self) -> list[str]:
        """The runs that have a log, in order of their ids."""
        return sorted(path.name.removesuffix(".jsonl") for path in self._folder.glob("*.jsonl"))

    def lines(self, run_id: str) -> list[_L]:
        """A run's lines in the order they were recorded, none for a run without a log. Raises `LogError`."""
        path = self._path(run_id)
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            return []
        whole = content[: content.rfind(b"\n") + 1]
        found = []
        for number, line in enumerate(whole.splitlines(), start=1):
            try:
                found.append(self._read(line))
            except ValueError as error:
                raise LogError(f"{path}: line {number}: {error}") from error
        return found

    def _path(self, run_id: str) -> Path:
        if not _RUN_ID.fullmatch(run_id):
            raise LogError(f"{run_id!r} cannot be a run's id: letters, digits and . _ : + - only")
        return self._folder / f"{run_id}.jsonl"


class AttemptLog(RunLog[Attempt]):
    """Attempts by run, and the newest of an address that brought its bytes."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, Attempt.from_json)
        self._successes: dict[str, list[Attempt]] | None = None

    def record(self, line: Attempt) -> None:
        """Append one attempt to its run's file."""
        with self._lock:
            super().record(line)
            if self._successes is not None and line.succeeded:
                self._successes.setdefault(line.url, []).append(line)

    def last_success(self, url: str, before: dt.datetime) -> Attempt | None:
        """The newest ok or not_modified attempt for `url` that is older than `before`, of any run."""
        with self._lock:
            if self._successes is None:
                self._successes = {}
                for run_id in self.run_ids():
                    for attempt in self.lines(run_id):
                        if attempt.succeeded:
                            self._successes.setdefault(attempt.url, []).append(attempt)
            earlier = [a for a in self._successes.get(url, []) if a.fetched_at < before]
        return max(earlier, key=lambda a: a.fetched_at, default=None)


def _cut_torn_tail(lines: BinaryIO) -> None:
    end = lines.seek(0, os.SEEK_END)
    if end == 0:
        return
    lines.seek(end - 1)
    if lines.read(1) == b"\n":
        return
    lines.seek(0)
    lines.truncate(lines.read().rfind(b"\n") + 1)
    lines.seek(0, os.SEEK_END)
