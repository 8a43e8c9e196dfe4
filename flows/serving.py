"""The processes of `verkosto serve`: Prefect's server with the releases beside it, and a worker.

One process each, as on several machines: what runs on a laptop is what runs on a team's servers. Whoever ends this one
has runs that are under way cancelled first, so that the server knows what became of them; then the worker ends, then
the server. A night that is cancelled leaves the release before, and the next one catches up.
"""

from __future__ import annotations

import datetime as dt
import errno
import logging
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from uuid import UUID

import httpx
import requests
from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.actions import WorkPoolCreate, WorkPoolUpdate
from prefect.client.schemas.filters import (
    FlowRunFilter,
    FlowRunFilterState,
    FlowRunFilterStateType,
    WorkPoolFilter,
    WorkPoolFilterName,
)
from prefect.client.schemas.objects import StateType
from prefect.exceptions import ObjectNotFound
from prefect.settings import PREFECT_API_AUTH_STRING, PREFECT_API_URL, temporary_settings
from prefect.states import Cancelled, Cancelling
from prefect.workers.process import ProcessWorker

from flows.abandoned import SILENCE, declare_crashed
from flows.addresses import ChannelError
from flows.alerts import apply as apply_alerts
from flows.settings import PROJECT, Settings
from warehouse.redaction import without_secrets

_log = logging.getLogger(__name__)
POOL = "verkosto"
# Whatever writes goes through one queue, on the host of the warehouse.
QUEUES = ("web", "warehouse")
PREFECT_FILE = PROJECT / "deploy" / "prefect.yaml"
_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
_START = 120.0
_STOP = 30.0
_POLL = 0.2
# Seconds after which whoever lives has been heard by a server that was started.
HEARD = SILENCE.total_seconds() + 30


class ServeError(RuntimeError):
    """The server cannot start or be reached; the message says what to do."""


def refuse_open(host: str, env: Mapping[str, str] = os.environ) -> None:
    """Raise `ServeError` where a server would listen on more than loopback without a password and without protection
    against forged requests."""
    if host in _LOOPBACK:
        return
    lacking = []
    if ":" not in env.get("PREFECT_SERVER_API_AUTH_STRING", ""):
        lacking.append("PREFECT_SERVER_API_AUTH_STRING=user:password (and PREFECT_API_AUTH_STRING for who asks it)")
    if env.get("PREFECT_SERVER_API_CSRF_PROTECTION_ENABLED", "true").lower() not in ("1", "true"):
        lacking.append("PREFECT_SERVER_API_CSRF_PROTECTION_ENABLED=true")
    if lacking:
        raise ServeError(f"{host} is more than loopback, where everybody could run flows: set {' and '.join(lacking)}")


def refuse_taken(host: str, port: int) -> None:
    """Raise `ServeError` where somebody else listens on the port, or where we may not."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise ServeError(f"port {port} is taken: end what listens there, or take another --port") from None
            raise ServeError(f"{host}:{port} cannot be listened on: {error.strerror}") from error


def server_env(settings: Settings, host: str, port: int) -> dict[str, str]:
    """The environment of a server at an address, and of all who talk to it, wherever they are started."""
    shown = "127.0.0.1" if host in ("0.0.0.0", "::") else host  # noqa: S104 (compared, not listened on)
    base = f"http://{f'[{shown}]' if ':' in shown else shown}:{port}"
    # The channels of alerts are secrets that neither the server nor a flow needs: they lie in Prefect's blocks.
    env = {name: value for name, value in os.environ.items() if not name.upper().startswith("VERKOSTO_ALERT_")}
    settled = settings.model_dump(mode="json", exclude_none=True, exclude={"alert_webhook", "alert_email"})
    settled |= {"data": str(settings.data.resolve())}
    for name, value in settled.items():
        alias = type(settings).model_fields[name].validation_alias
        if value != "":
            env[str(alias or f"VERKOSTO_{name.upper()}")] = str(value)
    ours = {
        "PREFECT_API_URL": f"{base}/api",
        # Links in alerts are made of it.
        "PREFECT_UI_URL": settings.public_url.rstrip("/") or base,
        "PREFECT_SERVER_API_HOST": host,
        "PREFECT_SERVER_API_PORT": str(port),
        "VERKOSTO_PUBLIC_URL": base,
        "VERKOSTO_PROJECT": str(PROJECT),
    }
    for name, value in ours.items():
        env.setdefault(name, value)
    if host not in _LOOPBACK:
        env.setdefault("PREFECT_SERVER_API_CSRF_PROTECTION_ENABLED", "true")
    return env


@contextmanager
def running(arguments: list[str], env: Mapping[str, str], log: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process of its own group, whose output goes to a file; at the end of the block it is asked to stop, and made to
    where it does not in half a minute."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as out:
        process = subprocess.Popen(  # noqa: S603 (our own words)
            arguments, env=dict(env), stdout=out, stderr=subprocess.STDOUT, start_new_session=True
        )
        try:
            yield process
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
                try:
                    process.wait(_STOP)
                except subprocess.TimeoutExpired:
                    os.killpg(process.pid, signal.SIGKILL)
                    process.wait()


def server_command(host: str, port: int) -> list[str]:
    """How the server is started."""
    return [
        *(sys.executable, "-m", "uvicorn", "flows.server:create_app", "--factory"),
        *("--host", host, "--port", str(port), "--log-level", "warning", "--timeout-keep-alive", "5"),
    ]


def worker_command(pool: str, name: str | None = None, queue: str | None = None) -> list[str]:
    """How a worker is started, which runs each flow in a process of its own."""
    named = ["--name", name] if name else []
    queues = ["--work-queue", queue] if queue else []
    return [sys.executable, "-m", "prefect", "worker", "start", "--pool", pool, "--type", "process", *named, *queues]


def await_server(api_url: str, process: subprocess.Popen[bytes] | None = None, patience: float = _START) -> None:
    """Wait until a server answers. Raises `ServeError` where it ends or does not in time."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        if process is not None and process.poll() is not None:
            raise ServeError(f"the server ended with code {process.returncode} before it answered: see its log")
        try:
            if requests.get(f"{api_url}/health", timeout=5).ok:
                return
        except requests.RequestException:
            pass
        time.sleep(_POLL)
    raise ServeError(
        f"no server answers at {without_secrets(api_url)}: start one with `verkosto serve`, or set PREFECT_API_URL"
    )


def deploy(env: Mapping[str, str], limit: int | None = None) -> None:
    """Make the work pool and its queues, and apply `deploy/prefect.yaml` and `deploy/automations.yaml`. Raises
    `ServeError` where Prefect refuses.

    `limit` is how many runs the pool has under way at once, None as many as are started. It is the pool's and not the
    worker's: a worker with a limit of its own dies when a suspended run goes on (Prefect 3.8.8).
    """
    with _client(env) as client:
        template = ProcessWorker.get_default_base_job_template()
        try:
            client.read_work_pool(POOL)
        except ObjectNotFound:
            client.create_work_pool(WorkPoolCreate(name=POOL, type="process", base_job_template=template))
        # What an operator set stays: whether it is paused, and a limit where none is asked for now.
        update = WorkPoolUpdate(base_job_template=template)
        if limit is not None:
            update = WorkPoolUpdate(base_job_template=template, concurrency_limit=limit)
        client.update_work_pool(POOL, update)
        queues = {queue.name for queue in client.read_work_queues(work_pool_name=POOL)}
        for name in QUEUES:
            if name not in queues:
                client.create_work_queue(name=name, work_pool_name=POOL)
    words = [sys.executable, "-m", "prefect", "--no-prompt", "deploy", "--all", "--prefect-file", str(PREFECT_FILE)]
    done = subprocess.run(words, env=dict(env), cwd=PROJECT, capture_output=True, text=True, check=False)  # noqa: S603 (our own words)
    if done.returncode:
        told = (done.stderr or done.stdout).strip().splitlines()[-5:]
        raise ServeError(f"deploy/prefect.yaml could not be applied: {' '.join(told)}")
    server = {PREFECT_API_URL: env["PREFECT_API_URL"], PREFECT_API_AUTH_STRING: env.get("PREFECT_API_AUTH_STRING")}
    try:
        with temporary_settings(server), _client(env) as client:
            apply_alerts(client, Settings())
    except ChannelError as error:
        raise ServeError(str(error)) from None


def _while_it_answers(ask: Callable[[Mapping[str, str]], None]) -> Callable[[Mapping[str, str]], None]:
    """The same, told in the log where the server does not answer: it may have ended, which is said elsewhere."""

    @wraps(ask)
    def asked(env: Mapping[str, str]) -> None:
        try:
            ask(env)
        except httpx.HTTPError as error:
            _log.warning("the server does not answer: %s", error)

    return asked


@_while_it_answers
def cancel_runs(env: Mapping[str, str]) -> None:
    """Have the runs of the pool that are under way cancelled, and wait until they are."""
    under_way = FlowRunFilter(
        state=FlowRunFilterState(type=FlowRunFilterStateType(any_=[StateType.RUNNING, StateType.PENDING]))
    )
    with _client(env) as client:
        runs = client.read_flow_runs(
            flow_run_filter=under_way, work_pool_filter=WorkPoolFilter(name=WorkPoolFilterName(any_=[POOL]))
        )
        for run in runs:
            client.set_flow_run_state(run.id, Cancelling(message="the server is being shut down"), force=True)
        deadline = time.monotonic() + _STOP
        while time.monotonic() < deadline and not all(_is_over(client, run.id) for run in runs):
            time.sleep(_POLL)


@_while_it_answers
def end_cancelled(env: Mapping[str, str]) -> None:
    """Declare cancelled what was still being cancelled when its worker ended: nobody is left to say so."""
    being = FlowRunFilter(state=FlowRunFilterState(type=FlowRunFilterStateType(any_=[StateType.CANCELLING])))
    with _client(env) as client:
        for run in client.read_flow_runs(
            flow_run_filter=being, work_pool_filter=WorkPoolFilter(name=WorkPoolFilterName(any_=[POOL]))
        ):
            client.set_flow_run_state(run.id, Cancelled(message="the server was shut down"), force=True)


@_while_it_answers
def end_abandoned(env: Mapping[str, str]) -> None:
    """Declare crashed what died together with the server before."""
    with _client(env) as client:
        declare_crashed(client, dt.datetime.now(dt.UTC))


def _is_over(client: SyncPrefectClient, flow_run_id: UUID) -> bool:
    state = client.read_flow_run(flow_run_id).state
    return state is not None and state.is_final()


def _client(env: Mapping[str, str]) -> SyncPrefectClient:
    return SyncPrefectClient(env["PREFECT_API_URL"], auth_string=env.get("PREFECT_API_AUTH_STRING"))


def log_folder(settings: Settings) -> Path:
    """Where the processes of `serve` write what they say."""
    return settings.data.resolve() / "logs"
