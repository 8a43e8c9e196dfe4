"""The version number of a release: it follows from what changed since the release before, and nobody chooses it.

`major.minor.patch`, compared with the release before (of a yearly release, with its own revision before):

- major: a dataset is gone, or its columns (names, types, places) or its key are others. What reads it may break.
- minor: a dataset or a row of a yearly dataset is new.
- patch: the rest. Values were corrected, rows were withdrawn, or only the record of visits and readings went on.

Rows that are withdrawn are a patch, for they are a correction: who reads the data needs no other program, and what was
said before is still in the release before. The tables of pages, visits and readings grow each night; were they counted,
each version would be a minor one and the number would say nothing. The first release is 1.0.0, and so counts one that
was made before releases had such numbers.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from warehouse.dataset import Dataset, load_datasets

_NUMBERS = re.compile(r"(\d+)\.(\d+)\.(\d+)")
Shape = tuple[tuple[tuple[str, str], ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Version:
    """A version, why it has its number, and the release that it was compared with (None for the first); `fresh` are the
    datasets that one did not hold."""

    number: str
    why: str
    before_id: str | None = None
    before_number: str | None = None
    fresh: tuple[str, ...] = ()


FIRST = Version("1.0.0", "the first release of its line")


def next_version(con: duckdb.DuckDBPyConnection, before: Path | None) -> Version:
    """The version of the tables of schema `marts` after the release in a folder, by `marts.release_diff`."""
    if before is None:
        return FIRST
    package = json.loads((before / "datapackage.json").read_text("utf-8"))
    number = package["version"] if _NUMBERS.fullmatch(package["version"]) else FIRST.number
    major, minor, patch = (int(n) for n in number.split("."))
    old = _shapes(package)
    new = {d.name: shape(d) for d in load_datasets().values()}
    gone = sorted(old.keys() - new.keys())
    other = sorted(name for name in old.keys() & new.keys() if old[name] != new[name])
    fresh = sorted(new.keys() - old.keys())
    row = con.execute("SELECT count(*), count(*) FILTER (change = 'added') FROM marts.release_diff").fetchone()
    n_moved, n_added = row or (0, 0)
    if gone or other:
        why = [f"gone: {', '.join(gone)}"] * bool(gone) + [f"other columns or keys: {', '.join(other)}"] * bool(other)
        after = (major + 1, 0, 0)
    elif fresh or n_added:
        why = [f"new datasets: {', '.join(fresh)}"] * bool(fresh) + [f"rows added: {n_added}"] * bool(n_added)
        after = (major, minor + 1, 0)
    else:
        why = [f"rows corrected or withdrawn: {n_moved}" if n_moved else "no row of a yearly dataset moved"]
        after = (major, minor, patch + 1)
    return Version(".".join(map(str, after)), "; ".join(why), before.name, number, tuple(fresh))


def shape(dataset: Dataset) -> Shape:
    """What a program that reads a dataset relies on: names and types of its columns in order, and its key."""
    return tuple((c.name, c.type) for c in dataset.columns), dataset.key


def _shapes(package: dict[str, Any]) -> dict[str, Shape]:
    """The shapes that a descriptor tells; one of before this was told gives those of its tables' names alone."""
    shapes: dict[str, Shape] = {}
    now = {d.name: shape(d) for d in load_datasets().values()}
    for resource in package["resources"]:
        if resource["type"] != "table":
            continue
        name = resource["path"].removesuffix(".csv")
        schema = resource["schema"]
        if all("verkosto:type" in field for field in schema["fields"]):
            columns = tuple((field["name"], field["verkosto:type"]) for field in schema["fields"])
        else:
            # Older descriptors tell no exact types: names and key are compared alone.
            types = dict(now[name][0]) if name in now else {}
            columns = tuple((field["name"], types.get(field["name"], "")) for field in schema["fields"])
        shapes[name] = columns, tuple(schema["primaryKey"])
    return shapes
