"""Versions, what waits and what people decide about it: reports of invented organisations."""

import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from tests import tiny_web
from tests.warehouse.reports import NETWORK, Demo, collected
from warehouse.changes import derive_since
from warehouse.deciding import fix
from warehouse.decisions import DECISIONS, DecisionError, FixAction
from warehouse.package import Description
from warehouse.publish import publish
from warehouse.report_queue import refuse_unfit
from warehouse.rules import Rules
from warehouse.versions import versions

pytestmark = pytest.mark.usefixtures("invented")

HEADER = "organisaatio;y-tunnus;vuosi;scope 1;scope 2;yhteensä;emoyhtiö;lupa julkaista"


def sheet(*rows: str) -> bytes:
    return "\r\n".join((HEADER, *rows)).encode("utf-8-sig")


def row(
    name: str, number: str, scope1: str, scope2: str = "5", *, year: str = "2024", total: str = "", group: str = ""
) -> str:
    return ";".join((name, number, year, scope1, scope2, total, group, "kyllä"))


ESIMERKKI = ("Esimerkki Oy", "9999990-9")
SUMMA = ("Summa Oy", "9999996-8")


def waiting(demo: Demo) -> dict[str, str]:
    """What waits: id by code."""
    return {h.code: h.quarantine_id for h in demo.held()}


def decided(folder: Path, quarantine_id: str, action: FixAction, value: str | None = None) -> None:
    at = tiny_web.at("2025-05-01")
    fix(
        folder,
        decided_at=at,
        decided_by="op",
        reason="asked",
        quarantine_id=quarantine_id,
        action=action,
        value=value,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DECISIONS, tmp_path / "decisions"))


def total(demo: Demo, party: str = "esimerkki", year: int = 2024) -> list[tuple]:
    return demo.sql(
        "SELECT total_t, report_state, version_no FROM marts.partner_report_year WHERE party_id = ? AND year = ?",
        party,
        year,
    )


def test_an_unknown_organisation_waits_until_it_is_said_whose_report_it_is(tmp_path: Path, folder: Path) -> None:
    with collected(tmp_path, decisions=folder) as demo:
        demo.hand_in(sheet(row("Tuntematon Oy", "", "10")), "a.csv")
        demo.derive()
        assert demo.states() == {"quarantined": 1}
        [(code, quarantine_id)] = waiting(demo).items()
        assert code == "Q01"
        with pytest.raises(DecisionError, match="nobody knows a body 'esimerki'"):
            refuse_unfit(demo.con, quarantine_id, "assign", "esimerki")
        refuse_unfit(demo.con, quarantine_id, "assign", "esimerkki")
        decided(folder, quarantine_id, "assign", "esimerkki")
        demo.derive()
        assert total(demo) == [(Decimal(15), "accepted", 2)]
        assert demo.held() == []
        demo.derive("2025-04-01")
        assert total(demo) == [], "nobody had said so then"


def test_who_was_no_member_that_year_waits(tmp_path: Path, folder: Path) -> None:
    with collected(tmp_path, members=("summa", "mallikas"), decisions=folder) as demo:
        demo.hand_in(sheet(row(*ESIMERKKI, "10")), "a.csv")
        demo.derive()
        assert (demo.states(), list(waiting(demo))) == ({"quarantined": 1}, ["Q16"])
        decided(folder, waiting(demo)["Q16"], "accept")
        demo.derive()
        assert total(demo) == [(Decimal(15), "accepted", 1)]


def test_two_that_differ_on_one_day_both_wait(tmp_path: Path, folder: Path) -> None:
    with collected(tmp_path, decisions=folder) as demo:
        demo.hand_in(sheet(row(*ESIMERKKI, "10"), row(*ESIMERKKI, "11")), "a.csv")
        demo.derive()
        assert demo.states() == {"quarantined": 2}
        [first, _] = [h for h in demo.held() if h.code == "Q10"]
        assert first.row_number == 2
        decided(folder, first.quarantine_id, "accept")
        demo.derive()
        assert total(demo) == [(Decimal(15), "accepted", 1)]
        assert demo.states() == {"accepted": 1, "quarantined": 1}


def test_a_report_that_comes_later_is_the_next_version_and_late(tmp_path: Path) -> None:
    with collected(tmp_path) as demo:
        demo.hand_in(sheet(row(*ESIMERKKI, "10")), "a.csv", on="2025-03-31")
        demo.hand_in(sheet(row(*ESIMERKKI, "12"), row(*SUMMA, "1")), "b.csv", on="2025-04-01")
        demo.derive()
        assert total(demo) == [(Decimal(17), "accepted", 2)]
        assert demo.sql(
            "SELECT n_received, n_on_time, n_late, n_revised FROM marts.reporting_rate_year WHERE year = 2024"
        ) == [(2, 1, 1, 1)]
        demo.derive("2025-03-31")
        assert total(demo) == [(Decimal(15), "accepted", 1)]


def test_the_same_figures_in_another_file_are_a_duplicate(tmp_path: Path) -> None:
    with collected(tmp_path) as demo:
        demo.hand_in(sheet(row(*ESIMERKKI, "10")), "a.csv")
        demo.hand_in(sheet(row(*ESIMERKKI, "10,0"), row(*SUMMA, "1")), "b.csv", on="2025-03-12")
        demo.derive()
        assert demo.states() == {"accepted": 2, "duplicate": 1}


def test_a_figure_that_leaps_waits_and_the_others_live_on(tmp_path: Path, folder: Path) -> None:
    with collected(tmp_path, decisions=folder) as demo:
        demo.hand_in(sheet(row(*ESIMERKKI, "10", "5", year="2023")), "a.csv", on="2024-03-01", year=2023)
        demo.hand_in(sheet(row(*ESIMERKKI, "1000", "6")), "b.csv")
        demo.derive()
        [leap] = demo.held()
        assert (leap.code, leap.field, leap.raw) == ("Q11", "scope1", "1000")
        rows = demo.sql(
            "SELECT scope1_t, scope2_t, total_t, report_state FROM marts.partner_report_year WHERE year = 2024"
        )
        assert rows == [(None, Decimal(6), None, "partial")]
        decided(folder, leap.quarantine_id, "accept")
        demo.derive()
        assert total(demo) == [(Decimal(1006), "accepted", 1)]


def test_a_value_that_a_person_sets_makes_a_version(tmp_path: Path, folder: Path) -> None:
    with collected(tmp_path, decisions=folder) as demo:
        demo.hand_in(sheet(row(*ESIMERKKI, "kymmenen")), "a.csv")
        demo.derive()
        assert total(demo) == [(None, "partial", 1)]
        quarantine_id = waiting(demo)["Q04"]
        with pytest.raises(DecisionError, match="'kymmenen' is no number"):
            refuse_unfit(demo.con, quarantine_id, "set", "kymmenen")
        with pytest.raises(DecisionError, match="cannot be right as it stands"):
            refuse_unfit(demo.con, quarantine_id, "accept", None)
        with pytest.raises(DecisionError, match="nothing waits under"):
            refuse_unfit(demo.con, "no-such-id", "reject", None)
        decided(folder, quarantine_id, "set", "10")
        demo.derive()
        assert total(demo) == [(Decimal(15), "accepted", 2)]


def test_of_a_group_and_its_parts_the_parts_are_published(tmp_path: Path) -> None:
    with collected(tmp_path) as demo:
        demo.hand_in(sheet(row(*SUMMA, "100"), row(*ESIMERKKI, "10", group="Summa Oy")), "a.csv")
        demo.derive()
        assert demo.sql("SELECT party_id, flags FROM marts.partner_report_year") == [("esimerkki", ["group_overlap"])]


def test_a_file_that_cannot_be_read_waits_and_stops_nobody(tmp_path: Path) -> None:
    with collected(tmp_path) as demo:
        demo.hand_in(b"PK\x03\x04 no workbook", "rikki.xlsx")
        demo.hand_in(sheet(row(*ESIMERKKI, "10")), "a.csv")
        assert demo.check().findings == ()
        assert [(h.code, h.file_name) for h in demo.held()] == [("Q13", "rikki.xlsx")]
        assert demo.sql("SELECT form_id, n_rows FROM marts.report_file ORDER BY n_rows") == [
            (None, 0),
            ("partner-report", 1),
        ]
        assert total(demo) == [(Decimal(15), "accepted", 1)]


def test_another_network_than_the_one_it_came_for_waits(tmp_path: Path) -> None:
    header = HEADER.replace("emoyhtiö", "verkosto")
    with collected(tmp_path) as demo:
        demo.hand_in("\r\n".join((header, row(*ESIMERKKI, "10", group="hinku"))).encode(), "a.csv", network=NETWORK)
        demo.derive()
        assert (demo.states(), list(waiting(demo))) == ({"quarantined": 1}, ["Q20"])


def test_new_figures_for_an_old_year_are_a_restatement(tmp_path: Path) -> None:
    with collected(tmp_path / "demo") as demo:
        demo.hand_in(sheet(row(*ESIMERKKI, "10")), "a.csv")
        before = published(demo, tmp_path / "releases")
        demo.hand_in(sheet(row(*ESIMERKKI, "12"), row(*SUMMA, "1")), "b.csv", on="2025-04-01")
        derive_since(demo.con, demo.catalogue, before, tiny_web.at("2025-06-02"), Rules())
        rows = demo.sql(
            "SELECT key, change, causes FROM marts.release_diff WHERE dataset = 'partner_report_year' ORDER BY key"
        )
    assert rows == [
        (f"{NETWORK} esimerkki 2024", "changed", ["restatement"]),
        (f"{NETWORK} summa 2024", "added", ["new_evidence"]),
    ]


def published(demo: Demo, releases: Path) -> Path:
    """A release of what is known now."""
    derived = demo.check()
    at = tiny_web.at(demo.today)
    described = Description("before", at, "recorded", "x", Rules(), derived, ("none-stated",), versions(Rules()))
    return publish(demo.con, releases, described, keep=2).path
