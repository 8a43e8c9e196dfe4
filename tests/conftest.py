"""Fixtures that many tests share."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import pytest

from tests.nights import House, Played

# Before anything imports `flows`: no test may touch the project's own data folder.
_DATA = tempfile.mkdtemp(prefix="verkosto-tests-")
os.environ["VERKOSTO_DATA"] = _DATA
atexit.register(shutil.rmtree, _DATA, ignore_errors=True)

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents beside the project; tests that need it skip where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("../shared is not here")
    return SHARED


@pytest.fixture(scope="session")
def three_nights(tmp_path_factory: pytest.TempPathFactory) -> list[Played]:
    """The three recorded nights, played once a worker. Only to be read."""
    return House(tmp_path_factory.mktemp("three-nights")).play_all()
