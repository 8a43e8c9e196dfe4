"""kill -9 at 500 random moments of a night: what was confirmed is there, readers have a whole release, the next night
heals, and what it publishes is what a night that nobody disturbed publishes, byte for byte.

A moment is chosen by its stage first, then by chance inside of it: by time alone nearly all would fall into the two
long ones. `archive` is one write of a document or of a line of the log, `fetch` all of the visits around these.
"""

import random
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.faults import world
from tests.faults.player import Confirmed, Ended, Player, assert_nothing_lost, moment, player
from warehouse.current import current_release
from warehouse.database import copy_of, writer

pytestmark = pytest.mark.faults

KILLS = {"start": 20, "fetch": 130, "archive": 140, "load": 110, "derive": 60, "publish": 40}
HEALED_EVERY = 60
FIRST, SECOND, THIRD = world.NIGHTS
# What says how a release differs from the one before.
TOLD_BESIDE = {"release_diff.csv", "release_diff.parquet"}


@dataclass
class House:
    """A folder with the first night published and a partner's file in the inbox, copied for whoever disturbs it."""

    folder: Path
    player: Player
    calm: Ended
    expected: dict[str, bytes]

    def anew(self, name: str) -> Path:
        shutil.rmtree(self.folder / name, ignore_errors=True)
        return Path(shutil.copytree(self.folder / "first-night", self.folder / name, symlinks=True))


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder = tmp_path_factory.mktemp("kills")
    with player(world.make_web(folder / "web")) as playing:
        assert playing.play(folder / "first-night", FIRST).code == 0
        world.hand_in(folder / "first-night" / "recorded")
        house = House(folder, playing, Ended(), {})
        calm = house.anew("calm")
        house.calm = playing.play(calm, SECOND)
        assert house.calm.code == 0, house.calm.words
        house.expected = world.facts(calm)
        yield house


def test_five_hundred_kills_lose_nothing_and_change_nothing(house: House, found: Any) -> None:
    chance = random.Random(20261122)
    stages = [stage for stage, n in KILLS.items() for _ in range(n)]
    chance.shuffle(stages)
    fell: Counter[str] = Counter()
    n_healed = 0
    data, confirmed = house.anew("killed"), Confirmed()
    for number, stage in enumerate(stages, start=1):
        at, after = (("start", 0), chance.uniform(0, 0.05)) if stage == "start" else moment(chance, stage, house.calm)
        ended = house.player.play(data, SECOND, kill_at=at, after=after)
        if not ended.was_killed:
            assert ended.code == 0, ended.words
        elif ended.stage == "end":
            fell["after publish"] += 1
        else:
            fell[ended.stage] += 1
        confirmed.add(ended)
        assert_nothing_lost(data, confirmed)
        if number % HEALED_EVERY == 0 or number == len(stages):
            healing = house.player.play(data, SECOND)
            assert healing.code == 0, healing.words
        if ended.code == 0 or number % HEALED_EVERY == 0 or number == len(stages):
            assert world.facts(data) == house.expected
            assert answered(data) == answered(house.folder / "calm")
            n_healed += 1
            data, confirmed = house.anew("killed"), Confirmed()
    n_killed = sum(fell.values())
    told = ", ".join(f"{fell[stage]} in {stage}" for stage in [*KILLS, "after publish"])
    assert n_killed >= 0.9 * len(stages)
    assert all(fell[stage] >= n / 3 for stage, n in KILLS.items()), told
    found(
        "kill -9",
        f"a night killed at {len(stages)} seeded moments, and started again",
        n_killed,
        f"{told}; {n_healed} releases of nights that took up what killed ones had left, each byte for byte that of a "
        "calm night",
    )


@pytest.mark.parametrize("stage", ["load-reports", "load", "derive", "publish", "end"])
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
        held_from_start=stage in ("derive", "publish", "end"),
        remark=REMARKS.get(stage, ""),
    )


REMARKS: dict[str, str] = {}


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
