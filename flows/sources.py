"""One source on demand: from the web, or from a file that somebody has of it."""

from __future__ import annotations

import datetime as dt
import mimetypes
from pathlib import Path

from prefect import flow

from flows.night import Night
from flows.nightly import play
from flows.report import NightReport
from flows.settings import Settings
from flows.steps import HandedIn


@flow(name="ingest-source", flow_run_name="ingest-{source_id}", validate_parameters=False, persist_result=False)
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
    if file is not None and observed_at is None:
        observed_at = dt.datetime.now(dt.UTC).replace(microsecond=0)
    night = Night(settings, observed_at, source_id)
    source = night.catalogue[source_id]
    if file is None:
        return play(night, [source_id])
    page = next((p for p in source.pages if p.url == url), source.pages[0])
    media_type = mimetypes.guess_type(file.name)[0] or "text/plain"
    handed_in = HandedIn(file.read_bytes(), media_type, url or page.url, page.lang)
    return play(night, [source_id], handed_in)
