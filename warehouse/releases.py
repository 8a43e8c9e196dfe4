"""The releases that stand in a folder: their ids, which one is current, which came before a moment, which may go.

A release is a folder named by its id; `current` is a symbolic link to one. A nightly release is named by its run, its
revisions `-r2` and so on; a yearly one is `<year>-v1`, `-v2` and so on. Names that begin with a dot are no releases.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from warehouse.current import CURRENT
from warehouse.seal import remove, sha256, sync, verify

STAGING = ".staging-"
_CHANGED = "see deploy/runbook.md, A release has changed"
_YEARLY = re.compile(r"(?P<year>\d{4})-v(?P<no>\d+)")
_NIGHTLY = re.compile(r"(?!\d{4}-v\d+$).+?(?:-r(?P<no>\d+))?")
_CREATED = re.compile(rb'^"created": "([^"]+)",?$', re.MULTILINE)
# What says how a release differs from the one before is no fact of its own; nor are the licences of its sources.
_TOLD_BESIDE = frozenset({"release_diff", "LICENSES"})


@dataclass(frozen=True, slots=True)
class Release:
    """A published release. `is_new` is False where the same facts had been published under this id before."""

    release_id: str
    path: Path
    is_new: bool
    is_current: bool


class ReleaseError(RuntimeError):
    """A release that could not be made or is not what its checksums say."""


def earlier_release(releases: Path, known_at: dt.datetime, *, through: int | None = None) -> Path | None:
    """The newest release that stands for a moment or one before it; with `through`, the newest of that year's. None
    where there is none."""
    found = [
        (_known_at(path), int(revision["no"] or 1), path)
        for path in (_folders(releases) if releases.exists() else ())
        if (revision := (_YEARLY if through else _NIGHTLY).fullmatch(path.name))
        if through is None or revision["year"] == str(through)
    ]
    return max((entry for entry in found if entry[0] <= known_at), default=(None, None, None))[2]


def free_id(releases: Path, release_id: str, staged: Path, through: int | None) -> tuple[str, bool]:
    """The id to publish a staged release under, and whether that is a new one: the same facts keep the one they
    have, and other facts become the next revision."""
    ids = _revisions(release_id) if through is None else (f"{through}-v{n}" for n in count(1))
    for one in ids:
        if not (releases / one).exists():
            return one, True
        if _facts(releases / one) == _facts(staged):
            return one, False
    raise ReleaseError("there are no more ids")


def make_current(releases: Path, target: Path) -> bool:
    """Point `current` at a release, unless it stands at newer knowledge already."""
    link = releases / CURRENT
    if link.exists() and _known_at(link) > _known_at(target):
        return False
    new = releases / f".{CURRENT}-{os.getpid()}"
    new.unlink(missing_ok=True)
    new.symlink_to(target.name)
    new.replace(link)
    sync(releases)
    return True


def is_current(releases: Path, release: Path) -> bool:
    """Whether a release is the one that `current` points at."""
    return (releases / CURRENT).resolve() == release.resolve()


def retire(releases: Path, keep: int) -> None:
    """Remove all but the newest releases by knowledge; the current one and the yearly ones always stay."""
    nightly = [p for p in _folders(releases) if not _YEARLY.fullmatch(p.name)]
    current = (releases / CURRENT).resolve()
    for release in sorted(nightly, key=_newness, reverse=True)[keep:]:
        if release.resolve() != current:
            # Out of sight first, so that a crash while removing leaves no half release behind.
            doomed = releases / f"{STAGING}{release.name}"
            release.rename(doomed)
            remove(doomed)


def _newness(release: Path) -> tuple[dt.datetime, int, str]:
    """What a nightly release is newer by: its knowledge, then its revision, of which the tenth follows the ninth; and
    its name, so that of equals the same ones stay on every disk."""
    revision = _NIGHTLY.fullmatch(release.name)
    return _known_at(release), int(revision["no"] or 1) if revision else 1, release.name


def sweep(releases: Path) -> list[str]:
    """Remove what a killed publisher left behind; gives the names removed."""
    left = sorted(p for p in releases.glob(f"{STAGING}*") if p.is_dir())
    for folder in left:
        remove(folder)
    for link in releases.glob(f".{CURRENT}-*"):
        link.unlink()
    return [p.name for p in left]


def _folders(releases: Path) -> list[Path]:
    return [p for p in releases.iterdir() if p.is_dir() and not p.is_symlink() and not p.name.startswith(".")]


def _revisions(release_id: str) -> Iterator[str]:
    yield release_id
    yield from (f"{release_id}-r{n}" for n in count(2))


def _facts(release: Path) -> dict[str, str]:
    """The data files of a release, which stand at its top; pages and papers are made from these."""
    files = (p for p in release.iterdir() if p.suffix in (".csv", ".parquet") and p.stem not in _TOLD_BESIDE)
    return {p.name: sha256(p) for p in files}


def refuse_changed(releases: Path, before: Path | None) -> None:
    """Raise `ReleaseError` where the release to compare with, or the current one, is not what its checksums say:
    nothing is compared with it, and nothing is published beside it, until a person has looked."""
    standing = {path.resolve() for path in (before, releases / CURRENT) if path is not None and path.exists()}
    for release in sorted(standing):
        if wrong := verify(release):
            more = f" and {len(wrong) - 1} more" if len(wrong) > 1 else ""
            raise ReleaseError(f"the release before is not what its checksums say: {wrong[0]}{more}; {_CHANGED}")


def _known_at(release: Path) -> dt.datetime:
    with readable(release):
        content = (release / "datapackage.json").read_bytes()
        # Each part stands on a line of its own: of a hundred releases each night, not all is parsed.
        line = _CREATED.search(content)
        return dt.datetime.fromisoformat(line[1].decode("ascii") if line else json.loads(content)["created"])


@contextmanager
def readable(release: Path) -> Iterator[None]:
    """What a damaged descriptor breaks within, told as a `ReleaseError` that shows the way to the runbook."""
    try:
        yield
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ReleaseError(
            f"a release cannot be read: {release.name}: datapackage.json has changed; {_CHANGED}"
        ) from error
