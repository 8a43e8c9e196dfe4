"""The warehouse of the five seeds, which several tests of this folder ask."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tests.acceptance.seeds import seeds_told


@pytest.fixture(scope="session")
def seeds(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """The five seeds and nothing else, derived as known on the day on which they were seen. Only to be read."""
    with seeds_told(tmp_path_factory.mktemp("seeds"), shared) as con:
        yield con
