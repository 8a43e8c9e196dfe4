"""Settings and the night: what is due, and that recorded facts never meet live ones."""

import datetime as dt
from pathlib import Path

import pytest

from extractors.clock import RecordedClock, WallClock
from flows.night import LiveClockError, Night, recorded_nights
from flows.settings import Settings
from tests.nights import House


def test_one_setting_goes_live_into_a_folder_of_its_own(tmp_path: Path) -> None:
    recorded = Settings(data=tmp_path)
    live = Settings(data=tmp_path, live_contact="https://kunta.example/verkosto")
    assert (recorded.transport, live.transport) == ("recorded", "live")
    assert recorded.home != live.home
    assert isinstance(Night(recorded).clock, RecordedClock)
    assert isinstance(Night(live).clock, WallClock)


def test_a_recorded_night_has_the_recordings_time_and_pages(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path)
    night = Night(settings, recorded_nights(settings)[0])
    assert night.run.run_id == "2023-11-14T001500Z"
    assert len(night.due()) == 11
    assert "canemure-contacts" not in {s.id for s in night.due()}


def test_live_every_source_is_due_but_those_that_may_not_be_read(tmp_path: Path) -> None:
    night = Night(Settings(data=tmp_path, live_contact="me@kunta.example"))
    due = {s.id for s in night.due()}
    never = {s.id for s in night.catalogue if s.crawl == "never"}
    assert due == {s.id for s in night.catalogue} - never
    assert "canemure-contacts" in never


def test_the_live_web_has_no_other_day_than_today(tmp_path: Path) -> None:
    live = Settings(data=tmp_path, live_contact="me@kunta.example")
    day = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
    with pytest.raises(LiveClockError, match="no other time than now"):
        Night(live, day)
    from_file = Night(live, day, "fisu-members-0a1b2c3d", from_file=True)
    assert from_file.clock.now() == day
    assert from_file.run.known_at.year >= 2026


def test_a_file_is_known_no_earlier_than_what_is_known_already(tmp_path: Path) -> None:
    settings = Settings(data=tmp_path)
    House(settings.home).play(recorded_nights(settings)[1])
    night = Night(settings, dt.datetime(2020, 1, 1, tzinfo=dt.UTC), "fisu-members-0a1b2c3d", from_file=True)
    assert night.clock.now().year == 2020
    assert night.run.run_id == "2024-11-12T001500Z-fisu-members-0a1b2c3d"


def test_a_contact_that_no_header_can_carry_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="contact"):
        Night(Settings(data=tmp_path, live_contact="two words"))
