"""A release against its facts derived anew: the same, unless somebody touched the log or the code has changed."""

import json
import shutil
from pathlib import Path

import pytest

from extractors.catalogue import load_catalogue
from tests.nights import Played
from warehouse.database import writer
from warehouse.rederive import unlike
from warehouse.rules import Rules

pytestmark = pytest.mark.system


@pytest.fixture
def warehouse(three_nights: list[Played], tmp_path: Path) -> Path:
    """A copy of the work file that the last release was made from."""
    return shutil.copy(three_nights[-1].release.path.parents[1] / "warehouse.duckdb", tmp_path / "warehouse.duckdb")


def test_a_release_holds_what_its_log_gives(three_nights: list[Played], warehouse: Path) -> None:
    with writer(warehouse) as con:
        assert unlike(con, load_catalogue(), three_nights[-1].release.path, Rules()) == {}


def test_a_statement_that_somebody_took_from_the_log_is_missed(three_nights: list[Played], warehouse: Path) -> None:
    with writer(warehouse) as con:
        con.execute("DELETE FROM obs.assertion WHERE kind = 'headcount' AND value = 98")
        other = unlike(con, load_catalogue(), three_nights[-1].release.path, Rules())
    assert other is not None
    assert {"assertion", "headcount", "network_size_year"} <= other.keys()


def test_other_code_gives_other_facts_and_is_not_compared(
    three_nights: list[Played], warehouse: Path, tmp_path: Path
) -> None:
    release = shutil.copytree(three_nights[-1].release.path, tmp_path / "release")
    package = release / "datapackage.json"
    told = json.loads(package.read_text("utf-8"))
    told["verkosto"]["versions"]["extractor"] = "another"
    package.chmod(0o644)
    package.write_text(json.dumps(told), "utf-8")
    with writer(warehouse) as con:
        assert unlike(con, load_catalogue(), release, Rules()) is None
