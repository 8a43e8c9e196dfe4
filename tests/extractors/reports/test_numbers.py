"""Each line of the table of cells (domain.md 5.2), and what stands around numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.reports.numbers import Signs, read_number

FI = Signs(of_language=",")
EN = Signs(of_language=".")
UNKNOWN = Signs()


@pytest.mark.parametrize("signs", [FI, EN, UNKNOWN])
@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 234,5", "1234.5"),
        ("1\u00a0234,5", "1234.5"),
        ("1\u202f234,5", "1234.5"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("12 500", "12500"),
        ("1 234 567", "1234567"),
        ("1,234,567", "1234567"),
        ("1.234.567,8", "1234567.8"),
        ("1'234.5", "1234.5"),
        ("12,4", "12.4"),
        ("12.4", "12.4"),
        ("0,123", "0.123"),
        ("1234,567", "1234.567"),
        ("18049.442941", "18049.442941"),
        ("1.2E+05", "120000"),
        ("0", "0"),
        ("−5", "-5"),
        ("-5", "-5"),
        ("\u200b7", "7"),
    ],
)
def test_a_number_is_read_in_any_language(text: str, value: str, signs: Signs) -> None:
    assert read_number(text, signs).value == Decimal(value)


def test_a_comma_before_three_digits_is_settled_by_the_language_alone() -> None:
    assert read_number("1,234", FI).value == Decimal("1.234")
    assert read_number("1,234", FI).flags == ("three_decimals",)
    assert read_number("1,234", EN).value == Decimal(1234)
    assert read_number("1,234", EN).flags == ()
    assert read_number("1,234", UNKNOWN).problem == "Q05"


def test_the_sign_of_the_file_settles_it_too_unless_the_language_says_otherwise() -> None:
    assert read_number("1,234", Signs(of_figures=",")).value == Decimal("1.234")
    assert read_number("1,234", Signs(of_figures=".")).value == Decimal(1234)
    assert read_number("1,234", Signs(of_figures=",", of_language=".")).problem == "Q05"


def test_a_full_stop_before_three_digits_is_settled_by_english_or_the_files_own_sign() -> None:
    assert read_number("1.234", EN).value == Decimal("1.234")
    assert read_number("1.234", Signs(of_figures=",")).value == Decimal(1234)
    # Finnish groups with spaces: a full stop there is either a foreign decimal or an old way to group.
    assert read_number("1.234", FI).problem == "Q05"


@pytest.mark.parametrize(
    ("text", "lower", "upper", "flags"),
    [
        ("<1", None, "1", ("less",)),
        ("≤ 1", None, "1", ("at_most",)),
        ("alle 5", None, "5", ("less",)),
        ("yli 5", "5", None, ("more",)),
        ("minst 3", "3", None, ("at_least",)),
        ("10–12", "10", "12", ()),
        ("10-12", "10", "12", ()),
        ("noin 10–12 t", "10", "12", ("approx",)),
        ("1,5 – 2,5", "1.5", "2.5", ()),
    ],
)
def test_bounds_have_no_value(text: str, lower: str | None, upper: str | None, flags: tuple[str, ...]) -> None:
    reading = read_number(text, FI)
    assert reading.value is None
    assert reading.lower == (None if lower is None else Decimal(lower))
    assert reading.upper == (None if upper is None else Decimal(upper))
    assert reading.flags == flags


@pytest.mark.parametrize(
    "text", ["n. 30 t", "ca 30", "ca. 30", "~30", "≈ 30", "noin 30", "cirka 30", "about 30", "30 (arvio)"]
)
def test_an_approximation_is_flagged(text: str) -> None:
    reading = read_number(text, UNKNOWN)
    assert (reading.value, reading.flags) == (Decimal(30), ("approx",))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "blank"),
        ("   ", "blank"),
        ("–", "dash"),
        ("-", "dash"),
        ("—", "dash"),
        ("ei tiedossa", "unknown"),
        ("Ei tiedossa.", "unknown"),
        ("vet ej", "unknown"),
        ("n/a", "unknown"),
        ("N/A", "unknown"),
        ("ei laskettu", "not_calculated"),
        ("ej beräknat", "not_calculated"),
        ("not estimated", "not_calculated"),
        ("Not Applicable", "not_applicable"),
    ],
)
def test_a_gap_has_its_reason(text: str, reason: str) -> None:
    reading = read_number(text, UNKNOWN)
    assert (reading.value, reading.missing, reading.problem) == (None, reason, None)


@pytest.mark.parametrize(
    "text",
    [
        "1.2.2025",
        "2025-02-01",
        "12/31/2014",
        "abc",
        "12 34",
        "1,2,3",
        "1.23.456",
        "12-10",
        "#VALUE!",
        "5 t 6",
        "1" * 200,
        "12,",
    ],
)
def test_what_is_no_number_is_unreadable(text: str) -> None:
    assert read_number(text, FI).problem == "Q04"


@pytest.mark.parametrize("text", ["5 pulloa", "5 mt", "5 MT CO2e", "12 €"])
def test_a_unit_that_nobody_knows_is_told(text: str) -> None:
    assert read_number(text, FI).problem == "Q06"


@given(st.text(max_size=60) | st.from_regex(r"[<>~n. ]{0,3}[0-9 .,'–-]{0,20}[a-zA-Z %]{0,6}", fullmatch=True))
def test_any_text_is_read_to_something(text: str) -> None:
    for signs in (FI, EN, UNKNOWN):
        reading = read_number(text, signs)
        told = [reading.value is not None, reading.lower is not None or reading.upper is not None]
        assert sum(told) + (reading.missing is not None) + (reading.problem is not None) == 1


@given(
    st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False), st.sampled_from([" ", "\u00a0", "\u202f", ""])
)
def test_finnish_figures_are_read_back(value: Decimal, space: str) -> None:
    written = f"{value:,.2f}".replace(",", space).replace(".", ",")
    assert read_number(written, UNKNOWN).value == value
