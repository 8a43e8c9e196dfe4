"""Settings and the night: what is due, and that recorded facts never meet live ones."""

from pathlib import Path

import pytest

from extractors.clock import RecordedClock, WallClock
from flows.night import Night, recorded_nights
from flows.settings import Settings


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


def test_a_contact_that_no_header_can_carry_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="contact"):
        Night(Settings(data=tmp_path, live_contact="two words"))
