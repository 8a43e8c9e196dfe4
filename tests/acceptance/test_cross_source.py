"""Twenty facts that two real sources tell, and what becomes of each where they differ (shared/data/conflicts).

Each row of the file is told as its two sources tell it: the same network, body and dates or numbers, with the ranks of
the sources. A town that the registers lack is told as another of its country. All are in one warehouse, for none meets
another. What comes of them is held against the verdicts that people gave.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pytest

from extractors.assertion import Assertion, Milestone
from tests.warehouse.promises import count
from tests.warehouse.told import Sheet, date, member, said, source, stamped, told_whole

COVENANT = "covenant-of-mayors"
DAY = "2026-11-21"
# Towns abroad that the registers lack, each with one of its country that stands in for it.
STAND_INS = {"Trondheim": "kristiansand", "Sonderborg": "kolding", "Rõuge": "elva"}
IDS = {"Umeå": "umea", "Mörbylånga": "morbylanga"}
FISU = ("forssa", "hyvinkaa", "ii", "joensuu", "jyvaskyla", "kuopio", "lahti", "lappeenranta", "riihimaki", "turku")
FISU_11 = (*FISU, "vaasa")
LEFT = ("kemi", "siilinjarvi")


@dataclass(frozen=True)
class Outcome:
    """What became of a row: how it is grouped, and the conflicts of its network and body as (kind, severity)."""

    group: str
    conflicts: tuple[tuple[str, str], ...] = ()


AGREE = Outcome("finer date wins")
# By subject and fact; what is not here is a date that the register has more finely.
OUTCOMES = {
    ("Rakvere", "Covenant of Mayors"): Outcome("conflict kept", (("start_date", "medium"),)),
    ("Tampere", "Covenant of Mayors / Global Covenant of Mayors"): Outcome("two networks"),
    ("Helsinki", "Global Covenant of Mayors / Covenant of Mayors"): Outcome("two networks"),
    ("Kramfors", "Covenant of Mayors"): Outcome("one source only", (("not_in_register", "low"),)),
    ("Trondheim", "Covenant of Mayors renewal"): Outcome("conflict kept", (("start_date", "high"),)),
    ("Lappeenranta", "climate programme approved"): Outcome("conflict kept", (("milestone_date", "high"),)),
    ("Ingå", "Hinku"): Outcome("agree"),
    ("Joensuun ilmastokumppanuusverkosto", "members in summer 2021"): Outcome("conflict kept", (("claims", "high"),)),
    ("Fisu", "member municipalities"): Outcome("counts of different days"),
    ("Klimapartnere Agder", "founded"): Outcome("conflict kept", (("milestone_date", "high"),)),
    ("Helsinki Ilmastokumppanit", "members"): Outcome("counts of different days"),
}
# The networks and bodies that a row of several, or of none in the covenant, is about.
PLACES = {
    ("Tampere", "Covenant of Mayors / Global Covenant of Mayors"): ("%covenant-of-mayors", "tampere"),
    ("Helsinki", "Global Covenant of Mayors / Covenant of Mayors"): ("%covenant-of-mayors", "helsinki"),
    ("Trondheim", "Covenant of Mayors renewal"): ("com-2030", "kristiansand"),
    ("Lappeenranta", "climate programme approved"): ("lappeenranta-ilmasto-ohjelma", "%"),
    ("Ingå", "Hinku"): ("hinku", "inkoo"),
    ("Joensuun ilmastokumppanuusverkosto", "members in summer 2021"): ("joensuu-ilmastokumppanit", "%"),
    ("Fisu", "member municipalities"): ("fisu", "%"),
    ("Klimapartnere Agder", "founded"): ("klimapartnere-agder", "%"),
    ("Helsinki Ilmastokumppanit", "members"): ("helsinki-ilmastokumppanit", "%"),
}


def body(subject: str) -> str:
    return STAND_INS.get(subject) or IDS.get(subject) or subject.lower()


def founded(year: str) -> Milestone:
    return step("klimapartnere-agder", "founded", "founded", year)


def step(network: str, event: str, label: str, edtf: str) -> Milestone:
    fields = {"label": label, "event": event, "state": "done", "tense": "past", "actual": date(edtf)}
    return said(Milestone, network, quote=f"{label}: {edtf}", **fields)


def joined(network: str, party: str, edtf: str, role: str = "member") -> Assertion:
    return member(network, party, role, start=date(edtf))


def special() -> dict[str, list[Assertion] | Sheet]:
    """The pages of the rows that are no plain pair of dates in the covenant. The register's rows are beside them."""
    approved = ("lappeenranta-ilmasto-ohjelma", "approved", "Ilmasto-ohjelma hyväksytty")
    summer = {"as_of": date("2021-22", "by")}
    return {
        "rakvere": [joined(COVENANT, "rakvere", "2009-02-10"), joined(COVENANT, "rakvere", "2008")],
        "tampere-networks": [joined(COVENANT, "tampere", "2009")],
        "tampere-declarations": [joined("global-covenant-of-mayors", "tampere", "2017")],
        "ccc-helsinki": [joined("global-covenant-of-mayors", "helsinki", "2018")],
        "kramfors-com": [joined(COVENANT, "kramfors", "2018-06")],
        "trondheim-renewal": [joined("com-2030", "kristiansand", y, "signatory") for y in ("2021", "2022")],
        "ccc-lappeenranta": [step(*approved, "2020-12-14"), step(*approved, "2021")],
        "inga-hinku-sv": [joined("hinku", "inkoo", "2014")],
        "hinku-municipalities": [joined("hinku", "inkoo", "2014")],
        "seed002": [count("joensuu-ilmastokumppanit", "partner", 40, **summer)],
        "joensuu-com-2023": [count("joensuu-ilmastokumppanit", "partner", 40, **summer)],
        "joensuu-en-2021": [count("joensuu-ilmastokumppanit", "partner", 40, ">", **summer)],
        "klimapartnere": [founded("2008")],
        "klimapartnere-agder": [founded("2009")],
        "seed004": stamped("2021-11-15", count("helsinki-ilmastokumppanit", "any", 60, ">")),
        "helsinki-partners-2020": stamped(
            "2020-11-05", count("helsinki-ilmastokumppanit", "any", 90, "~", lower=None, upper=89)
        ),
    }


SOURCES = [
    source("jrc-df1", network=COVENANT, rank="register", exhaustive=True),
    source("fisu-list", network="fisu", rank="network_list", exhaustive=True),
    source("hinku-municipalities", network="hinku", rank="network_list"),
    source("klimapartnere", network="klimapartnere", rank="network_list"),
    source("klimapartnere-agder", network="klimapartnere-agder", rank="network_list"),
    source("helsinki-partners-2020", rank="news"),
]


@pytest.fixture(scope="session")
def rows(shared: Path) -> list[dict[str, str]]:
    with (shared / "data" / "conflicts" / "cross_source_shared.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@pytest.fixture(scope="session")
def con(rows: list[dict[str, str]], tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    register: list[Assertion] = [joined(COVENANT, "helsinki", "2009-01-07")]
    pages: dict[str, list[Assertion] | Sheet] = special()
    plain: defaultdict[str, list[Assertion]] = defaultdict(list)
    for row in rows:
        if row["source_b"] != "JRC df1" or row["subject"] in ("Helsinki", "Kramfors"):
            continue
        party = body(row["subject"])
        register.append(joined(COVENANT, party, row["value_b"]))
        if (row["subject"], row["network_or_fact"]) not in OUTCOMES:
            plain[row["source_a"].replace("_", "-")].append(joined(COVENANT, party, row["value_a"]))
    fisu = {
        "fisu-list": stamped("2020-06-01", *(member("fisu", m) for m in (*FISU_11, *LEFT))),
        "fisu-13-en": stamped("2020-06-01", count("fisu", "municipality", 13)),
    }
    now = {
        **pages,
        **plain,
        "jrc-df1": stamped("2024-01-31", *register),
        "fisu-list": stamped(DAY, *(member("fisu", m) for m in FISU_11)),
        "seed000": [count("fisu", "municipality", 11)],
    }
    with told_whole(tmp_path_factory.mktemp("cross"), {"2020-06-02": fisu, DAY: now}, *SOURCES) as con:
        yield con


def conflicts(con: duckdb.DuckDBPyConnection, network: str, party: str) -> tuple[tuple[str, str], ...]:
    found = con.execute(
        "SELECT kind, severity FROM marts.conflict "
        "WHERE network_id LIKE ? AND coalesce(party_id, '') LIKE ? ORDER BY kind",
        [network, party],
    ).fetchall()
    return tuple(found)


def starts(con: duckdb.DuckDBPyConnection, network: str, party: str) -> list[tuple]:
    return con.execute(
        "SELECT network_id, start_edtf FROM marts.participation "
        "WHERE network_id LIKE ? AND party_id = ? AND known_to IS NULL ORDER BY ALL",
        [network, party],
    ).fetchall()


def sides(con: duckdb.DuckDBPyConnection, network: str, party: str = "%") -> tuple[list[str] | None, list[str] | None]:
    """The dates or bounds of those who are believed and of those who are not."""
    [(winners, losers)] = con.execute(
        """
        SELECT
            (SELECT list(DISTINCT source_id ORDER BY source_id) FROM core.assertion
             WHERE list_contains(c.winner_ids, assertion_id)),
            (SELECT list(DISTINCT source_id ORDER BY source_id) FROM core.assertion
             WHERE list_contains(c.loser_ids, assertion_id))
        FROM marts.conflict AS c
        WHERE network_id = ? AND coalesce(party_id, '') LIKE ?
        """,
        [network, party],
    ).fetchall()
    return winners, losers


def test_all_twenty_verdicts_come_out(con: duckdb.DuckDBPyConnection, rows: list[dict[str, str]]) -> None:
    table = []
    for row in rows:
        key = (row["subject"], row["network_or_fact"])
        expected = OUTCOMES.get(key, AGREE)
        network, party = PLACES.get(key, (COVENANT, body(row["subject"])))
        found = conflicts(con, network, party)
        if expected is AGREE:
            assert row["verdict"].startswith("agree, finer")
            assert starts(con, network, party) == [(network, row["value_b"])], row
        assert found == expected.conflicts, row
        table.append(f"{row['subject']:36} {row['network_or_fact']:48} {expected.group:26} {found or ''}")
    print("\n".join(table))  # noqa: T201 (pytest -s shows it)
    assert len(table) == 20


def test_no_conflict_is_about_anything_else(con: duckdb.DuckDBPyConnection) -> None:
    expected = sorted(kind for outcome in OUTCOMES.values() for kind, _ in outcome.conflicts)
    found = [kind for (kind,) in con.execute("SELECT kind FROM marts.conflict ORDER BY kind").fetchall()]
    assert found == expected


def test_the_registers_date_wins_and_the_others_stay(con: duckdb.DuckDBPyConnection) -> None:
    assert starts(con, COVENANT, "rakvere") == [(COVENANT, "2009-01-12")]
    assert sides(con, COVENANT, "rakvere") == (["jrc-df1"], ["rakvere"])


def test_two_networks_are_two_memberships(con: duckdb.DuckDBPyConnection) -> None:
    both = "%covenant-of-mayors"
    assert starts(con, both, "tampere") == [(COVENANT, "2009-01-08"), ("global-covenant-of-mayors", "2017")]
    assert starts(con, both, "helsinki") == [(COVENANT, "2009-01-07"), ("global-covenant-of-mayors", "2018")]


def test_nothing_tells_two_sentences_of_one_document_apart(con: duckdb.DuckDBPyConnection) -> None:
    assert starts(con, "com-2030", "kristiansand") == [("com-2030", None)]
    assert sides(con, "com-2030", "kristiansand") == (None, None)
    found = con.execute(
        "SELECT actual_edtf, actual_earliest::VARCHAR, actual_latest::VARCHAR, list_contains(flags, 'date_conflict') "
        "FROM marts.milestone_year WHERE network_id IN ('lappeenranta-ilmasto-ohjelma', 'klimapartnere-agder') "
        "ORDER BY ALL"
    ).fetchall()
    assert found == [(None, "2008-01-01", "2009-12-31", True), (None, "2020-12-14", "2021-12-31", True)]


def test_numbers_of_one_period_that_exclude_each_other_leave_none(con: duckdb.DuckDBPyConnection) -> None:
    found = con.execute(
        "SELECT year, claimed_value, claimed_lower, claimed_upper, list_contains(flags, 'claims_conflict') "
        "FROM marts.network_size_year WHERE network_id = 'joensuu-ilmastokumppanit'"
    ).fetchall()
    assert found == [(2021, None, None, None, True)]


def test_who_is_dropped_from_a_whole_list_is_possible(con: duckdb.DuckDBPyConnection) -> None:
    found = con.execute(
        "SELECT party_id, state FROM marts.membership_year WHERE network_id = 'fisu' AND year = 2026 "
        "AND state <> 'certain' ORDER BY ALL"
    ).fetchall()
    assert found == [(party, "possible") for party in LEFT]


def test_a_number_that_is_lower_than_before_says_so(con: duckdb.DuckDBPyConnection) -> None:
    found = con.execute(
        "SELECT network_id, year FROM marts.network_size_year WHERE list_contains(flags, 'fewer_than_before') "
        "ORDER BY ALL"
    ).fetchall()
    # Helsinki's page was stale when it was stamped; two members left Fisu.
    assert found == [("fisu", 2026), ("helsinki-ilmastokumppanit", 2021)]
