"""Units as people write them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.reports.units import find_unit


@pytest.mark.parametrize(
    "text",
    [
        "t",
        "tn",
        "tCO2-ekv",
        "t CO₂e",
        "ton CO2-ekv.",
        "tonnia",
        "tonnes CO2e",
        "metric tonnes CO2e",
        "t CO2e/vuosi",
        "(tCO2e)",
    ],
)
def test_a_tonne_has_many_names(text: str) -> None:
    unit = find_unit(text)
    assert unit is not None
    assert (unit.name, unit.base) == ("t", "t")


@pytest.mark.parametrize(
    ("text", "amount", "in_base", "base"),
    [
        ("kg", "850", "0.85", "t"),
        ("kt", "12.3", "12300", "t"),
        ("Mt", "0.0123", "12300", "t"),
        ("GWh", "1.2", "1200", "MWh"),
        ("GJ", "3600", "1000", "MWh"),
        ("TJ", "3.6", "1000", "MWh"),
        ("kWh", "500000", "500", "MWh"),
        ("TWh", "2", "2000000", "MWh"),
        ("MWh/v", "3", "3", "MWh"),
        ("%", "30", "30", "%"),
        ("procent", "30", "30", "%"),
    ],
)
def test_units_are_converted_exactly(text: str, amount: str, in_base: str, base: str) -> None:
    unit = find_unit(text)
    assert unit is not None
    assert (unit.in_base(Decimal(amount)), unit.base) == (Decimal(in_base), base)


@pytest.mark.parametrize("text", ["", "mt", "MT", "MT CO2e", "CO2e", "kpl", "t t", "x" * 500])
def test_what_may_be_two_units_or_none_is_none(text: str) -> None:
    assert find_unit(text) is None
