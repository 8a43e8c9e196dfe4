"""The benchmark's made-up log goes all the way to a release, so that what is measured stays what is made.

No join on the way compares each row with each, which a log of this size would forgive and a large one not.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.benchmarks.statements import World
from tests.benchmarks.warehouse import derived, load, published
from warehouse import transform
from warehouse.checks import all_checks
from warehouse.current import DATABASE
from warehouse.database import reader, writer

_EACH_WITH_EACH = ("BLOCKWISE_NL_JOIN", "NESTED_LOOP_JOIN", "CROSS_PRODUCT")
# Every year with its municipalities, every body with the versions of industries, every word with first names.
_MEANT = {"core.territory_year", "marts.partner_sector_year", "V16"}


@pytest.mark.system
def test_made_up_log_becomes_a_release(tmp_path: Path) -> None:
    world = World(tmp_path / "world", 2_000, years=1)
    world.write()
    with writer(tmp_path / "warehouse.duckdb") as con:
        load(con, world)
        load(con, world)
        held = con.execute("SELECT count(*) FROM obs.assertion").fetchone()
        facts = derived(con, world)
        release = published(con, world, facts, tmp_path / "releases")
    given = duckdb.sql(f"SELECT count(*) FROM '{world.file('obs.assertion')}'").fetchone()
    assert held == given, "a second load of the same rows adds none"
    assert 1_000 < given[0] < 4_000
    assert facts.outcomes["fact"] > 0.9 * given[0]
    assert facts.rows["review"] > 0, "some names are nobody's"
    with reader(release.path / DATABASE) as con:
        (members,) = con.execute("SELECT count(*) FROM memberships_as_of(DATE '2026-11-01')").fetchone()
    assert members > 100


@pytest.mark.system
def test_no_join_compares_each_row_with_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The plans of a derivation are those of its own transaction: DuckDB takes the tables made in it for empty.
    world = World(tmp_path / "world", 2_000, years=1)
    world.write()
    found: dict[str, list[dict[str, Any]]] = {}

    def explained(con: duckdb.DuckDBPyConnection, name: str, sql: str) -> None:
        found[name] = [join for join in _joins(_plan(con, sql)) if min(join["rows"]) > 1]

    def make_table(con: duckdb.DuckDBPyConnection, table: str, sql: str) -> None:
        explained(con, table, sql)
        made(con, table, sql)

    def run_checks(con: duckdb.DuckDBPyConnection) -> tuple[()]:
        for check in all_checks():
            explained(con, check.check_id, check.sql)
        return ()

    made = transform.make_table
    monkeypatch.setattr(transform, "make_table", make_table)
    monkeypatch.setattr(transform, "run_checks", run_checks)
    with writer(tmp_path / "warehouse.duckdb") as con:
        load(con, world)
        derived(con, world)
    assert found.keys() >= {"core.standing", "marts.membership_year", "V03"}
    assert {name for name, joins in found.items() if joins} <= _MEANT


def _plan(con: duckdb.DuckDBPyConnection, sql: str) -> dict[str, Any]:
    row = con.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}").fetchone()
    plan: dict[str, Any] = json.loads(row[1]) if row else {}
    return plan


def _joins(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The joins of a plan that compare each row with each, with how many rows came in from either side."""
    parts = plan.get("children", [])
    if plan.get("operator_name") in _EACH_WITH_EACH:
        yield {"join": plan["operator_name"], "rows": [part.get("operator_cardinality", 0) for part in parts]}
    for part in parts:
        yield from _joins(part)
