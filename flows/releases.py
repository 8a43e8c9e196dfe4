"""Releases on demand: a yearly one that stays, and what newer code would move before anything is published."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.runtime import flow_run

from extractors.catalogue import load_catalogue
from flows.night import Night
from flows.settings import Settings
from flows.steps import Published, derive_and_publish
from warehouse.changes import Moved, moved_by
from warehouse.database import copy_of, writer
from warehouse.load import Among, read_anew
from warehouse.lock import exclusive


class OpenYearError(ValueError):
    """A year that is not over has no yearly release."""


@dataclass(frozen=True, slots=True)
class Replayed:
    """How many page versions were read anew, and the rows of past years that this moves; `published` is None where
    nothing was written."""

    n_read: int
    moved: tuple[Moved, ...]
    published: Published | None


@flow(name="freeze-year", flow_run_name="freeze {year}", validate_parameters=False, persist_result=False)
def freeze_year(year: int) -> Published:
    """Publish the yearly release of a year that is over, or its next revision where the facts have changed since.

    It holds the years up to that one, is never removed, and says what moved since the revision before. Raises
    `OpenYearError` for a year that is not over.

    Args:
        year: The last year of the release.
    """
    night = Night(Settings(), subject=f"freeze-{year}", from_file=True)
    if year >= night.run.known_at.year:
        raise OpenYearError(f"{year} is not over on {night.run.known_at:%Y-%m-%d}: its numbers may still change")
    with exclusive(night.settings.home / "run.lock", "under way"):
        return derive_and_publish(night, through=year)


def _replay_run_name() -> str:
    return f"replay {flow_run.parameters['source_id'] or 'all sources'}"


@flow(name="replay", flow_run_name=_replay_run_name, validate_parameters=False, persist_result=False)
def replay(
    source_id: str | None = None,
    since: dt.date | None = None,
    until: dt.date | None = None,
    dry_run: bool = True,
) -> Replayed:
    """Read archived pages by today's code and say which past years that moves, before anything is published.

    Nothing is fetched. What the code before found too stays known since then. The next night reads anew whatever is
    left, so try this first after a change of code.

    Args:
        source_id: One source, by the name of its file in the catalogue; by default all.
        since: First day on which a page version was met; by default any.
        until: Last such day; by default any.
        dry_run: Only say what would move. Otherwise the readings are kept and a release is published.
    """
    settings = Settings()
    if source_id is not None:
        load_catalogue()[source_id]
    night = Night(settings, subject="replay", from_file=True)
    among = Among(source_id, since, until)
    with exclusive(settings.home / "run.lock", "under way"):
        if dry_run:
            with copy_of(settings.warehouse) as copy:
                return reread(night, copy, among)
        replayed = reread(night, settings.warehouse, among)
        return Replayed(replayed.n_read, replayed.moved, derive_and_publish(night))


@task(task_run_name="read-anew", cache_policy=NO_CACHE, persist_result=False)
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
