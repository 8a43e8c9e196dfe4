"""A backup put back in place: verified first, staged, and only then renamed to where the state lies.

Takes a backup of `warehouse.backup` and the `State` to fill. What stands there already is refused, or put aside under
a name of its own (`….before-<moment>`); nothing is ever removed. Errors: `BackupError`, `BusyError` while a run is
under way in the same place, `OSError`.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from extractors.archive.durable import sync_folder, write_durably
from warehouse.backup import HISTORY, BackupError, State, copy_with_sum, read_told, verify_backup
from warehouse.lock import exclusive
from warehouse.seal import read_sums

_STAGING = ".restoring-"
_MOST_TOLD = 10


@dataclass(frozen=True, slots=True)
class Restored:
    """How many files were put back, and what stood in their place before."""

    n_files: int
    put_aside: tuple[Path, ...]


def restore(backup: Path, state: State, *, at: dt.datetime, replace: bool) -> Restored:
    """Put a backup back. `replace` puts what stands in its place aside instead of refusing it; `at` is the moment in
    the names of what is put aside. Prefect's history is put back where `state` names a place for it."""
    refuse_damaged(backup)
    told, sums = read_told(backup), read_sums(backup)
    if told["transport"] != state.transport:
        raise BackupError(
            f"this is a backup of the {told['transport']} world, and the settings are those of the {state.transport} "
            "one: VERKOSTO_LIVE_CONTACT tells them apart"
        )
    history = state.history if HISTORY in sums else None
    if state.history is not None and history is None:
        raise BackupError("this backup holds no history of Prefect: leave that out")
    mark = at.astimezone(dt.UTC).strftime("before-%Y-%m-%dT%H%M%SZ")
    with exclusive(state.home / "run.lock", "under way"):
        taken = [place for place in (_taken_home(state), _other_decisions(backup, state), history) if place]
        taken = [place for place in taken if place.exists()]
        if taken and not replace:
            raise BackupError(f"not empty: {', '.join(map(str, taken))}; --replace puts that aside")
        # The big part first: where the disk is full nothing has changed yet.
        staged = _stage_home(backup, state.home, _under(sums, "home/"), told["links"])
        aside = [_put_aside(place, mark, is_moved=place != state.decisions) for place in taken]
        if state.home.exists():
            shutil.rmtree(state.home)  # only locks and empty folders
        staged.rename(state.home)
        sync_folder(state.home.parent)
        for name in _under(sums, "decisions/"):
            write_durably(state.decisions / name.removeprefix("decisions/"), (backup / name).read_bytes())
        if history is not None:
            write_durably(history, (backup / HISTORY).read_bytes())
    return Restored(len(sums), tuple(aside))


def refuse_damaged(backup: Path) -> None:
    """Raise `BackupError` for a backup that is not what its checksums say."""
    wrong = verify_backup(backup)
    if wrong:
        more = f"\n… and {len(wrong) - _MOST_TOLD} more" if len(wrong) > _MOST_TOLD else ""
        raise BackupError(f"{backup} is damaged; take another one\n" + "\n".join(wrong[:_MOST_TOLD]) + more)


def _taken_home(state: State) -> Path | None:
    """The home, where anything but locks and empty folders is in it."""
    return state.home if any(p.is_file() and p.suffix != ".lock" for p in state.home.rglob("*")) else None


def _other_decisions(backup: Path, state: State) -> Path | None:
    """The folder of decisions, where it says something else than the backup's."""
    kept = {p.name: p.read_bytes() for p in (backup / "decisions").glob("*.csv")}
    present = {p.name: p.read_bytes() for p in state.decisions.glob("*.csv")}
    return state.decisions if present and present != kept else None


def _stage_home(backup: Path, home: Path, names: list[str], links: dict[str, str]) -> Path:
    staged = home.parent / f"{_STAGING}{home.name}"
    if staged.exists():
        shutil.rmtree(staged)
    try:
        for name in names:
            copy_with_sum(backup / name, _placed(staged, name))
        for name in _under(links, "home/"):
            link = _placed(staged, name)
            _refuse_outside(staged, link.parent / links[name], links[name])
            link.symlink_to(links[name])
    except BaseException:
        shutil.rmtree(staged, ignore_errors=True)
        raise
    os.sync()
    return staged


def _placed(staged: Path, name: str) -> Path:
    """Where a file of a backup's home goes, with the folders above it. Whoever could write to a backup could write its
    list of names, too."""
    target = staged / name.removeprefix("home/")
    _refuse_outside(staged, target, name)
    target.parent.mkdir(parents=True, exist_ok=True)
    return target


def _refuse_outside(staged: Path, place: Path, name: str) -> None:
    if not Path(os.path.normpath(place)).is_relative_to(staged):
        raise BackupError(f"{name!r} lies outside of the home")


def _put_aside(place: Path, mark: str, *, is_moved: bool) -> Path:
    """Move a place out of the way, or leave it where its folder cannot be moved, and copy it."""
    aside = place.with_name(f"{place.name}.{mark}")
    if is_moved:
        place.rename(aside)
        # Of a database: its log of changes belongs to it, and not to what comes in its place.
        for beside in ("-wal", "-shm"):
            if (log := place.with_name(place.name + beside)).exists():
                log.rename(aside.with_name(aside.name + beside))
    else:
        shutil.copytree(place, aside)
    return aside


def _under(names: dict[str, str], folder: str) -> list[str]:
    return sorted(name for name in names if name.startswith(folder))
