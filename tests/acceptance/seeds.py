"""The five seed pages, each read as a page of its own source, at an address that says nothing of it.

    read_seed(shared, "001").assertions
    with seeds_told(tmp_path, shared) as con:
        con.execute("FROM marts.membership_year")

The addresses are made up, so that no date and no language comes from them: what is known is what the text says and what
the source's file says. The pages are read on the day of the acceptance values; in the warehouse they are read as on any
night, and the visit's day is the moment that is asked about.
"""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import duckdb

from extractors.archive import Archive
from extractors.attempt import Attempt, fetch_id_of
from extractors.catalogue import Catalogue, Source, load_catalogue
from extractors.document import Document
from extractors.readers import read
from extractors.reading import Reading, read_page
from warehouse.database import writer
from warehouse.load import load_run
from warehouse.log_rows import Run
from warehouse.rules import Rules
from warehouse.transform import derive

SOURCES = {
    "000": "lappeenranta-networks",
    "001": "lahti-joins-networks",
    "002": "joensuu-climate-partners-action",
    "003": "canemure-regions",
    "004": "helsinki-climate-partners",
}
OBSERVED_ON = dt.date(2026, 11, 21)
_MEDIA_TYPE = "text/plain"


def address(number: str) -> str:
    return f"https://seeds.example/{number}"


def body(shared: Path, number: str) -> bytes:
    [file] = (shared / "seeds").glob(f"{number}_*.txt")
    return file.read_bytes()


def source_of(number: str, *, with_readings: bool = True) -> Source:
    """The catalogue's source of a seed, with the readings that people pinned to it or without."""
    source = load_catalogue()[SOURCES[number]]
    return source if with_readings else source.model_copy(update={"readings": ()})


@cache
def read_seed(shared: Path, number: str, *, with_readings: bool = True) -> Reading:
    """What one seed says."""
    return read_page(
        body(shared, number),
        url=address(number),
        source=source_of(number, with_readings=with_readings),
        media_type=_MEDIA_TYPE,
        observed_on=OBSERVED_ON,
    )


@cache
def document_of(shared: Path, number: str) -> Document:
    """A seed's text with its stamps."""
    return read(body(shared, number), media_type=_MEDIA_TYPE, url=address(number))


@contextmanager
def seeds_told(home: Path, shared: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A warehouse of the five seeds and nothing else, as it stands on the day on which all were seen."""
    catalogue = Catalogue([_at_its_address(number) for number in SOURCES])
    archive = Archive(home / "archive")
    run = Run.at(dt.datetime.fromisoformat(f"{OBSERVED_ON}T02:15:00+02:00"), "recorded")
    for number, source_id in SOURCES.items():
        page = body(shared, number)
        [at] = catalogue[source_id].pages
        archive.record(
            Attempt(
                fetch_id=fetch_id_of(run.run_id, source_id, at.url),
                run_id=run.run_id,
                source_id=source_id,
                url=at.url,
                lang=at.lang,
                fetched_at=run.known_at,
                via="fetch",
                outcome="ok",
                document_id=archive.put(page),
                media_type=_MEDIA_TYPE,
                size=len(page),
            )
        )
    with writer(home / "warehouse.duckdb") as con:
        load_run(con, archive, catalogue, run)
        derive(con, catalogue, run.known_at, Rules())
        yield con


def _at_its_address(number: str) -> Source:
    source = source_of(number)
    [page] = source.pages
    return source.model_copy(update={"pages": (page.model_copy(update={"url": address(number)}),)})
