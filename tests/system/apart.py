"""A server and workers of its own for system tests: free ports, an own data folder, and a recorded web of a few hosts.

A night of the few hosts takes seconds, and goes the same way as one of all.
"""

from __future__ import annotations

import fcntl
import http.server
import os
import shutil
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.objects import FlowRun

from flows import serving
from flows.settings import Settings
from tests.nights import RECORDED_WEB
from tests.prefect_home import make_home
from tests.served import free_port
from warehouse.current import current_release
from warehouse.seal import verify

HOSTS = ("fisunetwork.fi", "carbonneutralfinland.fi", "klimatkommunerna.se")
PATIENCE = 240.0  # for what takes seconds on a quiet machine
_LOOK = 0.1


def small_web(folder: Path) -> Path:
    """A recorded web of a few hosts, with all nights."""
    folder.mkdir(parents=True)
    shutil.copy(RECORDED_WEB / "nights.toml", folder)
    for host in HOSTS:
        shutil.copytree(RECORDED_WEB / host, folder / host)
    return folder


def await_that(happened: Callable[[], bool], what: str, patience: float = PATIENCE) -> None:
    """Wait until something is so; fails with what it is where it is not in time."""
    deadline = time.monotonic() + patience
    while not happened():
        assert time.monotonic() < deadline, f"{what}: not within {patience:.0f} seconds"
        time.sleep(_LOOK)


def is_held(lock: Path) -> bool:
    """Does any process hold a lock file?"""
    if not lock.exists():
        return False
    with lock.open("a") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def is_whole(releases: Path) -> bool:
    """Is nothing published yet, or the current release what its checksums say?"""
    return not (releases / "current").exists() or verify(current_release(releases)) == []


@dataclass
class Served:
    """A server that runs, how to speak to it, and the state that its flows share."""

    settings: Settings
    env: dict[str, str]
    client: SyncPrefectClient

    @property
    def lock(self) -> Path:
        return self.settings.home / "run.lock"

    def start(self, deployment: str, **parameters: Any) -> UUID:
        found = self.client.read_deployment_by_name(deployment)
        return self.client.create_flow_run_from_deployment(found.id, parameters=parameters).id

    def run(self, run_id: UUID) -> FlowRun:
        return self.client.read_flow_run(run_id)

    def state(self, run_id: UUID) -> str:
        state = self.run(run_id).state
        return state.name if state else ""

    def await_state(self, run_id: UUID, *names: str) -> None:
        await_that(lambda: self.state(run_id) in names, f"a run that is {' or '.join(names)}")

    def await_mid_night(self, run_id: UUID) -> None:
        """Wait until a run has begun to work."""
        await_that(lambda: self.state(run_id) == "Running" and is_held(self.lock), "a night that is under way")

    @contextmanager
    def worker(self, name: str) -> Iterator[int]:
        """A worker; gives its process id."""
        command = serving.worker_command(serving.POOL, name)
        with serving.running(command, self.env, self.settings.data / "logs" / f"{name}.log") as process:
            yield process.pid


@contextmanager
def served(folder: Path) -> Iterator[Served]:
    """A server with everything deployed, and no worker."""
    settings = Settings(data=folder / "data", recorded_web=small_web(folder / "web"))
    env, port = own_env(settings, free_port())
    log = folder / "data" / "logs" / "server.log"
    with serving.running(serving.server_command("127.0.0.1", port), env, log) as process:
        serving.await_server(env["PREFECT_API_URL"], process, PATIENCE)
        serving.deploy(env)
        with SyncPrefectClient(env["PREFECT_API_URL"]) as client:
            yield Served(settings, env, client)


def own_env(settings: Settings, port: int) -> tuple[dict[str, str], int]:
    """The environment of a server on a port, with nothing of the tests' own Prefect, and the port."""
    env = serving.server_env(settings, "127.0.0.1", port)
    base = f"http://127.0.0.1:{port}"
    make_home(settings.data)
    env |= {"PREFECT_HOME": str(settings.data / "prefect"), "PREFECT_API_URL": f"{base}/api", "PREFECT_UI_URL": base}
    env |= {"PREFECT_SERVER_API_PORT": str(port), "VERKOSTO_PUBLIC_URL": base, "PREFECT_WORKER_QUERY_SECONDS": "1"}
    return env, port


def started_by(pid: int) -> set[int]:
    """The processes that a process has started, and those that they have."""
    parents = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            parents[int(status.parent.name)] = int(status.read_text().rpartition(")")[2].split()[1])
        except FileNotFoundError:
            continue
    found, level = set(), {pid}
    while level := {child for child, parent in parents.items() if parent in level}:
        found |= level
    return found


def kill_all(pid: int) -> None:
    """kill -9 of a process and of all that it started, none before the other, as when a machine loses power."""
    doomed = {pid, *started_by(pid)}
    for blow in (signal.SIGSTOP, signal.SIGKILL):
        for each in doomed:
            os.kill(each, blow)


@dataclass
class Hook:
    """A web hook on loopback and what it was told."""

    port: int
    told: list[str] = field(default_factory=list)

    def heard(self, *words: str) -> bool:
        return any(all(word in message for word in words) for message in self.told)


@contextmanager
def hook() -> Iterator[Hook]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            heard.told.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the name of the standard library)
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        heard = Hook(server.server_port)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield heard
        finally:
            server.shutdown()
            thread.join()
