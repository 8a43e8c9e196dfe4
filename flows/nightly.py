"""The night: due sources side by side, then one load, then derive, check and publish.

A source that fails is reported and does not stop the night. The run ends Failed, and the release before stays, when
fewer than the set share of sources could be read or when a check stops the release.
"""

from __future__ import annotations

import datetime as dt

from prefect import flow
from prefect.runtime import flow_run

from flows.engines import side_by_side
from flows.gather import gather_all
from flows.night import Night
from flows.report import NightReport
from flows.reports import ReportsTaken, answer_partners, load_handed_in, take_inbox
from flows.settings import Settings
from flows.steps import HandedIn, derive_and_publish, load_night
from warehouse.lock import exclusive


class TooFewSourcesError(RuntimeError):
    """So few sources could be read that the night says more about the web, or about us, than about networks."""


def _run_name() -> str:
    at: dt.datetime = flow_run.parameters["at"] or dt.datetime.now(dt.UTC)
    return f"nightly-{at:%Y-%m-%d}"


@flow(
    name="nightly",
    flow_run_name=_run_name,
    task_runner=side_by_side(),
    validate_parameters=False,
    persist_result=False,
)
def nightly(at: dt.datetime | None = None) -> NightReport:
    """Read every due source and publish what is known then.

    Args:
        at: The recorded night to play. Leave it out for now (live), or for the newest recorded night.
    """
    night = Night(Settings(), at)
    return play(night, [source.id for source in night.due()])


def play(night: Night, source_ids: list[str], handed_in: HandedIn | None = None) -> NightReport:
    """Visit the sources of a run, load, derive and publish; for use inside a flow.

    Raises `BusyError` where another run is under way in the same folder: two would sweep each other's half-made files.
    """
    with exclusive(night.settings.home / "run.lock", "under way"):
        return _play_alone(night, source_ids, handed_in)


def _play_alone(night: Night, source_ids: list[str], handed_in: HandedIn | None) -> NightReport:
    night.archive.sweep()
    broken = gather_all(night, source_ids, handed_in)
    documents, left = take_inbox(night)
    # Newer code reads anew what was handed in before, too.
    reports = load_handed_in(night) if night.archive.intakes() else None
    night_loaded = load_night(night)
    loaded = night_loaded.loaded
    taken = {v.source_id for v in loaded.visits if v.state in ("read", "unchanged")}
    least = night.settings.min_share_read
    if len(taken) < least * len(source_ids):
        lost = [f"{v.source_id} {v.state}: {v.detail or v.reason}" for v in loaded.visits if v.source_id not in taken]
        raise TooFewSourcesError(
            f"{len(taken)} of {len(source_ids)} sources could be read, fewer than the set share of {least:.0%}; what "
            "came is kept, and the release before stays\n" + "\n".join(lost)
        )
    published = derive_and_publish(night)
    files, corrections = answer_partners(night, documents) if documents else ([], [])
    return NightReport(
        run=night.run,
        visits=loaded.visits,
        broken=broken,
        rows_seen=loaded.seen,
        rows_inserted=loaded.inserted,
        healed=night_loaded.healed,
        derived=published.derived,
        moved=published.moved,
        release=published.release,
        reports=ReportsTaken(tuple(files), tuple(corrections), reports),
        left_in_inbox=tuple(left),
    )
