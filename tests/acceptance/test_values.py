"""The 103 accepted values of the five seeds, each by its id; and every quote of every page stands where it is said to.

Where each value stands is read from ../shared/acceptance/expected_values.csv, what must come out from values.toml.
"""

from pathlib import Path

import duckdb
import pytest

from extractors.reading import Reading, read_page
from tests.acceptance.accepted import load_places, load_values, reading_allowed, shortfalls, yearly_shortfalls
from tests.acceptance.seeds import OBSERVED_ON, SOURCES, read_seed

VALUES = load_values()
YEARLY = [value_id for value_id, value in VALUES.items() if value.yearly]
RULED = [value_id for value_id in VALUES if value_id not in reading_allowed()]


@pytest.fixture(scope="session")
def accepted(shared: Path) -> Path:
    """The shared folder, where it holds the accepted values."""
    if not (shared / "acceptance" / "expected_values.csv").is_file():
        pytest.skip("../shared/acceptance/expected_values.csv is not here")
    return shared


def test_every_accepted_value_has_its_wants_here(accepted: Path) -> None:
    assert VALUES.keys() == load_places(accepted).keys()
    assert len(VALUES) == 103


@pytest.mark.parametrize("value_id", VALUES)
def test_an_accepted_value_comes_out(accepted: Path, value_id: str) -> None:
    assert shortfalls(accepted, value_id) == []


@pytest.mark.parametrize("value_id", RULED)
def test_what_a_rule_must_find_is_found_without_readings(accepted: Path, value_id: str) -> None:
    assert shortfalls(accepted, value_id, with_readings=False) == []


@pytest.mark.parametrize("value_id", YEARLY)
def test_an_accepted_value_stands_in_the_tables(
    accepted: Path, seeds: duckdb.DuckDBPyConnection, value_id: str
) -> None:
    assert yearly_shortfalls(seeds, value_id) == []


@pytest.mark.parametrize("number", SOURCES)
def test_no_reading_of_a_seed_is_stale_and_every_quote_is_in_its_text(shared: Path, number: str) -> None:
    reading = read_seed(shared, number)
    assert (reading.problem, reading.stale) == (None, ())
    assert reading.assertions
    assert misquoted(reading) == []


def test_every_quote_of_every_page_is_in_its_text(shared: Path) -> None:
    pages = sorted((shared / "pages").glob("*.txt"))
    assert pages
    readings = {
        page.stem: read_page(page.read_bytes(), url=f"https://pages.example/{page.stem}", observed_on=OBSERVED_ON)
        for page in pages
    }
    assert {name: reading.problem for name, reading in readings.items() if reading.problem} == {}
    assert sum(len(reading.assertions) for reading in readings.values()) > len(pages)
    assert {name: places for name, reading in readings.items() if (places := misquoted(reading))} == {}


def misquoted(reading: Reading) -> list[tuple[str, tuple[int, int] | None]]:
    """Kinds and places of the assertions whose quote is not what stands there. The pages' words are not told."""
    text = reading.text or ""
    return [
        (a.kind, span)
        for a in reading.assertions
        if (span := a.evidence.span) is None or text[span[0] : span[1]] != a.evidence.quote
    ]
