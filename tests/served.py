"""The product as it is operated: `verkosto serve` as a process of its own, and Prefect's API beside the browser."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests

from tests.prefect_home import make_home

_START = 240.0
_POLL = 0.5
_FINAL = ("COMPLETED", "FAILED", "CRASHED", "CANCELLED")


@dataclass
class Served:
    """A server with its worker: where it is, where its data lies, and what Prefect's API says."""

    base: str
    data: Path
    process: subprocess.Popen[str]

    def api(self, path: str, body: Mapping[str, Any] | None = None, method: str = "POST") -> requests.Response:
        """One call of Prefect's API, asked once, as a browser asks."""
        return requests.request(method, f"{self.base}/api/{path}", json=body, timeout=60)

    def http(self, address: str, **headers: str) -> requests.Response:
        """What a plain program gets at an address."""
        return requests.get(address, headers=headers, timeout=60)

    def deployment(self, name: str) -> dict[str, Any]:
        """A deployment by its name; the flow has the same name, or one of its own."""
        [found] = self.api("deployments/filter", {"deployments": {"name": {"any_": [name]}}}).json()
        return found

    def start(self, name: str, asked: Mapping[str, Any] | None = None) -> str:
        """Start a run of a deployment; gives its id."""
        parameters = {} if asked is None else {"asked": asked}
        answer = self.api(f"deployments/{self.deployment(name)['id']}/create_flow_run", {"parameters": parameters})
        answer.raise_for_status()
        return str(answer.json()["id"])

    def run(self, run_id: str) -> dict[str, Any]:
        """What the server knows of a run."""
        return self.api(f"flow_runs/{run_id}", method="GET").json()

    def state(self, run_id: str, *wanted: str, patience: float = 240.0) -> dict[str, Any]:
        """The run's state once its name is one of those wanted."""
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            state = self.run(run_id)["state"] or {}
            if state.get("name") in wanted:
                return state
            if state.get("type") in _FINAL:
                break
            time.sleep(_POLL)
        raise AssertionError(f"the run is {state.get('name')} ({state.get('message')}), and should be {wanted}")

    def artifacts(self, run_id: str) -> dict[str, dict[str, Any]]:
        """The artifacts of a run by their keys."""
        found = self.api("artifacts/filter", {"flow_runs": {"id": {"any_": [run_id]}}}).json()
        return {artifact["key"]: artifact for artifact in found}


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(data: Path, **settings: str) -> Iterator[Served]:
    """Serve a data folder while the block lasts, and end it as Ctrl-C does."""
    port = free_port()
    env = {k: v for k, v in os.environ.items() if not k.startswith(("PREFECT_", "VERKOSTO_"))}
    env |= {"VERKOSTO_DATA": str(data), "PYTHONUNBUFFERED": "1"} | settings
    make_home(data)
    process = subprocess.Popen(
        [str(Path(sys.executable).parent / "verkosto"), "serve", "--port", str(port)],
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        _await_words(process, "Ctrl-C ends it")
        yield Served(f"http://127.0.0.1:{port}", data, process)
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(120)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                raise


def _await_words(process: subprocess.Popen[str], words: str) -> None:
    deadline, said = time.monotonic() + _START, []
    assert process.stdout is not None
    for line in process.stdout:
        said.append(line)
        if words in line:
            return
        if time.monotonic() > deadline:
            break
    raise TimeoutError(f"verkosto serve did not start: {''.join(said)}")
