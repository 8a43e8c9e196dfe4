"""What Prefect costs: a night of recorded sources through the flow, against the same functions called plainly.

Both visit with as many threads and publish one release, each in a folder of its own, in one process whose readers are
warm. Start-up (the import of the flows, the embedded server) and the wait for the history stand apart. Of the flow two
ratios are told: of the process alone, and with the server's own work beside it.
"""

from __future__ import annotations

import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from extractors.catalogue import Catalogue
from tests.benchmarks.made_web import NIGHTS, SOURCES, make_web, n_pages, only, settle
from tests.benchmarks.meter import Took, metered
from tests.benchmarks.result import Result, Row, at_most, figure, made

TITLE = "A full night as a Prefect flow, against the same functions called plainly"
SMALL = 6
WARMING = 10  # sources that are read before anything is measured


def measure(home: Path, n_sources: int) -> Result:
    """All steps on a made-up web in a folder."""
    settle(home)
    catalogue = make_web(home / "web", n_sources)
    few = Catalogue(list(catalogue)[:WARMING])
    # The environment comes first: the flows point Prefect at their data folder when they are imported.
    with metered() as importing:
        from flows.forms import NightForm
        from flows.night import Errand, Night, recorded_nights
        from flows.nightly import nightly
        from flows.recorder import wait_for_history
        from flows.settings import Settings
        from flows.share_out import share_out
        from flows.steps import derive_and_publish, load_night
        from flows.visits import visit_share

    from prefect import get_client

    def plain(folder: str) -> Path:
        settings = Settings(data=home / folder)
        night = Night(settings, recorded_nights(settings)[0])
        errand = Errand.of(night, folder)
        with ThreadPoolExecutor(night.settings.workers) as threads:
            list(threads.map(lambda share: visit_share.fn(errand, share), share_out(night.due())))
        load_night.fn(night)
        return derive_and_publish.fn(night).release.path

    with only(few):
        plain("warm")
    with only(catalogue):
        with metered() as plainly:
            release = plain("plain")
        with metered() as starting, get_client(sync_client=True) as client:
            client.read_work_pools()
        with metered() as flow:
            state = nightly(NightForm(night=NIGHTS[0]), return_state=True)
        with metered() as waiting:
            n_tasks = wait_for_history(state.state_details.flow_run_id)
    report = state.result()
    same = all(
        (report.release.path / name).read_bytes() == (release / name).read_bytes()
        for name in ("assertion.csv", "membership_year.csv", "source_night.csv")
    )
    size = f"{n_sources} sources, {n_pages(catalogue)} pages"
    alone = Took(flow.wall, flow.own_cpu, flow.own_cpu)
    rows = [
        plainly.row("called plainly", size=size),
        alone.row("as a flow, the process alone", plainly, size=size),
        flow.row("as a flow, with its embedded server", plainly, size=size),
        importing.row("apart: import of the flows"),
        starting.row("apart: start of the embedded server"),
        waiting.row("apart: wait for the history"),
        Row(what="wall time of the flow", size=size, ratio=figure(flow.wall / plainly.wall)),
    ]
    bounds = [
        at_most("flow against plain calls", alone.cpu / plainly.cpu, 1.3),
        at_most("flow and server against plain calls", flow.cpu / plainly.cpu, 1.3),
    ]
    facts = "The same facts came of both" if same else "The two gave different facts"
    return made("flow", TITLE, rows, bounds, f"{facts}; {n_tasks} task runs stand in the history.")


if __name__ == "__main__":
    asked = sys.argv[1:]
    with tempfile.TemporaryDirectory(prefix="verkosto-bench-") as folder:
        print(measure(Path(folder), SMALL if asked == ["--small"] else int(asked[0]) if asked else SOURCES).to_json())
