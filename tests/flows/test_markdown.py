"""Markdown of artifacts: what pages and people wrote stays words."""

import pytest

from flows.markdown import plain, table


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Lahti", "Lahti"),
        ("a | b", "a \\| b"),
        ("<script>alert(1)</script>", "\\<script\\>alert\\(1\\)\\</script\\>"),
        ("[here](javascript:x)", "\\[here\\]\\(javascript\\:x\\)"),
        ("# one\ntwo", "\\# one two"),
        ("right\u202eleft\x00", "right left"),
        (None, ""),
        (7, "7"),
    ],
)
def test_marks_are_shown_letter_for_letter(written: object, shown: str) -> None:
    assert plain(written) == shown


def test_very_long_words_are_cut() -> None:
    assert plain("x" * 10_000) == "x" * 199 + "…"


def test_a_table_has_numbers_to_the_right_and_one_row_a_line() -> None:
    rows = [{"source": "a|b", "n": 3}, {"source": "c\nd", "n": None}]
    assert table(rows) == "| source | n |\n| --- | ---: |\n| a\\|b | 3 |\n| c d |  |"
    assert table([]) == ""
