"""Verkosto against what a user would pick instead: dlt to load, dbt-duckdb to transform, Scrapy to crawl.

    python -m tests.benchmarks.peers [STATEMENTS]        # 1e5; the first call makes an environment, which takes minutes
    python -m tests.benchmarks.peers --small             # few rows, few pages, one round

Each contestant runs in a process of its own, one after the other: `contestant` says what is measured, `tasks` what all
have in common. A ratio is that of CPU times, the contestant's to Verkosto's: more than 1 means that Verkosto takes
less. Of three rounds the middle one counts. Ends with an error where two contestants did not make the same.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.benchmarks.peers.contestant import Run, median_of, run
from tests.benchmarks.peers.dbt_project import write_project
from tests.benchmarks.peers.environment import peers_python, versions
from tests.benchmarks.peers.site import serving
from tests.benchmarks.peers.tasks import (
    CONCURRENCY,
    DUCKDB_MEMORY,
    DUCKDB_THREADS,
    MODELS,
    PAGE_BYTES,
    SAME_ROWS,
    SAME_TABLES,
)
from tests.benchmarks.result import Result, Row, made

SIZE = "1e5"
SMALL = "1e4"
HOSTS, PAGES = 8, 50
_LOAD = (
    "The clock runs from opening the database to its end; the rows were read before. Verkosto writes in one "
    "transaction, with the constraints of its schema, 2 threads and 600 MB for DuckDB. dlt has all its own defaults, "
    "telemetry off; of dicts it infers the schema, and it keeps load packages that survive a crash, and evolves a "
    "schema, which Verkosto does not: its rows are typed, and a load that fails is made again from the archive."
)
_TRANSFORM = (
    f"The same SELECTs on copies of one warehouse, DuckDB with {DUCKDB_THREADS} threads and {DUCKDB_MEMORY} for both. "
    "Verkosto makes the tables one after the other in one transaction; dbt, which parses its project each time, each "
    "in one of its own, and keeps a manifest, lineage and logs. Sums over all cells were the same."
)
_CRAWL = (
    f"{HOSTS} hosts on loopback, {CONCURRENCY} at once, one request at a time to a host, no delay, robots.txt obeyed, "
    "HTTP/1.1 kept alive. Both keep each body compressed under its SHA-256 and a line an answer; as durable: each on "
    "the disk before the next. The server is a process of its own and not counted. The same documents were kept. "
    "Rounds differ by a tenth here: a ratio between 0.9 and 1.1 says that they take the same."
)
_THEIRS = Path(__file__).with_name("theirs")
_OURS = [sys.executable, "-m", "tests.benchmarks.peers.ours"]


class DifferentError(RuntimeError):
    """Two contestants did not make the same, so their times say nothing."""


def _rounds(n: int, contestant: Callable[[], Run]) -> Run:
    return median_of([contestant() for _ in range(n)])


def _same(*runs: Run) -> None:
    if any(one.told["same"] != runs[0].told["same"] for one in runs):
        raise DifferentError([one.told["same"] for one in runs])


def load(home: Path, python: Path, size: str, rounds: int) -> Result:
    """The same rows into DuckDB, by Verkosto and by dlt."""
    rows = home / "rows.parquet"

    def ours(form: str) -> Run:
        _remove(home / "ours.duckdb")
        return run([*_OURS, "load", rows, home / "ours.duckdb", form])

    def dlt(form: str, how: str) -> Run:
        shutil.rmtree(home / "dlt", ignore_errors=True)
        return run([python, _THEIRS / "dlt_load.py", rows, home / "dlt", form, how, SAME_ROWS])

    arrow, dicts = _rounds(rounds, lambda: ours("arrow")), _rounds(rounds, lambda: ours("dicts"))
    appended = _rounds(rounds, lambda: dlt("arrow", "append"))
    inserted = _rounds(rounds, lambda: dlt("arrow", "insert-only"))
    merged = _rounds(rounds, lambda: dlt("arrow", "merge"))
    by_default = dlt("dicts", "append")
    _same(arrow, dicts, appended, inserted, merged, by_default)
    rows_told = [
        arrow.row("Verkosto: an Arrow table, what is new by its key", size=size),
        appended.row("dlt: an Arrow table, append", arrow),
        inserted.row("dlt: an Arrow table, merge, strategy insert-only", arrow),
        merged.row("dlt: an Arrow table, merge, its default strategy", arrow),
        dicts.row("Verkosto: dicts, what is new by its key", size=size),
        by_default.row("dlt: dicts, append, all by default", dicts),
        _again(arrow, "Verkosto: the same Arrow table again, nothing is new"),
        _again(inserted, "dlt: the same again, insert-only", arrow),
        _again(merged, "dlt: the same again, merge", arrow),
    ]
    return _result(
        "peers-load", "Loading the same rows into DuckDB: dlt against Verkosto", rows_told, _LOAD, python, "dlt"
    )


def _again(one: Run, what: str, against: Run | None = None) -> Row:
    second = Run(one.wall, one.cpu, one.peak_mb, {k: one.told[f"again_{k}"] for k in ("wall_s", "cpu_s")})
    first = against and Run(0, 0, 0, {"cpu_s": against.told["again_cpu_s"]})
    return second.row(what, first)


def transform(home: Path, python: Path, size: str, rounds: int) -> Result:
    """Six transforms by Verkosto and by dbt-duckdb."""
    work = home / "try.duckdb"

    def ours() -> Run:
        _without_models(home / "work.duckdb", work)
        return run([*_OURS, "transform", work])

    def dbt(threads: int) -> Run:
        _without_models(home / "work.duckdb", work)
        shutil.rmtree(home / "dbt", ignore_errors=True)
        write_project(home / "dbt", work, threads)
        return run([python, _THEIRS / "dbt_run.py", home / "dbt", work, SAME_TABLES], cwd=home)

    verkosto, one, two = _rounds(rounds, ours), _rounds(rounds, lambda: dbt(1)), _rounds(rounds, lambda: dbt(2))
    _same(verkosto, one, two)
    rows = [
        verkosto.row("Verkosto: six tables in one transaction", size=size),
        one.row("dbt run, threads: 1", verkosto),
        two.row("dbt run, threads: 2", verkosto),
        verkosto.whole("Verkosto: the whole process, imports included", size=size),
        one.whole("dbt run, threads: 1, the whole process", verkosto),
        Row(what="of dbt run, threads: 1: its models' own seconds", wall_s=round(one.told["sql_s"], 2)),
    ]
    title = f"Making six tables ({', '.join(MODELS)}): dbt-duckdb against Verkosto"
    return _result("peers-transform", title, rows, _TRANSFORM, python, "dbt-core", "dbt-duckdb")


def crawl(home: Path, python: Path, n_pages: int, rounds: int) -> Result:
    """Pages of a small web by Verkosto and by Scrapy."""
    with serving(HOSTS, n_pages) as addresses:
        listed = home / "addresses.txt"
        listed.write_text("\n".join(addresses), "utf-8")

        def scrapy(durability: str) -> Run:
            shutil.rmtree(home / "scrapy", ignore_errors=True)
            command = [_THEIRS / "scrapy_crawl.py", listed, home / "scrapy", str(CONCURRENCY), durability]
            return run([python, *command], cwd=home)

        verkosto = _rounds(rounds, lambda: run([*_OURS, "crawl", listed, home / "archive"]))
        synced, unsynced = _rounds(rounds, lambda: scrapy("synced")), _rounds(rounds, lambda: scrapy("unsynced"))
    _same(verkosto, synced, unsynced)
    size = f"{HOSTS * n_pages} pages of {PAGE_BYTES // 1000} kB"
    rows = [
        verkosto.row("Verkosto: each answer is on the disk before the next", size=size),
        synced.row("Scrapy, as durable", verkosto),
        unsynced.row("Scrapy, whenever the system writes", verkosto),
        verkosto.whole("Verkosto: the whole process, imports included", size=size),
        synced.whole("Scrapy, as durable, the whole process", verkosto),
    ]
    return _result(
        "peers-crawl",
        "Fetching and keeping pages from loopback: Scrapy against Verkosto",
        rows,
        _CRAWL,
        python,
        "scrapy",
    )


def _result(name: str, title: str, rows: list[Row], remark: str, python: Path, *packages: str) -> Result:
    result = made(name, title, rows, remark=remark)
    result.versions.update(versions(python, *packages, "duckdb", "pyarrow"))
    return result


def _remove(work: Path) -> None:
    for suffix in ("", ".wal"):
        work.with_name(work.name + suffix).unlink(missing_ok=True)


def _without_models(prepared: Path, work: Path) -> None:
    """A copy of a prepared warehouse in which the six tables are still to be made."""
    _remove(work)
    shutil.copy(prepared, work)
    drops = "; ".join(f"DROP TABLE {model}" for model in MODELS)
    # In a process of its own: what is measured later starts with the peak of memory of this one.
    program = "import duckdb, sys; duckdb.connect(sys.argv[1]).execute(sys.argv[2])"
    run([sys.executable, "-c", f"{program}; print('{{}}')", work, drops])


def results(size: str, n_pages: int, rounds: int) -> Iterator[Result]:
    """All three, each as soon as it is there."""
    python = peers_python()
    with tempfile.TemporaryDirectory(prefix="verkosto-peers-") as folder:
        home = Path(folder)
        run([*_OURS, "prepare", home, size])
        yield load(home, python, size, rounds)
        yield transform(home, python, size, rounds)
        yield crawl(home, python, n_pages, rounds)


def main(arguments: list[str]) -> None:
    is_small = arguments == ["--small"]
    size = SMALL if is_small else (arguments or [SIZE])[0]
    for result in results(size, 5 if is_small else PAGES, 1 if is_small else 3):
        print(result.to_json(), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
