"""The acceptance file of domain.md 5.4 (invented organisations): what the file alone can tell of its twelve rows."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.extractors.reports.made import codes, figure, read, sheet

HEADERS = {
    "no language": (
        "org", "Y-tunnus", "report_year", "s1", "s2", "s3", "energy_total", "total", "base_year", "base_total",
        "received", "note",
    ),
    "finnish": (
        "Organisaatio", "Y-tunnus", "Vuosi", "Suorat päästöt (scope 1), t CO2e", "Ostoenergia (scope 2)",
        "Muut epäsuorat (scope 3)", "Energia (MWh)", "Yhteensä", "Vertailuvuosi", "Vertailuvuoden päästöt",
        "Vastaanotettu", "Huomautus",
    ),
    "swedish and english": (
        "Organisation", "Y-tunnus", "Year", "Direkta utsläpp", "Köpt energi", "Scope 3", "Energi", "Total", "Base year",
        "Base year emissions", "Received", "Notes",
    ),
}  # fmt: skip
DAY = "2025-03-10"
ROWS = (
    ("Esimerkki Oy", "9999990-9", "2024", "1 234,5 t", "0,8 kt", "–", "12 500 MWh", "", "", "", DAY, ""),
    ("Mallikas Ab", "9999991-7", "2024", "850 kg", "12.4 t", "1.234,0 t", "", "", "", "", DAY, ""),
    ("Testi ry", "9999992-5", "2024", "1,234", "5", "", "", "", "", "", DAY, ""),
    ("Näyte Oy", "9999993-3", "2024", "", "", "", "", "500", "", "", DAY, ""),
    ("Näyte Oy", "9999993-3", "2024", "", "", "", "", "520", "", "", "2025-05-02", "korjattu"),
    ("Virhe Oy", "9999995-0", "2024", "10", "", "", "", "", "", "", DAY, ""),
    (" ESIMERKKI OY ", "", "2024", "1 234,5 t", "0,8 kt", "–", "12 500 MWh", "", "", "", DAY, ""),
    ("Miinus Oy", "9999994-1", "2024", "-5", "", "", "", "", "", "", DAY, ""),
    ("Summa Oy", "9999996-8", "2024", "40", "40", "10", "", "100", "", "", DAY, ""),
    ("Tuleva Oy", "9999997-6", "2042", "10", "", "", "", "", "", "", DAY, ""),
    ("Oikaistu Oy", "9999998-4", "2024", "300", "400", "", "", "", "2019", "900", DAY, ""),
    ("Arvio Oy", "9999999-2", "2024", "n. 30 t", "0", "", "", "", "", "", DAY, ""),
)


@pytest.mark.parametrize("header", HEADERS.values(), ids=HEADERS)
@pytest.mark.parametrize("sign", [None, ","])
def test_each_row_gives_its_figures_and_codes(header: tuple[str, ...], sign: str | None) -> None:
    report = read(sheet(header, *ROWS), sign=sign)
    assert (report.form_id, report.problems) == ("partner-report", ())
    assert [codes(row) for row in report.rows] == [
        [],
        [],
        [("Q05", "scope1")],
        [],
        [],
        [("Q02", "y_tunnus")],
        [],
        [("Q07", "scope1")],
        [("Q08", "total")],
        [("Q17", "report_year")],
        [],
        [],
    ]
    told = [[figure(row, field).value for field in ("scope1", "scope2", "scope3", "total")] for row in report.rows]
    assert told == [
        [Decimal("1234.5"), 800, None, None],
        [Decimal("0.85"), Decimal("12.4"), 1234, None],
        [None, 5, None, None],
        [None, None, None, 500],
        [None, None, None, 520],
        [10, None, None, None],
        [Decimal("1234.5"), 800, None, None],
        [None, None, None, None],
        [40, 40, 10, None],
        [10, None, None, None],
        [300, 400, None, None],
        [30, 0, None, None],
    ]
    first, corrected, restated, estimated = (report.rows[at] for at in (0, 4, 10, 11))
    assert figure(first, "scope3").missing == "dash"
    assert figure(first, "energy_total").value == 12500
    assert figure(report.rows[6], "org_name").text == "ESIMERKKI OY"
    assert (figure(corrected, "received").text, figure(corrected, "note").text) == ("2025-05-02", "korjattu")
    assert (figure(restated, "base_year").value, figure(restated, "base_total").value) == (2019, 900)
    assert (figure(estimated, "scope1").flags, figure(estimated, "scope3").missing) == (("approx",), "blank")
