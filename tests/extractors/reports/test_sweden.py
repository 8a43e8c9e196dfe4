"""Three messy Swedish workbooks (../shared/data/sweden), each to rows under its true headers."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from python_calamine import CalamineWorkbook

from extractors.reports.reader import read_report
from extractors.reports.report import ReportFile
from extractors.reports.sheet import Sheet, Sheets
from tests.extractors.reports.made import figure


def load(path: Path) -> ReportFile:
    book = CalamineWorkbook.from_path(path)
    sheets = [Sheet(name, book.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in book.sheet_names]
    file_format = "xls" if path.suffix == ".xls" else "xlsx"
    return read_report(Sheets(file_format, tuple(sheets)), network="test", year=2023, today=dt.date(2025, 6, 1))


def test_climate_plans(shared: Path) -> None:
    report = load(shared / "data" / "sweden" / "klimatplaner_redacted.xlsx")
    assert (report.form_id, report.lang, len(report.rows)) == ("sweden-klimatplaner", "sv", 290)
    ale = report.rows[0]
    assert (figure(ale, "org_name").text, figure(ale, "adopted_year").value) == ("Ale kommun", 2021)
    assert figure(ale, "plan_name").text == "Klimatstrategi 2030"
    assert figure(ale, "contact").flags == ("personal",)
    # Two sheets repeat rows of the first one without a header: they are told of, not guessed at.
    assert [p.sheet for p in report.problems if p.address is None] == ["Har plan", "Plan kan inte hittas"]


def test_codes_of_counties_and_municipalities(shared: Path) -> None:
    report = load(shared / "data" / "sweden" / "kommunlankod_2023.xls")
    assert (report.form_id, len(report.rows), report.problems) == ("sweden-kommunlankod", 311, ())
    codes = {figure(row, "code").text: figure(row, "org_name").text for row in report.rows}
    assert (codes["01"], codes["0114"], codes["2584"]) == ("Stockholms län", "Upplands Väsby", "Kiruna")
    assert sum(len(code or "") == 2 for code in codes) == 21


def test_procurement_survey(shared: Path) -> None:
    report = load(shared / "data" / "sweden" / "NUE2022_DATA_2023-12-20.xlsx")
    assert (report.form_id, len(report.rows), report.problems) == ("sweden-nue", 370, ())
    row = next(row for row in report.rows if figure(row, "org_name").text == "Bodens kommun")
    assert [str(figure(row, field).value) for field in ("answer_mean", "threshold", "outcome")] == [
        "2.333333333",
        "2.4",
        "0",
    ]
