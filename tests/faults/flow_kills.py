"""Nights of the Prefect flow against a server, killed at random moments and played on by the next one."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

from tests.faults import world
from tests.faults.player import player
from warehouse.current import current_release
from warehouse.seal import verify

FIRST, SECOND = "2023-11-14", "2024-11-12"
QUIET = {"PREFECT_LOGGING_TO_API_ENABLED": "false", "PREFECT_LOGGING_LEVEL": "CRITICAL"}


def kill_flows(folder: Path, env: dict[str, str], kills: int) -> int:
    """Kill so many nights; gives how many of them died in their course. What a night publishes that took up what killed
    ones had left is what one publishes that nobody disturbed."""
    moments = random.Random(20261122)
    one_night, calm, killed = folder / "one-night", folder / "calm", folder / "killed"
    with player(folder, **env | QUIET) as playing:
        assert playing.play(one_night, FIRST, how="flow").code == 0
        shutil.copytree(one_night, calm, symlinks=True)
        undisturbed = playing.play(calm, SECOND, how="flow")
        assert undisturbed.code == 0, undisturbed.words
        expected = world.facts(calm)
        lasts = undisturbed.seconds

        n_torn = 0
        for _ in range(kills):
            if not killed.exists():
                shutil.copytree(one_night, killed, symlinks=True)
            ended = playing.play(killed, SECOND, how="flow", kill_at=("start", 0), after=moments.uniform(0, lasts))
            # On a machine that has become quicker the moments would lie behind the night.
            lasts = min(lasts, ended.seconds) if ended.code == 0 else lasts
            release = current_release(killed / "recorded" / "releases")
            assert verify(release) == []
            is_published = release.name.startswith(SECOND)
            n_torn += ended.was_killed and not is_published
            if is_published:
                assert world.facts(killed) == expected, "published by a night that took up what killed ones had left"
                shutil.rmtree(killed)
        if not killed.exists():
            shutil.copytree(one_night, killed, symlinks=True)
        assert playing.play(killed, SECOND, how="flow").code == 0
        assert world.facts(killed) == expected
    return n_torn
