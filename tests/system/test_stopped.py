"""`verkosto serve` as one process: nights that are killed at any moment, and Ctrl-C in the middle of one.

A killed night is played on by the next one, and what that one publishes is what a night nobody disturbed publishes,
byte for byte: no row is lost, and none stands twice.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from prefect.client.orchestration import SyncPrefectClient

from flows.settings import PROJECT, Settings
from tests.faults.flow_kills import kill_flows
from tests.system.apart import PATIENCE, Served, await_that, free_port, is_whole, own_env, small_web, started_by

pytestmark = pytest.mark.system

KILLS = 3  # twenty of them, and five hundred without a server, are in tests/faults
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


def test_killed_nights_end_like_one_that_nobody_disturbed(
    command: tuple[subprocess.Popen[bytes], Served], tmp_path: Path
) -> None:
    _, house = command
    n_torn = kill_flows(tmp_path / "nights", house.env, KILLS)
    assert n_torn >= 1, "no night was killed in its course: the test proves nothing"


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
