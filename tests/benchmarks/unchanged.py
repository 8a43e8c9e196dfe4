"""What a night costs on which no page has changed, against the night before, on which all were new.

Both are runs of the flow in one process with a server that has started and readers that are warm. Half of the hosts
answer 304, the others send the same bytes again.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections import Counter
from pathlib import Path

from extractors.catalogue import Catalogue
from tests.benchmarks.made_web import NIGHTS, SOURCES, make_web, n_pages, only, settle
from tests.benchmarks.meter import Took, metered
from tests.benchmarks.result import Result, at_most, made

TITLE = "A night on which nothing has changed, against a full one"
SMALL = 6
WARMING = 10


def measure(home: Path, n_sources: int) -> Result:
    """Both nights on a made-up web in a folder."""
    settle(home)
    catalogue = make_web(home / "web", n_sources)
    from flows.forms import NightForm
    from flows.nightly import nightly
    from flows.recorder import wait_for_history

    def play(day: str) -> tuple[Took, Counter[str]]:
        with metered() as took:
            state = nightly(NightForm(night=day), return_state=True)
        wait_for_history(state.state_details.flow_run_id)
        return took, Counter(visit.state for visit in state.result().visits)

    with only(Catalogue(list(catalogue)[:WARMING])):
        for day in NIGHTS:
            play(day)
    os.environ["VERKOSTO_DATA"] = str(home / "measured")
    with only(catalogue):
        full, first = play(NIGHTS[0])
        quiet, second = play(NIGHTS[1])
    size = f"{n_sources} sources, {n_pages(catalogue)} pages"
    rows = [
        full.row("full night", size=size),
        quiet.row("unchanged night", full, size=size),
        Took(full.wall, full.own_cpu, full.own_cpu).row("full night, the process alone", size=size),
        Took(quiet.wall, quiet.own_cpu).row("unchanged night, the process alone", Took(cpu=full.own_cpu), size=size),
    ]
    bounds = [
        at_most("unchanged against full, the process alone", quiet.own_cpu / full.own_cpu, 1 / 8),
        at_most("unchanged against full, with the server", quiet.cpu / full.cpu, 1 / 8),
    ]
    told = [", ".join(f"{n} {state}" for state, n in sorted(states.items())) for states in (first, second)]
    return made("unchanged", TITLE, rows, bounds, f"Pages: {told[0]}; then {told[1]}.")


if __name__ == "__main__":
    asked = sys.argv[1:]
    with tempfile.TemporaryDirectory(prefix="verkosto-bench-") as folder:
        print(measure(Path(folder), SMALL if asked == ["--small"] else int(asked[0]) if asked else SOURCES).to_json())
