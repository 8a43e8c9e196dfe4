"""The night: due sources side by side, then one load, then derive, check and publish.

Where nothing has come that could give other facts, nothing is derived and the release before stands. A source that
fails is reported and does not stop the night. The run ends Failed, and the release before stays, when fewer than the
set share of sources could be read or when a check stops the release.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from prefect import flow
from prefect.runtime import flow_run

from flows.artifacts import show_night
from flows.engines import side_by_side
from flows.forms import NightForm
from flows.gather import gather_all
from flows.held import hand_to_operator
from flows.inbox import put_aside
from flows.last_night import note_night
from flows.night import Night, recorded_nights
from flows.report import NightReport
from flows.reports import ReportsTaken, answer_partners, take_inbox
from flows.rereading import read_ahead
from flows.room import room_wanted, run_alone
from flows.settings import Settings
from flows.steps import HandedIn, derive_and_publish, load_night
from warehouse.database import sweep_copies
from warehouse.transform import HELSINKI


class TooFewSourcesError(RuntimeError):
    """So few sources could be read that the night says more about the web, or about us, than about networks."""


@dataclass(frozen=True, slots=True)
class Due:
    """The sources whose turn it is, in a night that was only tried."""

    source_ids: tuple[str, ...]


WHOLE_NIGHT = NightForm()


def _run_name() -> str:
    asked = NightForm.model_validate(flow_run.parameters.get("asked", WHOLE_NIGHT))
    return f"{'try ' if asked.dry_run else ''}nightly {asked.night or f'{_newest():%Y-%m-%d}'}"


@flow(
    name="nightly",
    flow_run_name=_run_name,
    task_runner=side_by_side(),
    persist_result=False,
    timeout_seconds=Settings().run_seconds,
)
def nightly(asked: NightForm = WHOLE_NIGHT) -> NightReport | Due:
    """Read every due source and publish what is known then.

    Args:
        asked: Which night; by default now when live, else the newest recorded night.
    """
    settings = Settings()
    at = next((n for n in recorded_nights(settings) if f"{n:%Y-%m-%d}" == asked.night), None) if asked.night else None
    night = Night(settings, at)
    with room_wanted(settings.home):
        due = [source.id for source in night.due()]
    if asked.dry_run:
        return Due(tuple(due))
    report = play(night, due)
    with room_wanted(settings.home):
        note_night(settings.home, report.run.run_id)
    return report


def _newest() -> dt.datetime:
    """The moment of a night for which no day is asked."""
    settings = Settings()
    return recorded_nights(settings)[-1] if settings.transport == "recorded" else dt.datetime.now(HELSINKI)


def play(night: Night, source_ids: list[str], handed_in: HandedIn | None = None) -> NightReport:
    """Visit the sources of a run, load, derive and publish; for use inside a flow.

    Raises what `run_alone` raises.
    """
    with run_alone(night.settings.home):
        report = _play_alone(night, source_ids, handed_in)
    if report.release is None and report.derived is not None:
        hand_to_operator(night, report.derived)
    return report


def _play_alone(night: Night, source_ids: list[str], handed_in: HandedIn | None) -> NightReport:
    night.archive.sweep()
    sweep_copies(night.settings.home)
    visited = gather_all(night, source_ids, handed_in)
    taken_in, left = take_inbox(night)
    # After a change of code or registers every page is read anew, which the load would do one after another.
    read_ahead(night, night.settings.warehouse)
    night_loaded = load_night(night)
    loaded = night_loaded.loaded
    taken = {v.source_id for v in loaded.visits if v.state in ("read", "unchanged")}
    least = night.settings.min_share_read
    if len(taken) < least * len(source_ids):
        lost = [f"{v.source_id} {v.state}: {v.detail or v.reason}" for v in loaded.visits if v.source_id not in taken]
        lost += [f"{source_id} broke: {words}" for source_id, words in sorted(visited.broken.items())]
        raise TooFewSourcesError(
            f"{len(taken)} of {len(source_ids)} sources could be read, fewer than the set share of {least:.0%}; what "
            "came is kept, and the release before stays\n" + "\n".join(lost)
        )
    published = None if night_loaded.standing else derive_and_publish(night)
    files, corrections = answer_partners(night, list(taken_in.values())) if taken_in else ([], [])
    # Only now: a file that lies in the inbox has had no answer yet. One that cannot be moved is answered each night.
    for waiting in taken_in:
        try:
            put_aside(waiting)
        except OSError as error:
            left.append(f"{waiting.path}: answered, and cannot be put aside: {error.strerror}")
    report = NightReport(
        run=night.run,
        visits=loaded.visits,
        broken=visited.broken,
        rows_seen=loaded.seen,
        rows_inserted=loaded.inserted,
        healed=night_loaded.healed,
        derived=published.derived if published else None,
        moved=published.moved if published else (),
        release=published.release if published else night_loaded.standing,
        reports=ReportsTaken(tuple(files), tuple(corrections), night_loaded.reports),
        left_in_inbox=tuple(left),
    )
    show_night(night.settings, report, night_loaded.nights, visited.seconds)
    return report
