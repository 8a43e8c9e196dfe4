"""Old workbooks (XLS): percents, and records that would have the library ask for more memory than there is."""

from __future__ import annotations

import random
import struct

import pytest

from extractors.readers import UnreadableDocument
from extractors.reports.files import read_sheets
from tests.extractors.reports.papers import xls_of
from tests.extractors.reports.test_mutants import judged

CELLS = {(0, 0): (2024.0, 0), (0, 2): (0.3, 1), (1, 1): (0.25, 2)}


def test_numbers_that_are_shown_as_percent_are_named():
    found = read_sheets(xls_of(CELLS), name="raportti.xls")
    (sheet,) = found.sheets
    assert (found.file_format, sheet.name) == ("xls", "Raportti")
    assert [list(row) for row in sheet.rows] == [[2024.0, "", 0.3], ["", 0.25, ""]]
    assert sheet.percents == {(0, 2), (1, 1)}


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (xls_of({(0, 0): (1.0, 0), (1, 40_000): (1.0, 0)}), "malformed"),
        (xls_of({(0, 0): (1.0, 0), (65_535, 255): (1.0, 0)}), "too_large"),
        (xls_of(CELLS, rows=4_000_000_000), "malformed"),
        (xls_of(CELLS, more=struct.pack("<HHH", 0x2F, 2, 1)), "encrypted"),
        (xls_of(CELLS, more=struct.pack("<HHII", 0xFC, 8, 1, 2_000_000_000)), "malformed"),
        (xls_of({}), "empty"),
        (xls_of(CELLS)[:700], "malformed"),
    ],
    ids=["no such column", "far apart", "no such height", "a password", "strings", "no value", "cut off"],
)
def test_what_is_refused(body, code):
    with pytest.raises(UnreadableDocument) as caught:
        read_sheets(body, name="raportti.xls")
    assert caught.value.code == code


@pytest.mark.parametrize("first", [0, pytest.param(100, marks=pytest.mark.system)])
def test_spoilt_old_workbooks_are_read_or_refused(first):
    body = xls_of(CELLS)
    for number in range(first, first + (30 if first == 0 else 1000)):
        chance = random.Random(number)
        spoilt = bytearray(body)
        for _ in range(chance.randint(1, 20)):
            spoilt[chance.randrange(1900)] = chance.randrange(256)
        judged(bytes(spoilt), "raportti.xls")
