"""What a run shows in Prefect's UI: how far it is, a table of its sources, the night's report, links to the release;
and the events that alerts listen to."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from prefect import get_run_logger
from prefect.artifacts import (
    create_markdown_artifact,
    create_progress_artifact,
    create_table_artifact,
    update_progress_artifact,
)
from prefect.events import emit_event
from prefect.settings import get_current_settings

from extractors.assertion import to_json
from extractors.reading import Reading
from flows.links import show_release
from flows.markdown import on_a_line, plain, table
from flows.night_page import Around, chart_of_nights, night_page, source_rows
from flows.report import NightReport
from flows.settings import Settings
from warehouse.nights import Nights

_MOST_ASSERTIONS = 500
_STEPS = 10  # of the bar


class SourceProgress:
    """How many of a run's sources have been visited, as a bar in the UI.

    It moves in some ten steps: a request to the server for each of hundreds of sources would be much of what a quiet
    night costs.
    """

    def __init__(self, n_sources: int) -> None:
        self._n = n_sources
        self._done = 0
        self._shown = 0
        made = create_progress_artifact(0.0, key="sources-visited", description=self._words())
        self._id = cast("UUID", made)  # outside an event loop it is no coroutine

    def advance(self, n_sources: int = 1) -> None:
        """So many more have been visited."""
        self._done += n_sources
        if (self._done - self._shown) * _STEPS < self._n and self._done < self._n:
            return
        self._shown = self._done
        update_progress_artifact(self._id, 100 * self._done / max(self._n, 1), description=self._words())

    def _words(self) -> str:
        return f"{self._done} of {self._n} sources visited"


def show_night(settings: Settings, report: NightReport, nights: Nights, seconds: dict[str, float]) -> None:
    """The artifacts of a run that came to its end, and an event for each source that has been silent too long.

    `nights` is how pages have stood so far, `seconds` is how long the visit to each source took.
    """
    around = Around.of(settings.releases)
    # The chart costs a second, and without a server nobody looks.
    served = get_current_settings().api.url is not None
    chart = chart_of_nights(nights.states) if served and nights.states else None
    page = night_page(report, nights, around, silent_nights=settings.silent_nights, chart=chart)
    create_markdown_artifact(page, key="night-report", description=f"Report of {report.run.run_id}")
    if rows := source_rows(report, around, seconds):
        create_table_artifact(rows, key="night-sources", description="Pages of the run: state, why, rows, seconds")
    if report.release is not None:
        show_release(settings, report.release.release_id)
    elif report.derived is not None:
        _emit("release.held", report.run.run_id, "; ".join(str(f) for f in report.derived.holds))
    for silent in nights.silent:
        if silent.n_nights >= settings.silent_nights:
            since = f"not taken since {silent.last_on}" if silent.last_on else "never taken"
            _emit("source.silent", silent.source_id, f"{since}, {silent.n_nights} nights: {silent.why}")
    logger = get_run_logger()
    for visit in report.visits:
        logger.info("%s: %s %s", visit.source_id, visit.state, on_a_line(visit.detail or visit.reason))


def show_reading(reading: Reading) -> None:
    """What a page asserts, each with its sentence."""
    rows = []
    for assertion in reading.assertions[:_MOST_ASSERTIONS]:
        said = to_json(assertion)
        ends = ((said.get(end) or {}) for end in ("network", "party"))
        network, party = (end.get("id") or end.get("mention") or "" for end in ends)
        start = (said.get("start") or {}).get("edtf", "")
        rows.append(
            {
                "kind": said["kind"],
                "network": network,
                "party": party,
                "role": said.get("role", ""),
                "value": said.get("value", ""),
                "start": start,
                "method": said["method"],
                "quote": plain(said["quote"]),
            }
        )
    create_table_artifact(rows or [{"kind": "nothing asserted"}], key="preview", description=plain(reading.url))
    words = [f"# {plain(reading.title or reading.url)}", f"{len(reading.assertions)} assertions; nothing is kept."]
    if reading.problem:
        words.append(f"**{plain(reading.problem)}**: {plain(reading.problem_words)}")
    stale = [{"phrase": s.phrase, "why": s.reason} for s in reading.stale]
    rejected = [{"row": r.locator, "why": r.reason, "words": r.words} for r in reading.rejected]
    words += [part for part in (table(stale), table(rejected), table(rows)) if part]
    create_markdown_artifact("\n\n".join(words), key="preview-page", description="What the page asserts")


def _emit(what: str, subject: str, words: str) -> None:
    """An event that an automation may listen to: `verkosto.<what>`."""
    emit_event(
        f"verkosto.{what}",
        resource={"prefect.resource.id": f"verkosto.{what}.{subject}", "prefect.resource.name": subject},
        payload={"subject": subject, "words": words},
    )
