"""Readings by a person that are stale: on the newest version of a page they wait in review, and the night tells."""

import io
from pathlib import Path

from rich.console import Console

from extractors.pages.readings import StaleReading
from flows.report import NightReport, print_night
from tests import tiny_web
from tests.warehouse.told import Sheet, member, told
from warehouse.log_rows import Run
from warehouse.transform import Derived

STALE = (StaleReading("kokoontuvat neljä kertaa", "changed", (10, 40)), StaleReading("tukena toimii", "gone"))
STALE_PAGE = Sheet([member("hinku", "lahti")], {"stale": STALE})


def test_stale_readings_wait_in_review_beside_names(tmp_path: Path) -> None:
    with told(tmp_path, {"2024-03-04": {"sivu": STALE_PAGE}}) as con:
        rows = con.execute(
            "SELECT subject, mention, n_waiting, example, url, assertion_ids FROM marts.review"
        ).fetchall()
        kept = con.execute("SELECT phrase, reason, char_start, char_end FROM obs.stale_reading ORDER BY ALL").fetchall()
    url = "https://sivu.example/sivu"
    assert sorted(rows) == [
        ("reading", "kokoontuvat neljä kertaa", 0, None, url, []),
        ("reading", "tukena toimii", 0, None, url, []),
    ]
    assert kept == [("kokoontuvat neljä kertaa", "changed", 10, 40), ("tukena toimii", "gone", None, None)]


def test_only_the_newest_version_of_a_page_is_to_be_read_again(tmp_path: Path) -> None:
    healed = Sheet([member("hinku", "lahti")], {"stale": STALE[1:]})
    with told(tmp_path, {"2024-03-04": {"sivu": STALE_PAGE}, "2024-03-05": {"sivu": healed}}) as con:
        assert con.execute("SELECT mention FROM marts.review").fetchall() == [("tukena toimii",)]


def test_the_same_phrase_of_two_sources_waits_twice(tmp_path: Path) -> None:
    page = Sheet([member("hinku", "lahti")], {"stale": STALE[:1]})
    with told(tmp_path, {"2024-03-04": {"sivu": page, "toinen": page}}) as con:
        assert con.execute("SELECT count(*), count(DISTINCT url) FROM marts.review").fetchone() == (2, 2)


def test_the_night_tells_of_stale_readings() -> None:
    assert told_by_night() == ""
    assert told_by_night(("neljä kertaa", "canemure")) == "1 reading is stale: neljä kertaa (canemure)"
    many = [(f"sana {n}", "lahti") for n in range(5)]
    assert told_by_night(*many) == (
        "5 readings are stale: sana 0 (lahti), sana 1 (lahti), sana 2 (lahti) and 2 more (table review)"
    )


def told_by_night(*stale: tuple[str, str]) -> str:
    derived = Derived({}, {}, (), stale)
    report = NightReport(Run.at(tiny_web.at("2024-03-04"), "recorded"), (), {}, 0, 0, (), derived, (), None)
    printed = io.StringIO()
    print_night(Console(file=printed, width=200), report)
    lines = printed.getvalue().splitlines()
    return next((line for line in lines if "stale" in line), "")
