"""Business ids as people type them."""

from __future__ import annotations

import pytest

from extractors.registers.y_tunnus import read_y_tunnus


@pytest.mark.parametrize(
    "text", ["9999990-9", " 9999990-9 ", "99999909", "FI99999909", "fi 9999990-9", "9999990–9", "9999990\u00a0- 9"]
)
def test_an_id_is_read_in_any_dress(text: str) -> None:
    assert read_y_tunnus(text) == "9999990-9"


def test_a_number_cell_has_lost_its_first_nought() -> None:
    assert read_y_tunnus("2022481") == read_y_tunnus("0202248-1") == "0202248-1"


@pytest.mark.parametrize("text", ["9999995-0", "9999990-8", "123", "", "ei ole", "SE99999909", "٩٩٩٩٩٩٠-٩"])
def test_what_is_no_id_is_none(text: str) -> None:
    assert read_y_tunnus(text) is None
