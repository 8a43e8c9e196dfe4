"""A register's sheet in the warehouse, handed in as a file: its members, bodies, groups and rejected rows."""

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from extractors.archive import Archive
from extractors.catalogue import Catalogue, Source
from extractors.clock import RecordedClock
from extractors.fetch.handed_in import hand_in
from extractors.fetch.media import XLSX
from tests import tiny_web
from tests.registers import ADDRESS, BAD, GOOD, row, source, workbook
from warehouse.database import writer
from warehouse.load import Loaded, load_run
from warehouse.log_rows import Run
from warehouse.rules import Rules
from warehouse.transform import derive


def take_in(con: duckdb.DuckDBPyConnection, home: Path, day: str, body: bytes, of: Source) -> Loaded:
    """Hand a file in on a day, load it and derive."""
    archive, catalogue = Archive(home / "archive"), Catalogue([of])
    run = Run.at(tiny_web.at(day), "recorded", of.id)
    known = {"run_id": run.run_id, "source_id": of.id, "url": ADDRESS, "lang": "en"}
    hand_in(archive, RecordedClock(run.known_at), **known, body=body, media_type=XLSX)
    loaded = load_run(con, archive, catalogue, run)
    derive(con, catalogue, run.known_at, Rules())
    return loaded


@pytest.fixture(scope="module")
def con(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    home = tmp_path_factory.mktemp("register")
    with writer(home / "warehouse.duckdb") as con:
        loaded = take_in(con, home, "2026-11-20", workbook(), source())
        assert [(v.state, v.n_members) for v in loaded.visits] == [("read", len(GOOD))]
        yield con


def asked(con: duckdb.DuckDBPyConnection, question: str) -> list[tuple]:
    return con.execute(question).fetchall()


def test_rows_in_are_rows_asserted_and_rows_rejected(con: duckdb.DuckDBPyConnection) -> None:
    members = "SELECT count(*) FROM core.assertion WHERE network_id = 'covenant-of-mayors' AND outcome = 'fact'"
    assert asked(con, members) == [(len(GOOD),)]
    assert asked(con, "SELECT count(*) FROM marts.quarantine") == [(len(BAD),)]
    assert asked(con, "SELECT count(*) FROM core.assertion WHERE outcome <> 'fact'") == [(0,)]


def test_members_stand_in_the_years_from_their_adhesion(con: duckdb.DuckDBPyConnection) -> None:
    states = asked(
        con,
        """
        SELECT party_id, min(year), max(year), count(*) FILTER (state = 'certain')
        FROM marts.membership_year
        WHERE network_id = 'covenant-of-mayors' AND party_id IN ('lahti', 'umea', 'covenant-103-med')
        GROUP BY ALL ORDER BY ALL
        """,
    )
    # The register speaks of January 2024; who is on hold is possible and never certain.
    assert states == [("covenant-103-med", 2014, 2026, 11), ("lahti", 2012, 2026, 13), ("umea", 2011, 2026, 0)]


def test_an_edition_counts_nobody_twice(con: duckdb.DuckDBPyConnection) -> None:
    years = asked(
        con,
        "SELECT n_networks_upper FROM marts.party_year WHERE party_id = 'lahti' AND year = 2023",
    )
    assert years == [(1,)]
    assert asked(
        con, "SELECT DISTINCT network_id FROM marts.membership_year WHERE party_id = 'lahti' ORDER BY ALL"
    ) == [
        ("com-2020",),
        ("com-2030",),
        ("covenant-of-mayors",),
    ]


def test_bodies_of_the_register_are_parties_and_groups_no_municipalities(con: duckdb.DuckDBPyConnection) -> None:
    assert asked(con, "SELECT party_id, kind, name, country FROM marts.party WHERE country = 'IT' ORDER BY ALL") == [
        ("covenant-103-med", "municipality", "Fiktivopolis", "IT"),
        ("covenant-200", "association", "Union of the Two Valleys", "IT"),
        ("covenant-201", "municipality", "Valle Alta", "IT"),
        ("covenant-202", "municipality", "Valle Bassa", "IT"),
        ("covenant-203", "municipality", "Valle Terza", "IT"),
        ("covenant-299", "association", "Union that is not listed", "IT"),
    ]
    members = asked(
        con,
        """
        SELECT party_id FROM core.assertion
        WHERE said -> 'group' ->> 'id' = 'covenant-200' AND network_id = 'covenant-of-mayors' ORDER BY ALL
        """,
    )
    assert members == [("covenant-201",), ("covenant-202",)]
    assert asked(con, "FROM marts.membership_year WHERE party_id = 'covenant-299'") == []


def test_the_quarantine_says_why_and_shows_no_personal_cell(con: duckdb.DuckDBPyConnection) -> None:
    rows = asked(con, "SELECT locator, reason, words, cells FROM marts.quarantine ORDER BY locator")
    slip = rows[-1]
    assert slip[:3] == ("1!16", "unknown_value", "how holds '1', which is none of its values")
    assert json.loads(slip[3])["how"] == "1"
    assert not any("Example" in cell for row in rows for cell in row)


def test_no_text_of_the_warehouse_names_a_person(con: duckdb.DuckDBPyConnection) -> None:
    [(text,)] = asked(con, "SELECT text FROM obs.reading")
    assert "Fiktivopolis" in text
    assert "Example" not in text


@pytest.mark.system
def test_the_same_file_again_changes_nothing_and_a_newer_one_adds(tmp_path: Path) -> None:
    with writer(tmp_path / "warehouse.duckdb") as con:
        body = workbook()
        take_in(con, tmp_path, "2026-11-19", body, source())
        again = take_in(con, tmp_path, "2026-11-20", body, source())
        assert [v.state for v in again.visits] == ["unchanged"]
        newer = workbook([*GOOD, row(400.0, "Espoo", joined=dt.date(2026, 1, 12))])
        take_in(con, tmp_path, "2026-11-21", newer, source(dated_by=None))
        assert asked(con, "SELECT count(*) FROM marts.membership_year WHERE party_id = 'espoo'") == [(2,)]
        assert asked(con, "SELECT DISTINCT party_id FROM marts.membership_year WHERE party_id LIKE 'lahti%'") == [
            ("lahti",)
        ]


def test_bodies_that_share_a_name_of_ours_wait_in_review(tmp_path: Path) -> None:
    with writer(tmp_path / "warehouse.duckdb") as con:
        take_in(con, tmp_path, "2026-11-20", workbook([row(1.0, "Lahti"), row(2.0, "Lahti")]), source())
        assert asked(con, "SELECT subject, mention, proposal_id, len(assertion_ids) FROM marts.review") == [
            ("register_body", "Lahti", "lahti", 4)
        ]
        assert asked(con, "SELECT party_id, name FROM marts.party ORDER BY ALL") == [
            ("covenant-1", "Lahti"),
            ("covenant-2", "Lahti"),
        ]
