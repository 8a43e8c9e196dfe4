"""Fixtures that many tests share."""

from pathlib import Path

import pytest

from tests.nights import House, Played

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
