"""How long it takes from a log to a release, against DuckDB's own copy of the log's statements in the same run.

    python -m tests.benchmarks.warehouse 1e5 1e6          # 1e7 takes minutes and some 20 GB of disk

Each size runs in a process of its own, so that its peak of memory is its own. Prints a JSON object a step: seconds
(wall and CPU), the ratio of each to the copy (Parquet to Parquet, zstd, with the same threads and memory), and the
process's peak so far. Only ratios are worth keeping; where others work on the same machine, those of CPU time.
`load_to_release` is the sum of load, derive (resolve is part of it) and publish.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any
from unittest.mock import patch

import duckdb

from tests.benchmarks.statements import World, tables
from warehouse import transform
from warehouse.batch import merge_new
from warehouse.current import DATABASE
from warehouse.database import reader, transaction, writer
from warehouse.load import KEYS
from warehouse.package import Description
from warehouse.publish import publish
from warehouse.releases import Release
from warehouse.rules import Rules
from warehouse.transform import Derived, derive

SIZES = ("1e5", "1e6")
QUESTIONS = (
    "memberships_as_of(DATE '2020-12-31')",
    "memberships_as_of(DATE '2026-11-22')",
    "memberships_as_of(DATE '2022-12-31', known_at := TIMESTAMP '2024-03-01')",
    "membership_year_at(TIMESTAMP '2024-03-01')",
)
_PARTS = {"derive.resolve": "resolve_names", "derive.yearly": "make_table", "derive.checks": "run_checks"}


def load(con: duckdb.DuckDBPyConnection, world: World) -> None:
    """Load a world's files as a run's rows are loaded."""
    with transaction(con):
        for table in tables():
            merge_new(con, table, KEYS[table], con.read_parquet(str(world.file(table))))


def derived(con: duckdb.DuckDBPyConnection, world: World) -> Derived:
    """Derive from a world's log, by its own sources and systems."""
    with world.registers():
        return derive(con, world.catalogue(), world.known_at, Rules())


def published(con: duckdb.DuckDBPyConnection, world: World, facts: Derived, releases: Path) -> Release:
    """Publish what was derived."""
    described = Description("made-up", world.known_at, "recorded", "made-up", Rules(), facts, ("none-stated",))
    return publish(con, releases, described, keep=2)


class Clock:
    """Seconds by step, of the wall's clock and of CPU time."""

    def __init__(self) -> None:
        self.took: dict[str, tuple[float, float]] = {}

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Time a step; what it took in rounds before counts too."""
        wall, cpu = time.perf_counter(), time.process_time()
        try:
            yield
        finally:
            before = self.took.get(name, (0.0, 0.0))
            self.took[name] = (before[0] + time.perf_counter() - wall, before[1] + time.process_time() - cpu)

    def tell(self, name: str) -> None:
        """Print a step, in seconds and against the copy."""
        told = dict(zip(("wall_s", "cpu_s"), (round(t, 3) for t in self.took[name]), strict=True))
        ratios = [round(t / c, 3) for t, c in zip(self.took[name], self.took["copy"], strict=True)]
        told |= dict(zip(("wall_ratio", "cpu_ratio"), ratios, strict=True))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(json.dumps({"step": name, **told, "peak_mb": peak}), flush=True)


def measure(world: World) -> None:
    """All steps on a world, whose files stand; tells each."""
    clock = Clock()
    with tempfile.TemporaryDirectory(prefix="verkosto-bench-", dir=world.folder.parent) as home:
        work, releases = Path(home) / "warehouse.duckdb", Path(home) / "releases"
        with writer(work) as con:
            clock.took["copy"] = _copy(con, world, Path(home))
            clock.tell("copy")
            with clock.step("load"):
                load(con, world)
            clock.tell("load")
            with clock.step("derive"), _parts_timed(clock):
                facts = derived(con, world)
            for part in ("derive", *_PARTS):
                clock.tell(part)
            with clock.step("publish"):
                release = published(con, world, facts, releases)
            clock.tell("publish")
        to_release = [clock.took[step] for step in ("load", "derive", "publish")]
        clock.took["load_to_release"] = (sum(wall for wall, _ in to_release), sum(cpu for _, cpu in to_release))
        clock.tell("load_to_release")
        with reader(release.path / DATABASE) as con:
            for question in QUESTIONS:
                with clock.step(question):
                    con.sql(f"FROM {question}").to_arrow_table()
                clock.tell(question)


def _copy(con: duckdb.DuckDBPyConnection, world: World, home: Path) -> tuple[float, float]:
    """Seconds of a copy of the statements: the median of three after one that warms the disk's cache."""
    rounds = []
    for _ in range(4):
        wall, cpu = time.perf_counter(), time.process_time()
        con.execute(
            f"COPY (FROM '{world.file('obs.assertion')}') TO '{home / 'copy.parquet'}' "
            "(FORMAT parquet, COMPRESSION zstd)"
        )
        rounds.append((time.perf_counter() - wall, time.process_time() - cpu))
    walls, cpus = zip(*rounds[1:], strict=True)
    return median(walls), median(cpus)


@contextmanager
def _parts_timed(clock: Clock) -> Iterator[None]:
    """Time the parts of a derivation. `derive.yearly` is what makes the tables `marts.*_year`."""
    with ExitStack() as patches:
        for part, name in _PARTS.items():
            patches.enter_context(patch.object(transform, name, _timing(clock, part, getattr(transform, name))))
        yield


def _timing(clock: Clock, part: str, work: Callable[..., Any]) -> Callable[..., Any]:
    def timed(con: duckdb.DuckDBPyConnection, *args: Any) -> Any:
        if part == "derive.yearly" and not args[0].endswith("_year"):
            return work(con, *args)
        with clock.step(part):
            return work(con, *args)

    return timed


def main(arguments: list[str]) -> None:
    if arguments[:1] in (["--make"], ["--measure"]):
        step, folder, size = arguments
        world = World(Path(folder) / "world", int(float(size)))
        (world.write if step == "--make" else partial(measure, world))()
        return
    for size in arguments or SIZES:
        with tempfile.TemporaryDirectory(prefix="verkosto-world-") as folder:
            print(json.dumps({"statements": size}), flush=True)
            # Each in a process of its own, started by a small one: a child begins with the peak of its parent.
            for step in ("--make", "--measure"):
                subprocess.run([sys.executable, "-m", __spec__.name, step, folder, size], check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
