"""One source on demand, from the web or from a saved file; and a look at a page that keeps nothing."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from prefect import flow
from prefect.runtime import deployment, flow_run

from extractors.archive import Archive
from extractors.catalogue import CatalogueError, Source, load_catalogue
from extractors.fetch.media import media_type_of_name
from extractors.reading import Reading, read_page
from flows.artifacts import show_reading
from flows.engines import side_by_side
from flows.forms import PreviewForm, SourceForm
from flows.inbox import IntakeError, handed_file
from flows.night import NIGHT_HOUR, Night
from flows.nightly import play
from flows.report import NightReport
from flows.settings import Settings
from flows.steps import HandedIn
from warehouse.transform import HELSINKI


@dataclass(frozen=True, slots=True)
class Tried:
    """What would be taken in: the source, from where, and as seen when."""

    source_id: str
    origin: str
    seen_at: dt.datetime | None


def _ingest_run_name() -> str:
    asked = SourceForm.model_validate(flow_run.parameters["asked"])
    return f"{'try ' if asked.dry_run else ''}ingest {asked.source_id}"


@flow(
    name="ingest-source",
    flow_run_name=_ingest_run_name,
    task_runner=side_by_side(),
    persist_result=False,
    timeout_seconds=Settings().run_seconds,
)
def ingest_source(asked: SourceForm) -> NightReport | Tried:
    """Take in one source and publish what is known then.

    Args:
        asked: Which source, and whether from the web or from a file.
    """
    settings = Settings()
    catalogue = load_catalogue()
    source = catalogue[asked.source_id]
    url = asked.address
    if url and catalogue.of_address(url) is not source:
        raise CatalogueError(f"{url} is no page of {source.id}; its pages are {', '.join(p.url for p in source.pages)}")
    page = next((p for p in source.pages if p.url == url), source.pages[0])
    seen_at = dt.datetime.combine(asked.observed_on, NIGHT_HOUR, HELSINKI) if asked.observed_on else None
    if not asked.file:
        night = Night(settings, seen_at, source.id)
        return Tried(source.id, page.url, seen_at) if asked.dry_run else play(night, [source.id])
    file = handed_file(settings.inbox, asked.file, anywhere=deployment.id is None)
    seen_at = seen_at or dt.datetime.now(dt.UTC).replace(microsecond=0)
    if asked.dry_run:
        return Tried(source.id, str(file), seen_at)
    body = file.read_bytes()
    # Day and bytes stand in the id: another day or another file is another run.
    subject = f"{source.id}-{seen_at:%Y%m%d}-{hashlib.sha256(body).hexdigest()[:8]}"
    night = Night(settings, seen_at, subject, from_file=True)
    return play(night, [source.id], HandedIn(body, _media_type(file), url or page.url, page.lang))


def _preview_run_name() -> str:
    asked = PreviewForm.model_validate(flow_run.parameters["asked"])
    return f"preview {asked.address or asked.file}"


@flow(name="preview", flow_run_name=_preview_run_name, persist_result=False)
def preview(asked: PreviewForm) -> Reading:
    """Read one page or file, and show what it asserts; neither archive nor warehouse hears of it.

    Raises `IntakeError` where it cannot be had or read.

    Args:
        asked: The address or the file, and whose page it is.
    """
    if bool(asked.address) == bool(asked.file):
        raise IntakeError("give either an address or a file")
    settings = Settings()
    catalogue = load_catalogue()
    source = catalogue[asked.source_id] if asked.source_id else None
    if asked.address:
        source = source or catalogue.of_address(asked.address)
        body, media_type, url = _fetched(settings, asked.address, source)
    else:
        file = handed_file(settings.inbox, asked.file, anywhere=deployment.id is None)
        url = source.pages[0].url if source else file.resolve().as_uri()
        body, media_type = file.read_bytes(), _media_type(file)
    reading = read_page(body, url=url, source=source, media_type=media_type)
    show_reading(reading)
    if reading.problem:
        raise IntakeError(f"{url} was had, and cannot be read: {reading.problem}: {reading.problem_words}")
    return reading


def _fetched(settings: Settings, address: str, source: Source | None) -> tuple[bytes, str, str]:
    """Bytes, media type and address of a page, asked for as politely as any, with an archive that is thrown away."""
    lang = next((p.lang for p in source.pages if p.url == address), "und") if source else "und"
    with TemporaryDirectory(prefix="preview-") as folder:
        archive = Archive(Path(folder))
        night = Night(settings, archive=archive)
        attempt = night.fetcher.fetch(
            run_id=night.run.run_id, source_id=source.id if source else "preview", url=address, lang=lang
        )
        if attempt.document_id is None:
            raise IntakeError(f"{address} could not be had: {attempt.reason} {attempt.detail or ''}".rstrip())
        return archive.get(attempt.document_id), attempt.media_type or "text/html", attempt.final_url or address


def _media_type(file: Path) -> str:
    return media_type_of_name(file.name) or "text/plain"
