"""Two hundred simulated nights: the history equals what each night would have published, and a model of the rules."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings

from tests.simulation.history import believed, closed, derive_history
from tests.simulation.log import Log
from tests.simulation.model import beliefs
from tests.simulation.world import Event, nights, worlds
from warehouse.database import writer

# No example database: a world that once failed stands below as a test of its own, or in tests/warehouse/test_history.
SIMULATED = settings(
    deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck), print_blob=True
)


@contextmanager
def empty_log() -> Iterator[Log]:
    with TemporaryDirectory(prefix="simulated-") as home, writer(Path(home) / "warehouse.duckdb") as con:
        yield Log(con, Path(home) / "decisions")


def play(events: tuple[Event, ...], n_nights: int, every: int) -> int:
    """Publish every so many nights, then look back from the last one. Gives how many nights were compared."""
    with empty_log() as log:
        published, shut, n = {}, {}, 0
        for number, night in enumerate(nights(events, n_nights)):
            log.write(night)
            if number % every == 0 or number == n_nights - 1:
                derive_history(log, night.moment)
                published[night.moment] = believed(log.con, night.moment)
                shut[night.moment] = closed(log.con, night.moment)
        for moment, then in published.items():
            assert believed(log.con, moment) == then, f"what was believed on {moment} has changed"
            assert closed(log.con, moment) == shut[moment], f"rows closed by {moment} have changed"
            n += 1
        replay(log, sorted(published)[len(published) // 2 :: len(published) // 2 or 1])
        return n


def replay(log: Log, moments: list) -> None:
    """A night derived anew from the whole log gives what the history of the last one says."""
    last = {moment: believed(log.con, moment) for moment in moments}
    for moment in moments:
        derive_history(log, moment)
        assert believed(log.con, moment) == last[moment], f"{moment} played again gives something else"


def judge_by_model(events: tuple[Event, ...], n_nights: int) -> None:
    """Every night of the last night's history, against the model."""
    with empty_log() as log:
        for night in nights(events, n_nights):
            log.write(night)
        derive_history(log, log.moments[-1])
        for moment in log.moments:
            assert believed(log.con, moment) == beliefs(log, moment), f"the model believes other things on {moment}"


@settings(SIMULATED, max_examples=1)
@given(worlds(n_nights=12, n_events=30))
def test_the_history_is_what_each_night_published(events: tuple[Event, ...]) -> None:
    play(events, n_nights=12, every=6)


@settings(SIMULATED, max_examples=2)
@given(worlds(n_nights=25, n_events=60))
def test_the_history_is_what_the_rules_say(events: tuple[Event, ...]) -> None:
    judge_by_model(events, n_nights=25)


@pytest.mark.soak
@settings(SIMULATED, max_examples=1)
@given(worlds(n_nights=200, n_events=400))
def test_two_hundred_nights_are_what_each_published(events: tuple[Event, ...]) -> None:
    assert play(events, n_nights=200, every=1) == 200


@pytest.mark.soak
@settings(SIMULATED, max_examples=8)
@given(worlds(n_nights=100, n_events=250))
def test_a_hundred_nights_are_what_the_rules_say(events: tuple[Event, ...]) -> None:
    judge_by_model(events, n_nights=100)
