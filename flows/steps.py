"""The tasks that every run ends with, after the visits: load, derive and check, publish; and whether a release stands.

Each is one retryable unit; pages, rows and names inside it are plain functions of `extractors` and `warehouse`. Tasks
pass identities and short reports; the data goes through the archive and the warehouse. Tried again is only what can
heal by itself: a warehouse that somebody else is writing, a disk that hiccups. A check that stops or a bug never heals.
"""

from __future__ import annotations

import errno
from dataclasses import dataclass
from typing import Any

import duckdb
from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.tasks import exponential_backoff

from extractors.fingerprint import code_version
from flows.night import Night
from flows.room import room_wanted
from flows.settings import Settings
from warehouse.changes import Earlier, Moved, derive_since
from warehouse.database import writer
from warehouse.load import Loaded, load_run, loaded_runs
from warehouse.lock import BusyError
from warehouse.log_rows import Run
from warehouse.metadata.licences import sources_of
from warehouse.news import grounds, stands
from warehouse.nights import Nights, nights_of
from warehouse.package import Description
from warehouse.publish import publish
from warehouse.releases import Release, earlier_release, is_current, refuse_changed
from warehouse.report_load import ReportsLoaded, load_reports
from warehouse.transform import Derived
from warehouse.versions import versions


@dataclass(frozen=True, slots=True)
class NightLoaded:
    """This run's load, the ids of earlier runs that had been killed and were caught up with, the reports that were
    handed in (None where there never were any), and the pages' nights.

    `standing` is the release before where nothing has come that could give other facts; else None.
    """

    loaded: Loaded
    healed: tuple[str, ...]
    reports: ReportsLoaded | None
    nights: Nights
    standing: Release | None


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A file given in place of a fetch: its bytes and the address it stands for."""

    body: bytes
    media_type: str
    url: str
    lang: str


@dataclass(frozen=True, slots=True)
class Published:
    """What was derived, what moved since the release before, and the new release; None where a check holds it."""

    derived: Derived
    moved: tuple[Moved, ...]
    release: Release | None


# Of a disk or a mount, not of the web, which is only logged. A full disk stays full.
_PASSING = frozenset({errno.EINTR, errno.EAGAIN, errno.EBUSY, errno.EIO, errno.ESTALE, errno.ETIMEDOUT, errno.EMFILE})


def _failed_with(state: Any) -> BaseException | None:
    error = state.result(raise_on_failure=False)
    return error if isinstance(error, BaseException) else None


def is_busy(_task: Any, _run: Any, state: Any) -> bool:
    """Did a task fail because somebody else writes the warehouse?"""
    return isinstance(_failed_with(state), BusyError)


def passes(error: BaseException | None) -> bool:
    """Is it an error of the disk that may not come again?"""
    return isinstance(error, OSError) and error.errno in _PASSING


def is_passing(_task: Any, _run: Any, state: Any) -> bool:
    """Did a task fail by an error of the disk that may not come again?"""
    return passes(_failed_with(state))


# 1, 2, 4, 8 and 16 seconds, each up to twice as long: a decision that is derived at once is over by then.
WHILE_BUSY: dict[str, Any] = {
    "retries": 5,
    "retry_delay_seconds": exponential_backoff(backoff_factor=1),
    "retry_jitter_factor": 1,
    "retry_condition_fn": is_busy,
}


WHILE_PASSING: dict[str, Any] = {
    "retries": 2,
    "retry_delay_seconds": exponential_backoff(backoff_factor=2),
    "retry_jitter_factor": 1,
    "retry_condition_fn": is_passing,
}


@task(task_run_name="load", cache_policy=NO_CACHE, persist_result=False, **WHILE_BUSY)
def load_night(night: Night) -> NightLoaded:
    """Append what the run brought to the log tables, and first what earlier runs brought that were killed before.

    Pages come before reports: a run counts as loaded once the warehouse names it, and a kill in between would else
    leave what it fetched in the archive for ever.
    """
    with room_wanted(night.settings.home), writer(night.settings.warehouse) as con:
        known = loaded_runs(con)
        behind = [r for r in night.archive.run_ids() if r not in known and r < night.run.run_id]
        for run_id in (*behind, night.run.run_id):
            night.archive.settle(run_id)
        for run_id in behind:
            load_run(con, night.archive, night.catalogue, Run.named(run_id, night.run.transport))
        loaded = load_run(con, night.archive, night.catalogue, night.run)
        # Newer code reads anew what was handed in before, too.
        reports = load_reports(con, night.archive, night.run) if night.archive.intakes() else None
        nights = nights_of(con, night.run.known_at)
        return NightLoaded(loaded, tuple(behind), reports, nights, _standing(con, night))


def _standing(con: duckdb.DuckDBPyConnection, night: Night) -> Release | None:
    """The release before, where it says all that is known now. A run that was killed may not have made it current."""
    settings, known_at = night.settings, night.run.known_at
    before = earlier_release(settings.releases, known_at)
    if before is None or not is_current(settings.releases, before):
        return None
    made_with = _made_with(settings)
    if not stands(con, night.catalogue, Earlier.of(before), known_at, settings.rules, settings.decisions, made_with):
        return None
    refuse_changed(settings.releases, before)
    return Release(before.name, before, is_new=False, is_current=True)


def _made_with(settings: Settings) -> str:
    """What of the settings shows in a release beside its facts."""
    return f"{settings.site} {settings.live_contact}"


@task(task_run_name="derive-check-publish", cache_policy=NO_CACHE, persist_result=False, **WHILE_BUSY)
def derive_and_publish(night: Night, through: int | None = None) -> Published:
    """Derive all datasets, check them, tell what moved since the release before and why, and publish a release. A hold
    keeps the facts and gives no release; a check that stops raises `CheckFailedError`, and the release before stays.
    `through` is the last year of a yearly release, which is compared with its own revision before."""
    settings = night.settings
    known_at = night.run.known_at
    with room_wanted(settings.home), writer(settings.warehouse) as con:
        before = earlier_release(settings.releases, known_at, through=through)
        refuse_changed(settings.releases, before)
        derived, moved = derive_since(
            con, night.catalogue, before, known_at, settings.rules, settings.decisions, through=through
        )
        if derived.holds:
            return Published(derived, tuple(moved), None)
        description = Description(
            release_id=night.run.run_id,
            known_at=known_at,
            transport=settings.transport,
            code_version=code_version(),
            rules=settings.rules,
            derived=derived,
            licences=tuple(sorted({c.licence for c in sources_of(night.catalogue)})),
            versions=versions(settings.rules, settings.decisions),
            grounds=grounds(con, night.catalogue, known_at, settings.rules, settings.decisions, _made_with(settings)),
            sources=tuple(night.catalogue),
            contact=settings.live_contact,
        )
        release = publish(
            con, settings.releases, description, keep=settings.keep_releases, through=through, site=settings.site
        )
        return Published(derived, tuple(moved), release)
