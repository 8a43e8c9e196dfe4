"""What dates a page: its own date, else the latest day that prose tells as past or present, else the visit."""

import datetime as dt
from pathlib import Path

import pytest

from extractors.anchor import stated_on
from extractors.assertion import Assertion, Headcount, Milestone, Obligation, Target, UncertainDate
from tests.warehouse.told import Sheet, date, member, said, source, stamped, told

JOINED = member("covenant-of-mayors", "lahti", quote="johon Lahti liittyi 10.9.2012", start=date("2012-09-10", "on"))
ACHIEVED = said(
    Target,
    "joensuu-ilmastokumppanit",
    "Tavoite saavutettiin keväällä 2024",
    metric="partner_count",
    status="achieved",
    status_on=date("2024-21"),
    tense="past",
)


def headcount(quote: str, as_of: UncertainDate, **fields: object) -> Headcount:
    plain = {"member_kind": "any", "value": 40, "comparator": "=", "lower": 40, "upper": 40, "as_of": as_of}
    return said(Headcount, "hinku", quote, **(plain | fields))


def test_the_latest_explicit_date_of_what_was_told_as_past_is_the_pages() -> None:
    assert stated_on([JOINED]) == dt.date(2012, 9, 10)
    assert stated_on([JOINED, ACHIEVED, headcount("40 vuonna 2021", date("2021"))]) == dt.date(2024, 5, 31)
    founded = said(Milestone, "hinku", "perustettiin 2025", label="p", event="founded", state="done", tense="past")
    assert stated_on([JOINED, founded]) == dt.date(2012, 9, 10)


@pytest.mark.parametrize(
    "silent",
    [
        said(Target, "hinku", "vuoteen 2030 mennessä", metric="carbon_neutrality", due=date("2030", "by")),
        said(Milestone, "hinku", "valmistuu 2030", label="v", event="task", state="planned", planned=date("2030")),
        said(Milestone, "hinku", "1.1.2030", label="v", event="task", list_date=dt.date(2030, 1, 1)),
        said(Obligation, "hinku", "joka vuosi 2030", activity="report", n=1, period="year"),
        headcount("tällä hetkellä 40", UncertainDate(None, None, dt.date(2030, 1, 1), "as_of")),
        headcount("tulee olemaan 40 vuonna 2030", date("2030"), tense="future"),
        headcount("40 vuonna 2030", date("2030"), modality="goal"),
        member("gscn", "lahti", quote="on syksyn aikana liittynyt", start=date("2030-23", "during")),
        member("hinku", "lahti", quote="Lahti"),
    ],
)
def test_dues_plans_goals_list_dates_and_years_from_elsewhere_date_no_page(silent: Assertion) -> None:
    assert stated_on([silent]) is None
    assert stated_on([JOINED, silent]) == dt.date(2012, 9, 10)


def anchored(home: Path, sheet: Sheet, **of: object) -> tuple[str, str]:
    with told(home, {"2026-11-21": {"sivu": sheet}}, source("sivu", **of)) as con:
        [row] = con.execute("SELECT anchor_basis, anchor_date::VARCHAR FROM marts.document").fetchall()
    return row


def test_prose_is_dated_by_its_own_statements_and_a_live_list_is_not(tmp_path: Path) -> None:
    undated = Sheet([JOINED], {"stated_on": dt.date(2012, 9, 10)})
    expected = {
        "own_page": ("stated_date", "2012-09-10"),
        "news": ("stated_date", "2012-09-10"),
        "network_list": ("fetch_date", "2026-11-21"),
        "register": ("fetch_date", "2026-11-21"),
    }
    assert {rank: anchored(tmp_path / rank, undated, rank=rank) for rank in expected} == expected


def test_a_date_of_the_pages_own_comes_first_and_one_after_the_visit_says_nothing(tmp_path: Path) -> None:
    both = Sheet([JOINED], stamped("2015-02-03").reading | {"stated_on": dt.date(2012, 9, 10)})
    assert anchored(tmp_path / "both", both) == ("page_stamp", "2015-02-03")
    later = Sheet([JOINED], {"stated_on": dt.date(2026, 12, 31)})
    assert anchored(tmp_path / "later", later) == ("fetch_date", "2026-11-21")


def test_a_dated_statement_is_evidence_of_that_year_and_no_later_one(tmp_path: Path) -> None:
    undated = Sheet([JOINED], {"stated_on": dt.date(2012, 9, 10)})
    with told(tmp_path, {"2016-02-01": {"sivu": undated}}) as con:
        rows = con.execute("SELECT year, state, flags FROM marts.membership_year ORDER BY year").fetchall()
        [(age, flags)] = con.execute("SELECT content_age_days, flags FROM marts.source_year").fetchall()
    assert [(year, state) for year, state, _ in rows] == [
        (2012, "certain"),
        (2013, "carried"),
        (2014, "carried"),
        (2015, "possible"),
        (2016, "possible"),
    ]
    assert (age, flags) == (1239, [])
    assert rows[0][2] == []
