"""The log of attempts: one file of JSON lines a run, appended to and never changed.

A line is brought to the disk before `record` returns. A process killed in between leaves a torn last line: it was never
confirmed, so readers ignore it and the next `record` of that run cuts it off. A torn line anywhere else is
`LogError`, because something other than a kill made it. Safe across threads; one process writes a run's file.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import threading
from pathlib import Path
from typing import BinaryIO

from extractors.archive.bodies import ArchiveError
from extractors.archive.durable import make_folder, sync_folder
from extractors.attempt import Attempt, AttemptError

_RUN_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:+-]{0,199}")


class LogError(ArchiveError):
    """A line of the log that cannot be read: the message names file, line and reason."""


class AttemptLog:
    """Attempts under `folder`, by run."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.RLock()
        self._successes: dict[str, list[Attempt]] | None = None

    def record(self, attempt: Attempt) -> None:
        """Append one attempt to its run's file."""
        path = self._path(attempt.run_id)
        with self._lock:
            make_folder(self._folder)
            is_new = not path.exists()
            with path.open("a+b") as lines:
                _cut_torn_tail(lines)
                lines.write(attempt.to_json().encode() + b"\n")
                lines.flush()
                os.fsync(lines.fileno())
            if is_new:
                sync_folder(self._folder)
            if self._successes is not None and attempt.succeeded:
                self._successes.setdefault(attempt.url, []).append(attempt)

    def run_ids(self) -> list[str]:
        """The runs that have a log, in order of their ids."""
        return sorted(path.name.removesuffix(".jsonl") for path in self._folder.glob("*.jsonl"))

    def attempts(self, run_id: str) -> list[Attempt]:
        """A run's attempts in the order they were recorded, none for a run without a log. Raises `LogError`."""
        path = self._path(run_id)
        try:
            content = path.read_bytes()
        except FileNotFoundError:
            return []
        whole = content[: content.rfind(b"\n") + 1]
        attempts = []
        for number, line in enumerate(whole.splitlines(), start=1):
            try:
                attempts.append(Attempt.from_json(line))
            except AttemptError as error:
                raise LogError(f"{path}: line {number}: {error}") from error
        return attempts

    def last_success(self, url: str, before: dt.datetime) -> Attempt | None:
        """The newest ok or not_modified attempt for `url` that is older than `before`, of any run."""
        with self._lock:
            if self._successes is None:
                self._successes = {}
                for run_id in self.run_ids():
                    for attempt in self.attempts(run_id):
                        if attempt.succeeded:
                            self._successes.setdefault(attempt.url, []).append(attempt)
            earlier = [a for a in self._successes.get(url, []) if a.fetched_at < before]
        return max(earlier, key=lambda a: a.fetched_at, default=None)

    def _path(self, run_id: str) -> Path:
        if not _RUN_ID.fullmatch(run_id):
            raise LogError(f"{run_id!r} cannot be a run's id: letters, digits and . _ : + - only")
        return self._folder / f"{run_id}.jsonl"


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
