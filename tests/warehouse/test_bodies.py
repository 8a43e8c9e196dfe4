"""Bodies that come and go: who was a member as constituted then, and in the municipalities of today."""

import dataclasses
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from extractors.assertion import Assertion
from extractors.registers.gazetteer import Gazetteer
from extractors.registers.register import read_registers
from tests.warehouse.told import Sheet, date, member, stamped, told, told_whole

SINCE_2014 = {"start": date("2014")}


def page(day: str, *assertions: Assertion) -> dict[str, Sheet]:
    return {f"sivu-{day}": stamped(day, *assertions)}


@pytest.fixture(scope="module")
def con(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """What pages of four days told by the end of 2019.

    Nastola became part of Lahti at the beginning of 2016, Längelmäki was divided between Jämsä and Orivesi in 2007,
    Sastamala was made of three in 2009, and Etera joined Ilmarinen in 2018.
    """
    nights = {
        "2006-06-01": page("2006-06-01", member("ubc", "langelmaki", start=date("2005"))),
        "2010-06-01": page("2010-06-01", member("gscn", "sastamala", start=date("2007"))),
        "2015-06-01": page(
            "2015-06-01",
            member("hinku", "lahti", **SINCE_2014),
            member("hinku", "nastola", **SINCE_2014),
            member("fisu", "nastola", **SINCE_2014),
            member("covenant-of-mayors", "umea", **SINCE_2014),
        ),
        "2017-06-01": page(
            "2017-06-01",
            member("iclei", "nastola"),
            member("clc", "etera"),
            member("clc", "fortum"),
            member("clc", "neste"),
            member("clc", "helsingin-yliopisto"),
            member("clc", "lahti"),
            member("ebn", "fortum"),
        ),
        "2019-12-31": {},
    }
    with told_whole(tmp_path_factory.mktemp("bodies"), nights) as con:
        yield con


def counts(con: duckdb.DuckDBPyConnection, network: str) -> list[tuple]:
    return con.execute(
        "SELECT year, (n_then_lower, n_then_best, n_then_upper), (n_today_lower, n_today_best, n_today_upper) "
        "FROM marts.network_municipality_year WHERE network_id = ? ORDER BY year",
        [network],
    ).fetchall()


def rows(con: duckdb.DuckDBPyConnection, network: str, party: str) -> list[tuple]:
    return con.execute(
        "SELECT year, state, list_filter(flags, lambda f: contains(f, 'body')) FROM marts.membership_year "
        "WHERE network_id = ? AND party_id = ? ORDER BY year",
        [network, party],
    ).fetchall()


def test_two_members_that_are_one_today_count_as_one(con: duckdb.DuckDBPyConnection) -> None:
    both, one, carried = (2, 2, 2), (1, 1, 1), (0, 1, 1)
    assert counts(con, "hinku") == [
        (2014, both, one),
        (2015, both, one),
        (2016, carried, carried),
        (2017, carried, carried),
        (2018, (0, 0, 1), (0, 0, 1)),
        (2019, (0, 0, 1), (0, 0, 1)),
    ]


def test_a_part_that_was_a_member_makes_the_whole_possible_then_and_nobody_later(
    con: duckdb.DuckDBPyConnection,
) -> None:
    assert counts(con, "fisu") == [(2014, (1, 1, 1), (0, 0, 1)), (2015, (1, 1, 1), (0, 0, 1))]
    assert rows(con, "fisu", "lahti") == []


def test_a_divided_member_is_a_part_of_each_successor(con: duckdb.DuckDBPyConnection) -> None:
    assert counts(con, "ubc") == [(2005, (1, 1, 1), (0, 0, 2)), (2006, (1, 1, 1), (0, 0, 2))]


def test_members_abroad_count_as_themselves(con: duckdb.DuckDBPyConnection) -> None:
    assert counts(con, "covenant-of-mayors")[:2] == [(2014, (1, 1, 1), (1, 1, 1)), (2015, (1, 1, 1), (1, 1, 1))]


def test_a_merged_body_has_no_rows_after_it_stood(con: duckdb.DuckDBPyConnection) -> None:
    assert rows(con, "fisu", "nastola") == [(2014, "certain", []), (2015, "certain", ["body_abolished"])]
    # An organisation goes by the day of its merger: it did not stand at the end of 2018.
    assert rows(con, "clc", "etera") == [(2017, "certain", ["body_abolished"])]


def test_a_stale_list_that_names_a_merged_municipality_makes_it_possible_to_its_end(
    con: duckdb.DuckDBPyConnection,
) -> None:
    assert rows(con, "iclei", "nastola") == [(2015, "possible", ["body_abolished"])]


def test_what_its_predecessors_were_in_a_new_municipality_was_not(con: duckdb.DuckDBPyConnection) -> None:
    found = rows(con, "gscn", "sastamala")
    assert found[:3] == [
        (2009, "certain", ["start_before_body"]),
        (2010, "certain", ["start_before_body"]),
        (2011, "carried", ["start_before_body"]),
    ]


def test_changes_are_published(con: duckdb.DuckDBPyConnection) -> None:
    found = con.execute(
        "SELECT kind, changed_on::VARCHAR, successor_id FROM marts.body_change WHERE predecessor_id = 'nastola'"
    ).fetchall()
    assert found == [("merge", "2016-01-01", "lahti")]


def test_territory_is_that_of_the_day_that_is_asked_about(con: duckdb.DuckDBPyConnection) -> None:
    found = con.execute(
        "SELECT body_id, list(today_id ORDER BY today_id) FROM ref.body_today "
        "WHERE body_id IN ('honkajoki', 'langelmaki', 'maksamaa', 'lahti') GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    # Honkajoki stood until the end of 2020.
    assert found == [
        ("honkajoki", ["honkajoki"]),
        ("lahti", ["lahti"]),
        ("langelmaki", ["jamsa", "orivesi"]),
        ("maksamaa", ["voyri"]),
    ]


def test_business_ids_are_published(con: duckdb.DuckDBPyConnection) -> None:
    found = con.execute("SELECT y_tunnus FROM marts.party WHERE party_id IN ('neste', 'etera') ORDER BY ALL").fetchall()
    assert found == [("1852302-9",), (None,)]


def test_industries_are_counted_by_version_and_the_unknown_beside(con: duckdb.DuckDBPyConnection) -> None:
    found = con.execute(
        "SELECT network_id, tol_version, tol_section, n, n_unknown_sector FROM marts.partner_sector_year "
        "WHERE year = 2017 AND network_id IN ('clc', 'ebn') ORDER BY ALL"
    ).fetchall()
    # Etera and Fortum are of unknown industry; Lahti is in none.
    assert found == [
        ("clc", "2008", "C", 1, 2),
        ("clc", "2008", "P", 1, 2),
        ("clc", "2025", "C", 1, 2),
        ("clc", "2025", "Q", 1, 2),
        ("ebn", "2008", None, 0, 1),
        ("ebn", "2025", None, 0, 1),
    ]


def test_who_went_in_the_middle_of_a_year_is_not_there_at_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    registers = read_registers()
    changes = tuple(
        dataclasses.replace(c, on=dt.date(2015, 7, 1)) if c.id == "merge-nastola" else c for c in registers.changes
    )
    changed = Gazetteer(dataclasses.replace(registers, changes=changes))
    monkeypatch.setattr("warehouse.reference.load_gazetteer", lambda: changed)
    both = [member("hinku", party, **SINCE_2014) for party in ("lahti", "nastola")]
    with told(tmp_path, {"2015-06-01": page("2015-06-01", *both), "2015-12-31": {}}) as con:
        assert rows(con, "hinku", "nastola") == [(2014, "certain", ["body_abolished"])]
        # What was Nastola is Lahti by the end of 2015, and Lahti is all there is of it then.
        assert counts(con, "hinku") == [(2014, (2, 2, 2), (1, 1, 1)), (2015, (1, 1, 1), (1, 1, 1))]
