"""One contestant's run: a process of its own, whose seconds and memory are its own and its children's.

A contestant is a command whose last line of output is a JSON object: `wall_s` and `cpu_s` of the work itself, without
the start of Python, imports and the reading of the input, and whatever shows that the work is the same as the others'.
"""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks.result import Row, figure


@dataclass(frozen=True)
class Run:
    """What a run took as a whole, in seconds and megabytes of its largest process, and what it told."""

    wall: float
    cpu: float
    peak_mb: int
    told: dict[str, Any]

    def row(self, what: str, against: Run | None = None, *, size: str | None = None) -> Row:
        """The work as a row of a result; the ratio is that of CPU times. The peak is the whole process's."""
        return _row(
            what, size, self.told["wall_s"], self.told["cpu_s"], against and against.told["cpu_s"], self.peak_mb
        )

    def whole(self, what: str, against: Run | None = None, *, size: str | None = None) -> Row:
        """The whole process as a row, start included."""
        return _row(what, size, self.wall, self.cpu, against and against.cpu, self.peak_mb)


def _row(what: str, size: str | None, wall: float, cpu: float, against: float | None, peak_mb: int) -> Row:
    ratio = figure(cpu / against) if against else None
    return Row(what=what, size=size, wall_s=figure(wall), cpu_s=figure(cpu), ratio=ratio, peak_mb=peak_mb)


def run(command: Sequence[str | Path], env: Mapping[str, str] | None = None, cwd: Path | None = None) -> Run:
    """Run a contestant to its end. Raises `RuntimeError` with its last words where it fails."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        began = time.perf_counter()
        process = subprocess.Popen(
            [str(word) for word in command], stdout=out, stderr=err, env={**os.environ, **(env or {})}, cwd=cwd
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        lines = out.read().decode().splitlines()
        if process.returncode:
            raise RuntimeError("\n".join([*lines, *err.read().decode().splitlines()][-20:]))
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024, json.loads(lines[-1]))


def median_of(runs: Sequence[Run]) -> Run:
    """The run in the middle, by CPU time of the work."""
    return sorted(runs, key=lambda one: one.told["cpu_s"])[len(runs) // 2]
