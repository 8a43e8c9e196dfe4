"""Is everything in its place? Versions, paths, catalogue, decisions, archive and log, warehouse, and releases."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from extractors.archive import Archive, ArchiveError
from extractors.catalogue import CatalogueError, load_catalogue
from extractors.fetch import RecordingError
from extractors.registers.gazetteer import load_gazetteer
from extractors.registers.register import RegisterError
from flows.addresses import ChannelError, addresses_of
from flows.night import recorded_nights
from flows.settings import Settings
from warehouse.current import current_release
from warehouse.dataset import DatasetError, load_datasets
from warehouse.decisions import DecisionError, read_decisions
from warehouse.lock import BusyError
from warehouse.seal import verify
from warehouse.sound import unsound


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at."""

    what: str
    is_well: bool
    words: str


def examine(settings: Settings) -> list[Finding]:
    """Look at everything; what is ill never hides what comes after it."""
    looks: list[Callable[[Settings], Iterator[Finding]]] = [
        _versions,
        _paths,
        _catalogue,
        _decisions,
        _archive,
        _warehouse,
        _releases,
    ]
    return [finding for look in looks for finding in look(settings)]


def examine_channels(settings: Settings) -> Finding:
    """Where alerts go, as this shell's settings say; a flow has none of them."""
    try:
        channels = addresses_of(settings)
    except ChannelError as error:
        return Finding("alerts", False, str(error))
    return Finding("alerts", True, ", ".join(channels) or "off: set VERKOSTO_ALERT_WEBHOOK or VERKOSTO_ALERT_EMAIL")


def _versions(_: Settings) -> Iterator[Finding]:
    words = ", ".join(f"{name} {version(name)}" for name in ("verkosto", "prefect", "duckdb", "pyarrow"))
    yield Finding("versions", True, f"Python {platform.python_version()}, {words}")


def _paths(settings: Settings) -> Iterator[Finding]:
    yield Finding("transport", True, settings.transport)
    home = settings.home
    if not home.exists():
        yield Finding("data", True, f"{home} is not there yet: nothing has been run")
    else:
        writable = os.access(home, os.W_OK)
        yield Finding("data", writable, f"{home}" if writable else f"{home} cannot be written to")


def _catalogue(settings: Settings) -> Iterator[Finding]:
    try:
        sources = load_catalogue()
        gazetteer = load_gazetteer()
        datasets = load_datasets()
    except (CatalogueError, RegisterError, DatasetError) as error:
        yield Finding("catalogue", False, str(error))
        return
    strange = sorted(
        f"{s.id}: {name}"
        for s in sources
        for name in (s.owner, s.publisher)
        if gazetteer.body_by_id(name) is None and gazetteer.system_by_id(name) is None
    )
    strange += sorted(
        f"{s.id}: {s.network}" for s in sources if s.network and gazetteer.system_by_id(s.network) is None
    )
    if strange:
        yield Finding("catalogue", False, f"no register knows {'; '.join(strange)}")
    else:
        yield Finding("catalogue", True, f"{len(sources)} sources, {len(datasets)} datasets")
    if settings.transport == "recorded":
        try:
            nights = recorded_nights(settings)
        except RecordingError as error:
            yield Finding("recorded web", False, str(error))
        else:
            yield Finding("recorded web", True, f"{len(nights)} nights in {settings.recorded_web}")


def _decisions(settings: Settings) -> Iterator[Finding]:
    try:
        decisions = read_decisions(settings.decisions)
    except (DecisionError, OSError) as error:
        yield Finding("decisions", False, str(error))
        return
    gazetteer = load_gazetteer()
    strange = [
        f"{j.decision_id}: {j.target_id}"
        for j in decisions.judgements
        if decisions.withdrawn_at(j.decision_id) is None
        and (gazetteer.body_by_id if j.subject == "party" else gazetteer.system_by_id)(j.target_id) is None
    ]
    if strange:
        yield Finding("decisions", False, f"no register knows {'; '.join(strange)}")
        return
    n_standing = sum(decisions.withdrawn_at(j.decision_id) is None for j in decisions.judgements)
    words = f"{n_standing} about names, {len(decisions.withdrawals)} withdrawals in {settings.decisions}"
    if os.access(settings.decisions, os.W_OK):
        yield Finding("decisions", True, words)
    else:
        yield Finding("decisions", False, f"{words}, which cannot be written to")


def _archive(settings: Settings) -> Iterator[Finding]:
    try:
        archive = Archive(settings.archive)
    except ArchiveError as error:
        yield Finding("archive", False, str(error))
        return
    problems = list(archive.problems())
    for problem in problems:
        yield Finding("archive", False, problem)
    if not problems:
        yield Finding("archive", True, f"{len(archive.run_ids())} runs, every document there and whole")


def _warehouse(settings: Settings) -> Iterator[Finding]:
    if not settings.warehouse.exists():
        yield Finding("warehouse", True, "nothing has been loaded yet")
        return
    try:
        wrong = list(unsound(settings.warehouse, Archive(settings.archive)))
    except BusyError as error:
        yield Finding("warehouse", True, f"not looked at: {error}")
        return
    except (ArchiveError, OSError) as error:
        yield Finding("warehouse", False, str(error))
        return
    for words in wrong:
        yield Finding("warehouse", False, words)
    if not wrong:
        yield Finding("warehouse", True, f"{settings.warehouse}, every block whole and every document in the archive")


def _releases(settings: Settings) -> Iterator[Finding]:
    try:
        release = current_release(settings.releases)
    except FileNotFoundError as error:
        yield Finding("release", True, str(error))
        return
    yield from _checked(release)


def _checked(release: Path) -> Iterator[Finding]:
    problems = verify(release)
    for problem in problems:
        yield Finding("release", False, problem)
    if not problems:
        yield Finding("release", True, f"{release.name}, as its checksums say")


def examine_earlier(settings: Settings) -> list[Finding]:
    """Every release but the current one against its checksums."""
    try:
        current = current_release(settings.releases)
    except FileNotFoundError:
        return []
    folders = sorted(p for p in settings.releases.iterdir() if p.is_dir() and not p.is_symlink() and p.name[0] != ".")
    return [finding for folder in folders if folder.resolve() != current for finding in _checked(folder)]
