"""What a release tells people: changes row by row, dictionary, licences, citation, README."""

import csv
import json
from collections.abc import Iterator
from dataclasses import replace

import duckdb
import pytest
import yaml

from extractors.catalogue import load_catalogue
from tests.warehouse.metadata.described import description
from warehouse.metadata import change_list as changes
from warehouse.metadata.change_list import change_list
from warehouse.metadata.citation import citation
from warehouse.metadata.dictionary import dictionary
from warehouse.metadata.licences import licences_csv
from warehouse.metadata.readme import readme
from warehouse.release_files import Extent
from warehouse.release_version import FIRST


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    """Three rows that moved, one of them by the hand of somebody who writes markup."""
    with duckdb.connect() as con:
        con.execute("CREATE SCHEMA marts")
        con.execute(
            """
            CREATE TABLE marts.release_diff (
                dataset VARCHAR, key VARCHAR, year INTEGER, change VARCHAR, causes VARCHAR[], old_json VARCHAR,
                new_json VARCHAR
            )
            """
        )
        rows = [
            ("membership_year", "fisu kemi 2024", "changed", ["new_evidence"], {"state": "certain", "end": None},
             {"state": "possible", "end": "2024-11-12"}),
            ("membership_year", "fisu | vaasa 2024", "added", ["new_evidence"], None,
             {"state": "certain", "basis": None, "any": True}),
            ("party_year", "vaasa 2024", "removed", ["correction", "rule"], {"n": 1, "words": ["a", "b"]}, None),
        ]  # fmt: skip
        for dataset, key, change, causes, old, new in rows:
            sides = [json.dumps(side) if side else None for side in (old, new)]
            con.execute(
                "INSERT INTO marts.release_diff VALUES (?, ?, 2024, ?, ?, ?, ?)", [dataset, key, change, causes, *sides]
            )
        yield con


def test_each_changed_row_is_told_with_its_cause_before_and_after(con: duckdb.DuckDBPyConnection) -> None:
    text = change_list(con, description())
    assert "Compared with 2024-03-04, version 1.0.0.\n\nWhy the version is 1.1.0: rows added: 2." in text
    changed = "state: certain → possible; end: not known → 2024-11-12"
    assert [line for line in text.splitlines() if line.startswith("| `")] == [
        f"| `membership_year` | fisu kemi 2024 | changed | {changed} | new_evidence |",
        r"| `membership_year` | fisu \| vaasa 2024 | added | → state: certain; any: true | new_evidence |",
        "| `party_year` | vaasa 2024 | removed | n: 1; words: a, b → | correction, rule |",
    ]
    assert "## new_evidence: 2 rows" in text
    assert "## correction and rule: 1 row\n" in text


def test_a_long_list_is_cut_and_says_where_the_rest_is(
    con: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(changes, "MOST_ROWS", 1)
    text = change_list(con, description())
    assert "## new_evidence: 2 rows" in text
    assert "The first 1 of them; the table `release_diff` has all." in text
    assert "fisu kemi" in text
    assert r"fisu \| vaasa" not in text


def test_a_release_without_changes_or_without_one_before_says_so(con: duckdb.DuckDBPyConnection) -> None:
    con.execute("DELETE FROM marts.release_diff")
    assert change_list(con, description()).endswith("No row of a yearly dataset moved.\n")
    assert "the first release of its line" in change_list(con, replace(description(), version=FIRST))


def test_the_dictionary_tells_rows_key_unit_values_and_references() -> None:
    text = dictionary(description(target_year=Extent(0)), "sv")
    assert "## network_size_year: Nätverkens storlek per år" in text
    assert "| **network_id** | VARCHAR | Nätverket eller det andra systemet (tabellen network). Hänvisar till" in text
    assert "| claimed_value | BIGINT | Talet så som sidan anger det \\[medlemmar\\]. |" in text
    assert "Värden: `certain`, `carried`, `possible`." in text
    assert "Rader: 2." in text
    assert "Inga rader: Ingen läst sida anger ett mål." in text


def test_every_source_and_register_has_its_licence_and_its_words() -> None:
    catalogue = list(load_catalogue())
    rows = list(csv.DictReader(licences_csv(catalogue).splitlines()))
    assert [row["id"] for row in rows[: len(catalogue)]] == [source.id for source in catalogue]
    hinku = next(row for row in rows if row["id"] == "hinku-municipalities")
    assert hinku == {
        "id": "hinku-municipalities",
        "title": "Hinku: table of the member municipalities",
        "publisher": "Suomen ympäristökeskus",
        "licence": "CC-BY-4.0",
        "licence_address": "https://creativecommons.org/licenses/by/4.0/",
        "attribution": "Source: Suomen ympäristökeskus: Hinku: table of the member municipalities "
        "(Creative Commons Attribution 4.0)",
        "pages": "https://carbonneutralfinland.fi/en-US/Hinku/Hinku_municipalities",
    }
    assert {row["licence"] for row in rows if not row["licence_address"]} == {"none-stated"}
    assert "register:municipalities" in {row["id"] for row in rows}


def test_the_citation_is_of_this_release() -> None:
    told = yaml.safe_load(citation(description()))
    # What the schema of CFF 1.2.0 asks for, and what makes this a release.
    assert {"cff-version", "message", "title", "authors"} <= told.keys()
    assert (told["cff-version"], told["type"], told["license"]) == ("1.2.0", "dataset", "CC-BY-4.0")
    assert (told["version"], told["date-released"]) == ("1.1.0", "2024-03-05")
    assert told["identifiers"][0]["value"] == "verkosto:2024-03-05"


def test_the_readme_names_version_papers_and_empty_tables() -> None:
    text = readme(description(target=Extent(0)))
    assert "Version 1.1.0, after 1.0.0 (2024-03-04): rows added: 2." in text
    assert "| `target` | Targets | one target | No rows: No page read so far states a target. |" in text
