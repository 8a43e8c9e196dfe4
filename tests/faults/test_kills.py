"""kill -9 at 500 random moments of a night: what was confirmed is there, readers have a whole release, the next night
heals, and what it publishes is what a night that nobody disturbed publishes, byte for byte.

A moment is chosen by its stage first, then by chance inside of it: by time alone nearly all would fall into the two
long ones. `archive` is one write of a document or of a line of the log, `fetch` all of the visits around these.
"""

from __future__ import annotations

import os
import random
import shutil
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.faults import world
from tests.faults.house import SECOND, THIRD, TOLD_BESIDE, House
from tests.faults.player import Confirmed, Ended, assert_nothing_lost, moment, player
from warehouse.current import current_release
from warehouse.database import copy_of, writer

pytestmark = pytest.mark.faults

# How many there are can be set, for a machine that is busy.
TOTAL = int(os.environ.get("FAULTS_KILLS", "500"))
SHARES = {"fetch": 0.3, "archive": 0.3, "load": 0.22, "derive": 0.11, "publish": 0.07}
KILLS = {stage: round(TOTAL * share) for stage, share in SHARES.items()}
HEALED_EVERY = 40
SIDE_BY_SIDE = 3
PAGES_LOST = (
    "the pages of a night killed between reports and pages never came to the warehouse, for the run counted as loaded; "
    "pages are loaded first now; "
)
UNANSWERED = (
    "a partner's file whose night was killed before it was answered never got its answer; files stay in the inbox "
    "until then now"
)


@dataclass
class Tally:
    """What came of some kills: where they fell, and how many nights took up what killed ones had left."""

    fell: Counter[str] = field(default_factory=Counter)
    n_healed: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.fell + other.fell, self.n_healed + other.n_healed)


def test_kills_lose_nothing_and_change_nothing(house: House, found: Any) -> None:
    stages = [stage for stage, n in KILLS.items() for _ in range(n)]
    random.Random(20261122).shuffle(stages)
    with ThreadPoolExecutor(SIDE_BY_SIDE) as threads:
        parts = [stages[n::SIDE_BY_SIDE] for n in range(SIDE_BY_SIDE)]
        tally = sum(
            threads.map(lambda n: kill_in_turn(house, f"killed-{n}", parts[n], n), range(SIDE_BY_SIDE)), Tally()
        )
    fell = tally.fell
    told = ", ".join(f"{fell[stage]} in {stage}" for stage in ["start", *KILLS, "end"] if fell[stage])
    assert fell.total() >= 0.9 * len(stages)
    assert all(fell[stage] >= n / 3 for stage, n in KILLS.items()), told
    found(
        "kill -9",
        f"a night killed at {len(stages)} seeded moments, and started again",
        fell.total(),
        f"{told}; {tally.n_healed} releases of nights that took up what killed ones had left, each byte for byte that "
        "of a calm night",
    )


def kill_in_turn(house: House, name: str, stages: list[str], seed: int) -> Tally:
    """Kill a night in one stage after the other, in a folder that is made anew whenever a night came to its end."""
    chance, tally = random.Random(seed), Tally()
    data, confirmed = house.anew(name), Confirmed()
    with player(house.folder / "web") as playing:
        for number, stage in enumerate(stages, start=1):
            at, after = moment(chance, stage, house.calm)
            ended = playing.play(data, SECOND, kill_at=at, after=after)
            confirmed.add(ended)
            assert_nothing_lost(data, confirmed)
            is_healed = not ended.was_killed
            tally.fell[ended.stage] += ended.was_killed
            if ended.was_killed and (number % HEALED_EVERY == 0 or number == len(stages)):
                ended, is_healed = playing.play(data, SECOND), True
            if is_healed:
                assert ended.code == 0, ended.words
                assert world.facts(data) == house.expected
                assert answered(data) == answered(house.folder / "calm")
                tally.n_healed += 1
                data, confirmed = house.anew(name), Confirmed()
            if number % 20 == 0:
                print(f"{name}: {number} of {len(stages)}", flush=True)
    return tally


@pytest.mark.parametrize("stage", ["load", "load-reports", "derive", "publish", "end"])
def test_a_later_night_brings_what_a_killed_one_had_fetched(house: House, stage: str, found: Any) -> None:
    """Live nights have a name of their own each: the next one is another night."""
    calm = house.folder / "calm-third"
    if not calm.exists():
        shutil.copytree(house.folder / "calm", calm, symlinks=True)
        assert house.player.play(calm, THIRD).code == 0
    data = house.anew("killed")
    ended = house.player.play(data, SECOND, kill_at=(stage, 1), after=0.0)
    assert ended.was_killed
    assert_nothing_lost(data, confirmed_by(ended))
    healing = house.player.play(data, THIRD)
    assert healing.code == 0, healing.words
    expected, got = world.facts(calm), world.facts(data)
    assert {name for name in expected if got[name] != expected[name]} <= TOLD_BESIDE
    assert loaded(data) >= set(ended.logged)
    assert answered(data) == answered(calm)
    found(
        "kill -9",
        f"a night killed at its stage {stage}, and another night after it",
        1,
        "the later night holds what the killed one had fetched",
        held_from_start=False,
        remark=PAGES_LOST * (stage in ("load", "load-reports")) + UNANSWERED,
    )


def confirmed_by(ended: Ended) -> Confirmed:
    confirmed = Confirmed()
    confirmed.add(ended)
    return confirmed


def loaded(data: Path) -> set[str]:
    """The attempts that the warehouse knows."""
    with copy_of(data / "recorded" / "warehouse.duckdb") as copy, writer(copy) as con:
        return {fetch_id for (fetch_id,) in con.execute("SELECT fetch_id FROM raw.fetch").fetchall()}


def answered(data: Path) -> tuple[set[str], set[str]]:
    """The files that go back to partners, and those of the inbox that were taken in."""
    home = data / "recorded"
    assert current_release(home / "releases").exists()
    corrections = {p.name for p in (home / "corrections").rglob("*.xlsx")}
    return corrections, {p.name for p in (home / "inbox").rglob("taken/*")}
