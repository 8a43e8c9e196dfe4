"""Years, days and accounting periods."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from extractors.reports.dates import read_date, read_period, read_year
from extractors.reports.sheet import CellValue


@pytest.mark.parametrize("value", [2024, 2024.0, "2024", " 2024 ", "vuosi 2024", "Cities 2024", dt.date(2024, 12, 31)])
def test_a_year_is_found(value: CellValue) -> None:
    assert read_year(value, first=1990).value == 2024


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("2023/2024", "Q05"),
        (24, "Q04"),
        ("viime vuosi", "Q04"),
        (1850, "Q04"),
        (True, "Q04"),
        (dt.date(1905, 7, 16), "Q04"),
    ],
)
def test_what_is_no_year_is_told(value: CellValue, code: str) -> None:
    assert read_year(value, first=1990).problem == code


@pytest.mark.parametrize(
    ("value", "year", "text"),
    [
        ("2016-01-01 - 2016-12-31", 2016, "2016-01-01/2016-12-31"),
        ("2016-07-01 - 2017-06-30", 2016, "2016-07-01/2017-06-30"),  # 184 days against 181
        ("2015-04-01 - 2016-03-31", 2015, "2015-04-01/2016-03-31"),
        ("2010-12-31 - 2011-12-31", 2011, "2010-12-31/2011-12-31"),
        ("2016-01-01 - 2017-01-01", 2016, "2016-01-01/2017-01-01"),
        ("2014-07-01 - 2016-06-30", 2015, "2014-07-01/2016-06-30"),
        ("12/31/2013 12:00:00 AM", 2013, "2013-12-31"),
        ("31/12/2013", 2013, "2013-12-31"),
        ("01 Jan 2011 - 31 Dec 2011", 2011, "2011-01-01/2011-12-31"),
        ("1.1.2020–31.12.2020", 2020, "2020-01-01/2020-12-31"),
        ("- 2017-12-31", 2017, "/2017-12-31"),
        ("2016-01-01 -", 2016, "2016-01-01/"),
        ("2016", 2016, None),
        (2016.0, 2016, None),
        (dt.datetime.combine(dt.date(2016, 12, 31), dt.time()), 2016, "2016-12-31"),
    ],
)
def test_a_period_has_the_year_of_most_of_its_days(value: CellValue, year: int, text: str | None) -> None:
    found = read_period(value)
    assert (found.value, found.text, found.problem) == (Decimal(year), text, None)


def test_two_years_without_months_are_bounds() -> None:
    found = read_period("2005/2006")
    assert (found.value, found.lower, found.upper) == (None, 2005, 2006)


@pytest.mark.parametrize("value", ["-", "soon", "2017-12-31 - 2017-01-01", "x" * 300])
def test_a_period_that_cannot_be_is_told(value: str) -> None:
    assert read_period(value).problem == "Q04"


@pytest.mark.parametrize("value", ["2025-03-10", "10.3.2025", "3/10/2025", dt.date(2025, 3, 10), "2025-03-10T08:00:00"])
def test_a_day_is_found(value: CellValue) -> None:
    assert read_date(value).text == "2025-03-10"


def test_a_day_that_is_none_is_told() -> None:
    assert read_date("31.2.2025").problem == "Q04"
