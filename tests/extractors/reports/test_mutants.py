"""Spoilt files give sheets or a refusal by name, within seconds, and nothing else."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.readers import UnreadableDocument
from extractors.reports.files import read_sheets
from extractors.reports.sheet import Sheets
from tests.extractors.reports.mutated import FORMATS, mutant

SECONDS = 10.0


def judged(body: bytes, name: str) -> str:
    """What became of a file: its format or the code of its refusal."""
    start = time.perf_counter()
    try:
        found = read_sheets(body, name=name)
    except UnreadableDocument as error:
        outcome = error.code
    else:
        outcome = found.file_format
        assert_sound(found)
    assert time.perf_counter() - start < SECONDS
    return outcome


def assert_sound(found: Sheets) -> None:
    """Rows are as wide as each other, and what is said of a cell is said of one that is there."""
    for sheet in found.sheets:
        assert len({len(row) for row in sheet.rows}) <= 1
        for row, column in [*sheet.percents, *sheet.bare_formulas, *sheet.merged]:
            assert 0 <= row < len(sheet.rows)
            assert 0 <= column < len(sheet.rows[row])
        for row, column in sheet.bare_formulas:
            assert sheet.rows[row][column] == ""
        for row, column in sheet.percents:
            assert isinstance(sheet.rows[row][column], int | float)


@pytest.mark.parametrize("first", range(0, 60, 20))
def test_spoilt_files_are_read_or_refused(first):
    for number in range(first, first + 20):
        judged(*mutant(number))


@pytest.mark.hostile
@pytest.mark.parametrize("first", range(0, 2000, 100))
def test_two_thousand_spoilt_files_are_read_or_refused(first):
    outcomes = [judged(*mutant(number)) for number in range(first, first + 100)]
    # Most are still what they were: a test of refusals alone would show little.
    assert sum(outcome in FORMATS for outcome in outcomes) > 40


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["", "%PDF-1.4\n", "PK\x03\x04", "<table>", "sep=;\n", "\ufeff"]))
def test_any_bytes_are_read_or_refused(body, head):
    judged(head.encode() + body, "raportti.csv")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.text(alphabet='a1,;.|"\t\n \r-%ä', max_size=6), max_size=5), max_size=6))
def test_any_text_of_cells_is_read_or_refused(rows):
    judged("\n".join(";".join(row) for row in rows).encode(), "raportti.csv")
