"""A house that faults are done to: one night played, and copies of it to spoil."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.faults import world
from tests.faults.player import Ended, Player, player

FIRST, SECOND, THIRD = world.NIGHTS
# What says how a release differs from the one before, which another night may have published.
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


@contextmanager
def one_night(folder: Path) -> Iterator[House]:
    """A house in a folder, while the block lasts."""
    with player(world.make_web(folder / "web")) as playing:
        assert playing.play(folder / "first-night", FIRST).code == 0
        world.hand_in(folder / "first-night" / "recorded")
        house = House(folder, playing, Ended(), {})
        calm = house.anew("calm")
        house.calm = playing.play(calm, SECOND)
        assert house.calm.code == 0, house.calm.words
        house.expected = world.facts(calm)
        yield house
