"""Duties: each as it is stated, and by year those that have a pace, in the years of their evidence."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from extractors.assertion import Obligation, Reference
from tests.warehouse.told import said, source, stamped, told, told_whole

GROUPS = [f"canemure-wg-{code}" for code in ("01", "02", "04", "06", "07", "09", "17")]
HELSINKI, JOENSUU = "helsinki-ilmastokumppanit", "joensuu-ilmastokumppanit"
NIGHT = {
    "canemure": stamped(
        "2019-06-19",
        *(said(Obligation, group, "Ne kokoontuvat", activity="meeting", n=4, period="year") for group in GROUPS),
    ),
    "helsinki": stamped(
        "2021-11-15",
        said(
            Obligation,
            HELSINKI,
            activity="collect_implementation_reports",
            holder="helsinki-ymparistokeskus",
            counterparty="members",
            n=1,
            period="year",
        ),
        said(Obligation, HELSINKI, activity="seminar", n=1, period="year"),
        said(Obligation, HELSINKI, activity="workshop", topics=("logistics", "energy_saving"), is_open_list=True),
        said(Obligation, HELSINKI, activity="sign_commitment", applies_to="each_member", n=1, period="once"),
    ),
    "joensuu": stamped(
        "2024-05-31",
        said(Obligation, JOENSUU, activity="network_meeting", n=1, comparator=">=", period="year"),
        said(Obligation, JOENSUU, activity="workshop"),
        said(Obligation, JOENSUU, activity="newsletter"),
        said(Obligation, "joensuu-hanketapahtumat", activity="event", tense="past"),
        said(Obligation, "joensuu-paastolaskuri", activity="emissions_accounting", n=1, period="year", modality="may"),
    ),
    "lappeenranta": [
        said(Obligation, "netzerocities", activity="test_hub", applies_to="selected_members", period="continuous"),
    ],
}
YEARS = "SELECT network_id, activity, duty_holder, year, expected_n, comparator, state FROM marts.obligation_year "


@pytest.fixture(scope="module")
def con(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    with told_whole(tmp_path_factory.mktemp("obligations"), {"2026-11-21": NIGHT}) as con:
        yield con


def test_the_duties_of_the_seeds_stand_in_the_year_of_their_evidence(con: duckdb.DuckDBPyConnection) -> None:
    rows = con.execute(YEARS + "ORDER BY year, network_id, activity").fetchall()
    assert rows == [
        *((group, "meeting", "network", 2019, 4, "=", "not_observed") for group in GROUPS),
        (HELSINKI, "collect_implementation_reports", "helsinki-ymparistokeskus", 2021, 1, "=", "not_observed"),
        (HELSINKI, "seminar", "network", 2021, 1, "=", "not_observed"),
        (HELSINKI, "workshop", "network", 2021, None, None, "no_number"),
        (JOENSUU, "network_meeting", "network", 2024, 1, ">=", "not_observed"),
        (JOENSUU, "newsletter", "network", 2024, None, None, "no_number"),
        (JOENSUU, "workshop", "network", 2024, None, None, "no_number"),
    ]
    assert con.execute("SELECT sum(expected_n) FROM marts.obligation_year WHERE year = 2019").fetchone() == (28,)
    assert con.execute("SELECT count(observed_n) FROM marts.obligation_year").fetchone() == (0,)


def test_what_has_no_yearly_number_or_is_past_or_allowed_is_a_fact_all_the_same(
    con: duckdb.DuckDBPyConnection,
) -> None:
    left_out = con.execute(
        "SELECT o.activity, o.duty_holder, o.period, o.tense, o.modality FROM marts.obligation AS o "
        "ANTI JOIN marts.obligation_year AS y USING (network_id, activity, duty_holder) ORDER BY ALL"
    ).fetchall()
    assert left_out == [
        ("emissions_accounting", "network", "year", "present", "may"),
        ("event", "network", None, "past", "is"),
        ("sign_commitment", "each_member", "once", "present", "is"),
        ("test_hub", "selected_members", "continuous", "present", "is"),
    ]


def test_a_fact_keeps_what_the_page_says(con: duckdb.DuckDBPyConnection) -> None:
    fact = con.execute(
        "SELECT topics, is_open_list, n_per_period, comparator, evidence_latest::VARCHAR FROM marts.obligation "
        "WHERE network_id = ? AND activity = 'workshop'",
        [HELSINKI],
    ).fetchall()
    assert fact == [(["logistics", "energy_saving"], True, None, None, "2021-11-15")]
    collect = con.execute("SELECT counterparty FROM marts.obligation WHERE activity LIKE 'collect%'").fetchall()
    assert collect == [("members",)]


def test_an_undated_page_is_evidence_of_a_duty_in_each_year_it_is_seen(tmp_path: Path) -> None:
    page = {"helsinki": [said(Obligation, HELSINKI, activity="seminar", n=1, period="year")]}
    with told(tmp_path, {"2023-03-01": page, "2025-03-03": page}) as con:
        rows = con.execute("SELECT year, flags FROM marts.obligation_year ORDER BY year").fetchall()
        facts = con.execute("SELECT count(*), min(known_from)::DATE::VARCHAR FROM marts.obligation").fetchall()
    assert rows == [(2023, ["undated_source"]), (2025, ["undated_source", "year_open"])]
    assert facts == [(1, "2023-03-01")]


def test_where_pages_differ_the_better_source_gives_the_number_and_both_stay_facts(tmp_path: Path) -> None:
    night = {
        "uutinen": stamped("2021-05-05", said(Obligation, HELSINKI, activity="seminar", n=2, period="year")),
        "verkosto": stamped("2021-02-02", said(Obligation, HELSINKI, activity="seminar", n=1, period="year")),
        "oma": stamped("2021-09-09", said(Obligation, HELSINKI, activity="seminar")),
    }
    ranked = (source("uutinen", rank="news"), source("verkosto", rank="network_list"))
    with told(tmp_path, {"2022-01-10": night}, *ranked) as con:
        rows = con.execute(
            "SELECT year, expected_n, state, n_sources, evidence_latest::VARCHAR FROM marts.obligation_year"
        ).fetchall()
        numbers = con.execute("SELECT n_per_period FROM marts.obligation ORDER BY ALL NULLS LAST").fetchall()
    assert rows == [(2021, 1, "not_observed", 3, "2021-09-09")]
    assert numbers == [(1,), (2,), (None,)]


def test_a_holder_nobody_knows_waits_for_review_and_is_not_laid_on_the_network(tmp_path: Path) -> None:
    unknown = said(Obligation, HELSINKI, activity="report", holder=Reference("Vihreä Liike ry"), n=1, period="year")
    with told(tmp_path, {"2022-01-10": {"oma": [unknown]}}) as con:
        assert con.execute("SELECT outcome FROM marts.assertion").fetchall() == [("review",)]
        assert con.execute("SELECT subject, mention FROM marts.review").fetchall() == [("party", "Vihreä Liike ry")]
        assert con.execute("SELECT count(*) FROM marts.obligation").fetchone() == (0,)
