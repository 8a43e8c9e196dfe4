"""What Verkosto does of the three tasks, each in a process of its own, told as `contestant` says.

python -m tests.benchmarks.peers.ours prepare FOLDER STATEMENTS      # the input of load and transform
python -m tests.benchmarks.peers.ours load ROWS.parquet WORK.duckdb arrow|dicts
python -m tests.benchmarks.peers.ours transform WORK.duckdb
python -m tests.benchmarks.peers.ours crawl ADDRESSES.txt FOLDER
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.benchmarks.peers.tasks import CONCURRENCY, MODELS, SAME_ROWS, SAME_TABLES


@contextmanager
def clocked(told: dict[str, Any], prefix: str = "") -> Iterator[None]:
    """Note the seconds of a block."""
    wall, cpu = time.perf_counter(), sum(os.times()[:4])
    yield
    told |= {f"{prefix}wall_s": time.perf_counter() - wall, f"{prefix}cpu_s": sum(os.times()[:4]) - cpu}


def prepare(folder: str, statements: str) -> dict[str, Any]:
    """Write `rows.parquet`, the made-up statements, and `work.duckdb`, a warehouse that is derived from them."""
    import duckdb

    from tests.benchmarks.statements import World
    from tests.benchmarks.warehouse import derived, load
    from warehouse.database import writer

    told: dict[str, Any] = {}
    world = World(Path(folder) / "world", int(float(statements)))
    with clocked(told):
        world.write()
        with writer(Path(folder) / "work.duckdb") as con:
            load(con, world)
            derived(con, world)
    with duckdb.connect() as con:
        # Text, for not every reader of Parquet knows its type for JSON.
        rows = f"SELECT * REPLACE (CAST(said AS VARCHAR) AS said) FROM '{world.file('obs.assertion')}'"
        con.execute(f"COPY ({rows}) TO '{folder}/rows.parquet' (FORMAT parquet)")
    return told


def load(rows: str, work: str, form: str) -> dict[str, Any]:
    """Load rows into a new warehouse, those it has not yet, and then the same again."""
    import pyarrow.parquet as pq

    from warehouse.batch import insert_new, merge_new
    from warehouse.database import transaction, writer

    table, key = "obs.assertion", ("assertion_id",)
    batch = pq.read_table(rows)
    dicts = batch.to_pylist() if form == "dicts" else []
    told: dict[str, Any] = {}
    for prefix in ("", "again_"):
        with clocked(told, prefix), writer(Path(work)) as con, transaction(con):
            if form == "dicts":
                insert_new(con, table, key, dicts)
            else:
                merge_new(con, table, key, con.from_arrow(batch))
    with writer(Path(work)) as con:
        told["same"] = con.sql(SAME_ROWS.format(table=table)).fetchall()
    return told


def transform(work: str) -> dict[str, Any]:
    """Make the six tables anew, all or none."""
    from warehouse.database import transaction, writer
    from warehouse.transform import in_order, make_table

    told: dict[str, Any] = {}
    tables = [(table, sql) for table, sql in in_order() if table in MODELS]
    with clocked(told), writer(Path(work)) as con, transaction(con):
        for table, sql in tables:
            make_table(con, table, sql)
    with writer(Path(work)) as con:
        told["same"] = con.sql(SAME_TABLES).fetchall()
    return told


def crawl(addresses: str, folder: str) -> dict[str, Any]:
    """Fetch pages from several hosts at once, one after the other from each, into an archive."""
    from extractors.archive import Archive
    from extractors.clock import WallClock
    from extractors.fetch import Fetcher, FetchPolicy

    hosts: dict[str, list[str]] = {}
    for url in Path(addresses).read_text("utf-8").split():
        hosts.setdefault(urlsplit(url).netloc, []).append(url)
    shutil.rmtree(folder, ignore_errors=True)
    policy = FetchPolicy(contact="bench@verkosto.example", pace_seconds=0, allow_private_addresses=True)
    told: dict[str, Any] = {}
    with clocked(told):
        archive = Archive(Path(folder))
        parts = archive.in_parts()
        fetcher = Fetcher(policy, WallClock(), parts)

        def visit(numbered: tuple[int, list[str]]) -> list[str]:
            number, urls = numbered
            source = f"host-{number}"
            fetched = [fetcher.fetch(run_id="bench", source_id=source, url=url, lang="fi") for url in urls]
            return [attempt.document_id or attempt.reason or "" for attempt in fetched]

        with ThreadPoolExecutor(CONCURRENCY) as threads:
            found = [one for ids in threads.map(visit, enumerate(hosts.values())) for one in ids]
        fetcher.close()
        archive.settle("bench")
    return told | {"same": sorted(found)}


if __name__ == "__main__":
    contestants = {"prepare": prepare, "load": load, "transform": transform, "crawl": crawl}
    print(json.dumps(contestants[sys.argv[1]](*sys.argv[2:])))
