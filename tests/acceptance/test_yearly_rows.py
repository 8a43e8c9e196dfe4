"""The yearly rows that the five seeds alone must give (domain 4.5): each one, and where a group is whole no others.

What is expected stands in yearly_rows.toml. The warehouse is made of the seeds and nothing else, with the rules as they
come; nobody in it knows anything of the world.
"""

import tomllib
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.acceptance.accepted import rows_of
from tests.acceptance.wanted import Row, fits

EXPECTED = tomllib.loads((Path(__file__).parent / "yearly_rows.toml").read_text("utf-8"))
QUERIES: Mapping[str, str] = EXPECTED["queries"]


@pytest.mark.parametrize("group", EXPECTED["groups"], ids=lambda group: f"{group['table']}: {group['name']}")
def test_the_seeds_give_these_rows(seeds: duckdb.DuckDBPyConnection, group: Mapping[str, Any]) -> None:
    wanted = [row for written in group["rows"] for row in spelt_out(written)]
    assert wanted or "whole" in group
    found = rows_of(seeds, source(group["table"]))
    missing = [row for row in wanted if not any(stands_for(row, one) for one in found)]
    assert missing == [], f"the table has {[brief(row) for row in found if alike(row, missing)]}"
    if "whole" in group:
        there = rows_of(seeds, source(group["table"]), group["whole"])
        surplus = [brief(row) for row in there if not any(stands_for(one, row) for one in wanted)]
        assert surplus == []
        assert len(there) == len(wanted)


def spelt_out(written: Row) -> Iterator[dict[str, Any]]:
    """A row for each value of the lists and ranges in a written one."""
    many = {key: choices for key, value in written.items() if (choices := _choices(key, value))}
    for values in product(*many.values()):
        yield {**written, **dict(zip(many, values, strict=True))}


def stands_for(wanted: Row, row: Row) -> bool:
    rest = {key: value for key, value in wanted.items() if key != "flags"}
    return fits(row, rest) and set(wanted.get("flags", ())).issubset(row.get("flags", ()))


def source(table: str) -> str:
    """What to select from: a published table, or a query, which may rest on another."""
    if table not in QUERIES:
        return f"marts.{table}"
    others = ", ".join(f"{name} AS ({sql})" for name, sql in QUERIES.items() if name != table)
    return f"(WITH {others} {QUERIES[table]})"


def alike(row: Row, missing: list[dict[str, Any]]) -> bool:
    """Whether a row may be what came instead of one that is missing: the same system or body, in its year."""
    names = ("network_id", "party_id", "source_id", "year")
    return any(all(row.get(n) == one[n] for n in names if n in one) for one in missing)


def brief(row: Row) -> dict[str, Any]:
    """A row without its empty columns and its evidence."""
    return {key: value for key, value in row.items() if value not in (None, []) and key != "assertion_ids"}


def _choices(key: str, value: Any) -> list[Any]:
    if key in ("flags", "unset") or key.endswith("_between"):
        return []
    if isinstance(value, list):
        return value
    if isinstance(value, str) and ".." in value:
        first, last = value.split("..")
        return list(range(int(first), int(last) + 1))
    return []
