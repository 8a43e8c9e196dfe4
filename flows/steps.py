"""The tasks that every run ends with, after the visits: load, derive and check, publish.

Each is one retryable unit; pages, rows and names inside it are plain functions of `extractors` and `warehouse`. Tasks
pass identities and short reports; the data goes through the archive and the warehouse.
"""

from __future__ import annotations

from dataclasses import dataclass

from prefect import task
from prefect.cache_policies import NO_CACHE

from extractors.fingerprint import code_version
from flows.night import Night
from warehouse.changes import Moved, derive_since
from warehouse.database import writer
from warehouse.load import Loaded, load_run, loaded_runs
from warehouse.log_rows import Run
from warehouse.package import Description
from warehouse.publish import publish
from warehouse.releases import Release, earlier_release
from warehouse.transform import Derived
from warehouse.versions import versions


@dataclass(frozen=True, slots=True)
class NightLoaded:
    """This run's load, and the ids of earlier runs that had been killed and were caught up with."""

    loaded: Loaded
    healed: tuple[str, ...]


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


@task(task_run_name="load", cache_policy=NO_CACHE, persist_result=False)
def load_night(night: Night) -> NightLoaded:
    """Append what the run brought to the log tables, and first what earlier runs brought that were killed before."""
    with writer(night.settings.warehouse) as con:
        known = loaded_runs(con)
        behind = [r for r in night.archive.run_ids() if r not in known and r < night.run.run_id]
        for run_id in (*behind, night.run.run_id):
            night.archive.settle(run_id)
        for run_id in behind:
            load_run(con, night.archive, night.catalogue, Run.named(run_id, night.run.transport))
        return NightLoaded(load_run(con, night.archive, night.catalogue, night.run), tuple(behind))


@task(task_run_name="derive-check-publish", cache_policy=NO_CACHE, persist_result=False)
def derive_and_publish(night: Night, through: int | None = None) -> Published:
    """Derive all datasets, check them, tell what moved since the release before and why, and publish a release. A hold
    keeps the facts and gives no release; a check that stops raises `CheckFailedError`, and the release before stays.
    `through` is the last year of a yearly release, which is compared with its own revision before."""
    settings = night.settings
    known_at = night.run.known_at
    with writer(settings.warehouse) as con:
        before = earlier_release(settings.releases, known_at, through=through)
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
            licences=tuple(sorted({s.licence for s in night.catalogue})),
            versions=versions(settings.rules, settings.decisions),
            sources=tuple(night.catalogue),
            contact=settings.live_contact,
        )
        release = publish(
            con, settings.releases, description, keep=settings.keep_releases, through=through, site=settings.site
        )
        return Published(derived, tuple(moved), release)
