"""One night by processes, by Dask and by workers of two machines: the same bytes as in one thread without an engine."""

import contextlib
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import fsspec
import pytest

from extractors.fetch import read_nights
from flows.night import Errand, Night
from flows.settings import Settings
from flows.share_out import share_out
from flows.steps import derive_and_publish, load_night
from flows.visits import visit_share
from tests.nights import RECORDED_WEB
from tests.postgres import running as postgres
from tests.served import free_port
from tests.shell import PROJECT

pytestmark = pytest.mark.machines

AT = read_nights(RECORDED_WEB)[-1]  # the night that a run without parameters plays
PATIENCE = 600.0
BIN = Path(sys.executable).parent


@dataclass
class Plain:
    """The night as its functions give it when they are called one after another."""

    run_id: str
    source_ids: list[str]
    archive: dict[str, bytes]
    release: dict[str, bytes]


def contents(place: Path | str) -> dict[str, bytes]:
    fs, root = fsspec.url_to_fs(str(place))
    return {name.removeprefix(root).lstrip("/"): fs.cat_file(name) for name in fs.find(root)}


def tables(release: Path) -> dict[str, bytes]:
    """The datasets of a release; of the database and what has its hash, DuckDB itself varies the bytes."""
    return {path.name: path.read_bytes() for path in release.iterdir() if path.suffix in (".csv", ".parquet")}


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Plain:
    night = Night(Settings(data=tmp_path_factory.mktemp("plain")), AT)
    source_ids = [source.id for source in night.due()]
    for share in share_out(night.due()):
        visit_share.fn(Errand.of(night, "plain"), share)
    load_night.fn(night)
    release = derive_and_publish.fn(night).release
    return Plain(night.run.run_id, source_ids, contents(night.archive.root), tables(release.path))


@contextlib.contextmanager
def running(*command: str | Path, **environment: str) -> Iterator[None]:
    """A server or worker, until the block ends."""
    with subprocess.Popen(command, cwd=PROJECT, env=environment or None, stdout=subprocess.DEVNULL) as process:
        try:
            yield
        finally:
            process.terminate()
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()


@contextlib.contextmanager
def redis() -> Iterator[dict[str, str]]:
    """A Redis server, as what Prefect's server is to be told of it."""
    program = Path("/usr/bin/redis-server")
    if not program.exists():
        pytest.skip(f"Redis is not here ({program})")
    port = str(free_port())
    with running(program, "--bind", "127.0.0.1", "--port", port, "--save", "", "--appendonly", "no"):
        yield {
            "PREFECT_MESSAGING_BROKER": "prefect_redis.messaging",
            "PREFECT_MESSAGING_CACHE": "prefect_redis.messaging",
            "PREFECT_SERVER_EVENTS_CAUSAL_ORDERING": "prefect_redis.ordering",
            "PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE": "prefect_redis.lease_storage",
            "PREFECT_REDIS_MESSAGING_HOST": "127.0.0.1",
            "PREFECT_REDIS_MESSAGING_PORT": port,
        }


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Prefect's server on PostgreSQL and Redis, as the environment of whoever talks to it."""
    home, port = tmp_path_factory.mktemp("prefect"), free_port()
    keep = {k: v for k, v in os.environ.items() if not k.startswith(("VERKOSTO_", "PREFECT_"))}
    address = f"http://127.0.0.1:{port}/api"
    client = keep | {
        "PREFECT_HOME": str(home),
        "PREFECT_API_URL": address,
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        "PREFECT_LOGGING_LEVEL": "ERROR",
    }
    with postgres() as database, redis() as messaging:
        own = {"PREFECT_API_DATABASE_CONNECTION_URL": f"postgresql+asyncpg://{database.url}"}
        start = (BIN / "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port))
        with running(*start, **client, **messaging, **own):
            wait_for(f"{address}/health")
            yield client


def wait_for(address: str) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with contextlib.suppress(urllib.error.URLError, ConnectionError, TimeoutError):
            urllib.request.urlopen(address, timeout=5)  # noqa: S310 (an address of this test's)
            return
        time.sleep(0.5)
    pytest.fail(f"{address} does not answer")


def said(*command: str | Path, **environment: str) -> str:
    done = subprocess.run(
        command, cwd=PROJECT, env=environment, capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def gathered(server: dict[str, str], data: Path, plain: Plain, **settings: str) -> dict[str, bytes]:
    """The archive that a run by some engine brings, its log joined."""
    environment = server | {"VERKOSTO_DATA": str(data), "VERKOSTO_WORKERS": "2"} | settings
    command = [sys.executable, "-m", "tests.system.gathered", plain.run_id, AT.isoformat(), *plain.source_ids]
    said(*command, **environment)
    night = Night(Settings(data=data), AT)
    night.archive.settle(plain.run_id)
    return contents(night.archive.root)


@pytest.mark.parametrize("engine", ["processes", "dask"])
def test_processes_and_a_dask_cluster_give_the_same_archive(
    server: dict[str, str], plain: Plain, tmp_path: Path, engine: str
) -> None:
    assert gathered(server, tmp_path, plain, VERKOSTO_TASK_RUNNER=engine) == plain.archive


def test_a_dask_scheduler_elsewhere_gives_the_same_archive(
    server: dict[str, str], plain: Plain, tmp_path: Path
) -> None:
    address = f"tcp://127.0.0.1:{free_port()}"
    quiet = server | {"VERKOSTO_DATA": str(tmp_path / "worker"), "DASK_LOGGING__DISTRIBUTED": "error"}
    scheduler = (BIN / "dask", "scheduler", "--host", address, "--no-dashboard")
    worker = (BIN / "dask", "worker", address, "--nworkers", "2", "--nthreads", "1", "--no-dashboard")
    with running(*scheduler, **quiet), running(*worker, **quiet):
        archive = gathered(server, tmp_path, plain, VERKOSTO_TASK_RUNNER="dask", VERKOSTO_DASK_ADDRESS=address)
    assert archive == plain.archive


def test_two_workers_on_one_pool_give_the_same_archive_and_the_same_release(
    server: dict[str, str], plain: Plain, tmp_path: Path
) -> None:
    """One worker fetches and reads, as if on another machine; the other, on the warehouse's host, loads and publishes.
    They share an archive behind an address, as they would a bucket, and nothing else."""
    shared = f"dir::file://{tmp_path}/shared"
    web, warehouse = (
        server | {"VERKOSTO_DATA": str(tmp_path / name), "VERKOSTO_ARCHIVE": shared, "VERKOSTO_GATHERERS": "2"}
        for name in ("web", "warehouse")
    )
    prefect = (BIN / "prefect", "--no-prompt")
    said(*prefect, "work-pool", "create", "verkosto", "--type", "process", **server)
    for flow, queue in (("gather", "web"), ("nightly", "warehouse")):
        entry = f"flows/{flow}.py:{flow}"
        said(*prefect, "deploy", entry, "-n", flow, "-p", "verkosto", "-q", queue, **server)
    worker = (*prefect, "worker", "start", "--pool", "verkosto", "--type", "process", "--work-queue")
    with running(*worker, "web", **web), running(*worker, "warehouse", **warehouse):
        # Ends with an error unless the run ends well.
        said(*prefect, "deployment", "run", "nightly/nightly", "--watch", **server)
    assert contents(f"{shared}/recorded") == plain.archive
    assert not (tmp_path / "web" / "recorded").exists()
    assert tables(tmp_path / "warehouse" / "recorded" / "releases" / "current") == plain.release
