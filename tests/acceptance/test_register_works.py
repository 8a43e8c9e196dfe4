"""A system of the register `works` only where that can be seen: its accepted values come out, and the seeds name it."""

import csv
import re
from pathlib import Path

import duckdb
import pytest

from extractors.assertion import Assertion
from extractors.registers.gazetteer import load_gazetteer
from tests.acceptance.accepted import load_values, shortfalls, yearly_shortfalls
from tests.acceptance.seeds import SOURCES, read_seed
from tests.acceptance.wanted import plain

REGISTER = {row.system_id: row for row in load_gazetteer().registers.register}
WORKING = [system_id for system_id, row in REGISTER.items() if row.state == "works"]
VALUES = load_values()
# Fields of an assertion that name a system or a body.
_NAMING = ("network", "target", "framework", "set_in", "party", "holder", "org")


def named_by(assertion: Assertion) -> set[str]:
    row = plain(assertion)
    return {row[field] for field in _NAMING if isinstance(row.get(field), str)}


def spelt_out(acceptance: str) -> list[str]:
    """The ids of "A201 A205-A210"."""
    ids = []
    for first, last in re.findall(r"A(\d{3})(?:-A(\d{3}))?", acceptance):
        ids += [f"A{number:03}" for number in range(int(first), int(last or first) + 1)]
    return ids


def test_the_register_holds_the_systems_that_were_set_out(shared: Path) -> None:
    file = shared / "acceptance" / "system_register.csv"
    if not file.is_file():
        pytest.skip("../shared/acceptance/system_register.csv is not here")
    with file.open(encoding="utf-8", newline="") as rows:
        set_out = {row["system_id"]: spelt_out(row["acceptance"]) for row in csv.DictReader(rows)}
    assert {system_id: list(row.acceptance) for system_id, row in REGISTER.items()} == set_out
    assert len(REGISTER) == 64


@pytest.mark.parametrize("system_id", REGISTER)
def test_every_value_that_a_system_rests_on_is_an_accepted_one(system_id: str) -> None:
    assert REGISTER[system_id].acceptance
    assert set(REGISTER[system_id].acceptance) <= VALUES.keys()


@pytest.mark.parametrize("system_id", WORKING)
def test_all_values_of_a_system_that_works_come_out(
    shared: Path, seeds: duckdb.DuckDBPyConnection, system_id: str
) -> None:
    lacking = {
        value_id: lacks
        for value_id in REGISTER[system_id].acceptance
        if (lacks := shortfalls(shared, value_id) + yearly_shortfalls(seeds, value_id))
    }
    assert lacking == {}


@pytest.mark.parametrize("system_id", WORKING)
def test_a_system_that_works_is_named_in_the_seeds(shared: Path, system_id: str) -> None:
    assert system_id in {n for number in SOURCES for a in read_seed(shared, number).assertions for n in named_by(a)}
