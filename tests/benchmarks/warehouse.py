"""How long it takes from a log to a release, against DuckDB's own copy of the log's statements in the same run.

The copy is Parquet to Parquet, zstd, with the same threads and memory, made before, between and after the steps. Each
size runs in a process of its own, so that its peak of memory is its own. `load_to_release` is the sum of load, derive
(its parts stand below it) and publish. A derivation of 1e7 does not fit into the memory that a run may take.
"""

from __future__ import annotations

import dataclasses
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any
from unittest.mock import patch

import duckdb

from tests.benchmarks.meter import Took, metered, peak_mb
from tests.benchmarks.result import Row, at_most, figure, made
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

TITLE = "From a log of statements to a release, against DuckDB's Parquet copy of the statements"
SIZES, SMALL = ("1e5", "1e6"), ("1e3",)
LOADED_AT_ONCE = 1_000_000
WHOLE, BOUND = "load_to_release", 25
QUESTIONS = (
    "memberships_as_of(DATE '2020-12-31')",
    "memberships_as_of(DATE '2026-11-22')",
    "memberships_as_of(DATE '2022-12-31', known_at := TIMESTAMP '2024-03-01')",
    "membership_year_at(TIMESTAMP '2024-03-01')",
)
_PARTS = {"derive.resolve": "resolve_names", "derive.yearly": "make_table", "derive.checks": "run_checks"}


def load(con: duckdb.DuckDBPyConnection, world: World) -> None:
    """Load a world's files as a run's rows are loaded: a million statements at a time, each in one transaction."""
    n_slices = max(1, world.statements // LOADED_AT_ONCE)
    for number in range(n_slices):
        with transaction(con):
            for table in tables():
                merge_new(con, table, KEYS[table], _slice(con, world.file(table), number, n_slices))


def _slice(con: duckdb.DuckDBPyConnection, file: Path, number: int, n_slices: int) -> duckdb.DuckDBPyRelation:
    rows = con.read_parquet(str(file), file_row_number=True)
    n_rows = len(rows)
    first, end = n_rows * number // n_slices, n_rows * (number + 1) // n_slices
    return rows.filter(f"file_row_number >= {first} AND file_row_number < {end}").project("* EXCLUDE file_row_number")


def derived(con: duckdb.DuckDBPyConnection, world: World) -> Derived:
    """Derive from a world's log, by its own sources and systems."""
    with world.registers():
        return derive(con, world.catalogue(), world.known_at, Rules())


def published(con: duckdb.DuckDBPyConnection, world: World, facts: Derived, releases: Path) -> Release:
    """Publish what was derived."""
    described = Description("made-up", world.known_at, "recorded", "made-up", Rules(), facts, ("none-stated",))
    return publish(con, releases, described, keep=2)


class Clock:
    """What steps took, by name; a step that comes again adds to what it took before."""

    def __init__(self) -> None:
        self.took: dict[str, Took] = {}
        self._rows: list[Row] = []
        self._copies: list[Took] = []
        self._peak_of_copies = 0

    @contextmanager
    def copy(self) -> Iterator[None]:
        """Measure a copy that the steps are held against. It is to be made before, between and after them: a machine
        that others share is faster at one time than at another."""
        with metered() as took:
            yield
        self._copies.append(took)
        if not self._rows:
            self._peak_of_copies = peak_mb()

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Measure a step."""
        with metered() as took:
            yield
        before = self.took.get(name, Took())
        self.took[name] = Took(before.wall + took.wall, before.cpu + took.cpu, before.own_cpu + took.own_cpu)

    def tell(self, name: str, size: str) -> None:
        """Add a step's row; its peak is that of the process so far."""
        self._rows.append(self.took[name].row(name, size=size))

    def told(self) -> list[Row]:
        """The rows with their ratios to the median copy, which stands first."""
        copy = Took(*(median(getattr(took, name) for took in self._copies) for name in ("wall", "cpu", "own_cpu")))
        rows = [dataclasses.replace(r, ratio=figure(self.took[r.what].cpu / copy.cpu)) for r in self._rows]
        return [dataclasses.replace(copy.row("copy", size=rows[0].size), peak_mb=self._peak_of_copies), *rows]


def measure(world: World, size: str) -> list[Row]:
    """The rows of all steps on a world, whose files stand."""
    clock = Clock()
    with tempfile.TemporaryDirectory(prefix="verkosto-bench-", dir=world.folder.parent) as home:
        work, releases = Path(home) / "warehouse.duckdb", Path(home) / "releases"
        with writer(work) as con:
            _copy(con, world, Path(home), clock)
            with clock.step("load"):
                load(con, world)
            clock.tell("load", size)
            _copy(con, world, Path(home), clock)
            with clock.step("derive"), _parts_timed(clock):
                facts = derived(con, world)
            for part in ("derive", *_PARTS):
                clock.tell(part, size)
            _copy(con, world, Path(home), clock)
            with clock.step("publish"):
                release = published(con, world, facts, releases)
            clock.tell("publish", size)
            _copy(con, world, Path(home), clock)
        steps = [clock.took[step] for step in ("load", "derive", "publish")]
        clock.took[WHOLE] = Took(sum(t.wall for t in steps), sum(t.cpu for t in steps), sum(t.own_cpu for t in steps))
        clock.tell(WHOLE, size)
        with reader(release.path / DATABASE) as con:
            for question in QUESTIONS:
                with clock.step(question):
                    con.sql(f"FROM {question}").to_arrow_table()
                clock.tell(question, size)
    return clock.told()


def _copy(con: duckdb.DuckDBPyConnection, world: World, home: Path, clock: Clock) -> None:
    for _ in range(2):
        with clock.copy():
            con.execute(
                f"COPY (FROM '{world.file('obs.assertion')}') TO '{home / 'copy.parquet'}' "
                "(FORMAT parquet, COMPRESSION zstd)"
            )


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


def growth(rows: list[Row]) -> list[Row]:
    """How many times the CPU time of a step grew from each size to the next, which has ten times the statements."""
    grown = []
    for before, after in pairwise(rows):
        if before.what == after.what and before.cpu_s and after.cpu_s:
            sizes = f"{before.size} → {after.size}"
            grown.append(Row(what=f"growth of {after.what}", size=sizes, ratio=figure(after.cpu_s / before.cpu_s)))
    return grown


def main(arguments: list[str]) -> None:
    if arguments[:1] in (["--make"], ["--measure"]):
        step, folder, size = arguments
        world = World(Path(folder) / "world", int(float(size)))
        if step == "--make":
            world.write()
        else:
            print(json.dumps([dataclasses.asdict(row) for row in measure(world, size)]))
        return
    rows: list[Row] = []
    for size in SMALL if arguments == ["--small"] else arguments or SIZES:
        with tempfile.TemporaryDirectory(prefix="verkosto-world-") as folder:
            # Each in a process of its own, started by a small one: a child begins with the peak of its parent.
            for step in ("--make", "--measure"):
                command = [sys.executable, "-m", __spec__.name, step, folder, size]
                told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
            rows += [Row(**row) for row in json.loads(told)]
    bounds = [
        at_most(f"load to release at {row.size}, against the copy", row.ratio or 0, BOUND)
        for row in rows
        if row.what == WHOLE
    ]
    by_step = sorted(rows, key=lambda row: [r.what for r in rows].index(row.what))
    print(made("warehouse", TITLE, [*by_step, *growth(by_step)], bounds).to_json())


if __name__ == "__main__":
    main(sys.argv[1:])
