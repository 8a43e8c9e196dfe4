"""Two nights started at once: one writes, the other says who does and ends; what comes out is one night's."""

import os
import signal
from typing import Any

import pytest

from tests.faults import world
from tests.faults.entries import entry_of
from tests.faults.house import SECOND, House
from tests.faults.player import Player, player

pytestmark = pytest.mark.faults

ROUNDS = 4
STAGES = ("archive", "load", "derive", "publish")


def test_the_second_of_two_nights_says_who_is_first(house: House, found: Any) -> None:
    with player(house.folder / "web") as other:
        for stage in STAGES:
            meet(house, other, stage)
        n_refused = sum(race(house, other) for _ in range(ROUNDS))
    found(
        "two nights at once",
        f"a second night while the first is in {', '.join(STAGES)}; and {ROUNDS} times two at the same moment",
        len(STAGES) + ROUNDS,
        f"one night wrote; the other named the first one's process and ended ({len(STAGES) + n_refused} times), or "
        "came after it and changed nothing",
    )


def meet(house: House, other: Player, stage: str) -> None:
    """The first night stands still in a stage, so the second is sure to meet it."""
    data = house.anew("two")
    first = house.player.begin(data, SECOND)
    house.player.await_stage(stage)
    os.killpg(first, signal.SIGSTOP)
    second = other.play(data, SECOND)
    assert second.code == 1
    assert second.kept == second.logged == []
    assert f"BusyError another run is under way (process {first}, " in second.words
    assert entry_of(second.words)
    os.killpg(first, signal.SIGCONT)
    assert house.player.await_end(first).code == 0
    assert world.facts(data) == house.expected


def race(house: House, other: Player) -> bool:
    """Both begin at the same moment; was one refused?"""
    data = house.anew("two")
    begun = [(playing, playing.begin(data, SECOND)) for playing in (house.player, other)]
    ended = [playing.await_end(group) for playing, group in begun]
    assert {e.code for e in ended} <= {0, 1}
    assert min(e.code for e in ended) == 0
    assert all("another run is under way" in e.words for e in ended if e.code)
    assert world.facts(data) == house.expected
    return any(e.code for e in ended)
