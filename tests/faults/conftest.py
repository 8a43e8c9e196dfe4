"""What the tests of faults share: one house a process, for it takes a while to play its nights."""

from collections.abc import Iterator

import pytest

from tests.faults.house import House, one_night


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with one_night(tmp_path_factory.mktemp("house")) as house:
        yield house
