"""The flow when something breaks: one source, a check, an earlier run, the writer's lock."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from prefect import State
from prefect.testing.utilities import prefect_test_harness

from extractors import reading
from extractors.assertion import Headcount, Participation
from extractors.context import PageContext
from extractors.document import Document
from extractors.fetch import read_nights
from flows.forms import NightForm
from flows.nightly import nightly
from flows.report import NightReport
from flows.settings import Settings
from flows.steps import load_night
from tests.flows.test_reports import CITIES
from tests.nights import RECORDED_WEB, House
from warehouse.current import DATABASE, current_release
from warehouse.database import reader, writer
from warehouse.lock import exclusive

# Prefect alone takes half a minute to start.
pytestmark = pytest.mark.system

FIRST, SECOND, _ = read_nights(RECORDED_WEB)


@pytest.fixture(scope="module", autouse=True)
def prefect() -> Iterator[None]:
    with prefect_test_harness(server_startup_timeout=120):
        yield


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    """An empty house where the flow lives too."""
    monkeypatch.setenv("VERKOSTO_DATA", str(tmp_path))
    return House(Settings().home)


def play(at: dt.datetime) -> State[NightReport]:
    return nightly(NightForm(night=f"{at:%Y-%m-%d}"), return_state=True)


def test_a_source_that_breaks_is_told_and_the_night_goes_on(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    real = reading.extract

    def break_at_fisu(document: Document, page: PageContext) -> Iterator[Participation | Headcount]:
        if "fisunetwork" in page.url:
            raise RecursionError("a bug in one reader")
        return real(document, page)

    monkeypatch.setattr(reading, "extract", break_at_fisu)
    report = play(FIRST).result()
    assert report.broken == {"fisu-members": "RecursionError: a bug in one reader"}
    assert report.release is not None
    states = {v.source_id: (v.state, v.reason) for v in report.visits}
    assert states["fisu-members"] == ("unreadable", "reader_error")
    assert states["hinku-municipalities"] == states["ubc-members"] == ("read", None)

    # Once the reader is mended, the page of that night is read after all.
    monkeypatch.undo()
    monkeypatch.setenv("VERKOSTO_DATA", str(house.home.parent))
    mended = play(SECOND).result()
    assert mended.release is not None
    with reader(mended.release.path / DATABASE) as con:
        counts = con.execute("SELECT value FROM headcount WHERE network_id = 'fisu' ORDER BY 1").fetchall()
    assert counts == [(8,), (13,)], "what the mended reader finds on the first night's page counts from now on"


def test_a_check_that_stops_fails_the_run_and_the_release_before_stays(house: House) -> None:
    before = play(FIRST).result().release
    with writer(house.warehouse) as con:
        con.execute("UPDATE obs.reading SET text = 'another text' WHERE source_id = 'ubc-members'")
    state = play(SECOND)
    assert state.is_failed()
    assert "V03" in str(state.message)
    assert current_release(house.releases) == before.path.resolve()


def test_a_run_that_was_killed_before_its_load_is_caught_up_with(house: House) -> None:
    killed = house.fetch(FIRST)
    report = play(SECOND).result()
    assert report.healed == (killed.run_id,)
    with writer(house.warehouse) as con:
        runs = con.execute("SELECT run_id FROM ops.run ORDER BY 1").fetchall()
    assert runs == [("2023-11-14T001500Z",), ("2024-11-12T001500Z",)]


def test_a_night_on_which_nothing_has_changed_derives_nothing_and_the_release_stands(house: House) -> None:
    first = play(FIRST).result().release
    again = play(FIRST).result()
    assert (again.derived, again.moved, again.rows_inserted) == (None, (), 0)
    assert (again.release.path, again.release.is_new) == (first.path, False)
    assert [p.name for p in house.releases.iterdir() if not p.is_symlink()] == [first.release_id]
    # A release that a killed run did not make current stands for nothing.
    (house.releases / "current").unlink()
    healed = play(FIRST).result()
    assert healed.derived is not None
    assert current_release(house.releases) == first.path.resolve()


def test_a_second_writer_is_refused_in_words(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load_night, "retry_delay_seconds", [0.1, 0.1])
    monkeypatch.setattr(load_night, "retries", 2)
    with writer(house.warehouse):
        state = play(FIRST)
    assert state.is_failed()
    assert "another run is writing the warehouse" in str(state.message)
    assert play(FIRST).is_completed()


def test_a_second_run_is_refused_before_it_asks_anybody(house: House) -> None:
    with exclusive(house.home / "run.lock", "under way"):
        state = play(FIRST)
    assert state.is_failed()
    assert "another run is under way" in str(state.message)
    assert house.archive.run_ids() == []


def test_the_night_takes_in_what_lies_in_the_watched_folder(house: House) -> None:
    settings = Settings()
    inbox = settings.inbox / "cdp-cities" / "2016"
    inbox.mkdir(parents=True)
    (inbox / "cities.csv").write_bytes(CITIES)
    stranger = settings.inbox / "no-such-network" / "2016" / "a.csv"
    stranger.parent.mkdir(parents=True)
    stranger.write_bytes(CITIES)
    report = play(FIRST).result()
    assert [(f.file_name, f.n_rows) for f in report.reports.files] == [("cities.csv", 2)]
    with reader(report.release.path / DATABASE) as con:
        published = con.execute("SELECT party_id, scope1_t::INTEGER FROM partner_report_year ORDER BY 1").fetchall()
    assert published == [("cdp-cities-2", None), ("helsinki", 2096206)]
    assert [p.name for p in (inbox / "taken").iterdir()] == ["cities.csv"]
    assert stranger.exists()
    [left] = report.left_in_inbox
    assert "no-such-network" in left
