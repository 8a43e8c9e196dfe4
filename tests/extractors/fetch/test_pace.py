import datetime as dt
import threading

import pytest

from extractors.clock import RecordedClock
from extractors.fetch.errors import FetchError
from extractors.fetch.pace import Pace, Patience

START = dt.datetime(2023, 11, 14, 0, 15, tzinfo=dt.UTC)


def _passed(clock: RecordedClock) -> float:
    return (clock.now() - START).total_seconds()


def test_the_pause_is_between_end_and_start() -> None:
    clock = RecordedClock(START)
    pace = Pace(clock)
    with pace.turn("a.example", 5):
        assert _passed(clock) == 0
        clock.sleep(3)
    with pace.turn("a.example", 5):
        assert _passed(clock) == 8
    clock.sleep(60)
    with pace.turn("a.example", 5):
        assert _passed(clock) == 68


def test_hosts_do_not_wait_for_each_other() -> None:
    clock = RecordedClock(START)
    pace = Pace(clock)
    with pace.turn("a.example", 5), pace.turn("b.example", 5):
        assert _passed(clock) == 0


def test_one_turn_at_a_time() -> None:
    pace = Pace(RecordedClock(START))
    came_in = threading.Event()

    def second() -> None:
        with pace.turn("a.example", 0):
            came_in.set()

    with pace.turn("a.example", 0):
        thread = threading.Thread(target=second)
        thread.start()
        assert not came_in.wait(0.05)
    thread.join()
    assert came_in.is_set()


def test_a_turn_may_ask_for_a_longer_pause_and_ends_with_an_error_too() -> None:
    clock = RecordedClock(START)
    pace = Pace(clock)

    def time_out() -> None:
        with pace.turn("a.example", 5) as turn:
            turn.wait_after = 30
            raise FetchError("timeout", "no answer in time")

    with pytest.raises(FetchError):
        time_out()
    with pace.turn("a.example", 5):
        assert _passed(clock) == 30
    with pace.turn("a.example", 5):
        assert _passed(clock) == 35


@pytest.mark.parametrize(
    ("error", "counts"),
    [
        (FetchError("timeout", ""), True),
        (FetchError("connection", ""), True),
        (FetchError("tls", ""), True),
        (FetchError("incomplete", ""), True),
        (FetchError("robots_unavailable", ""), True),
        (FetchError("http_status", "", http_status=503), True),
        (FetchError("http_status", "", http_status=403), True),
        (FetchError("http_status", "", http_status=429), True),
        (FetchError("http_status", "", http_status=404), False),
        (FetchError("robots", ""), False),
        (FetchError("wrong_type", ""), False),
        (FetchError("host_given_up", ""), False),
    ],
)
def test_what_counts_as_a_failure_of_the_host(error: FetchError, counts: bool) -> None:
    patience = Patience(2)
    for _ in range(2):
        patience.check("night-1", "a.example")
        patience.note("night-1", "a.example", error)
    patience.check("night-2", "a.example")
    patience.check("night-1", "b.example")
    if counts:
        with pytest.raises(FetchError, match="host_given_up"):
            patience.check("night-1", "a.example")
    else:
        patience.check("night-1", "a.example")
