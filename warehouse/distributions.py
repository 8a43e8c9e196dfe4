"""The Python distributions that this process runs on: what `verkosto` requires, and what that requires in turn.

Known from the metadata that each carries where it is installed. A requirement whose marker does not hold here is none;
one that is not installed (an extra that nobody took) made nothing and is left out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import metadata

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = "verkosto"
# What setuptools writes where nobody says anything.
_NOTHING_SAID = "UNKNOWN"
# Longer than the name of any licence: some put the licence's whole text into the field of its name.
_LONGEST_NAME = 100
_CLASSIFIER = "License :: "


@dataclass(frozen=True, slots=True)
class Installed:
    """A distribution: its normalised name, its version, its licences as it names them itself (an SPDX expression where
    it has one), and the names of those that it requires, sorted."""

    name: str
    version: str
    licences: tuple[str, ...]
    requires: tuple[str, ...]


@cache
def installed() -> tuple[Installed, ...]:
    """All that this process runs on, by name, the project among them. Empty where the project itself is not installed
    and only its folders are on the path. Made once a process."""
    return closure(PROJECT, lambda name: metadata.distribution(name).metadata)


def closure(root: str, find: Callable[[str], metadata.PackageMetadata]) -> tuple[Installed, ...]:
    """A distribution with all its extras and all that it requires in turn, as far as `find` has their metadata; it
    raises `PackageNotFoundError` where it has none."""
    found: dict[str, metadata.PackageMetadata] = {}
    requires: dict[str, set[str]] = {}
    try:
        found[root] = find(root)
    except metadata.PackageNotFoundError:
        return ()
    waiting = [(root, extra) for extra in ("", *(found[root].get_all("Provides-Extra") or ()))]
    seen = set(waiting)
    while waiting:
        asking, extra = waiting.pop()
        for name, wanted in _required(found[asking], extra):
            try:
                found[name] = found[name] if name in found else find(name)
            except metadata.PackageNotFoundError:
                continue
            requires.setdefault(asking, set()).add(name)
            more = {(name, one) for one in ("", *wanted)} - seen
            seen |= more
            waiting += sorted(more)
    return tuple(_told(name, found[name], requires.get(name, set()) - {name}) for name in sorted(found))


def _required(said: metadata.PackageMetadata, extra: str) -> list[tuple[str, set[str]]]:
    """Name and extras of each requirement that holds on this machine."""
    requirements = map(Requirement, said.get_all("Requires-Dist") or ())
    return [
        (canonicalize_name(r.name), r.extras)
        for r in requirements
        if r.marker is None or r.marker.evaluate({"extra": extra})
    ]


def _told(name: str, said: metadata.PackageMetadata, requires: set[str]) -> Installed:
    return Installed(name, said["Version"], _licences(said), tuple(sorted(requires)))


def _licences(said: metadata.PackageMetadata) -> tuple[str, ...]:
    """What it says of its licence: the expression, else the name, else the classifiers' last words, else nothing."""
    for field in ("License-Expression", "License"):
        name = (said.get_all(field) or [""])[0].strip()
        if name and name != _NOTHING_SAID and "\n" not in name and len(name) <= _LONGEST_NAME:
            return (name,)
    kinds = (kind for kind in said.get_all("Classifier") or () if kind.startswith(_CLASSIFIER))
    return tuple(sorted({kind.rpartition(" :: ")[2] for kind in kinds}))
