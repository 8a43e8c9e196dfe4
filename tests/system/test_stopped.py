"""`verkosto serve` as one process: nights that are killed at any moment, and Ctrl-C in the middle of one.

A killed night is played on by the next one, and what that one publishes is what a night nobody disturbed publishes,
byte for byte: no row is lost, and none stands twice.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO

import pytest
from prefect.client.orchestration import SyncPrefectClient

from flows.settings import PROJECT, Settings
from tests.system.apart import PATIENCE, Served, await_that, free_port, is_whole, own_env, small_web, started_by
from warehouse.current import current_release
from warehouse.seal import verify

pytestmark = pytest.mark.system

KILLS = 20
FIRST, SECOND = "2023-11-14", "2024-11-12"
WITHIN = 60  # seconds that Ctrl-C may take


@pytest.fixture(scope="module")
def command(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[subprocess.Popen[bytes], Served]]:
    """`verkosto serve` as a person starts it."""
    folder = tmp_path_factory.mktemp("stopped")
    settings = Settings(data=folder / "data", recorded_web=small_web(folder / "web"))
    env, port = own_env(settings, free_port())
    words = [sys.executable, "-m", "flows", "serve", "--port", str(port)]
    with (folder / "serve.log").open("wb") as log:
        process = subprocess.Popen(words, cwd=PROJECT, env=env, stdout=log, stderr=log, start_new_session=True)
    try:
        begun = "Ctrl-C ends it"
        await_that(lambda: begun in (folder / "serve.log").read_text() or process.poll() is not None, "a server")
        assert process.poll() is None, (folder / "serve.log").read_text()
        with SyncPrefectClient(env["PREFECT_API_URL"]) as client:
            yield process, Served(settings, env, client)
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            process.wait(PATIENCE)


class Player:
    """A process that plays nights against the server, each in a child that can be killed."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._asks: IO[str] = process.stdin
        self._answers: IO[str] = process.stdout
        assert self._answers.readline() == "ready\n"

    def play(self, folder: Path, night: str, kill_after: float | None = None) -> tuple[int, float]:
        """A night, killed after some seconds or not; gives its exit code and how long it took."""
        began = time.monotonic()
        self._asks.write(f"{folder} {night}\n")
        self._asks.flush()
        group = int(self._answers.readline())
        if kill_after is not None:
            time.sleep(kill_after)
            # A night may be quicker than the one that was measured.
            with suppress(ProcessLookupError):
                os.killpg(group, signal.SIGKILL)
        ended, code = self._answers.readline().split()
        assert ended == "ended"
        return int(code), time.monotonic() - began


def facts(releases: Path) -> dict[str, bytes]:
    """The files of the current release that hold its rows."""
    release = current_release(releases)
    return {p.name: p.read_bytes() for p in sorted(release.iterdir()) if p.suffix in (".csv", ".parquet")}


def test_nights_killed_at_twenty_moments_end_like_one_that_nobody_disturbed(
    command: tuple[subprocess.Popen[bytes], Served], tmp_path: Path
) -> None:
    _, house = command
    moments = random.Random(20261122)
    env = house.env | {"PREFECT_LOGGING_TO_API_ENABLED": "false", "PREFECT_LOGGING_LEVEL": "CRITICAL"}
    one_night, calm, killed = tmp_path / "one-night", tmp_path / "calm", tmp_path / "killed"
    with subprocess.Popen(
        [sys.executable, "-m", "tests.faults.nights"],
        cwd=PROJECT,
        env=env,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        player = Player(process)
        assert player.play(one_night, FIRST)[0] == 0
        shutil.copytree(one_night, calm, symlinks=True)
        code, lasts = player.play(calm, SECOND)
        assert code == 0
        expected = facts(calm / "recorded" / "releases")

        n_torn = 0
        for _ in range(KILLS):
            if not killed.exists():
                shutil.copytree(one_night, killed, symlinks=True)
            code, took = player.play(killed, SECOND, kill_after=moments.uniform(0, lasts))
            # On a machine that has become quicker the moments would lie behind the night.
            lasts = min(lasts, took) if code == 0 else lasts
            releases = killed / "recorded" / "releases"
            release = current_release(releases)
            assert verify(release) == []
            is_published = release.name.startswith(SECOND)
            n_torn += code == -signal.SIGKILL and not is_published
            if is_published:
                assert facts(releases) == expected, "published by a night that took up what killed ones had left"
                shutil.rmtree(killed)
        assert n_torn >= KILLS / 4, "too few nights were killed in their course: the test proves nothing"
        if not killed.exists():
            shutil.copytree(one_night, killed, symlinks=True)
        assert player.play(killed, SECOND)[0] == 0
        assert facts(killed / "recorded" / "releases") == expected
        assert process.stdin is not None
        process.stdin.close()


def test_ctrl_c_in_the_middle_of_a_night_leaves_nothing_half_done(
    command: tuple[subprocess.Popen[bytes], Served],
) -> None:
    process, house = command
    night = house.start("nightly/nightly")
    house.await_mid_night(night)
    descendants = started_by(process.pid)
    assert len(descendants) >= 3, "server, worker and the night"
    process.send_signal(signal.SIGINT)
    assert process.wait(WITHIN) == 0
    await_that(lambda: not any(is_alive(pid) for pid in descendants), "an end of all that it started", patience=5)
    assert is_whole(house.settings.releases)
    # Its database is Prefect's, and the run in it is over.
    words = [sys.executable, "-m", "prefect", "flow-run", "inspect", str(night)]
    env = {name: value for name, value in house.env.items() if name != "PREFECT_API_URL"}
    said = subprocess.run(words, cwd=PROJECT, env=env, capture_output=True, text=True, timeout=PATIENCE, check=True)
    assert "type=StateType.CANCELLED" in said.stdout


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
