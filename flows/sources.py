"""One source on demand: from the web, or from a file that somebody has of it."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path

from prefect import flow

from extractors.catalogue import CatalogueError, load_catalogue
from extractors.fetch.media import media_type_of_name
from flows.engines import side_by_side
from flows.night import Night
from flows.nightly import play
from flows.report import NightReport
from flows.settings import Settings
from flows.steps import HandedIn

# A day so far ahead is a slip of the pen; it would make every later night look old.
_SLIP_OF_THE_PEN = dt.timedelta(days=730)


@flow(
    name="ingest-source",
    flow_run_name="ingest-{source_id}",
    task_runner=side_by_side(),
    validate_parameters=False,
    persist_result=False,
)
def ingest_source(
    source_id: str, file: Path | None = None, url: str | None = None, observed_at: dt.datetime | None = None
) -> NightReport:
    """Take in one source and publish what is known then.

    Args:
        source_id: The source, by the name of its file in the catalogue.
        file: A saved page to read instead of asking the web.
        url: Which of the source's addresses the file stands for; by default its first.
        observed_at: When the page was seen. By default now; of a recorded web, its newest night.
    """
    settings = Settings()
    catalogue = load_catalogue()
    source = catalogue[source_id]
    if url is not None and catalogue.of_address(url) is not source:
        raise CatalogueError(f"{url} is no page of {source_id}; its pages are {', '.join(p.url for p in source.pages)}")
    page = next((p for p in source.pages if p.url == url), source.pages[0])
    now = dt.datetime.now(dt.UTC).replace(microsecond=0)
    if observed_at is not None and observed_at > now + _SLIP_OF_THE_PEN:
        raise ValueError(f"{observed_at:%Y-%m-%d} is years ahead: nobody has seen a page on that day")
    if file is None:
        return play(Night(settings, observed_at, source_id), [source_id])
    observed_at = observed_at or now
    body = file.read_bytes()
    media_type = media_type_of_name(file.name) or "text/plain"
    # Day and bytes stand in the id: another day or another file is another run.
    subject = f"{source_id}-{observed_at:%Y%m%d}-{hashlib.sha256(body).hexdigest()[:8]}"
    night = Night(settings, observed_at, subject, from_file=True)
    return play(night, [source_id], HandedIn(body, media_type, url or page.url, page.lang))
