"""Targets that take the place of earlier ones, and those that only stand beside them."""

from collections.abc import Iterator

import duckdb
import pytest

from extractors.assertion import Target
from tests.warehouse.told import Sheet, date, said, stamped, told_whole


def cut(network: str, value: float, due: str, **fields: object) -> Target:
    plain = {"metric": "emission_reduction_pct", "value": value, "unit": "percent", "applies_to": "each_member"}
    return said(Target, network, **(plain | {"due": date(due, "by")} | fields))


def neutral(network: str, due: str) -> Target:
    return said(Target, network, metric="carbon_neutrality", comparator="reach", due=date(due), applies_to="network")


def pages(day: str, *targets: Target) -> dict[str, Sheet]:
    """A dated page a network."""
    return {f"{t.network.id}-{day[:4]}": stamped(day, t) for t in targets}


@pytest.fixture(scope="module")
def con(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """What pages of three days told by the end of 2024, a case a network."""
    nights = {
        "2020-06-01": pages(
            "2020-06-01",
            cut("hinku", 60, "2030"),
            cut("fisu", 60, "2030"),
            neutral("iclei", "2035"),
            cut("ubc", 60, "2030"),
            cut("gscn", 60, "2021"),
            cut("icn", 60, "2030"),
            cut("energy-cities", 60, "2030", gas="CO2"),
        )
        | {"eurocities": [cut("eurocities", 60, "2030")]},
        "2022-06-01": pages(
            "2022-06-01",
            cut("hinku", 80, "2030"),
            cut("fisu", 80, "2040"),
            neutral("iclei", "2030"),
            cut("gscn", 80, "2021"),
            cut("icn", 40, "2030", tense="past"),
            cut("energy-cities", 80, "2030", gas="GHG"),
        )
        | {"ubc-undated": [cut("ubc", 40, "2030")]},
        "2024-06-01": pages("2024-06-01", cut("hinku", 60, "2030"))
        | {"hinku-newest": stamped("2024-05-01", cut("hinku", 90, "2030"))}
        | {"eurocities": [cut("eurocities", 80, "2030")]},
        "2024-12-31": {},
    }
    with told_whole(tmp_path_factory.mktemp("superseded"), nights) as con:
        yield con


def replaced(con: duckdb.DuckDBPyConnection, network: str) -> list[tuple]:
    return con.execute(
        "SELECT target_value::INTEGER, due_year, superseded_on::VARCHAR FROM marts.target "
        "WHERE network_id = ? AND superseded_by_id IS NOT NULL ORDER BY ALL",
        [network],
    ).fetchall()


def test_another_level_for_the_same_year_takes_its_place(con: duckdb.DuckDBPyConnection) -> None:
    assert replaced(con, "hinku") == [(60, 2030, "2022-06-01"), (80, 2030, "2024-05-01")]
    found = con.execute(
        "SELECT target_id, supersedes_id FROM marts.target WHERE network_id = 'hinku' ORDER BY target_value"
    ).fetchall()
    stem = "hinku-emission_reduction_pct-"
    assert found == [
        (f"{stem}60-2030", None),
        (f"{stem}80-2030", f"{stem}60-2030"),
        (f"{stem}90-2030", f"{stem}80-2030"),
    ]


def test_years_are_superseded_from_the_newer_ones_first_evidence_on(con: duckdb.DuckDBPyConnection) -> None:
    found = con.execute(
        "SELECT year, status, evidence_latest::VARCHAR FROM marts.target_year "
        "WHERE network_id = 'hinku' AND target_value = 60 ORDER BY year"
    ).fetchall()
    # A page of 2024 tells the old one again, and does not revive it.
    again = "2024-06-01"
    assert found == [
        (2020, "in_force", again),
        (2021, "in_force", again),
        (2022, "superseded", again),
        (2023, "superseded", again),
        (2024, "superseded", again),
    ]


def test_another_year_for_the_same_level_takes_its_place(con: duckdb.DuckDBPyConnection) -> None:
    assert replaced(con, "iclei") == [(None, 2035, "2022-06-01")]


def test_a_page_that_changed_is_news_though_it_bears_no_date(con: duckdb.DuckDBPyConnection) -> None:
    assert replaced(con, "eurocities") == [(60, 2030, "2024-06-01")]


@pytest.mark.parametrize(
    "network",
    [
        pytest.param("fisu", id="an interim goal: another level by another year"),
        pytest.param("ubc", id="an undated page that said it when it was first seen"),
        pytest.param("gscn", id="the older was due before"),
        pytest.param("icn", id="told as past"),
        pytest.param("energy-cities", id="other gases"),
    ],
)
def test_what_stands_beside_another_replaces_nothing(con: duckdb.DuckDBPyConnection, network: str) -> None:
    assert replaced(con, network) == []
    assert con.execute("SELECT count(*) FROM marts.target WHERE network_id = ?", [network]).fetchone() == (2,)
