"""Fixtures that many tests share."""

import atexit
import fcntl
import os
import pickle
import shutil
import tempfile
from pathlib import Path

import pytest

from tests.nights import House, Played
from tests.prefect_home import make_home
from tests.reliability import found  # noqa: F401 (a fixture of all tests)
from warehouse import database

# Before anything imports `flows`: no test may touch the project's own data folder.
_DATA = tempfile.mkdtemp(prefix="verkosto-tests-")
os.environ["VERKOSTO_DATA"] = _DATA
# `flows` would point Prefect there too, but a test that imports Prefect first has found it elsewhere by then.
os.environ["PREFECT_HOME"] = f"{_DATA}/prefect"
# Pages take longer to write than all else of a small release; the tests of pages ask for them.
os.environ["VERKOSTO_SITE"] = "0"
make_home(Path(_DATA))
atexit.register(shutil.rmtree, _DATA, ignore_errors=True)

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


def pytest_configure(config: pytest.Config) -> None:
    """Each core has a worker already, so the fast tests have one thread each; the system tests run as the product."""
    if config.option.markexpr.startswith("not "):
        database._SETTINGS["threads"] = 1


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents beside the project; tests that need it skip where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("../shared is not here")
    return SHARED


@pytest.fixture(scope="session")
def three_nights(tmp_path_factory: pytest.TempPathFactory) -> list[Played]:
    """The three recorded nights, played once and shared by all workers. Only to be read."""
    # Workers have folders of their own beside each other.
    shared = (
        tmp_path_factory.getbasetemp().parent if "PYTEST_XDIST_WORKER" in os.environ else tmp_path_factory.mktemp("x")
    )
    # As the command keeps what it plays: the folder above is one for VERKOSTO_DATA.
    home = shared / "three-nights" / "recorded"
    kept = shared / "three-nights.pickle"
    with (shared / "three-nights.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            kept.write_bytes(pickle.dumps(House(home).play_all()))
    played: list[Played] = pickle.loads(kept.read_bytes())  # noqa: S301 (written above)
    return played
