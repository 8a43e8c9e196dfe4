"""The watched folder: report files that somebody put under `inbox/<network>/<year>/`, taken in each night.

A file that was taken in and answered goes to `taken/` beside it, under its own name; its bytes are in the archive by
then. Files of a network that nobody knows, or in no such folder, stay where they are and are told of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_TAKEN = "taken"
_YEAR = re.compile(r"(19|20)\d{2}")


class IntakeError(ValueError):
    """A file that cannot be handed in: nothing of it was kept. The message says why."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file that waits, and where its folders say that it belongs."""

    path: Path
    network_id: str
    year: int | None


def waiting_files(inbox: Path) -> Iterator[Waiting]:
    """The files that wait, in order."""
    if not inbox.is_dir():
        return
    for network in sorted(p for p in inbox.iterdir() if _is_folder(p)):
        for year in sorted(p for p in network.iterdir() if _is_folder(p) and _YEAR.fullmatch(p.name)):
            for path in sorted(p for p in year.iterdir() if _is_file(p) and not p.name.startswith((".", "~$"))):
                yield Waiting(path, network.name, int(year.name))


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _is_file(path: Path) -> bool:
    """A link is none: whoever may write to the inbox is not to be told what the product may read."""
    return path.is_file() and not path.is_symlink()


def misplaced_files(inbox: Path) -> Iterator[Path]:
    """The files that wait for nothing: not in a folder of a network and a year, nor taken in."""
    waiting = {w.path for w in waiting_files(inbox)}
    for path in sorted(inbox.rglob("*")) if inbox.is_dir() else ():
        if (
            path.is_file()
            and path not in waiting
            and path.parent.name != _TAKEN
            and not path.name.startswith((".", "~$"))
        ):
            yield path


def handed_file(inbox: Path, given: str, *, anywhere: bool) -> Path:
    """The file that somebody names in a form: inside the inbox, and nowhere else. Who types a command on this machine
    may read the file anyway, so `anywhere` is right for a shell.

    Raises `IntakeError` for a path outside, also by a link, and where there is no such file.
    """
    path = Path(given) if anywhere else inbox / given
    if not anywhere and not path.resolve().is_relative_to(inbox.resolve()):
        raise IntakeError(f"{given!r} lies outside the inbox: put the file under {inbox} first")
    if not path.is_file():
        raise IntakeError(f"there is no file {path}")
    return path


def has_taken(waiting: Waiting, body: bytes) -> bool:
    """Does a file of these bytes lie among those that were taken in and put aside?"""
    taken = waiting.path.parent / _TAKEN
    return taken.is_dir() and any(p.stat().st_size == len(body) and p.read_bytes() == body for p in taken.iterdir())


def put_aside(waiting: Waiting) -> Path:
    """Move a file that was answered out of the way; gives where it lies now."""
    folder = waiting.path.parent / _TAKEN
    folder.mkdir(exist_ok=True)
    target, number = folder / waiting.path.name, 1
    while target.exists():
        number += 1
        target = folder / f"{waiting.path.stem}-{number}{waiting.path.suffix}"
    return waiting.path.rename(target)
