"""Counts without a number of their own: most of so many, a goal that was reached."""

from __future__ import annotations

import pytest

from tests.extractors.pages.said import counted, prose, when


@pytest.mark.parametrize(
    ("lang", "text", "lower", "upper"),
    [
        ("fi", "Verkostossa on yli 60 jäsentä, ja suurin osa niistä on yrityksiä.", 31, None),
        ("fi", "Verkostossa on 40 jäsentä. Suurin osa jäsenistä on yrityksiä.", 21, 40),
        ("sv", "Nätverket har över 60 medlemmar, de flesta av dem är företag.", 31, None),
        ("en", "The network has 60 members, most of them companies.", 31, 60),
    ],
)
def test_most_of_a_count(lang: str, text: str, lower: int, upper: int | None) -> None:
    _, most = counted(prose(text), lang, network="hinku")
    assert (most.member_kind, most.value, most.comparator, most.basis) == ("company", None, ">", "derived")
    assert (most.lower, most.upper) == (lower, upper)


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("fi", "Tavoitteena oli 50 jäsentä vuonna 2021. Tavoite saavutettiin keväällä 2024.", "2024-21 in"),
        ("sv", "Målet var 50 medlemmar år 2021. Målet nåddes 2024.", "2024 in"),
        ("en", "The goal of 50 members was reached in 2024.", "2024 in"),
    ],
)
def test_a_goal_that_was_reached_is_a_count(lang: str, text: str, expected: str) -> None:
    (count,) = counted(prose(text), lang, network="hinku")
    assert (count.comparator, count.lower, count.upper, count.basis) == (">=", 50, None, "derived")
    assert (count.member_kind, when(count.as_of)) == ("partner", expected)
