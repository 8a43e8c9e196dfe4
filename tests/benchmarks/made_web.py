"""A recorded web of made-up member lists for whole nights, and a place of its own for the flow that reads it.

Each source has a host of its own and one to ten pages of a dozen members. The same bytes stand on every night; every
other host knows them by an ETag and answers 304, the others send them again.
"""

from __future__ import annotations

import csv
import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from extractors.catalogue import Catalogue, Page
from tests import tiny_web

SOURCES = 200
NIGHTS = ("2025-11-11", "2025-11-12")
_REGISTERS = Path(__file__).parents[2] / "extractors" / "registers"
_MOST_PAGES = 10
_LISTED = 12  # members a page


def make_web(web: Path, n_sources: int) -> Catalogue:
    """Write the web; gives the catalogue of its sources."""
    noise = random.Random(200)
    with (_REGISTERS / "municipalities.csv").open(encoding="utf-8", newline="") as file:
        names = [row["name_fi"] for row in csv.DictReader(file) if not row["last_year"]]
    sources = []
    for number in range(n_sources):
        host = f"made-{number}.example"
        pages = [Page(lang="fi", url=f"https://{host}/page-{n}") for n in range(1 + number % _MOST_PAGES)]
        for page in pages:
            folder = web / host / page.url.rpartition("/")[2]
            folder.mkdir(parents=True)
            body = tiny_web.page(*noise.sample(names, _LISTED))
            tag = f'ETag: "{number}"\n' if number % 2 else ""
            head = f"HTTP/1.1 200 Said\nContent-Type: text/html; charset=utf-8\n{tag}\n"
            (folder / f"{NIGHTS[0]}.http").write_text(head + body, "utf-8")
        sources.append(tiny_web.source(id=f"made-{number}", exhaustive=False, pages=tuple(pages)))
    moments = ", ".join(f"{day}T02:15:00+02:00" for day in NIGHTS)
    (web / "nights.toml").write_text(f"nights = [{moments}]\n", "utf-8")
    return Catalogue(sources)


def n_pages(catalogue: Catalogue) -> int:
    """How many pages its sources have."""
    return sum(len(source.pages) for source in catalogue)


def settle(home: Path) -> None:
    """Point flows that are imported after this at the web and the data under a folder."""
    settle_data(home)
    os.environ["VERKOSTO_RECORDED_WEB"] = str(home / "web")
    # A recorded web lets nobody wait: more threads than cores only contend for the interpreter.
    os.environ["VERKOSTO_WORKERS"] = str(os.cpu_count() or 1)


def settle_data(home: Path) -> None:
    """Point flows that are imported after this at data under a folder."""
    os.environ["VERKOSTO_DATA"] = str(home / "flow")
    os.environ.setdefault("PREFECT_LOGGING_LEVEL", "ERROR")
    # Longer than the product allows: on a busy machine the measured flow is still worth having.
    os.environ.setdefault("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "900")


@contextmanager
def only(catalogue: Catalogue) -> Iterator[None]:
    """Nights in this process know these sources and no others."""
    with patch("flows.night.load_catalogue", lambda: catalogue):
        yield
