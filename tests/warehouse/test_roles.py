"""Roles by year: the panel of those that are no memberships, and offices without their holders."""

from collections.abc import Iterator

import duckdb
import pytest

from extractors.assertion import Office
from tests.warehouse.told import date, member, said, stamped, told_whole

WORKING_GROUPS = {
    "canemure-wg-01": "uudenmaan-liitto",
    "canemure-wg-02": "varsinais-suomen-ely-keskus",
    "canemure-wg-04": "samk",
    "canemure-wg-06": "pirkanmaan-liitto",
    "canemure-wg-07": "paijat-hameen-liitto",
    "canemure-wg-09": "lappeenranta",
    "canemure-wg-17": "oamk",
}
HELSINKI = "helsinki-ilmastokumppanit"
NIGHT = {
    "canemure": stamped(
        "2019-06-19", *(member(group, body, "regional_coordinator") for group, body in WORKING_GROUPS.items())
    ),
    "lahti": stamped(
        "2012-10-01",
        member("gscn-waste-to-energy", "lahden-tiede-ja-yrityspuisto", "coordinator"),
        member("gscn", "tem", "national_contact"),
        member("gscn", "lahti"),
    ),
    "helsinki": stamped(
        "2021-11-15",
        member(HELSINKI, "helsinki-ymparistokeskus", "coordinator"),
        member(HELSINKI, "helsinki-elinkeinopalvelu", "co_coordinator"),
        said(Office, HELSINKI, function="signatory", office="stadsdirektör", org="helsinki"),
        said(Office, HELSINKI, function="chair", office="biträdande stadsdirektör", org="helsinki"),
    ),
    "lappeenranta": [
        member("greenreality-network", "lappeenranta", "coordinator"),
        member("netzerocities", "lappeenranta", "participant"),
        member("eu-mission-100", "tampere", "observer"),
    ],
}


@pytest.fixture(scope="module")
def con(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    with told_whole(tmp_path_factory.mktemp("roles"), {"2026-11-21": NIGHT}) as con:
        yield con


def roles(con: duckdb.DuckDBPyConnection, year: int, state: str = "certain") -> list[tuple]:
    return con.execute(
        "SELECT network_id, role, party_id FROM marts.role_year WHERE year = ? AND state = ? ORDER BY ALL",
        [year, state],
    ).fetchall()


def test_seven_working_groups_have_a_coordinator_each(con: duckdb.DuckDBPyConnection) -> None:
    expected = [(group, "regional_coordinator", body) for group, body in WORKING_GROUPS.items()]
    assert roles(con, 2019) == expected
    for year in (2020, 2021):
        assert [r for r in roles(con, year, "carried") if r[0].startswith("canemure")] == expected
    assert [r for r in roles(con, 2022, "possible") if r[0].startswith("canemure")] == expected


def test_roles_of_2012_and_2026(con: duckdb.DuckDBPyConnection) -> None:
    assert roles(con, 2012) == [
        ("gscn", "national_contact", "tem"),
        ("gscn-waste-to-energy", "coordinator", "lahden-tiede-ja-yrityspuisto"),
    ]
    assert roles(con, 2026) == [
        ("eu-mission-100", "observer", "tampere"),
        ("greenreality-network", "coordinator", "lappeenranta"),
    ]


def test_offices_stand_in_the_year_of_their_evidence_only(con: duckdb.DuckDBPyConnection) -> None:
    offices = con.execute(
        "SELECT role, party_id, year, office, state, successor_id, flags FROM marts.role_year "
        "WHERE office IS NOT NULL ORDER BY ALL"
    ).fetchall()
    assert offices == [
        ("chair", "helsinki", 2021, "biträdande stadsdirektör", "certain", None, []),
        ("signatory", "helsinki", 2021, "stadsdirektör", "certain", None, []),
    ]


def test_two_coordinators_of_one_network_stand_side_by_side(con: duckdb.DuckDBPyConnection) -> None:
    coordinating = [r for r in roles(con, 2021) if r[1].endswith("coordinator")]
    assert coordinating == [
        (HELSINKI, "co_coordinator", "helsinki-elinkeinopalvelu"),
        (HELSINKI, "coordinator", "helsinki-ymparistokeskus"),
    ]


def test_each_role_is_in_one_yearly_dataset(con: duckdb.DuckDBPyConnection) -> None:
    members = con.execute("SELECT DISTINCT role FROM marts.membership_year ORDER BY ALL").fetchall()
    others = con.execute("SELECT DISTINCT role FROM marts.role_year WHERE office IS NULL ORDER BY ALL").fetchall()
    assert members == [("member",), ("participant",)]
    assert [role for (role,) in others] == [
        "co_coordinator",
        "coordinator",
        "national_contact",
        "observer",
        "regional_coordinator",
    ]


def test_coordinating_counts_for_the_body(con: duckdb.DuckDBPyConnection) -> None:
    counted = con.execute(
        "SELECT year, n_coordinator_roles FROM marts.party_year WHERE party_id = 'lappeenranta' "
        "AND year IN (2019, 2026) ORDER BY year"
    ).fetchall()
    assert counted == [(2019, 1), (2026, 1)]


def test_one_office_named_on_two_pages_is_one_row_that_drops_no_word(tmp_path_factory: pytest.TempPathFactory) -> None:
    told_twice = {
        source: stamped("2021-11-15", said(Office, HELSINKI, function="signatory", office=office, org="helsinki"))
        for source, office in (("fi", "kaupunginjohtaja"), ("sv", "stadsdirektör"))
    }
    with told_whole(tmp_path_factory.mktemp("offices"), {"2026-11-21": told_twice}) as con:
        rows = con.execute("SELECT year, office, n_sources, len(assertion_ids) FROM marts.role_year").fetchall()
    assert rows == [(2021, "kaupunginjohtaja / stadsdirektör", 2, 2)]


def test_an_undated_page_is_evidence_of_an_office_each_year_it_is_seen(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    page = {"helsinki": [said(Office, HELSINKI, function="chair", office="apulaispormestari", org="helsinki")]}
    with told_whole(tmp_path_factory.mktemp("undated"), {"2023-03-01": page, "2025-03-01": page}) as con:
        rows = con.execute("SELECT year, flags FROM marts.role_year ORDER BY year").fetchall()
    assert rows == [(2023, ["undated_source"]), (2025, ["undated_source", "year_open"])]


def test_a_role_that_ended_has_no_row_after_its_end(tmp_path_factory: pytest.TempPathFactory) -> None:
    ended = member("hinku", "syke", "coordinator", start=date("2013"), end=date("2015-05-31", "on"), tense="past")
    with told_whole(tmp_path_factory.mktemp("ended"), {"2020-03-02": {"syke": [ended]}}) as con:
        rows = con.execute("SELECT year, state FROM marts.role_year ORDER BY year").fetchall()
    assert rows == [(2013, "certain"), (2014, "certain")]
