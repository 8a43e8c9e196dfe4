"""Releases on demand: of what is known now, of a year that is over, and what newer code would move."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.runtime import deployment, flow_run

from flows.engines import side_by_side
from flows.forms import ReleaseForm, ReplayForm, YearForm
from flows.held import ask_operator, show_held, show_published
from flows.links import show_release
from flows.night import Night
from flows.rereading import read_ahead
from flows.room import run_alone
from flows.settings import Settings
from flows.steps import Published, derive_and_publish
from warehouse.changes import Moved, derive_since, moved_by
from warehouse.database import copy_of, writer
from warehouse.load import Among, read_anew
from warehouse.releases import earlier_release, refuse_changed


class OpenYearError(ValueError):
    """A year that is not over has no yearly release."""


class NothingKnownError(RuntimeError):
    """Nothing has been read yet, so there is nothing to publish."""


@dataclass(frozen=True, slots=True)
class Replayed:
    """How many page versions were read anew, and the rows of past years that this moves; `published` is None where
    nothing was written."""

    n_read: int
    moved: tuple[Moved, ...]
    published: Published | None


def _release_run_name() -> str:
    asked = ReleaseForm.model_validate(flow_run.parameters.get("asked", NOW))
    return f"{'try ' if asked.dry_run else ''}publish what is known"


NOW = ReleaseForm()


@flow(
    name="publish-release",
    flow_run_name=_release_run_name,
    persist_result=False,
    timeout_seconds=Settings().run_seconds,
)
def publish_release(asked: ReleaseForm = NOW) -> Published:
    """Derive, check and publish what is known already; nobody is asked on the web.

    Where a check holds the release, the run asks its operator in the UI, with the rows in question, and waits; an
    answer is kept with its reason, and no answer in time means no. In a shell nobody is asked: the release is held.

    Args:
        asked: How long to wait for an answer, or only to try.
    """
    night = _of_what_is_known("release")
    if asked.dry_run:
        return _tried(night)
    published = _published(night)
    if published.release is None:
        show_held(night.settings, published.derived)
        if deployment.id is not None and ask_operator(night, published.derived, asked.wait_hours):
            published = _published(night)
    if published.release is not None:
        show_release(night.settings, published.release.release_id)
    return published


def _year_run_name() -> str:
    asked = YearForm.model_validate(flow_run.parameters.get("asked", LAST_YEAR))
    return f"{'try ' if asked.dry_run else ''}{flow_run.flow_name} {_year_of(asked)}"


LAST_YEAR = YearForm()


@flow(name="freeze-year", flow_run_name=_year_run_name, persist_result=False, timeout_seconds=Settings().run_seconds)
def freeze_year(asked: YearForm = LAST_YEAR) -> Published:
    """Publish the yearly release of a year that is over, or its next revision where the facts have changed since.

    It holds the years up to that one, is never removed, and says what moved since the revision before. Raises
    `OpenYearError` for a year that is not over.

    Args:
        asked: The last year of the release.
    """
    return _of_year(_year_of(asked), dry_run=asked.dry_run)


@flow(name="rebuild-year", flow_run_name=_year_run_name, persist_result=False, timeout_seconds=Settings().run_seconds)
def rebuild_year(asked: YearForm = LAST_YEAR) -> Published:
    """Derive a year that was published anew, from the log, and publish its next revision where anything moved.

    Raises `OpenYearError` for a year that has no yearly release yet: freeze it first.

    Args:
        asked: The last year of the release.
    """
    year = _year_of(asked)
    if earlier_release(Settings().releases, dt.datetime.max.replace(tzinfo=dt.UTC), through=year) is None:
        raise OpenYearError(f"{year} has no yearly release yet: freeze it first")
    return _of_year(year, dry_run=asked.dry_run)


def _year_of(asked: YearForm) -> int:
    return asked.year or Night(Settings(), from_file=True).run.known_at.year - 1


def _of_year(year: int, *, dry_run: bool) -> Published:
    night = _of_what_is_known(f"freeze-{year}")
    if year >= night.run.known_at.year:
        raise OpenYearError(f"{year} is not over on {night.run.known_at:%Y-%m-%d}: its numbers may still change")
    if dry_run:
        return _tried(night, through=year)
    published = _published(night, through=year)
    show_published(night, published)
    return published


def _published(night: Night, through: int | None = None) -> Published:
    with run_alone(night.settings.home):
        return derive_and_publish(night, through=through)


def _of_what_is_known(subject: str) -> Night:
    """A run that asks nobody, at the present moment. Raises `NothingKnownError` before the first night."""
    night = Night(Settings(), subject=subject, from_file=True)
    if not night.settings.warehouse.exists():
        raise NothingKnownError("nothing has been read yet: run a night first")
    return night


def _tried(night: Night, through: int | None = None) -> Published:
    """What a release would hold and move, derived in a copy of the warehouse."""
    settings, known_at = night.settings, night.run.known_at
    before = earlier_release(settings.releases, known_at, through=through)
    refuse_changed(settings.releases, before)
    with copy_of(settings.warehouse) as copy, writer(copy) as con:
        derived, moved = derive_since(
            con, night.catalogue, before, known_at, settings.rules, settings.decisions, through=through
        )
    return Published(derived, tuple(moved), None)


def _replay_run_name() -> str:
    asked = ReplayForm.model_validate(flow_run.parameters.get("asked", EVERYTHING))
    return f"{'try ' if asked.dry_run else ''}replay {asked.source_id or 'all sources'}"


EVERYTHING = ReplayForm()


@flow(
    name="replay",
    flow_run_name=_replay_run_name,
    task_runner=side_by_side(),
    persist_result=False,
    timeout_seconds=Settings().run_seconds,
)
def replay(asked: ReplayForm = EVERYTHING) -> Replayed:
    """Read archived page versions by today's code, and say which rows of past years that moves, before anything is
    published.

    Nothing is fetched. What the code before found too stays known since then. The next night reads anew whatever is
    left, so try this first after a change of code.

    Args:
        asked: Which pages, and whether to keep what is read.
    """
    settings = Settings()
    night = Night(settings, subject="replay", from_file=True)
    among = Among(asked.source_id or None, asked.since, asked.until)
    with run_alone(settings.home):
        if asked.dry_run:
            with copy_of(settings.warehouse) as copy:
                read_ahead(night, copy, among)
                return reread(night, copy, among)
        read_ahead(night, settings.warehouse, among)
        replayed = reread(night, settings.warehouse, among)
        published = derive_and_publish(night)
    show_published(night, published)
    return replace(replayed, published=published)


@task(task_run_name="compare", cache_policy=NO_CACHE, persist_result=False)
def reread(night: Night, warehouse: Path, among: Among) -> Replayed:
    """Read anew into a warehouse file and say what that moves."""
    n_read = 0
    with writer(warehouse) as con:

        def read() -> None:
            nonlocal n_read
            n_read = read_anew(con, night.archive, night.catalogue, night.run, among)

        moved = moved_by(
            con,
            night.catalogue,
            night.run.known_at,
            night.settings.rules,
            "extractor",
            read,
            night.settings.decisions,
        )
    return Replayed(n_read, tuple(moved), None)
