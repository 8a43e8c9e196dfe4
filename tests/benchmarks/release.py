"""How long it takes to write a release of many memberships, against DuckDB's plain Parquet copy of the same tables.

    python -m tests.benchmarks.release 1e5 1e6            # rows of membership_year

Each size runs in a process of its own, so that its peak of memory is its own. Prints a JSON object a step: seconds
(wall and CPU), the ratio of each to the copy (zstd, the same threads and memory), and the process's peak so far. `data`
is the database and each table as Parquet and CSV; the workbook stands apart, for it holds up to 100,000 rows a sheet
and leaves longer tables to the other files. Only ratios are worth keeping; where others work on the same machine, those
of CPU time.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import duckdb

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

SIZES = ("1e5", "1e6")
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


def measure(world: World, n_rows: int) -> None:
    """All steps of a release of so many rows; tells each."""
    clock = Clock()
    with (
        tempfile.TemporaryDirectory(prefix="verkosto-bench-", dir=world.folder.parent) as home,
        writer(Path(home) / "warehouse.duckdb") as con,
    ):
        load(con, world)
        facts = derived(con, world)
        multiply(con, n_rows)
        copied, staged = Path(home) / "copied", Path(home) / "staged"
        copied.mkdir()
        staged.mkdir()
        with clock.step("copy"):
            for name in load_datasets():
                con.execute(f"COPY marts.{name} TO '{copied / name}.parquet' (FORMAT parquet, COMPRESSION zstd)")
        clock.tell("copy")
        bare = Description("made-up", world.known_at, "recorded", "made-up", Rules(), facts, ("none-stated",))
        with clock.step("data"):
            extents = write_files(con, staged, bare.rules)
        clock.tell("data")
        described = bare.under("made-up", version=FIRST, extents=extents)
        with clock.step("workbook"):
            write_workbook(con, staged, described)
        clock.tell("workbook")
        with clock.step("papers"):
            write_papers(con, staged, described)
            write_datapackage(staged, described, site=False)
        clock.tell("papers")
        with clock.step("seal"):
            seal(staged)
        clock.tell("seal")


def main(arguments: list[str]) -> None:
    if arguments[:1] in (["--make"], ["--measure"]):
        step, folder, size = arguments
        world = World(Path(folder) / "world", STATEMENTS)
        if step == "--make":
            world.write()
        else:
            measure(world, int(float(size)))
        return
    for size in arguments or SIZES:
        with tempfile.TemporaryDirectory(prefix="verkosto-world-") as folder:
            print(json.dumps({"rows": size}), flush=True)
            for step in ("--make", "--measure"):
                subprocess.run([sys.executable, "-m", __spec__.name, step, folder, size], check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
