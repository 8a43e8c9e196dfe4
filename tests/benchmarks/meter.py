"""Seconds and memory of a stretch of work, with whatever child processes do in it.

CPU time is that of this process, of its descendants that live (workers, servers) and of those that have ended and been
waited for. A process that is started and lost to sight inside the stretch is not counted.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import psutil

from tests.benchmarks.result import Row, figure


@dataclass
class Took:
    """What a stretch took; filled in when it ends. `own_cpu` is that of this process alone."""

    wall: float = 0.0
    cpu: float = 0.0
    own_cpu: float = 0.0

    def row(self, what: str, against: Took | None = None, *, size: str | None = None) -> Row:
        """As a row of a result; the ratio is that of CPU times."""
        ratio = figure(self.cpu / against.cpu) if against else None
        return Row(
            what=what, size=size, wall_s=figure(self.wall), cpu_s=figure(self.cpu), ratio=ratio, peak_mb=peak_mb()
        )


@contextmanager
def metered() -> Iterator[Took]:
    """Measure a stretch."""
    took = Took()
    wall, own, others = time.perf_counter(), time.process_time(), _cpu_of_others()
    try:
        yield took
    finally:
        took.wall, took.own_cpu = time.perf_counter() - wall, time.process_time() - own
        took.cpu = took.own_cpu + _cpu_of_others() - others


def peak_mb() -> int:
    """The largest that this process, or a child that has ended, has been so far, in megabytes."""
    return max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) // 1024


def _cpu_of_others() -> float:
    """Seconds of all descendants, those that live and those that have ended and been waited for."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = ended.ru_utime + ended.ru_stime
    for process in psutil.Process().children(recursive=True):
        try:
            seconds += sum(process.cpu_times()[:4])  # user, system, and both of its own children that have ended
        except psutil.NoSuchProcess:  # it has ended since; its parent has its times
            continue
    return seconds
