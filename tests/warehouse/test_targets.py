"""Targets by year: what was promised, how far it is known to be, and how late; and what a goal says of a count."""

import dataclasses
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest

from extractors.assertion import Assertion, Description, Reference, Target
from tests.warehouse.promises import JOENSUU, count, goal, joensuu, seeds
from tests.warehouse.told import Sheet, date, member, ref, said, source, stamped, told, told_whole

FIFTY = "joensuu-ilmastokumppanit-partner_count-50-2021"


@pytest.fixture(scope="module")
def con(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """What the five seed pages give, as known on the day on which all were seen."""
    with told_whole(tmp_path_factory.mktemp("seeds"), seeds()) as con:
        yield con


def asked(con: duckdb.DuckDBPyConnection, sql: str) -> list[tuple]:
    return con.execute(sql).fetchall()


def cut(value: float | None, due: str, **fields: object) -> Target:
    """A cut of emissions asked of each Hinku municipality."""
    plain = {"metric": "emission_reduction_pct", "value": value, "unit": "percent", "applies_to": "each_member"}
    return said(Target, "hinku", **(plain | {"due": date(due, "by")} | fields))


def years(home: Path, *assertions: Assertion, day: str = "2024-06-01", columns: str = "year, status") -> list[tuple]:
    """The target years that one page of a day gives, asked at the end of the next year."""
    with told(home, {day: {"sivu": stamped(day, *assertions)}, f"{int(day[:4]) + 1}-12-31": {}}) as con:
        return asked(con, f"SELECT {columns} FROM marts.target_year ORDER BY target_id, year, holder_id")


def test_joensuus_goal_is_missed_open_and_achieved_late(con: duckdb.DuckDBPyConnection) -> None:
    rows = asked(
        con,
        "SELECT year, actual_lower, actual_upper, gap_min, gap_max, status, lateness_days_min, lateness_days_max, "
        f"years_left FROM marts.target_year WHERE target_id = '{FIFTY}' ORDER BY year",
    )
    assert rows == [
        (2021, 40, 40, 10, 10, "missed_open", 0, 0, 0),
        (2022, None, 49, 1, None, "missed_open", 365, 365, 0),
        (2023, None, 49, 1, None, "missed_open", 730, 730, 0),
        (2024, 50, None, None, 0, "achieved_late", 791, 882, 0),
    ]


def test_joensuus_goal_is_one_target_with_what_became_of_it(con: duckdb.DuckDBPyConnection) -> None:
    rows = asked(
        con,
        "SELECT target_id, applies_to, target_value, unit, due_year, member_kinds, set_in_id, late_on::VARCHAR, "
        f"achieved_edtf, len(assertion_ids) FROM marts.target WHERE network_id = '{JOENSUU}'",
    )
    kinds, plan = ["community", "company"], "joensuu-edellinen-ilmasto-ohjelma"
    assert rows == [(FIFTY, "network", 50, "partner", 2021, kinds, plan, "2021-12-31", "2024-21", 3)]


def test_the_covenants_twenty_percent_runs_to_2020_and_its_outcome_is_unknown(con: duckdb.DuckDBPyConnection) -> None:
    rows = asked(
        con,
        "SELECT year, target_value, unit, gas, comparator, base_year, annual_cut_pct, status, years_left, holder_id "
        "FROM marts.target_year WHERE network_id = 'covenant-of-mayors' ORDER BY year",
    )
    assert [r[0] for r in rows] == list(range(2012, 2021))
    assert {r[1:7] for r in rows} == {(20, "percent", "CO2", ">=", None, None)}
    assert [r[7] for r in rows] == ["in_force"] * 8 + ["outcome_unknown"]
    assert [r[8] for r in rows] == [8, 7, 6, 5, 4, 3, 2, 1, 0]
    assert {r[9] for r in rows} == {None}


def test_what_is_asked_of_the_selected_binds_those_who_are_in(con: duckdb.DuckDBPyConnection) -> None:
    rows = asked(
        con,
        "SELECT target_id, year, holder_id, applies_to, years_left, status, modality FROM marts.target_year "
        "WHERE network_id = 'netzerocities' ORDER BY due_year",
    )
    stem = "netzerocities-carbon_neutrality-reach-"
    assert rows == [
        (stem + "2030", 2026, "lappeenranta", "selected_members", 4, "in_force", "goal"),
        (stem + "2050", 2026, None, "all_european_cities", 24, "in_force", "may"),
    ]


def test_network_sizes_hold_what_is_claimed_derived_and_bounded_by_a_goal(con: duckdb.DuckDBPyConnection) -> None:
    rows = asked(
        con,
        "SELECT network_id, member_kind, year, claimed_value, claimed_comparator, claimed_lower, claimed_upper, "
        "as_of_latest::VARCHAR, listed_lower, listed_best, listed_upper, coverage, basis "
        "FROM marts.network_size_year WHERE basis <> 'listed' ORDER BY network_id, member_kind, year",
    )
    nobody = (None, None, None, None)
    ninth = Decimal("0.0909")
    helsinki = "helsinki-ilmastokumppanit"
    from_goal = (*nobody, "derived_from_goal")
    assert rows == [
        ("canemure", "region", 2019, 7, "=", 7, 7, "2019-06-19", 7, 7, 7, 1, "claimed"),
        ("cem", "government", 2012, 23, "=", 23, 23, "2012-11-06", *nobody, "claimed"),
        ("fisu", "municipality", 2026, 11, "=", 11, 11, "2026-11-21", 1, 1, 1, ninth, "claimed"),
        (helsinki, "any", 2021, 60, ">", 61, None, "2021-11-15", *nobody, "claimed"),
        (helsinki, "company", 2021, None, None, 31, None, "2021-11-15", *nobody, "derived"),
        (JOENSUU, "company", 2021, 40, "=", 40, 40, "2021-08-31", *nobody, "claimed"),
        (JOENSUU, "partner", 2021, 40, "=", 40, 40, "2021-12-31", *nobody, "claimed"),
        (JOENSUU, "partner", 2022, None, None, None, 49, None, *from_goal),
        (JOENSUU, "partner", 2023, None, None, None, 49, None, *from_goal),
        (JOENSUU, "partner", 2024, None, None, 50, None, "2024-05-31", *from_goal),
    ]


def test_a_body_claims_how_many_networks_it_is_in(con: duckdb.DuckDBPyConnection) -> None:
    rows = asked(
        con,
        "SELECT party_id, year, n_networks_lower, n_networks_best, n_networks_upper, claimed_networks, "
        "claimed_comparator, claim_consistent FROM marts.party_year WHERE claimed_networks IS NOT NULL ORDER BY year",
    )
    assert rows == [("lahti", 2012, 3, 3, 5, 3, "=", True), ("lappeenranta", 2026, 8, 8, 8, 2, ">=", True)]


@pytest.mark.parametrize(("claimed", "consistent"), [(1, False), (2, True), (5, None)])
def test_more_networks_than_claimed_gainsay_it_and_fewer_do_not(
    tmp_path: Path, claimed: int, consistent: bool | None
) -> None:
    claim = count("verkostot", "network", claimed, party="turku", metric="networks_joined")
    night = {"sivu": [member("hinku", "turku"), member("fisu", "turku"), claim]}
    with told(tmp_path, {"2024-06-01": night}) as con:
        assert asked(con, "SELECT claimed_networks, claim_consistent FROM marts.party_year") == [(claimed, consistent)]


def test_a_number_of_networks_is_no_number_of_members(con: duckdb.DuckDBPyConnection) -> None:
    assert asked(con, "SELECT count(*) FROM marts.headcount WHERE member_kind = 'network'") == [(0,)]


def test_a_cut_from_a_base_year_is_so_much_a_year(tmp_path: Path) -> None:
    rows = years(tmp_path, cut(80, "2030", base_year=2007), columns="year, annual_cut_pct, required_value, years_left")
    assert rows == [
        (2024, Decimal("3.4783"), Decimal("59.1304"), 6),
        (2025, Decimal("3.4783"), Decimal("62.6087"), 5),
    ]


def test_pages_that_set_the_same_target_are_one_and_the_better_source_is_believed(tmp_path: Path) -> None:
    network = source("verkosto", rank="network_list", network="hinku")
    night = {
        "uutinen": stamped("2024-06-01", cut(80, "2030", gas="CO2", base_year=1990)),
        "verkosto": stamped("2023-06-01", cut(80, "2030", base_year=2007)),
    }
    with told(tmp_path, {"2024-06-01": night}, network) as con:
        rows = asked(con, "SELECT target_id, base_year, gas, n_sources, evidence_earliest::VARCHAR FROM marts.target")
    assert rows == [("hinku-emission_reduction_pct-80-2030", 2007, "CO2", 2, "2023-06-01")]


def test_two_that_share_a_name_are_told_apart_by_number(tmp_path: Path) -> None:
    together = cut(80, "2030", applies_to="all_members")
    rows = years(tmp_path, cut(80, "2030"), together, columns="target_id, year, applies_to")
    stem = "hinku-emission_reduction_pct-80-2030"
    assert sorted(rows) == [
        (stem, 2024, "all_members"),
        (stem, 2025, "all_members"),
        (stem + "-2", 2024, "each_member"),
        (stem + "-2", 2025, "each_member"),
    ]


def test_a_bodys_own_target_needs_no_network_and_an_unknown_bodys_is_nobodys(tmp_path: Path) -> None:
    neutral = {"metric": "carbon_neutrality", "comparator": "reach", "due": date("2025")}
    own = dataclasses.replace(said(Target, "", holder="joensuu", **neutral), network=Reference("kaupunki"))
    unknown = said(Target, "hinku", holder=Reference("Kukkula Oy"), **neutral)
    rows = years(tmp_path, own, unknown, columns="target_id, year, holder_id, status")
    known = "joensuu-carbon_neutrality-reach-2025"
    assert rows == [(known, 2024, "joensuu", "in_force"), (known, 2025, "joensuu", "outcome_unknown")]


def test_a_goal_that_was_reached_in_time_is_met(tmp_path: Path) -> None:
    reached = goal(JOENSUU, 50, "2025", status="achieved", status_on=date("2024-03"), modality="is", tense="past")
    rows = years(tmp_path, goal(JOENSUU, 50, "2025"), reached, columns="year, status, actual_lower, lateness_days_max")
    assert rows == [(2024, "met", 50, None), (2025, "met", None, None)]


def test_a_count_that_reaches_the_goal_in_time_meets_it(tmp_path: Path) -> None:
    counted = count(JOENSUU, "partner", 50, ">", as_of=date("2024-12-31", "by"))
    assert years(tmp_path, goal(JOENSUU, 50, "2024"), counted) == [(2024, "met")]


def test_what_will_be_reached_has_not_been(tmp_path: Path) -> None:
    to_come = goal(JOENSUU, 50, "2024", status="achieved", status_on=date("2025"), modality="is", tense="future")
    assert years(tmp_path, goal(JOENSUU, 50, "2024"), to_come) == [(2024, "outcome_unknown")]


def test_a_target_told_late_stays_open_as_long_as_pages_tell_it(tmp_path: Path) -> None:
    late = goal(JOENSUU, 50, "2022", status="late", status_on=date("2023-12-31", "on"), modality="is")
    rows = years(tmp_path, goal(JOENSUU, 50, "2022"), late, columns="year, status, lateness_days_min")
    assert rows == [(2022, "missed_open", 0), (2023, "missed_open", 365)]


def test_a_goal_reached_bounds_the_years_since_a_page_first_told_it(tmp_path: Path) -> None:
    then: dict[str, Sheet] = {"sivu": stamped("2019-03-01", goal(JOENSUU, 50, "2021"))}
    now = {"sivu": stamped("2024-06-01", *joensuu()[:4])}
    with told(tmp_path, {"2019-03-02": then, "2024-06-02": now}) as con:
        rows = asked(
            con,
            "SELECT year, claimed_lower, claimed_upper, basis FROM marts.network_size_year "
            "WHERE member_kind = 'partner' ORDER BY year",
        )
    before = [(year, None, 49, "derived_from_goal") for year in (2019, 2020, 2021, 2022, 2023)]
    assert rows == [*before, (2024, 50, None, "derived_from_goal")]


def test_a_goal_nobody_says_was_reached_bounds_nothing_and_counts_nobody(tmp_path: Path) -> None:
    with told(tmp_path, {"2024-06-01": {"sivu": [goal(JOENSUU, 50, "2021")]}}) as con:
        assert asked(con, "SELECT count(*) FROM marts.network_size_year") == [(0,)]
        assert asked(con, "SELECT year, status FROM marts.target_year") == [(2021, "outcome_unknown")]


def test_an_event_without_a_number_belongs_to_its_own_pages_target(tmp_path: Path) -> None:
    fields = {"status": "achieved", "status_on": date("2020"), "tense": "past"}
    reached = said(Target, JOENSUU, metric="partner_count", **fields)
    night = {
        "oma": stamped("2020-12-31", goal(JOENSUU, 30, "2020"), reached),
        "muu": stamped("2020-12-31", goal(JOENSUU, 50, "2021")),
    }
    with told(tmp_path, {"2021-01-02": night}) as con:
        rows = asked(con, "SELECT target_value, achieved_edtf FROM marts.target ORDER BY target_value")
    assert rows == [(30, "2020"), (50, None)]


def test_a_target_that_cannot_be_is_told_and_has_no_years(tmp_path: Path) -> None:
    with told(tmp_path, {"2024-06-01": {"sivu": [cut(120, "2030"), cut(80, "2005", base_year=2007)]}}) as con:
        flags = asked(con, "SELECT flags FROM marts.target ORDER BY due_year")
        assert flags == [(["due_before_base", "undated_source"],), (["percent_out_of_range", "undated_source"],)]
        assert asked(con, "SELECT count(*) FROM marts.target_year") == [(0,)]


def test_a_plans_beginning_bounds_when_its_goal_was_set(tmp_path: Path) -> None:
    plan = "joensuu-edellinen-ilmasto-ohjelma"
    begun = said(Description, plan, attribute="started", values=("2018",), on=date("2018"))
    with told(tmp_path, {"2024-06-01": {"sivu": [goal(JOENSUU, 50, "2021", set_in=ref(plan)), begun]}}) as con:
        rows = asked(con, "SELECT set_earliest::VARCHAR, set_latest::VARCHAR FROM marts.target")
    assert rows == [("2018-01-01", "2018-12-31")]


def test_those_not_selected_for_sure_are_not_bound(tmp_path: Path) -> None:
    neutral = {"metric": "carbon_neutrality", "comparator": "reach", "due": date("2030")}
    selected = said(Target, "netzerocities", applies_to="selected_members", **neutral)
    cities = [
        member("netzerocities", "turku", "participant"),
        member("netzerocities", "lahti", "participant", state="earlier"),
        member("netzerocities", "european-commission", "founder"),
    ]
    rows = years(tmp_path, selected, *cities, columns="year, holder_id")
    assert rows == [(2024, "turku"), (2025, "turku")]
