"""Steps: the list's date apart from the plan and the deed, each step in its year, and plans that nobody saw done."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from extractors.assertion import Milestone
from tests.warehouse.told import date, said, source, stamped, told, told_whole

REGIONS = ("01", "02", "04", "06", "07", "09", "17")
# Joensuu's tasks in page order: the label, the list's date and what kind of date it looks like.
TASKS = [
    ("Verkosto perustetaan", "2015-01-01", "placeholder_jan1"),
    ("REIVI-hanke", "2021-01-01", "placeholder_jan1"),
    ("Ilmastokumppanuushanke", "2021-05-01", "month_start"),
    ("40 yritystä mukana", "2021-04-01", "month_start"),
    ("50 ilmastokumppania", "2024-04-01", "month_start"),
    ("Päästölaskuri", "2022-12-31", "year_end"),
]
PLANNED = ("canemure-lahtotilanne", "canemure-keinotieto", "canemure-toimikooste", "canemure-sidosryhmatyopajat")


def task(number: int) -> Milestone:
    label, listed, quality = TASKS[number]
    return said(
        Milestone,
        "joensuu-toimenpide",
        label,
        label=label,
        event="task",
        list_date=dt.date.fromisoformat(listed),
        list_order=number + 1,
        list_date_quality=quality,
    )


def planned(network: str, edtf: str | None, event: str = "step", **fields: object) -> Milestone:
    plan = date(edtf, "during") if edtf else None
    return said(Milestone, network, label=event, event=event, state="planned", tense="future", planned=plan, **fields)


NIGHT = {
    "canemure": stamped(
        "2019-06-19",
        *(planned(f"canemure-tiekartta-{region}", "2020-21", "version_1") for region in REGIONS),
        *(planned(network, "2019") for network in PLANNED),
        planned("canemure-toimien-valinta", None, position="last"),
    ),
    "joensuu": stamped(
        "2024-05-31",
        *(task(number) for number in range(6)),
        said(
            Milestone,
            "joensuu-ilmastokumppanit",
            label="Verkosto perustettiin",
            event="founded",
            state="done",
            tense="past",
            actual=date("2015"),
        ),
    ),
}


@pytest.fixture(scope="module")
def con(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    with told_whole(tmp_path_factory.mktemp("milestones"), {"2026-11-21": NIGHT}) as con:
        yield con


def test_joensuus_tasks_keep_the_order_of_the_page(con: duckdb.DuckDBPyConnection) -> None:
    rows = con.execute(
        "SELECT label, list_date::VARCHAR, list_date_quality, list_order, year FROM marts.milestone_year "
        "WHERE network_id = 'joensuu-toimenpide' ORDER BY list_order"
    ).fetchall()
    assert rows == [(*task, number, int(task[1][:4])) for number, task in enumerate(TASKS, start=1)]


def test_two_tasks_stand_after_a_later_one(con: duckdb.DuckDBPyConnection) -> None:
    inverted = con.execute(
        "SELECT list_order FROM marts.milestone_year WHERE list_contains(flags, 'order_inversion') ORDER BY ALL"
    ).fetchall()
    assert inverted == [(4,), (6,)]


def test_a_list_date_is_never_when_the_thing_was_done(con: duckdb.DuckDBPyConnection) -> None:
    rows = con.execute(
        "SELECT DISTINCT state, actual_latest, planned_latest FROM marts.milestone_year "
        "WHERE network_id = 'joensuu-toimenpide'"
    ).fetchall()
    assert rows == [("unknown", None, None)]


def test_seven_roadmaps_are_planned_and_nobody_saw_them_done(con: duckdb.DuckDBPyConnection) -> None:
    rows = con.execute(
        "SELECT network_id, year, planned_earliest::VARCHAR, planned_latest::VARCHAR, actual_latest, state, flags, "
        "slip_days_min FROM marts.milestone_year WHERE event = 'version_1' ORDER BY ALL"
    ).fetchall()
    assert rows == [
        (f"canemure-tiekartta-{r}", 2020, "2020-03-01", "2020-05-31", None, "planned", ["overdue_no_evidence"], None)
        for r in REGIONS
    ]


def test_four_steps_are_planned_for_2019_and_one_has_no_date(con: duckdb.DuckDBPyConnection) -> None:
    rows = con.execute(
        "SELECT network_id, year, state, flags FROM marts.milestone_year WHERE event = 'step' ORDER BY ALL"
    ).fetchall()
    overdue = [(network, 2019, "planned", ["overdue_no_evidence"]) for network in PLANNED]
    assert rows == sorted([*overdue, ("canemure-toimien-valinta", 2019, "planned", ["no_date"])])


def test_a_founding_stands_in_its_year(con: duckdb.DuckDBPyConnection) -> None:
    rows = con.execute(
        "SELECT network_id, year, state, actual_edtf, actual_earliest::VARCHAR, actual_latest::VARCHAR, flags "
        "FROM marts.milestone_year WHERE event = 'founded'"
    ).fetchall()
    assert rows == [("joensuu-ilmastokumppanit", 2015, "done", "2015", "2015-01-01", "2015-12-31", [])]


def test_a_plan_is_overdue_only_once_its_last_day_has_passed(tmp_path: Path) -> None:
    night = {"canemure": stamped("2019-06-19", planned("canemure-tiekartta-09", "2020-21", "version_1"))}
    flags = []
    for number, day in enumerate(("2020-05-31", "2020-06-01")):
        with told(tmp_path / str(number), {"2019-07-01": night, day: {}}) as con:
            flags += con.execute("SELECT flags FROM marts.milestone_year").fetchall()
    assert flags == [(["year_open"],), (["overdue_no_evidence", "year_open"],)]


def test_a_plan_here_and_a_deed_there_give_the_slip(tmp_path: Path) -> None:
    # One system, one first version: pages may call it what they like.
    done = said(
        Milestone,
        "canemure-tiekartta-09",
        label="Tiekartta valmistui",
        event="version_1",
        state="done",
        tense="past",
        actual=date("2020-09"),
    )
    plan = planned("canemure-tiekartta-09", "2020-21", "version_1")
    with told(
        tmp_path,
        {
            "2019-07-01": {"canemure": stamped("2019-06-19", plan)},
            "2021-02-01": {"uutinen": stamped("2020-10-01", done)},
        },
        source("uutinen", rank="news"),
    ) as con:
        rows = con.execute(
            "SELECT year, state, label, planned_edtf, actual_edtf, slip_days_min, slip_days_max, n_sources, flags "
            "FROM marts.milestone_year"
        ).fetchall()
        facts = con.execute("SELECT state, label FROM marts.milestone ORDER BY ALL").fetchall()
    # From 31 May to 1 and 30 September.
    assert rows == [(2020, "done", "version_1", "2020-21", "2020-09", 93, 122, 2, [])]
    assert facts == [("done", "Tiekartta valmistui"), ("planned", "version_1")]


def test_a_plan_that_moved_is_the_newer_one(tmp_path: Path) -> None:
    nights = {
        f"{year}-07-01": {"canemure": stamped(f"{year}-06-19", planned("canemure-tiekartta-09", plan, "version_1"))}
        for year, plan in ((2019, "2020-21"), (2021, "2022"))
    }
    with told(tmp_path, nights) as con:
        rows = con.execute("SELECT year, planned_edtf, flags FROM marts.milestone_year").fetchall()
        assert con.execute("SELECT count(*) FROM marts.milestone").fetchone() == (2,)
    assert rows == [(2022, "2022", [])]


def test_two_steps_of_one_system_are_told_apart_by_their_labels(tmp_path: Path) -> None:
    labels = ("Esiselvitys", "Hankesuunnitelma")
    steps = [said(Milestone, "canemure", label, label=label, event="task", list_order=1) for label in labels]
    with told(tmp_path, {"2020-03-02": {"canemure": steps}}) as con:
        rows = con.execute("SELECT label, year, flags FROM marts.milestone_year ORDER BY ALL").fetchall()
    assert rows == [(label, 2020, ["no_date", "undated_source", "year_open"]) for label in labels]


def test_people_in_a_label_are_masked(tmp_path: Path) -> None:
    label = "Sovitaan asiasta, puh. 040 123 4567"
    step = said(Milestone, "canemure", label, label=label, event="task")
    with told(tmp_path, {"2020-03-02": {"canemure": [step]}}) as con:
        assert con.execute("SELECT label FROM marts.milestone").fetchall() == [("Sovitaan asiasta, puh. […]",)]
