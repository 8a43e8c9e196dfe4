"""The checks of targets, goals and churn go red on the fault they are there for, and are silent on the seeds."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from extractors.assertion import Description
from tests.warehouse.promises import JOENSUU, goal, seeds
from tests.warehouse.told import date, ref, said, told_whole
from warehouse.checks import run_checks

JOENSUU_2022 = f"network_id = '{JOENSUU}' AND year = 2022"
# Each check with what breaks it, on the derived tables; undone after each test.
FAULTS = {
    "base after due": ("V09", "UPDATE marts.target_year SET base_year = 2021 WHERE due_year = 2020"),
    "more than all": ("V09", "UPDATE marts.target SET target_value = 120 WHERE unit = 'percent'"),
    "nothing": ("V09", "UPDATE marts.target SET target_value = 0 WHERE unit = 'percent'"),
    "before it was set": ("V10", "UPDATE marts.target SET set_earliest = DATE '2025-01-01'"),
    "a goal counted": ("V11", "UPDATE core.statement SET modality = 'goal' WHERE kind = 'headcount'"),
    "a goal as a claim": ("V11", f"UPDATE marts.network_size_year SET basis = 'claimed' WHERE {JOENSUU_2022}"),
    "a goal nobody met": ("V11", "DELETE FROM core.target_event WHERE status = 'achieved'"),
    "more stayed than were": ("V14", "UPDATE core.churn SET retained = n_start + 1 WHERE network_id = 'gscn'"),
    "an unseen joiner": ("V14", "UPDATE core.churn SET joiners = joiners + 1 WHERE network_id = 'gscn'"),
    "a year that does not follow": ("V14", "UPDATE core.churn SET n_end = n_end + 1, joiners = joiners + 1"),
}


@pytest.fixture(scope="module")
def derived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    with told_whole(tmp_path_factory.mktemp("seeds"), seeds()) as con:
        yield con


@pytest.fixture
def broken(derived: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    derived.execute("BEGIN")
    yield derived
    derived.execute("ROLLBACK")


def red(con: duckdb.DuckDBPyConnection) -> set[str]:
    return {f.check.check_id for f in run_checks(con)}


def test_the_seeds_are_sound(derived: duckdb.DuckDBPyConnection) -> None:
    assert red(derived) == set()


@pytest.mark.parametrize("fault", FAULTS)
def test_a_check_goes_red(broken: duckdb.DuckDBPyConnection, fault: str) -> None:
    check_id, sql = FAULTS[fault]
    broken.execute(sql)
    assert check_id in red(broken)


def test_a_target_that_cannot_be_is_told_and_stops_nobody(tmp_path: Path) -> None:
    early = goal(JOENSUU, 50, "2005", base_year=2007)
    with told_whole(tmp_path, {"2024-06-01": {"sivu": [early, goal(JOENSUU, 60, "2030")]}}) as con:
        [finding] = run_checks(con)
        assert (finding.check.check_id, finding.check.on_failure, finding.n_rows) == ("V09", "warn", 1)


def test_a_goal_reached_before_its_plan_began_is_told(tmp_path: Path) -> None:
    plan = "joensuu-edellinen-ilmasto-ohjelma"
    night = [
        said(Description, plan, attribute="started", values=("2022",), on=date("2022")),
        goal(JOENSUU, 50, "2025", set_in=ref(plan)),
        goal(JOENSUU, 50, "2025", status="achieved", status_on=date("2021"), modality="is", tense="past"),
    ]
    with told_whole(tmp_path, {"2024-06-01": {"sivu": night}}) as con:
        assert red(con) == {"V10"}


def test_churn_counts_who_stayed_came_and_went(derived: duckdb.DuckDBPyConnection) -> None:
    rows = derived.execute(
        "SELECT year, n_start, retained, joiners, leavers, n_end FROM core.churn "
        "WHERE network_id = 'covenant-of-mayors' AND (n_start > 0 OR n_end > 0) ORDER BY year"
    ).fetchall()
    assert rows == [
        (2012, 0, 0, 1, 0, 1),
        (2013, 1, 1, 0, 0, 1),
        (2014, 1, 1, 0, 0, 1),
        (2015, 1, 0, 0, 1, 0),
        (2026, 0, 0, 1, 0, 1),
    ]


@pytest.mark.parametrize(
    "table", ["target", "target_year", "conflict", "conflict_year", "network_size_year", "party_year"]
)
def test_every_row_rests_on_facts(derived: duckdb.DuckDBPyConnection, table: str) -> None:
    cited = f"SELECT unnest(assertion_ids) AS assertion_id FROM marts.{table}"
    unknown = f"FROM ({cited}) ANTI JOIN (FROM marts.assertion WHERE outcome = 'fact') USING (assertion_id)"
    assert derived.execute(f"SELECT count(*) {unknown}").fetchone() == (0,)
    assert derived.execute(f"SELECT count(*) FROM marts.{table} WHERE len(assertion_ids) = 0").fetchone() == (0,)
