"""A world of three small lists and a partner's file, and its nights: the real body of the flow, in about a second.

The tasks are called as the plain functions that they wrap; everything else is the product's own: the lock, the sweep,
the inbox, the archive, the warehouse, the release. `VERKOSTO_DATA` says where.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

from extractors.catalogue import Catalogue, Page
from tests import tiny_web
from warehouse.current import current_release

NIGHTS = ("2023-11-14", "2024-11-12", "2025-11-11")
LISTS = {
    "a": (("Forssa", "Ii"), ("Forssa", "Ii", "Vaasa"), ("Forssa", "Ii", "Vaasa", "Turku")),
    "b": (("Lahti", "Kemi"), ("Lahti", "Kemi"), ("Lahti",)),
    "c": (("Turku",), ("Turku", "Lappeenranta"), ("Turku", "Lappeenranta", "Pori")),
}
CATALOGUE = Catalogue(
    [
        tiny_web.source(
            id=f"list-{name}", exhaustive=False, pages=(Page(lang="fi", url=f"https://{name}.example/all"),)
        )
        for name in LISTS
    ]
)
ROBOTS = "User-agent: *\nDisallow: /private\n"
# A partner's file: one row that is right, and one that waits and is answered.
_COLUMNS = (
    "Account Number,City Name,Country,Reporting Year,Total Scope 1 Emissions,Total Scope 2 Emissions,Current Population"
)
HANDED_IN = f"{_COLUMNS}\n1,Helsinki,Finland,2016,2096206,2789724,629512\n2,Nowhere,Norway,2016,ten,20,1000\n"


def make_web(web: Path) -> Path:
    """The recorded web of the three lists; each night they stand otherwise."""
    for name, lists in LISTS.items():
        _record(web / f"{name}.example" / "robots.txt" / f"{NIGHTS[0]}.http", "text/plain", ROBOTS)
        for day, members in zip(NIGHTS, lists, strict=True):
            _record(web / f"{name}.example" / "all" / f"{day}.http", "text/html", tiny_web.page(*members))
    moments = ", ".join(f"{day}T02:15:00+02:00" for day in NIGHTS)
    (web / "nights.toml").write_text(f"nights = [{moments}]\n", "utf-8")
    return web


def _record(file: Path, media_type: str, body: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"HTTP/1.1 200 Said\nContent-Type: {media_type}; charset=utf-8\n\n{body}", "utf-8")


def hand_in(home: Path, body: str = HANDED_IN) -> Path:
    """Put the partner's file where a night takes it from."""
    file = home / "inbox" / "cdp-cities" / "2016" / "cities.csv"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(body, "utf-8")
    return file


@contextmanager
def plain_nights(catalogue: Catalogue = CATALOGUE) -> Iterator[None]:
    """While the block lasts `flows.nightly` needs no Prefect and knows one catalogue."""
    from flows import nightly, reports

    with ExitStack() as changes:
        changes.enter_context(patch("flows.night.load_catalogue", lambda: catalogue))
        changes.enter_context(patch.object(nightly, "gather_all", _visit_here))
        changes.enter_context(patch.object(nightly, "read_ahead", lambda *_: 0))
        changes.enter_context(patch.object(nightly, "show_night", lambda *_: None))
        for name in ("load_night", "derive_and_publish", "load_handed_in", "answer_partners"):
            for module in (nightly, reports):
                if hasattr(module, name):
                    changes.enter_context(patch.object(module, name, getattr(module, name).fn))
        yield


def _visit_here(night: Any, source_ids: Sequence[str], handed_in: Any = None) -> Any:
    from flows import visits
    from flows.night import Errand
    from flows.share_out import share_out

    errand = Errand.of(night, "")
    broken: dict[str, str] = {}

    def visit(share: Any) -> None:
        try:
            visits.visit_share.fn(errand, share, handed_in)
        except visits.BrokenSourcesError as error:
            broken.update(error.broken)

    shares = share_out(night.catalogue[source_id] for source_id in source_ids)
    with ThreadPoolExecutor(max(1, len(shares))) as threads:
        list(threads.map(visit, shares))
    return visits.Visited(broken | visits.absent(night, [s for s in source_ids if s not in broken]), {})


def play(data: Path, night: str) -> Any:
    """One night in a data folder; raises what the flow's body raises. Inside of `plain_nights`."""
    from flows.forms import NightForm
    from flows.nightly import nightly

    os.environ["VERKOSTO_DATA"] = str(data)
    return nightly.fn(NightForm(night=night))


def facts(data: Path) -> dict[str, bytes]:
    """The files of the current release that hold its rows."""
    release = current_release(data / "recorded" / "releases")
    return {p.name: p.read_bytes() for p in sorted(release.iterdir()) if p.suffix in (".csv", ".parquet")}
