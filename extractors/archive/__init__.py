"""The archive: raw bytes by their SHA-256, a log of every attempt, and a cache of readings. All in one place.

    bodies/ab/cd/abcd….gz    what came, compressed, append-only
    log/<run>.jsonl          one attempt a line; log/<run>/<source>.jsonl while a run is under way
    intake/<run>.jsonl       one file that somebody handed in a line: partner reports
    readings/ab/ab….gz       what readers made of a document; can be thrown away

The place is a folder, or an address that fsspec opens, such as a bucket that several machines share. Everything after
it can be rebuilt from it. Each write is durable when the call returns and whole or absent after a `kill -9`. Errors:
`ArchiveError` and what derives from it.
"""

from __future__ import annotations

import copy
import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Self
from urllib.parse import unquote, urlsplit

from extractors.archive.bodies import ArchiveError, Bodies, CorruptDocumentError, MissingDocumentError, Readings
from extractors.archive.folder import FolderStore
from extractors.archive.log import AttemptLog, LogError, RunLog
from extractors.archive.objects import ObjectStore
from extractors.archive.store import Store
from extractors.attempt import Attempt
from extractors.reports.intake import Intake

__all__ = ["Archive", "ArchiveError", "CorruptDocumentError", "LogError", "MissingDocumentError"]


class Archive:
    """The archive at `root`: a folder, or an address that fsspec opens. It is made at the first write."""

    def __init__(self, root: Path | str) -> None:
        self.root = root
        self._store = _store(root)
        self._bodies = Bodies(self._store)
        self._readings = Readings(self._store)
        self._log = AttemptLog(self._store)
        self._intakes = RunLog(self._store, "intake", Intake.from_json)
        self._in_parts = False

    def in_parts(self) -> Self:
        """The same archive for one of several tasks, in whatever process, that record in one run: each source has a
        part of the run's log to itself, and so one task that writes it. `settle` joins the parts."""
        part = copy.copy(self)
        part._in_parts = True
        return part

    def put(self, body: bytes) -> str:
        """Keep `body` and give its document id. Known bytes are not written again."""
        return self._bodies.put(body)

    def get(self, document_id: str) -> bytes:
        """A document's bytes, checked. Raises `MissingDocumentError` or `CorruptDocumentError`."""
        return self._bodies.get(document_id)

    def has(self, document_id: str) -> bool:
        """Whether a document is kept."""
        return self._bodies.has(document_id)

    def is_sound(self, document_id: str) -> bool:
        """Whether a document is kept and its bytes are what its id says."""
        return self._bodies.is_sound(document_id)

    def record(self, attempt: Attempt) -> None:
        """Append an attempt to the log of its run."""
        self._log.record(attempt, attempt.source_id if self._in_parts else None)

    def settle(self, run_id: str) -> None:
        """Join what tasks recorded in parts, in the order of their sources. Once nobody records in the run any more."""
        self._log.settle(run_id)

    def attempts(self, run_id: str) -> list[Attempt]:
        """A run's attempts in the order they were recorded. Raises `LogError` for a line that is none."""
        return self._log.lines(run_id)

    def run_ids(self) -> list[str]:
        """The runs that recorded something, in order of their ids."""
        return self._log.run_ids()

    def last_success(self, url: str, before: dt.datetime) -> Attempt | None:
        """The newest attempt older than `before`, in the last hundred runs, that left the bytes of `url` known."""
        return self._log.last_success(url, before)

    def record_intake(self, intake: Intake) -> None:
        """Append a file that was handed in to the log of its run; its bytes are kept by `put`."""
        self._intakes.record(intake)

    def intakes(self) -> list[Intake]:
        """Every file that was ever handed in, in the order of its runs. Raises `LogError` for a line that is none."""
        return [intake for run_id in self._intakes.run_ids() for intake in self._intakes.lines(run_id)]

    def put_reading(self, key: str, payload: bytes) -> None:
        """Keep what a reader made under `key`."""
        self._readings.put(key, payload)

    def get_reading(self, key: str) -> bytes | None:
        """What was kept under `key`, None where nothing sound is."""
        return self._readings.get(key)

    def has_reading(self, key: str) -> bool:
        """Whether anything was kept under `key`, be it damaged since."""
        return self._readings.has(key)

    def problems(self) -> Iterator[str]:
        """A line for each thing that is not as it should be: damaged bytes, missing documents, left-over files."""
        yield from self._bodies.problems()
        yield from self._readings.problems()
        for run_id in self.run_ids():
            try:
                attempts = self.attempts(run_id)
            except LogError as error:
                yield str(error)
                continue
            for attempt in attempts:
                for document_id in (attempt.document_id, attempt.robots_document_id):
                    if document_id is not None and not self.has(document_id):
                        yield f"run {run_id}: {attempt.url}: document {document_id} is logged and missing"
        try:
            intakes = self.intakes()
        except LogError as error:
            yield str(error)
            intakes = []
        for intake in intakes:
            if not self.has(intake.document_id):
                yield f"run {intake.run_id}: {intake.file_name}: document {intake.document_id} is logged and missing"
        for path in self._store.left_over():
            yield f"{path}: left by a write that was killed"

    def sweep(self) -> list[Path]:
        """Remove what killed writes left, and give it. Only while no other process writes to the archive."""
        leavings = self._store.left_over()
        for path in leavings:
            path.unlink()
        return leavings


def _store(root: Path | str) -> Store:
    if isinstance(root, Path) or "://" not in root:
        return FolderStore(Path(root))
    parts = urlsplit(root)
    # A folder by its address is a folder: with its rename and fsync, which fsspec does not do.
    return FolderStore(Path(unquote(parts.path))) if parts.scheme in ("file", "local") else ObjectStore(root)
