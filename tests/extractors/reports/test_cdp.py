"""Cities' reports to CDP: three years with three kinds of headers, and headers that other years have had.

The figures are facts that were read in the files by eye: account, year of accounts, scopes 1, 2 and 3, total.
"""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from extractors.reports.report import ReportFile, ReportRow
from tests.extractors.reports.made import figure, read, sheet

# account: (who, year of accounts, scope 1, scope 2, scope 3, total city-wide or BASIC)
Facts = dict[str, tuple[str, int | None, str | None, str | None, str | None, str | None]]
CITIES: dict[int, Facts] = {
    2016: {
        "8242": ("City of Helsinki", 2014, "2096206", "2789724", None, "2789724"),
        "54402": ("City of Lahti", 2013, "922120", "123680", None, "685460"),
        "50154": ("City of Turku", 2013, "421200", "686300", None, "1107500"),
        "3429": ("City of Stockholm", 2012, None, None, None, "2511000"),
        "14088": ("City of Oslo", 2013, "1094422", "246000", None, "1340422"),
        "31009": ("City of Copenhagen", 2015, None, None, None, "1450358"),
        "54459": ("City of Reykjavík", 2013, "346630", None, None, "346630"),
        "31114": ("City of Sydney", 2015, "359064", "3197465", None, "3556529"),
        "31111": ("Tokyo Metropolitan Government", 2014, "27611000", "42515000", None, "70125000"),
        "31148": ("City of Amsterdam", 2015, None, "2310000", None, "4471000"),
    },
    2018: {
        "8242": ("City of Helsinki", 2017, "2184276", "483663", "0", "2668060"),
        "54409": ("City of Espoo", 2017, "903000", "240000", None, "1143000"),
        "50154": ("City of Turku", 2016, "412100", "513500", None, None),
        "54402": ("City of Lahti", 2015, "717200", None, None, None),
        "43940": ("Malmö Stad", 2017, "673433", "190343", None, "863749"),
        "3429": ("City of Stockholm", 2016, "1842097", "828365", "40453", "1823388"),
        "14088": ("City of Oslo", 2016, "1125349", None, None, None),
        "54459": ("City of Reykjavík", 2017, "249924", "16344", "0", "354641"),
        "3422": ("Greater London Authority", 2015, "20949542.7", "13940871", "3558480.66", "33680515.21"),
        "60318": ("Prefeitura de Porto Velho", 2013, "17164389.21", None, None, "850209.83"),
    },
    2020: {
        "1499": ("Ajuntament de Barcelona", 2018, "3002190", "723644", "69184", "2835426"),
        "31173": ("Comune di Milano", 2017, "3299641", "2237029", "160372", "5266149"),
        "31114": ("City of Sydney", 2018, "0", "2824013.6", "1356474.29", "3682686.21"),
        "31111": ("Tokyo Metropolitan Government", 2017, "25161979", "36880892", "13939360", "57176147"),
        "1184": ("City of Austin", 2018, "9651484", "5116506", None, "11998240"),
        "43934": ("City of Perth", 2014, "123613", "1028194", "209463", "653337"),
        "50543": ("Halifax Regional Municipality", 2016, "2357934", "3120820", "305742", "5351364"),
        "31184": ("Prefeitura de São Paulo", 2017, "12989951", "2533064", "607946", "16130962"),
        "35894": ("Ville de Montreal", 2015, "10793696", "43927", "296487", "10223546"),
        "74508": ("City of Winona, MN", 2019, "103592", "127003", None, None),
        "50541": ("City of Greensboro", None, None, None, None, None),
    },
}


def load(shared: Path, year: int) -> tuple[list[list[str]], ReportFile]:
    with (shared / "data" / "cdp" / f"cdp_citywide_{year}.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    return rows, read(sheet(*rows), network="cdp-cities", year=year, sign=".")


@pytest.mark.parametrize("year", CITIES)
def test_every_row_comes_out_and_every_header_is_known(shared: Path, year: int) -> None:
    rows, report = load(shared, year)
    assert (report.form_id, report.lang, report.problems) == ("cdp-citywide", "en", ())
    assert len(report.rows) == len(rows) - 1
    assert [row.number for row in report.rows] == list(range(2, len(rows) + 1))
    assert {int(figure(row, "report_year").value or 0) for row in report.rows} == {year}


@pytest.mark.parametrize("year", CITIES)
def test_every_figure_is_that_of_its_cell(shared: Path, year: int) -> None:
    rows, report = load(shared, year)
    header = [" ".join(name.casefold().split()) for name in rows[0]]
    columns = {
        "scope1": "total scope 1 emissions (metric tonnes co2e)",
        "scope2": "total scope 2 emissions (metric tonnes co2e)",
        "total": "total city-wide emissions (metric tonnes co2e)",
        "total_basic": "total basic emissions (gpc)",
        "total_basic_plus": "total basic+ emissions (gpc)",
    }
    for field, name in columns.items():
        if name not in header:
            continue
        for cells, row in zip(rows[1:], report.rows, strict=True):
            cell, found = cells[header.index(name)], figure(row, field)
            if cell in ("", "Not Applicable"):
                assert (found.value, found.missing) == (None, "not_applicable" if cell else "blank")
            else:
                assert (found.value, found.unit) == (Decimal(cell), "t")


@pytest.mark.parametrize("year", CITIES)
def test_cities_picked_by_hand_have_their_figures(shared: Path, year: int) -> None:
    _, report = load(shared, year)
    by_account: dict[str | None, ReportRow] = {figure(row, "account_number").text: row for row in report.rows}
    for account, (name, accounts, *amounts) in CITIES[year].items():
        row = by_account[account]
        total = "total" if year == 2016 else "total_basic"
        told = [
            found.value if (found := row.figure(field)) else None for field in ("scope1", "scope2", "scope3", total)
        ]
        assert figure(row, "org_name").text == name
        assert figure(row, "accounting_year").value == accounts, name
        assert told == [None if amount is None else Decimal(amount) for amount in amounts], name


def test_thirty_cities_are_picked() -> None:
    assert sum(len(facts) for facts in CITIES.values()) >= 30


GRID = "Total emissions (excluding generation of grid-supplied energy)"
OTHER_YEARS: dict[str, tuple[dict[str, str], dict[str, object]]] = {
    "2012": (
        {
            "Account No": "1",
            "City Name": "City of X",
            "Country": "Y",
            "Reporting Year": "2012",
            "Measurement Year": "12/31/2010 12:00:00 AM",
            "Primary Methodology": "Other",
            "Total City-wide Emissions (metric tonnes CO2e)": "1234.5",
        },
        {"account_number": "1", "org_name": "City of X", "report_year": 2012, "accounting_year": 2010, "total": 1234.5},
    ),
    "2017": (
        {
            "Account number": "1",
            "Organisation": "City of X",
            "City": "X",
            "Reporting year": "2017",
            "Accounting year": "2015-01-01 - 2015-12-31",
            "Protocol": "GPC",
            "Total emissions (metric tonnes CO2e)": "30",
            "TOTAL Scope 1 (Territorial) emissions": "20",
            "Population year": "2016",
        },
        {"city": "X", "report_year": 2017, "accounting_year": 2015, "total": 30, "scope1": 20, "population_year": 2016},
    ),
    "2022": (
        {
            "Questionnaire": "Cities 2022",
            "Organization Number": "1",
            "City": "X",
            "Inventory Year": "2020",
            "Total Scope 1 emissions (excluding generation of grid-supplied energy)": "4",
            "Total Scope 1 emissions": "6",
            f"Indirect emissions from use of grid-supplied energy (kt CO2e) for {GRID}": "5",
        },
        {"report_year": 2022, "accounting_year": 2020, "scope1_excl_grid": 4, "scope1": 6, "scope2_excl_grid": 5000},
    ),
    "2023": (
        {
            "Project year": "2023",
            "Account ID": "1",
            "Organization Name": "City of X",
            "Country/Area": "Y",
            "Year covered by main inventory": "2021",
            "Gases included in main inventory": "CO2",
            "BASIC+ emissions [tCO2e]": "5",
            "Population in year covered by main inventory": "70",
        },
        {"report_year": 2023, "accounting_year": 2021, "gases": "CO2", "total_basic_plus": 5, "population": 70},
    ),
}


@pytest.mark.parametrize(("cells", "expected"), OTHER_YEARS.values(), ids=OTHER_YEARS)
def test_headers_of_other_years_are_known(cells: dict[str, str], expected: dict[str, object]) -> None:
    report = read(sheet(tuple(cells), tuple(cells.values())), network="cdp-cities", year=None)
    assert (report.form_id, report.problems) == ("cdp-citywide", ())
    for field, value in expected.items():
        found = figure(report.rows[0], field)
        assert (found.text if isinstance(value, str) else found.value) == (
            value if isinstance(value, str) else Decimal(str(value))
        ), field


def test_a_line_for_each_answer_is_a_row_for_each_city() -> None:
    who = ("Questionnaire", "Organization Number", "Organization Name", "Inventory Year")
    header = (*who, "Emissions Row Name", "Emissions Column Name", "Emissions Response Answer")
    amount = "Emissions (metric tonnes CO2e)"
    report = read(
        sheet(
            header,
            ("Cities 2022", "1", "City of X", "2020", "Total Scope 2 emissions", amount, "600"),
            ("Cities 2022", "1", "City of X", "2020", "Total Scope 2 emissions", "Notation key", "IE"),
            ("Cities 2022", "1", "City of X", "2020", "TOTAL BASIC emissions", amount, "1100"),
            ("Cities 2022", "2", "City of Z", "2019", "TOTAL BASIC emissions", amount, "Not Applicable"),
        ),
        network="cdp-cities",
    )
    assert [figure(row, "org_name").text for row in report.rows] == ["City of X", "City of Z"]
    assert [figure(row, "scope2").value for row in report.rows] == [600, None]
    assert [figure(row, "total_basic").missing for row in report.rows] == [None, "not_applicable"]
