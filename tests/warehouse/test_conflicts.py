"""Disagreements between statements: six in the seeds, each an instance of a rule that must not see what is none."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from extractors.assertion import Assertion, Description, Milestone
from tests.warehouse.promises import JOENSUU, count, goal, joensuu, lahti, seeds
from tests.warehouse.told import date, member, said, source, stamped, told, told_whole

ACTION = "joensuu-toimenpide"


@pytest.fixture(scope="module")
def con(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    with told_whole(tmp_path_factory.mktemp("seeds"), seeds()) as con:
        yield con


def kinds(home: Path, *assertions: Assertion) -> list[str]:
    """The kinds of conflict that one page makes with itself."""
    with told(home, {"2024-06-01": {"sivu": stamped("2024-05-31", *assertions)}}) as con:
        return [kind for (kind,) in con.execute("SELECT kind FROM marts.conflict ORDER BY kind").fetchall()]


def step(label: str) -> Milestone:
    return said(Milestone, JOENSUU, label=label, event="task")


def state(attribute: str, value: str, system: str = ACTION) -> Description:
    return said(Description, system, attribute=attribute, values=(value,))


def test_the_seeds_disagree_in_six_ways_and_no_more(con: duckdb.DuckDBPyConnection) -> None:
    rows = con.execute(
        "SELECT kind, network_id, party_id, year, difference, severity, resolution, len(assertion_ids) "
        "FROM marts.conflict ORDER BY kind"
    ).fetchall()
    eco = "start 2012-06-01..2012-06-30, one of 3 joined 2012-09-01..2012-11-30"
    units = "counted in community and company / company / partner"
    fifty = f"{JOENSUU}-partner_count-50-2021: late, and achieved"
    assert rows == [
        ("date", "iclei-eco-cities", "lahti", 2012, eco, "low", "open", 2),
        ("goal_vs_fact", JOENSUU, None, 2021, "stated 50 in 2021, counted 40..40", "low", "auto", 3),
        ("status", ACTION, None, 2024, "progress complete, schedule continuous", "low", "open", 2),
        ("status_sequence", JOENSUU, None, 2024, fifty, "low", "auto", 2),
        ("time_variant", "covenant-of-mayors", None, 2026, "scope european / global", "low", "time_variant", 2),
        ("unit", JOENSUU, None, 2021, units, "low", "open", 3),
    ]


def test_each_of_the_six_has_one_year_when_seen_on_one_day(con: duckdb.DuckDBPyConnection) -> None:
    rows = con.execute("SELECT year, days_open, count(*) FROM marts.conflict_year GROUP BY ALL").fetchall()
    assert rows == [(2026, 0, 6)]


def test_an_open_conflict_stands_year_after_year_and_a_settled_one_does_not(tmp_path: Path) -> None:
    page = {"sivu": stamped("2024-05-31", *joensuu())}
    with told(tmp_path, {"2024-06-01": page, "2026-01-10": page}) as con:
        rows = con.execute(
            "SELECT kind, year, days_open FROM marts.conflict_year "
            "WHERE kind IN ('unit', 'status_sequence') ORDER BY ALL"
        ).fetchall()
    assert rows == [("status_sequence", 2024, 0), ("unit", 2024, 213), ("unit", 2025, 578), ("unit", 2026, 588)]


def test_a_conflict_is_known_from_the_later_of_its_sides(tmp_path: Path) -> None:
    nights = {
        "2023-06-01": {"a": stamped("2023-06-01", state("scope", "global", "hinku"))},
        "2024-06-01": {"b": stamped("2024-06-01", state("scope", "national", "hinku"))},
    }
    with told(tmp_path, nights) as con:
        rows = con.execute("SELECT kind, known_from::DATE::VARCHAR FROM marts.conflict").fetchall()
    assert rows == [("time_variant", "2024-06-01")]


def test_scopes_that_differ_in_one_year_are_open(tmp_path: Path) -> None:
    scopes = {"a": [state("scope", "global", "hinku")], "b": [state("scope", "national", "hinku")]}
    with told(tmp_path, {"2024-06-01": scopes}) as con:
        rows = con.execute("SELECT kind, resolution, difference FROM marts.conflict").fetchall()
    assert rows == [("scope", "open", "scope global / national")]


def test_one_scope_told_twice_is_no_conflict(tmp_path: Path) -> None:
    twice = {"a": [state("scope", "national", "hinku")], "b": [state("scope", "national", "hinku")]}
    with told(tmp_path, {"2024-06-01": twice}) as con:
        assert con.execute("SELECT count(*) FROM marts.conflict").fetchone() == (0,)


def test_joins_that_are_not_just_those_counted_say_nothing(tmp_path: Path) -> None:
    assert kinds(tmp_path / "3", *lahti()) == ["date"]
    assert kinds(tmp_path / "4", *lahti(), member("hinku", "lahti", start=date("2010"))) == []


def test_a_start_within_the_period_is_no_conflict(tmp_path: Path) -> None:
    within = [a for a in lahti() if a.network.id != "iclei-eco-cities"]
    assert kinds(tmp_path, *within, member("iclei-eco-cities", "lahti", "founder", start=date("2012-10"))) == []


@pytest.mark.parametrize(
    ("progress", "schedule", "system"),
    [("ongoing", "continuous", ACTION), ("complete", "2024", ACTION), ("complete", "continuous", "ilmastotori")],
)
def test_progress_that_fits_its_schedule_is_no_conflict(
    tmp_path: Path, progress: str, schedule: str, system: str
) -> None:
    assert kinds(tmp_path, state("progress", progress), state("schedule", schedule, system)) == []


def test_a_count_by_kinds_without_a_goal_is_a_breakdown(tmp_path: Path) -> None:
    assert kinds(tmp_path, count("hinku", "municipality", 80), count("hinku", "region", 5)) == []


def test_a_part_that_words_derive_is_counted_in_no_unit_of_its_own(tmp_path: Path) -> None:
    most = count(JOENSUU, "company", None, ">=", lower=21, upper=None, basis="derived")
    assert kinds(tmp_path, goal(JOENSUU, 50, "2024"), count(JOENSUU, "any", 40), most) == []


def test_counts_of_another_year_than_the_goal_are_no_conflict_of_units(tmp_path: Path) -> None:
    assert kinds(tmp_path, goal(JOENSUU, 50, "2030"), count(JOENSUU, "company", 40)) == []


@pytest.mark.parametrize(
    ("label", "n_counted", "expected"),
    [
        ("50 kumppania vuonna 2024", 40, ["goal_vs_fact"]),
        ("50 kumppania vuonna 2024", 50, []),
        ("50 kumppania", 40, []),
        ("150 kumppania vuonna 2024", 40, []),
    ],
)
def test_a_step_states_a_goal_as_a_fact_when_fewer_were_counted(
    tmp_path: Path, label: str, n_counted: int, expected: list[str]
) -> None:
    assert kinds(tmp_path, goal(JOENSUU, 50, "2024"), count(JOENSUU, "partner", n_counted), step(label)) == expected


def test_late_after_achieved_waits_for_people(tmp_path: Path) -> None:
    reached = goal(JOENSUU, 50, "2021", status="achieved", status_on=date("2022"), modality="is", tense="past")
    late = goal(JOENSUU, 50, "2021", status="late", status_on=date("2023"), modality="is")
    with told(tmp_path, {"2024-06-01": {"sivu": [goal(JOENSUU, 50, "2021"), reached, late]}}) as con:
        rows = con.execute("SELECT kind, resolution FROM marts.conflict").fetchall()
    assert rows == [("status_sequence", "open")]


@pytest.mark.parametrize(("exhaustive", "expected"), [(True, [("claim_against_list",)]), (False, [])])
def test_only_a_list_that_leaves_nobody_out_gainsays_a_higher_claim(
    tmp_path: Path, exhaustive: bool, expected: list[tuple[str]]
) -> None:
    own = source("lista", network="fisu", exhaustive=exhaustive, rank="network_list")
    sheet = [count("fisu", "municipality", 11), member("fisu", "lahti"), member("fisu", "turku")]
    with told(tmp_path, {"2024-06-01": {"lista": sheet}}, own) as con:
        assert con.execute("SELECT kind FROM marts.conflict").fetchall() == expected


def test_any_page_that_lists_more_than_is_claimed_gainsays_it(tmp_path: Path) -> None:
    sheet = [count("fisu", "municipality", 1), member("fisu", "lahti"), member("fisu", "turku")]
    assert kinds(tmp_path, *sheet) == ["claim_against_list"]


def test_starts_that_differ_are_known_from_the_second(tmp_path: Path) -> None:
    nights = {
        "2023-06-01": {"a": [member("hinku", "lahti", start=date("2014"))]},
        "2024-06-01": {"b": [member("hinku", "lahti", start=date("2015"))]},
        "2025-06-01": {"c": [member("hinku", "lahti", start=date("2014"))]},
    }
    with told(tmp_path, nights) as con:
        rows = con.execute("SELECT kind, known_from::DATE::VARCHAR FROM marts.conflict").fetchall()
    assert rows == [("start_date", "2024-06-01")]
