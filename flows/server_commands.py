"""Commands for the server: everything on one machine, or a server here and workers there."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from types import FrameType
from typing import Annotated

import typer

from flows.settings import PROJECT, Settings
from flows.terminal import app, console, fail
from flows.whereabouts import server_here, told

_Host = Annotated[str, typer.Option(help="Where to listen; more than loopback needs a password.")]
_Port = Annotated[int, typer.Option(min=1, max=65535, help="The port of server, UI and releases.")]
_LOOK = 0.2
_BREATH = 5.0  # before a worker that ended is started again
_Pool = Annotated[str, typer.Option(help="The work pool.")]


@app.command("serve")
def run_serve(
    host: _Host = "127.0.0.1",
    port: _Port = 4200,
    worker: Annotated[bool, typer.Option("--worker/--no-worker", help="Run flows here, too.")] = True,
    limit: Annotated[int, typer.Option(min=1, help="Flow runs at once.")] = 4,
) -> None:
    """Start Prefect with its UI, all deployments and their schedules, and the releases at /releases; Ctrl-C ends it."""
    from flows import serving

    try:
        serving.refuse_open(host)
        if url := server_here(Path(os.environ["PREFECT_HOME"])):
            fail(f"a server runs on this data folder already: {url.removesuffix('/api')}")
        serving.refuse_taken(host, port)
        _serve(host, port, worker=worker, limit=limit)
    except serving.ServeError as error:
        fail(str(error))
    except OSError as error:
        fail(f"{error.filename or 'the data folder'}: {error.strerror}; make room or set VERKOSTO_DATA")


@app.command("deploy")
def run_deploy() -> None:
    """Apply deploy/prefect.yaml and deploy/automations.yaml to the server at PREFECT_API_URL."""
    from flows import serving

    try:
        serving.await_server(_api_url(), patience=10)
        serving.deploy(os.environ | {"VERKOSTO_PROJECT": str(PROJECT)})
    except serving.ServeError as error:
        fail(str(error))
    console.print("every deployment of deploy/prefect.yaml and every automation of deploy/automations.yaml is applied")


@app.command("worker")
def run_worker(
    pool: _Pool = "verkosto",
    queue: Annotated[str | None, typer.Option(help="One queue: `web` reads, `warehouse` writes.")] = None,
    name: Annotated[str | None, typer.Option(help="What the worker is called in the UI.")] = None,
) -> None:
    """Run flows that the server at PREFECT_API_URL hands out, each in a process of its own; Ctrl-C ends it."""
    from flows import serving

    try:
        serving.await_server(_api_url(), patience=60)
    except serving.ServeError as error:
        fail(str(error))
    # The channels of alerts are the server's alone.
    for secret in [variable for variable in os.environ if variable.upper().startswith("VERKOSTO_ALERT_")]:
        del os.environ[secret]
    command = serving.worker_command(pool, name, queue)
    os.execv(command[0], command)  # noqa: S606 (our own words)


def _api_url() -> str:
    url = os.environ.get("PREFECT_API_URL")
    if not url:
        fail("PREFECT_API_URL says where the server is, such as http://127.0.0.1:4200/api")
    return url


def _serve(host: str, port: int, *, worker: bool, limit: int) -> None:
    from flows import serving

    settings = Settings()
    env = serving.server_env(settings, host, port)
    logs = serving.log_folder(settings)
    base = env["VERKOSTO_PUBLIC_URL"]
    stop: list[int] = []

    def asked_to_stop(number: int, _: FrameType | None) -> None:
        stop.append(number)

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, asked_to_stop)
    with ExitStack() as stack:
        with console.status("starting Prefect"):
            server = stack.enter_context(serving.running(serving.server_command(host, port), env, logs / "server.log"))
            serving.await_server(env["PREFECT_API_URL"], server)
            stack.enter_context(told(Path(env["PREFECT_HOME"]), env["PREFECT_API_URL"]))
            if not stop:
                serving.deploy(env, limit)
        if worker:
            stack.callback(serving.end_cancelled, env)
        console.print(f"Prefect   {base}", highlight=False)
        console.print(f"releases  {base}/releases/current/", highlight=False)
        console.print(f"logs      {logs}", highlight=False, soft_wrap=True)
        console.print("Ctrl-C ends it; a run under way is cancelled, and the release before stays.", style="dim")
        here = _start_worker(stack, env, logs) if worker and not stop else None
        heard_at = time.monotonic() + serving.HEARD
        while not stop:
            if server.poll() is not None:
                raise serving.ServeError(f"the server ended with code {server.returncode}: see {logs / 'server.log'}")
            if here is not None and here.poll() is not None:
                console.print(f"the worker ended with code {here.returncode} and is started again", style="yellow")
                time.sleep(_BREATH)
                here = _start_worker(stack, env, logs)
            if time.monotonic() > heard_at:
                heard_at = float("inf")
                serving.end_abandoned(env)
            time.sleep(_LOOK)
        console.print("ending", style="dim")
        if worker:
            # While it lives, for it ends the runs' processes. Runs of workers elsewhere go on.
            serving.cancel_runs(env)


def _start_worker(stack: ExitStack, env: Mapping[str, str], logs: Path) -> subprocess.Popen[bytes]:
    from flows import serving

    return stack.enter_context(serving.running(serving.worker_command(serving.POOL, "here"), env, logs / "worker.log"))
