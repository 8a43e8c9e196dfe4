"""Nights of the Prefect flow against a server: killed at random moments, and a server that is gone in mid-night."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from flows import serving
from flows.settings import Settings
from tests.faults import world
from tests.faults.flow_kills import FIRST, QUIET, SECOND, kill_flows
from tests.faults.player import player
from tests.served import free_port
from tests.system.apart import PATIENCE, await_that, is_held, own_env, small_web
from warehouse.current import current_release
from warehouse.seal import verify

pytestmark = pytest.mark.faults

KILLS = 20


@contextmanager
def server(settings: Settings, env: dict[str, str], port: int) -> Iterator[Any]:
    """A Prefect server as a process of its own."""
    log = settings.data / "logs" / "server.log"
    with serving.running(serving.server_command("127.0.0.1", port), env, log) as process:
        serving.await_server(env["PREFECT_API_URL"], process, PATIENCE)
        yield process


def test_nights_of_the_flow_killed_at_random_moments(tmp_path: Path, found: Any) -> None:
    settings = Settings(data=tmp_path / "data", recorded_web=small_web(tmp_path / "web"))
    env, port = own_env(settings, free_port())
    with server(settings, env, port):
        n_torn = kill_flows(tmp_path / "nights", env, KILLS)
    assert n_torn >= KILLS / 4, "too few nights were killed in their course: the test proves nothing"
    found(
        "kill -9",
        f"{KILLS} nights of the Prefect flow against a server, killed at random moments",
        KILLS,
        f"{n_torn} died before they had published; what came in the end was the calm night's, byte for byte",
    )


def test_a_server_that_is_gone_in_the_middle_of_a_night(tmp_path: Path, found: Any) -> None:
    settings = Settings(data=tmp_path / "data", recorded_web=small_web(tmp_path / "web"))
    env, port = own_env(settings, free_port())
    nights = tmp_path / "nights"
    lock = nights / "recorded" / "run.lock"
    with player(nights, **env | QUIET) as playing:
        with server(settings, env, port) as process:
            assert playing.play(nights, FIRST, how="flow").code == 0
            group = playing.begin(nights, SECOND, "flow")
            await_that(lambda: is_held(lock), "a night that is under way")
            process.kill()
            began = time.monotonic()
            ended = playing.await_end(group)
            took = time.monotonic() - began
        release = current_release(nights / "recorded" / "releases")
        assert verify(release) == []
        is_published = release.name.startswith(SECOND)
        assert ended.code in (0, 1)
        assert is_published or ended.words
        with server(settings, env, port):
            assert playing.play(nights, SECOND, how="flow").code == 0
    assert current_release(nights / "recorded" / "releases").name == "2024-11-12T001500Z"
    assert world.facts(nights)
    found(
        "Prefect's server gone",
        "kill -9 of the server while a night runs against it, then a new server and the night again",
        1,
        f"the night ended {took:.0f} s later, {'published' if is_published else 'without publishing'}"
        f"{', in words: ' + ended.words[:120] if ended.code else ''}; the release was whole, the next night completed",
    )
