"""The watched folder: report files that somebody put under `inbox/<network>/<year>/`, taken in each night.

A file that was taken in goes to `taken/` beside it, under its own name; its bytes are in the archive by then. Files of
a network that nobody knows stay where they are and are told of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_TAKEN = "taken"
_YEAR = re.compile(r"(19|20)\d{2}")


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file that waits, and where its folders say that it belongs."""

    path: Path
    network_id: str
    year: int | None


def waiting_files(inbox: Path) -> Iterator[Waiting]:
    """The files that wait, in order. A folder that is no year is not one of ours: its files wait on."""
    if not inbox.is_dir():
        return
    for network in sorted(p for p in inbox.iterdir() if p.is_dir()):
        for year in sorted(p for p in network.iterdir() if p.is_dir() and _YEAR.fullmatch(p.name)):
            for path in sorted(p for p in year.iterdir() if p.is_file() and not p.name.startswith((".", "~$"))):
                yield Waiting(path, network.name, int(year.name))


def put_aside(waiting: Waiting) -> Path:
    """Move a file that was taken in out of the way; gives where it lies now."""
    folder = waiting.path.parent / _TAKEN
    folder.mkdir(exist_ok=True)
    target, number = folder / waiting.path.name, 1
    while target.exists():
        number += 1
        target = folder / f"{waiting.path.stem}-{number}{waiting.path.suffix}"
    return waiting.path.rename(target)
