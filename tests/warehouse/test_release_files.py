"""Texts of pages in a CSV file: none that a spreadsheet would take for a formula."""

import duckdb
import pytest

from warehouse.release_files import _harmless


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("a;=1+1;-2", "a;'=1+1;'-2"),
        ("-5;b", "'-5;b"),
        ("=", "="),
        (">=", ">="),
        ("Ii; Lahti – 2030", "Ii; Lahti – 2030"),
    ],
)
def test_what_begins_like_a_formula_has_an_apostrophe_before_it(text: str, written: str) -> None:
    assert duckdb.execute(f"SELECT {_harmless('t')} FROM (SELECT ? AS t)", [text]).fetchone() == (written,)
