"""The version of a release follows from what changed; each test has an earlier release made by hand."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from warehouse.dataset import load_datasets
from warehouse.release_version import FIRST, next_version


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as con:
        con.execute("CREATE SCHEMA marts")
        con.execute("CREATE TABLE marts.release_diff (change VARCHAR)")
        yield con


@pytest.fixture
def before(tmp_path: Path) -> Callable[..., Path]:
    """A maker of an earlier release of version 2.3.4 with the datasets of today, changed as a test asks."""

    def made(change: Callable[[dict[str, Any]], object] = lambda tables: None, version: str = "2.3.4") -> Path:
        tables: dict[str, Any] = {
            d.name: {
                "fields": [{"name": c.name, "verkosto:type": c.type} for c in d.columns],
                "primaryKey": list(d.key),
            }
            for d in load_datasets().values()
        }
        change(tables)
        resources = [{"type": "table", "path": f"{name}.csv", "schema": schema} for name, schema in tables.items()]
        folder = tmp_path / "2024-03-04"
        folder.mkdir()
        package = {"version": version, "resources": [*resources, {"type": "file", "path": "README.md"}]}
        (folder / "datapackage.json").write_text(json.dumps(package), "utf-8")
        return folder

    return made


def moved(con: duckdb.DuckDBPyConnection, *changes: str) -> None:
    for change in changes:
        con.execute("INSERT INTO marts.release_diff VALUES (?)", [change])


def test_the_first_release_is_1_0_0(con: duckdb.DuckDBPyConnection) -> None:
    assert next_version(con, None) == FIRST
    assert FIRST.number == "1.0.0"


@pytest.mark.parametrize(
    ("changes", "number", "why"),
    [
        (["added", "removed", "changed"], "2.4.0", "rows added: 1"),
        (["changed"], "2.3.5", "rows corrected or withdrawn: 1"),
        (["removed", "removed"], "2.3.5", "rows corrected or withdrawn: 2"),
        ([], "2.3.5", "no row of a yearly dataset moved"),
    ],
)
def test_rows_make_a_minor_version_or_a_patch(
    con: duckdb.DuckDBPyConnection, before: Callable[..., Path], changes: list[str], number: str, why: str
) -> None:
    moved(con, *changes)
    version = next_version(con, before())
    assert (version.number, version.why) == (number, why)
    assert (version.before_id, version.before_number) == ("2024-03-04", "2.3.4")


@pytest.mark.parametrize(
    ("change", "number", "why"),
    [
        (lambda t: t["party"]["fields"].pop(), "3.0.0", "other columns or keys: party"),
        (lambda t: t["party"]["fields"].reverse(), "3.0.0", "other columns or keys: party"),
        (
            lambda t: t["party"]["fields"][0].update({"verkosto:type": "BIGINT"}),
            "3.0.0",
            "other columns or keys: party",
        ),
        (lambda t: t["party"].update(primaryKey=["name"]), "3.0.0", "other columns or keys: party"),
        (lambda t: t.update(gone=t["party"]), "3.0.0", "gone: gone"),
        (lambda t: t.pop("party"), "2.4.0", "new datasets: party"),
    ],
    ids=["column", "order", "type", "key", "dataset gone", "dataset new"],
)
def test_shapes_make_a_major_version_and_a_new_dataset_a_minor_one(
    con: duckdb.DuckDBPyConnection,
    before: Callable[..., Path],
    change: Callable[[dict[str, Any]], object],
    number: str,
    why: str,
) -> None:
    version = next_version(con, before(change))
    assert (version.number, version.why) == (number, why)


def test_a_release_without_such_a_number_counts_as_the_first(
    con: duckdb.DuckDBPyConnection, before: Callable[..., Path]
) -> None:
    moved(con, "added")
    assert next_version(con, before(version="2024-03-04T001500Z")).number == "1.1.0"
