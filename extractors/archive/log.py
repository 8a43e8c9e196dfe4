"""The logs of runs: a file of JSON lines a run, appended to and never changed. Attempts, and files taken in.

A line is durable when `record` returns. A process killed in between leaves a torn last line: it was never confirmed,
so readers ignore it and the next `record` cuts it off. A torn line anywhere else is `LogError`, because something other
than a kill made it. Safe across threads. Each line ends with a checksum of itself, so that a changed byte is found
where it still reads as JSON; lines from before there were checksums have none.

A file has one writer. Where tasks of one run record in several processes, each writes parts of its own,
`<run>/<part>.jsonl`, and readers read them after the run's file. `settle` joins them to it in the order of their names,
so that a log has the same bytes whoever recorded, and when.
"""

from __future__ import annotations

import datetime as dt
import re
import threading
import zlib
from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from extractors.archive.bodies import ArchiveError
from extractors.archive.store import Store, whole_lines
from extractors.attempt import Attempt

_RUN_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:+-]{0,199}")
_SUFFIX = ".jsonl"
# Runs. A page that brought nothing in as many is asked for as if it were new: else each night would read the log of all
# nights before it.
LOOK_BACK = 100
_SUM = re.compile(rb',"crc32":"(?P<sum>[^"]*)"\}$')


class LogError(ArchiveError):
    """A line of the log that cannot be read: the message names file, line and reason."""


class Line(Protocol):
    """What can stand in a log: it knows its run, and gives one line of JSON."""

    @property
    def run_id(self) -> str: ...

    def to_json(self) -> str: ...


_L = TypeVar("_L", bound=Line)


class RunLog(Generic[_L]):
    """Lines in `folder`, by run. `read` makes one of a line's bytes and raises ValueError for anything else."""

    def __init__(self, store: Store, folder: str, read: Callable[[bytes], _L]) -> None:
        self._store = store
        self._folder = folder
        self._read = read
        self._lock = threading.Lock()

    def record(self, line: _L, part: str | None = None) -> None:
        """Append one line to its run's file, or to a part of it."""
        content = _with_sum(line.to_json().encode()) + b"\n"
        if part is not None:  # one task writes it, and need not wait for the others
            self._store.append(self._part(line.run_id, part), content)
            return
        with self._lock:
            self._store.append(self._file(line.run_id), content)

    def settle(self, run_id: str) -> None:
        """Join the parts of a run to its file. A line that stands there already moves to its new place: a kill while
        parts were joined, or a recording that is played again, doubles nothing."""
        parts = self._parts(run_id)
        if not parts:
            return
        lines: dict[bytes, None] = {}
        for name in (self._file(run_id), *parts):
            for line in self._content(name).splitlines(keepends=True):
                lines.pop(line, None)
                lines[line] = None
        self._store.write(self._file(run_id), b"".join(lines))
        self._store.remove(f"{self._folder}/{run_id}")

    def run_ids(self) -> list[str]:
        """The runs that have a log, in order of their ids."""
        return sorted(self._runs())

    def lines(self, run_id: str) -> list[_L]:
        """A run's lines in the order they were recorded, none for a run without a log. Raises `LogError`."""
        return self._lines([self._file(run_id), *self._parts(run_id)])

    def _runs(self) -> dict[str, list[str]]:
        """The files of each run, in the order in which they are read."""
        runs: dict[str, list[str]] = {}
        for name in sorted(self._store.names(self._folder, _SUFFIX), key=lambda name: (name.count("/"), name)):
            run_id = name.split("/")[1].removesuffix(_SUFFIX)
            runs.setdefault(run_id, []).append(name)
        return runs

    def _lines(self, names: list[str]) -> list[_L]:
        found = []
        for name in names:
            for number, line in enumerate(self._content(name).splitlines(), start=1):
                try:
                    found.append(self._read(_without_sum(line)))
                except ValueError as error:
                    raise LogError(f"{self._store.place(name)}: line {number}: {error}") from error
        return found

    def _content(self, name: str) -> bytes:
        try:
            return whole_lines(self._store.read(name))
        except FileNotFoundError:
            return b""

    def _file(self, run_id: str) -> str:
        if not _RUN_ID.fullmatch(run_id):
            raise LogError(f"{run_id!r} cannot be a run's id: letters, digits and . _ : + - only")
        return f"{self._folder}/{run_id}{_SUFFIX}"

    def _part(self, run_id: str, part: str) -> str:
        if not (_RUN_ID.fullmatch(run_id) and _RUN_ID.fullmatch(part)):
            raise LogError(f"{run_id!r}, {part!r}: a run and its part have letters, digits and . _ : + - only")
        return f"{self._folder}/{run_id}/{part}{_SUFFIX}"

    def _parts(self, run_id: str) -> list[str]:
        return self._store.names(f"{self._folder}/{run_id}", _SUFFIX)


def _with_sum(line: bytes) -> bytes:
    return line[:-1] + b',"crc32":"%08x"}' % zlib.crc32(line)


def _without_sum(line: bytes) -> bytes:
    """A line as it was before it got its checksum. Raises ValueError where it is another line now."""
    found = _SUM.search(line)
    if found is None:
        return line
    plain = line[: found.start()] + b"}"
    if found["sum"] != b"%08x" % zlib.crc32(plain):
        raise ValueError("its bytes have changed since they were written")
    return plain


class AttemptLog(RunLog[Attempt]):
    """Attempts by run, and the newest of an address that brought its bytes."""

    def __init__(self, store: Store) -> None:
        super().__init__(store, "log", Attempt.from_json)
        self._successes: dict[str, list[Attempt]] | None = None
        self._since = dt.datetime.max.replace(tzinfo=dt.UTC)

    def record(self, line: Attempt, part: str | None = None) -> None:
        """Append one attempt to its run's file, or to a part of it."""
        super().record(line, part)
        with self._lock:
            if self._successes is not None and line.succeeded:
                self._successes.setdefault(line.url, []).append(line)

    def last_success(self, url: str, before: dt.datetime) -> Attempt | None:
        """The newest ok or not_modified attempt for `url` that is older than `before`, of the `LOOK_BACK` newest runs
        that were under way by then."""
        with self._lock:
            if self._successes is None or before < self._since:
                self._successes, self._since = self._newest(before), before
            earlier = [a for a in self._successes.get(url, []) if a.fetched_at < before]
        return max(earlier, key=lambda a: a.fetched_at, default=None)

    def _newest(self, before: dt.datetime) -> dict[str, list[Attempt]]:
        """By address, what succeeded in the newest runs."""
        found: dict[str, list[Attempt]] = {}
        n_earlier = 0
        for _, names in sorted(self._runs().items(), reverse=True):
            attempts = self._lines(names)
            for attempt in attempts:
                if attempt.succeeded:
                    found.setdefault(attempt.url, []).append(attempt)
            n_earlier += any(attempt.fetched_at < before for attempt in attempts)
            if n_earlier == LOOK_BACK:
                break
        return found
