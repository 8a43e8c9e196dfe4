"""Exonyms: other names of places ("Copenhagen", "Elsinore", "Göteborg"), for any register that holds one of them.

Takes the path of exonyms.csv: a country, a place's own name there, another name and its language. All names that stand
beside one own name are names of one place. A `RegisterError` names a row that says nothing new.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from extractors.registers.entries import Exonym
from extractors.registers.rows import read_rows

_PACKAGED = Path(__file__).with_name("exonyms.csv")


def read_exonyms(path: Path) -> tuple[Exonym, ...]:
    """The rows of `path`."""
    seen: dict[tuple[str, str, str], int] = {}
    exonyms = []
    for row in read_rows(path, ("country", "name", "other_name", "lang")):
        other = Exonym(row.country("country"), row.text("name"), row.text("other_name"), row.language("lang"))
        key = (other.country, other.name, other.other_name)
        if other.name == other.other_name:
            raise row.wrong(f"{other.name!r} is no other name of itself")
        if seen.setdefault(key, row.line) != row.line:
            raise row.wrong(f"{other.other_name!r} of {other.name!r} stands in line {seen[key]} already")
        exonyms.append(other)
    return tuple(exonyms)


@cache
def packaged_exonyms() -> tuple[Exonym, ...]:
    """Those of this package, for registers that bring none of their own."""
    return read_exonyms(_PACKAGED)


def names_of_places(exonyms: Iterable[Exonym]) -> dict[tuple[str, str], list[str]]:
    """All names of a place, its own first, by its country and its own name."""
    names: dict[tuple[str, str], list[str]] = defaultdict(list)
    for other in exonyms:
        names[other.country, other.name] = [*(names[other.country, other.name] or [other.name]), other.other_name]
    return names
