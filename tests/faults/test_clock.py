"""A clock that jumps back, over the change to winter time and to summer time: releases stay in order."""

import datetime as dt
import shutil
from pathlib import Path
from typing import Any

import pytest

from extractors.archive import Archive
from extractors.attempt import Attempt, fetch_id_of
from extractors.clock import RecordedClock
from flows.night import ClockError, Night
from flows.settings import Settings
from tests.faults import world
from tests.faults.entries import entry_of, is_heading
from warehouse.current import current_release
from warehouse.log_rows import Run
from warehouse.seal import verify

TOMORROW = dt.datetime.now(dt.UTC) + dt.timedelta(days=1)


def know(home: Path, at: dt.datetime) -> None:
    """Let a run be known, as its log in the archive says."""
    run_id = Run.at(at, "live").run_id
    url = "https://a.example/all"
    Archive(home / "archive").record(
        Attempt(
            fetch_id=fetch_id_of(run_id, "list-a", url),
            run_id=run_id,
            source_id="list-a",
            url=url,
            lang="fi",
            fetched_at=at,
            via="fetch",
            outcome="failed",
            reason="timeout",
        )
    )


def test_a_live_night_before_what_is_known_is_refused_with_a_word(tmp_path: Path) -> None:
    live = Settings(data=tmp_path, live_contact="x@verkosto.example")
    know(tmp_path / "live", TOMORROW - dt.timedelta(days=2))
    assert Night(live).run.known_at < TOMORROW
    know(tmp_path / "live", TOMORROW)
    with pytest.raises(ClockError, match=f"a run of {TOMORROW:%Y-%m-%d %H:%M} is known already") as told:
        Night(live)
    assert entry_of(str(told.value))
    assert is_heading("The clock is wrong")
    # What somebody hands in is known since it came, and never from before what is known.
    assert f"{Night(live, from_file=True).run.known_at:%H:%M:%S}" == f"{TOMORROW:%H:%M:%S}"


class BackwardClock(RecordedClock):
    """A clock that somebody sets back by two hours in the middle of a night."""

    def __init__(self, start: dt.datetime) -> None:
        super().__init__(start)
        self._told = 0

    def now(self) -> dt.datetime:
        self._told += 1
        return super().now() - dt.timedelta(hours=2 if self._told > 5 else 0)


# The night of the change to winter time has 03:30 twice, that to summer time has none.
CHANGES = (
    "2027-03-27T03:30:00+02:00",
    "2027-03-28T02:30:00+02:00",
    "2027-03-28T04:30:00+03:00",
    "2027-10-31T03:30:00+03:00",
    "2027-10-31T03:30:00+02:00",
    "2027-11-01T03:30:00+02:00",
)


@pytest.mark.faults
def test_nights_over_the_changes_of_the_clock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, found: Any) -> None:
    # The web stands still over these nights: let each publish, as one with news does.
    monkeypatch.setattr("flows.steps.stands", lambda *_: False)
    released = play_at(CHANGES, tmp_path, monkeypatch)
    assert released == [
        "2027-03-27T013000Z",
        "2027-03-28T003000Z",
        "2027-03-28T013000Z",
        "2027-10-31T003000Z",
        "2027-10-31T013000Z",
        "2027-11-01T013000Z",
    ]
    releases = tmp_path / "data" / "recorded" / "releases"
    assert sorted(p.name for p in releases.iterdir() if not p.is_symlink()) == released
    assert current_release(releases).name == released[-1]
    found(
        "clock",
        "nights at 03:30 on 31 October 2027, which comes twice, and around 28 March 2027, which has none",
        len(CHANGES),
        "one release a night, their ids in the order of time, the last one current",
    )


@pytest.mark.faults
def test_an_earlier_night_after_a_later_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, found: Any) -> None:
    first, second, third = (f"{day}T02:15:00+02:00" for day in world.NIGHTS)
    released = play_at((first, third), tmp_path, monkeypatch)
    releases = tmp_path / "data" / "recorded" / "releases"
    kept = {p.name: p.read_bytes() for p in current_release(releases).iterdir() if p.is_file()}
    assert play_at((second,), tmp_path, monkeypatch) == ["2024-11-12T001500Z"]
    assert current_release(releases).name == released[-1] == "2025-11-11T001500Z"
    assert {p.name: p.read_bytes() for p in current_release(releases).iterdir() if p.is_file()} == kept
    assert all(verify(p) == [] for p in releases.iterdir())
    found(
        "clock",
        "a recorded night of 2024 after that of 2025; a live one a day before what is known",
        2,
        "recorded: published under its own day, and readers keep the later release; live: refused in a line, nothing "
        "is fetched",
        held_from_start=False,
        remark="a live night before what is known was published where no reader looks, night after night",
    )


@pytest.mark.faults
def test_a_clock_that_is_set_back_in_the_middle_of_a_night(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, found: Any
) -> None:
    calm = tmp_path / "calm"
    first, second, _ = (f"{day}T02:15:00+02:00" for day in world.NIGHTS)
    play_at((first,), calm, monkeypatch)
    shutil.copytree(calm, tmp_path / "back", symlinks=True)
    play_at((second,), calm, monkeypatch)
    monkeypatch.setattr("flows.night._clock", BackwardClock)
    play_at((second,), tmp_path / "back", monkeypatch)
    expected, got = world.facts(calm / "data"), world.facts(tmp_path / "back" / "data")
    # When each page was fetched is told as the clock told it.
    differ = {name for name in expected if name.endswith(".csv") and expected[name] != got[name]}
    assert differ <= {"source_night.csv", "source.csv", "document.csv"}, differ
    found("clock", "two hours back in the middle of a night", 1, "the same facts; only times of fetches differ")


def play_at(moments: tuple[str, ...], folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Play nights at moments, in this order; gives the ids of their releases."""
    from flows.nightly import play

    web = folder / "web"
    if not web.exists():
        world.make_web(web)
    settings = Settings(data=folder / "data", recorded_web=web, site=False)
    released = []
    with world.plain_nights():
        for moment in moments:
            night = Night(settings, dt.datetime.fromisoformat(moment))
            report = play(night, [source.id for source in night.due()])
            assert report.release is not None
            assert report.release.is_new
            released.append(report.release.release_id)
    return released
