"""One source on demand: from the web, or from a file that somebody has of it."""

from __future__ import annotations

import datetime as dt
import hashlib
import mimetypes
from pathlib import Path

from prefect import flow

from extractors.catalogue import CatalogueError, load_catalogue
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
    source = load_catalogue()[source_id]
    known = next((p for p in source.pages if p.url == url), None)
    if file is None:
        if url is not None and known is None:
            raise CatalogueError(f"{url} is no page of {source_id}; its file in the catalogue names its pages")
        return play(Night(settings, observed_at, source_id), [source_id])
    body = file.read_bytes()
    page = known or source.pages[0]
    media_type = mimetypes.guess_type(file.name)[0] or "text/plain"
    handed_in = HandedIn(body, media_type, url or page.url, page.lang)
    subject = f"{source_id}-{hashlib.sha256(body).hexdigest()[:8]}"
    observed_at = observed_at or dt.datetime.now(dt.UTC).replace(microsecond=0)
    return play(Night(settings, observed_at, subject, from_file=True), [source_id], handed_in)
