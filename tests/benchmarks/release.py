"""How long it takes to write a release of many memberships, against DuckDB's plain Parquet copy of the same tables.

Sizes are rows of membership_year. Each runs in a process of its own, so that its peak of memory is its own. The copy is
zstd, with the same threads and memory. `data` is the database and each table as Parquet and CSV; the workbook stands
apart, for it holds up to 100,000 rows a sheet and leaves longer tables to the other files.
"""

from __future__ import annotations

import dataclasses
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import duckdb

from tests.benchmarks.result import Row, made
from tests.benchmarks.statements import World
from tests.benchmarks.warehouse import Clock, derived, load
from warehouse.database import writer
from warehouse.dataset import load_datasets
from warehouse.metadata.papers import write_papers
from warehouse.package import Description, write_datapackage
from warehouse.release_files import write_files
from warehouse.release_version import FIRST
from warehouse.rules import Rules
from warehouse.seal import seal
from warehouse.workbook import write_workbook

TITLE = "Writing a release of many memberships, against DuckDB's Parquet copy of its tables"
SIZES, SMALL = ("1e5", "1e6"), ("1e4",)
STATEMENTS = 10_000


def multiply(con: duckdb.DuckDBPyConnection, n_rows: int) -> None:
    """Give `marts.membership_year` so many rows: those it has, told of parties made up beside them."""
    con.execute(
        f"""
        CREATE OR REPLACE TABLE marts.membership_year AS
        SELECT m.* REPLACE (CASE i WHEN 0 THEN m.party_id ELSE concat(m.party_id, '-', i) END AS party_id)
        FROM range({n_rows} // (SELECT count(*) FROM marts.membership_year) + 1) AS r (i)
        CROSS JOIN marts.membership_year AS m
        LIMIT {n_rows}
        """
    )


def measure(world: World, size: str) -> list[Row]:
    """The rows of all steps of a release of so many rows."""
    clock = Clock()
    with (
        tempfile.TemporaryDirectory(prefix="verkosto-bench-", dir=world.folder.parent) as home,
        writer(Path(home) / "warehouse.duckdb") as con,
    ):
        load(con, world)
        facts = derived(con, world)
        multiply(con, int(float(size)))
        copied, staged = Path(home) / "copied", Path(home) / "staged"
        copied.mkdir()
        staged.mkdir()
        _copy(con, copied, clock)
        bare = Description("made-up", world.known_at, "recorded", "made-up", Rules(), facts, ("none-stated",))
        with clock.step("data"):
            extents = write_files(con, staged, bare.rules)
        clock.tell("data", size)
        described = bare.under("made-up", version=FIRST, extents=extents)
        with clock.step("workbook"):
            write_workbook(con, staged, described)
        clock.tell("workbook", size)
        with clock.step("papers"):
            write_papers(con, staged, described)
            write_datapackage(staged, described, site=False)
        clock.tell("papers", size)
        with clock.step("seal"):
            seal(staged)
        clock.tell("seal", size)
        _copy(con, copied, clock)
    return clock.told()


def _copy(con: duckdb.DuckDBPyConnection, folder: Path, clock: Clock) -> None:
    for _ in range(2):
        with clock.copy():
            for name in load_datasets():
                con.execute(f"COPY marts.{name} TO '{folder / name}.parquet' (FORMAT parquet, COMPRESSION zstd)")


def main(arguments: list[str]) -> None:
    if arguments[:1] in (["--make"], ["--measure"]):
        step, folder, size = arguments
        world = World(Path(folder) / "world", STATEMENTS)
        if step == "--make":
            world.write()
        else:
            print(json.dumps([dataclasses.asdict(row) for row in measure(world, size)]))
        return
    rows: list[Row] = []
    for size in SMALL if arguments == ["--small"] else arguments or SIZES:
        with tempfile.TemporaryDirectory(prefix="verkosto-world-") as folder:
            for step in ("--make", "--measure"):
                command = [sys.executable, "-m", __spec__.name, step, folder, size]
                told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
            rows += [Row(**row) for row in json.loads(told)]
    print(made("release", TITLE, rows).to_json())


if __name__ == "__main__":
    main(sys.argv[1:])
