"""What Prefect costs: a night of 200 recorded sources through the flow, against the same functions called plainly.

    python -m tests.benchmarks.flow [SOURCES]

Both visit with as many threads and publish one release, each in a folder of its own, in one process whose readers are
warm. Prints a JSON object a step: seconds (wall and CPU), and of the flow the ratio to the plain calls. Start-up (the
import of the flows, the embedded server) and the wait for the history stand apart. Only ratios are worth keeping; where
others work on the same machine, those of CPU time, which is that of this process, without the server's own.
"""

from __future__ import annotations

import csv
import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from extractors.catalogue import Catalogue, Page
from tests import tiny_web

REGISTERS = Path(__file__).parents[2] / "extractors" / "registers"
SOURCES = 200
MOST_PAGES = 10
DAY = "2025-11-11"
LISTED = 12  # members a page
WARMING = 10  # sources that are read before anything is measured

took: dict[str, tuple[float, float]] = {}


@contextmanager
def step(name: str, against: str | None = None) -> Iterator[None]:
    """Time a step and print it."""
    wall, cpu = time.perf_counter(), time.process_time()
    yield
    took[name] = (time.perf_counter() - wall, time.process_time() - cpu)
    told = dict(zip(("wall_s", "cpu_s"), (round(t, 3) for t in took[name]), strict=True))
    if against is not None:
        ratios = (round(t / plain, 3) for t, plain in zip(took[name], took[against], strict=True))
        told |= dict(zip(("wall_ratio", "cpu_ratio"), ratios, strict=True))
    print(json.dumps({"step": name, **told}), flush=True)


def make_web(web: Path, n_sources: int) -> Catalogue:
    """A recorded web of sources with one to ten pages, each on a host of its own, and their catalogue."""
    noise = random.Random(200)
    with (REGISTERS / "municipalities.csv").open(encoding="utf-8", newline="") as file:
        names = [row["name_fi"] for row in csv.DictReader(file) if not row["last_year"]]
    sources = []
    for number in range(n_sources):
        host = f"made-{number}.example"
        pages = [Page(lang="fi", url=f"https://{host}/page-{n}") for n in range(1 + number % MOST_PAGES)]
        for page in pages:
            folder = web / host / page.url.rpartition("/")[2]
            folder.mkdir(parents=True)
            body = tiny_web.page(*noise.sample(names, LISTED))
            head = "HTTP/1.1 200 Said\nContent-Type: text/html; charset=utf-8\n\n"
            (folder / f"{DAY}.http").write_text(head + body, "utf-8")
        sources.append(tiny_web.source(id=f"made-{number}", exhaustive=False, pages=tuple(pages)))
    (web / "nights.toml").write_text(f"nights = [{DAY}T02:15:00+02:00]\n", "utf-8")
    return Catalogue(sources)


def measure(home: Path, n_sources: int) -> None:
    """All steps on a made-up web."""
    os.environ["VERKOSTO_DATA"] = str(home / "flow")
    os.environ["VERKOSTO_RECORDED_WEB"] = str(home / "web")
    os.environ.setdefault("PREFECT_LOGGING_LEVEL", "ERROR")
    # Longer than the product allows: on a busy machine the measured flow is still worth having.
    os.environ.setdefault("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "600")
    with step("make web"):
        catalogue = make_web(home / "web", n_sources)
        few = Catalogue(list(catalogue)[:WARMING])
    # The environment comes first: the flows point Prefect at their data folder when they are imported.
    with step("import flows"):
        from flows.night import Errand, Night  # noqa: PLC0415
        from flows.nightly import nightly  # noqa: PLC0415
        from flows.recorder import wait_for_history  # noqa: PLC0415
        from flows.settings import Settings  # noqa: PLC0415
        from flows.share_out import share_out  # noqa: PLC0415
        from flows.steps import derive_and_publish, load_night  # noqa: PLC0415
        from flows.visits import visit_share  # noqa: PLC0415

    from prefect import get_client  # noqa: PLC0415

    def plain(folder: str) -> Path:
        night = Night(Settings(data=home / folder))
        errand = Errand.of(night, folder)
        with ThreadPoolExecutor(night.settings.workers) as threads:
            list(threads.map(lambda share: visit_share.fn(errand, share), share_out(night.due())))
        load_night.fn(night)
        return derive_and_publish.fn(night).release.path

    with patch("flows.night.load_catalogue", lambda: few), step("warm the readers"):
        plain("warm")
    with patch("flows.night.load_catalogue", lambda: catalogue):
        with step("plain"):
            release = plain("plain")
        with step("start the server"), get_client(sync_client=True) as client:
            client.read_work_pools()
        with step("flow", against="plain"):
            state = nightly(return_state=True)
        with step("wait for the history"):
            n_tasks = wait_for_history(state.state_details.flow_run_id)
    report = state.result()
    same = (report.release.path / "assertion.csv").read_bytes() == (release / "assertion.csv").read_bytes()
    print(json.dumps({"sources": n_sources, "task_runs": n_tasks, "same_assertions": same}), flush=True)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="verkosto-bench-") as folder:
        measure(Path(folder), int(sys.argv[1]) if len(sys.argv) > 1 else SOURCES)
