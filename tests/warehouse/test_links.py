"""Links, names and descriptions of systems: as stated, by year, and never a membership of anybody."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from extractors.assertion import Description, Link, Name
from tests.warehouse.told import date, member, ref, said, stamped, told, told_whole
from warehouse.transform import CheckFailedError

ICN = "Lappeenrannan kaupungin koordinoima Greenreality Network kuuluu kansainväliseen ICN:ään"
NIGHT = {
    "lahti": stamped(
        "2012-10-01",
        said(Link, "iclei-eco-cities", link="part_of", target="iclei"),
        said(Link, "iclei-eco-cities", link="founded_at", target="iclei-world-congress-2012"),
        said(Link, "gscn", link="backed_by", target="cem"),
        said(Name, "covenant-of-mayors", text="Kaupunginjohtajien yleiskokous", lang="fi"),
        said(Description, "covenant-of-mayors", attribute="scope", values=("european",), tense="present"),
    ),
    "lappeenranta": [
        said(Link, "greenreality-network", ICN, link="member_of", target="icn"),
        member("greenreality-network", "lappeenranta", "coordinator"),
        said(Description, "covenant-of-mayors", attribute="scope", values=("global",)),
        said(Description, "hinku", attribute="member_kinds", values=("municipality", "company", "expert")),
    ],
    "joensuu": stamped(
        "2024-05-31",
        said(Link, "ilmastokumppanuushanke", link="funded_by", target="ymparistoministerio"),
        said(Description, "ilmastokumppanuushanke", attribute="started", values=("2021-05",), on=date("2021-05")),
    ),
}


@pytest.fixture(scope="module")
def con(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    with told_whole(tmp_path_factory.mktemp("links"), {"2026-11-21": NIGHT}) as con:
        yield con


def states(con: duckdb.DuckDBPyConnection, child: str, parent: str) -> dict[int, str]:
    rows = con.execute(
        "SELECT year, state FROM marts.system_link_year WHERE child_id = ? AND parent_id = ?", [child, parent]
    ).fetchall()
    return dict(rows)


def test_links_to_systems_and_to_bodies_are_facts(con: duckdb.DuckDBPyConnection) -> None:
    rows = con.execute(
        "SELECT child_id, link, parent_id, evidence_latest::VARCHAR FROM marts.system_link ORDER BY ALL"
    ).fetchall()
    assert rows == [
        ("greenreality-network", "member_of", "icn", "2026-11-21"),
        ("gscn", "backed_by", "cem", "2012-10-01"),
        ("iclei-eco-cities", "founded_at", "iclei-world-congress-2012", "2012-10-01"),
        ("iclei-eco-cities", "part_of", "iclei", "2012-10-01"),
        ("ilmastokumppanuushanke", "funded_by", "ymparistoministerio", "2024-05-31"),
    ]


def test_a_link_is_certain_carried_and_possible_as_memberships_are(con: duckdb.DuckDBPyConnection) -> None:
    assert states(con, "iclei-eco-cities", "iclei") == {
        2012: "certain",
        2013: "carried",
        2014: "carried",
        **dict.fromkeys(range(2015, 2027), "possible"),
    }
    assert states(con, "greenreality-network", "icn") == {2026: "certain"}
    flags = con.execute("SELECT flags FROM marts.system_link_year WHERE parent_id = 'icn'").fetchall()
    assert flags == [(["undated_source", "year_open"],)]


def test_evidence_of_two_years_makes_those_between_certain(tmp_path: Path) -> None:
    page = {"oma": [said(Link, "gscn", link="backed_by", target="cem")]}
    with told(tmp_path, {"2020-03-02": page, "2022-03-01": page, "2023-03-01": {}}) as con:
        assert states(con, "gscn", "cem") == {2020: "certain", 2021: "certain", 2022: "certain", 2023: "carried"}


def test_nobody_is_in_a_system_through_a_link(con: duckdb.DuckDBPyConnection) -> None:
    for table in ("participation", "membership_year", "role_year"):
        assert con.execute(f"SELECT count(*) FROM marts.{table} WHERE network_id = 'icn'").fetchone() == (0,)


def test_a_membership_read_out_of_the_words_of_a_link_stops_the_release(tmp_path: Path) -> None:
    link = said(Link, "greenreality-network", ICN, link="member_of", target="icn")
    coordinator = member("greenreality-network", "lappeenranta", "coordinator", quote=ICN)
    inferred = member("icn", "lappeenranta", quote=ICN)
    with (
        pytest.raises(CheckFailedError, match="V13"),
        told_whole(tmp_path / "inferred", {"2026-11-21": {"oma": [link, coordinator, inferred]}}),
    ):
        pass
    # Said elsewhere in words of its own, or by a person who read the sentence, it is a membership.
    elsewhere = member("icn", "lappeenranta", quote="Lappeenranta on ICN:n jäsen.")
    read = member("icn", "lappeenranta", quote=ICN, method="reading")
    for number, stated in enumerate(([inferred, elsewhere], [read])):
        with told(tmp_path / str(number), {"2026-11-21": {"oma": [link, coordinator, *stated]}}) as con:
            rows = con.execute("SELECT party_id FROM marts.membership_year WHERE network_id = 'icn'").fetchall()
            assert rows == [("lappeenranta",)]


def test_one_sentence_may_name_a_body_in_two_systems_that_no_link_joins(tmp_path: Path) -> None:
    words = "Lahti kuuluu verkostoihin ICLEI ja UBC."
    night = {"oma": [member(network, "lahti", quote=words) for network in ("iclei", "ubc")]}
    with told(tmp_path, {"2026-11-21": night}) as con:
        assert con.execute("SELECT count(*) FROM marts.membership_year").fetchone() == (2,)


def test_a_link_to_somebody_unknown_waits_for_review(tmp_path: Path) -> None:
    unknown = said(Link, "gscn", link="backed_by", target=ref("nobody-knows"))
    with told(tmp_path, {"2026-11-21": {"oma": [unknown]}}) as con:
        assert con.execute("SELECT outcome FROM marts.assertion").fetchall() == [("review",)]
        assert con.execute("SELECT count(*) FROM marts.system_link").fetchone() == (0,)


def test_names_and_descriptions_stand_as_stated_and_disagreement_beside_each_other(
    con: duckdb.DuckDBPyConnection,
) -> None:
    rows = con.execute(
        "SELECT network_id, attribute, values, on_earliest::VARCHAR, on_latest::VARCHAR FROM marts.description "
        "ORDER BY ALL"
    ).fetchall()
    assert rows == [
        ("covenant-of-mayors", "alias_name_fi", ["Kaupunginjohtajien yleiskokous"], None, None),
        ("covenant-of-mayors", "scope", ["european"], None, None),
        ("covenant-of-mayors", "scope", ["global"], None, None),
        ("hinku", "member_kinds", ["municipality", "company", "expert"], None, None),
        ("ilmastokumppanuushanke", "started", ["2021-05"], "2021-05-01", "2021-05-31"),
    ]
