"""The benchmark's made-up log goes all the way to a release, so that what is measured stays what is made."""

from pathlib import Path

import duckdb
import pytest

from tests.benchmarks.statements import World
from tests.benchmarks.warehouse import derived, load, published
from warehouse.current import DATABASE
from warehouse.database import reader, writer


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
