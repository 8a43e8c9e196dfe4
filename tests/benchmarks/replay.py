"""How much faster two workers read archived pages anew than one: by processes, and by a local cluster of Dask.

The pages are versions of the recorded web's own, each with other bytes, known to the log and read by nobody. A run
reads a hundred first, so that its workers have started and are warm, and then the others; the archive's readings are
put aside between runs, and have to be the same bytes after each. Wall time is what counts here, so it wants a machine
that has nothing else to do; `cpu` says how much work there was in all.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import shutil
import sys
import tempfile
from dataclasses import replace
from itertools import count, islice
from pathlib import Path
from typing import Any

from extractors.attempt import Attempt, fetch_id_of
from tests.benchmarks.made_web import settle_data
from tests.benchmarks.meter import Took, metered
from tests.benchmarks.result import Result, at_least, figure, made
from warehouse.batch import insert_new
from warehouse.database import writer
from warehouse.load import KEYS, Among
from warehouse.log_rows import Run, fetch_row, run_row
from warehouse.visit import Visit

TITLE = "Archived pages read anew, by two workers against one"
PAGES, SMALL = 2000, 40
ENGINES = ("processes", "dask")
WARMING = 100


def measure(home: Path, n_pages: int, n_warming: int, engines: tuple[str, ...]) -> Result:
    """Read the pages by each engine with one worker and with two."""
    settle_data(home)
    from prefect import flow, get_client

    from flows.engines import side_by_side
    from flows.night import Night
    from flows.rereading import read_ahead
    from flows.settings import Settings

    first = Night(Settings(), subject="replay", from_file=True)
    last_warm = archive_pages(first, n_pages, n_warming)

    @flow(name="measured", task_runner=side_by_side(), persist_result=False)
    def read_all() -> tuple[Took, int]:
        night = Night(Settings(), subject="replay", from_file=True)
        read_ahead(night, night.settings.warehouse, Among(until=last_warm))
        with metered() as took:
            n = read_ahead(night, night.settings.warehouse)
        return took, n

    with get_client(sync_client=True) as client:
        client.read_work_pools()  # a server for all runs
    took: dict[tuple[str, int], Took] = {}
    found = set()
    for engine in engines:
        for workers in (1, 2):
            os.environ |= {"VERKOSTO_TASK_RUNNER": engine, "VERKOSTO_WORKERS": f"{workers}"}
            took[engine, workers], n = read_all()
            found.add((n, digest(Path(str(first.archive.root)) / "readings")))
    rows, bounds = [], []
    for engine in engines:
        one, two = took[engine, 1], took[engine, 2]
        rows.append(one.row(f"{engine}, one worker", size=f"{n_pages} pages"))
        rows.append(two.row(f"{engine}, two workers", one, size=f"{n_pages} pages"))
        bounds.append(at_least(f"{engine}: times faster by wall", one.wall / two.wall, 1.5))
    [(n, _), *others] = found
    same = "the same readings byte for byte" if not others else f"{len(found)} DIFFERENT sets of readings"
    sums = ", ".join(f"{e} {figure(took[e, 2].cpu / took[e, 1].cpu):g}" for e in engines)
    remark = f"{n} pages were read in each run, and all runs left {same}. CPU time of two workers against one: {sums}."
    return made("replay", TITLE, rows, bounds, remark, also=("dask", "prefect-dask"))


def archive_pages(night: Any, n_pages: int, n_warming: int) -> dt.date:
    """Put versions of the recorded pages into a night's archive and log, all but the first `n_warming` a day later than
    these; gives their day."""
    fetcher = night.visiting()
    fetched = [
        fetcher.fetch(run_id=night.run.run_id, source_id=source.id, url=page.url, lang=page.lang)
        for source in night.due()
        for page in night.pages(source)
    ]
    kept = [(a, night.archive.get(a.document_id)) for a in fetched if a.document_id and a.media_type == "text/html"]
    moment = night.run.known_at - dt.timedelta(days=30)
    versions = ((attempt, body, edition) for edition in count() for attempt, body in kept)
    runs: dict[dt.datetime, Run] = {}
    rows = []
    for number, (attempt, body, edition) in enumerate(islice(versions, n_warming + n_pages)):
        at = moment + dt.timedelta(days=number >= n_warming, minutes=edition)
        run = runs.setdefault(at, Run.at(at, "recorded"))
        version = body.replace(b"</body>", f"<p>Versio {number}.</p></body>".encode())
        came = _kept(night.archive.put(version), attempt, run, len(version))
        rows.append(fetch_row(came, Visit(came.source_id, came.url, "read")))
    with writer(night.settings.warehouse) as con:
        insert_new(con, "ops.run", KEYS["ops.run"], [run_row(run) for run in runs.values()])
        insert_new(con, "raw.fetch", KEYS["raw.fetch"], rows)
    return moment.date()


def _kept(document_id: str, attempt: Attempt, run: Run, size: int) -> Attempt:
    return replace(
        attempt,
        fetch_id=fetch_id_of(run.run_id, attempt.source_id, attempt.url),
        run_id=run.run_id,
        fetched_at=run.known_at,
        outcome="ok",
        document_id=document_id,
        size=size,
    )


def digest(readings: Path) -> str:
    """A hash over the names and bytes of all readings, which are removed."""
    found = hashlib.sha256()
    for path in sorted(p for p in readings.rglob("*") if p.is_file()):
        found.update(f"{path.relative_to(readings)}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    shutil.rmtree(readings)
    return found.hexdigest()


def main(arguments: list[str]) -> None:
    with tempfile.TemporaryDirectory(prefix="verkosto-bench-") as folder:
        if arguments == ["--small"]:
            result = measure(Path(folder), SMALL, 4, ENGINES[:1])
        else:
            result = measure(Path(folder), int(arguments[0]) if arguments else PAGES, WARMING, ENGINES)
    print(result.to_json())


if __name__ == "__main__":
    main(sys.argv[1:])
