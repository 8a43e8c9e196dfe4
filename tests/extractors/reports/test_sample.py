"""The form that is sent out: the files in deploy/forms are what the script makes, they check what is typed, and the
intake reads a form that was filled in without a remark."""

from __future__ import annotations

import io
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from extractors.reports.codes import Language
from extractors.reports.reader import read_report_file
from extractors.reports.report import Problem, ReportFile
from extractors.reports.sample import LANGUAGES, sample_form, sample_name, write_samples
from extractors.reports.sample_layout import SAMPLE, SampleError, load_sample
from extractors.reports.wording import words_of
from tests.extractors.reports.made import TODAY, figure, only

FORMS = Path(__file__).parents[3] / "deploy/forms"

FILLED: dict[str, object] = {
    "org_name": "Esimerkki Oy", "y_tunnus": "9999990-9", "network": "demo-kumppanit", "report_year": 2024,
    "period": "1.1.2024–31.12.2024", "scope1": 1234.5, "scope2_location": 900, "scope2_market": 800, "scope3": 10,
    "total": 2044.5, "offsets": 0, "energy_electricity": 12500, "renewable_share": 30, "base_year": 2019,
    "base_total": 3000, "target_pct": 60, "target_year": 2030, "progress_text": "LED-valot kaikkialla",
    "contact": "Maija Meikäläinen, maija@example.org",
}  # fmt: skip
CHOSEN = ("boundary", "status", "method", "consent_publish")
NUMBERS = (
    "scope1",
    "scope2_location",
    "scope2_market",
    "scope3",
    "total",
    "offsets",
    "energy_electricity",
    "base_total",
)


def opened(body: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(body))


def saved(book: openpyxl.Workbook) -> bytes:
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def cell_of(sheet: Worksheet, field: str, lang: Language) -> str:
    """The address of the cell where a field is filled in."""
    label = next(asked.label.of(lang) for asked in load_sample()[0].fields if asked.id == field)
    return next(
        f"B{row[0].row}" for row in sheet.iter_rows() if str(row[0].value or "").strip(" *").lower() == label.lower()
    )


def check_of(sheet: Worksheet, address: str) -> DataValidation:
    return next(check for check in sheet.data_validations.dataValidation if address in check.sqref)


def choices(check: DataValidation) -> list[str]:
    return str(check.formula1).strip('"').split(",")


def filled(lang: Language, *fields: str) -> openpyxl.Workbook:
    """The form with these fields filled in; all of them where none is named."""
    book = opened(sample_form(lang))
    sheet = book.worksheets[0]
    for field, value in FILLED.items():
        if not fields or field in fields:
            sheet[cell_of(sheet, field, lang)] = value
    for field in CHOSEN:
        if not fields or field in fields:
            address = cell_of(sheet, field, lang)
            sheet[address] = choices(check_of(sheet, address))[0]
    return book


def read(book: openpyxl.Workbook, year: int | None = None) -> ReportFile:
    return read_report_file(saved(book), name="raportti.xlsx", network="demo-kumppanit", year=year, today=TODAY)


def problems(report: ReportFile) -> list[Problem]:
    return [*report.problems, *(problem for row in report.rows for problem in row.problems)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_files_that_are_sent_out_are_what_the_script_makes(lang: Language, tmp_path: Path) -> None:
    write_samples(tmp_path)
    assert (FORMS / sample_name(lang)).read_bytes() == (tmp_path / sample_name(lang)).read_bytes() == sample_form(lang)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_form_that_was_filled_in_is_read_without_a_remark(lang: Language) -> None:
    book = filled(lang)
    measures = book.worksheets[1]
    for row, saving in ((4, 12.5), (5, 3)):
        for column, value in enumerate(("LED-valot", None, None, saving, None), 1):
            address = f"{'ABCDE'[column - 1]}{row}"
            measures[address] = value if value is not None else choices(check_of(measures, address))[row - 4]
    report = read(book)
    assert problems(report) == []
    assert (report.form_id, report.lang) == ("partner-report", lang)
    row = only(report)
    for field in NUMBERS:
        assert figure(row, field).value == Decimal(str(FILLED[field])), field
        assert "converted" not in figure(row, field).flags
    assert [figure(row, field).text for field in CHOSEN] == ["operational", "not_started", "calculator", "yes"]
    assert figure(row, "org_name").text == "Esimerkki Oy"
    assert figure(row, "period").text == "2024-01-01/2024-12-31"
    assert figure(row, "form_version").text == "1"
    assert figure(row, "report_year").value == 2024
    assert figure(row, "energy_heat").missing == "blank"
    assert [[(one.field, one.value or one.text) for one in measure.figures] for measure in row.measures] == [
        [("measure", "LED-valot"), ("category", "energy"), ("state", "not_started"), ("saving", Decimal("12.5")),
         ("saving_unit", "t CO2e")],
        [("measure", "LED-valot"), ("category", "circular_economy"), ("state", "going"), ("saving", 3),
         ("saving_unit", "MWh")],
    ]  # fmt: skip
    assert [measure.figures[3].unit for measure in row.measures] == ["t", "MWh"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_notes_are_never_taken_for_values(lang: Language) -> None:
    row = only(read(filled(lang, "org_name", "report_year", "scope1")))
    assert figure(row, "scope1").value == Decimal("1234.5")
    told = {one.field for one in row.figures if one.missing is None and "from_intake" not in one.flags}
    assert told == {"form_version", "org_name", "report_year", "scope1"}
    assert row.problems == ()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_empty_form_says_what_it_lacks_and_nothing_else(lang: Language) -> None:
    report = read(opened(sample_form(lang)))
    assert [(problem.code, problem.field) for problem in problems(report)] == [("Q03", "report_year")]
    row = only(report)
    assert all(
        one.missing == "blank" for one in row.figures if one.field not in {"form_version", "network", "report_year"}
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_choice_is_one_that_the_form_knows(lang: Language) -> None:
    sample, form = load_sample()
    sheet = opened(sample_form(lang)).worksheets[0]
    for field in CHOSEN[:-1]:
        offered = choices(check_of(sheet, cell_of(sheet, field, lang)))
        assert [form.field(field).code_of[words_of(word)] for word in offered] == list(form.field(field).codes)
    assert choices(check_of(sheet, cell_of(sheet, "consent_publish", lang))) == list(sample.yes_no.of(lang))


def test_cells_check_what_is_typed() -> None:
    sheet = opened(sample_form("fi")).worksheets[0]
    told = {
        field: (check.type, check.operator, check.formula1, check.formula2, check.errorStyle)
        for field in ("scope1", "renewable_share", "report_year", "target_year", "consent_publish")
        for check in (check_of(sheet, cell_of(sheet, field, "fi")),)
    }
    # "between" is the operator where none is written, "stop" the style.
    assert told == {
        "scope1": ("decimal", "greaterThanOrEqual", "0", None, "warning"),
        "renewable_share": ("decimal", "between", "0", "100", "stop"),
        "report_year": ("whole", "between", "1990", "YEAR(TODAY())", "stop"),
        "target_year": ("whole", "between", "1990", "2100", "stop"),
        "consent_publish": ("list", None, '"kyllä,ei"', None, "stop"),
    }
    assert check_of(sheet, cell_of(sheet, "scope1", "fi")).prompt == "Omat polttoaineet ja ajoneuvot."


def test_cells_to_fill_are_marked_and_open_and_labels_are_not() -> None:
    sheet = opened(sample_form("sv")).worksheets[0]
    address = cell_of(sheet, "scope1", "sv")
    assert sheet.protection.sheet
    assert (sheet[address].fill.fgColor.rgb, sheet[address].protection.locked) == ("00FFF7CC", False)
    assert sheet["A" + address[1:]].protection.locked


def test_needed_fields_have_an_asterisk_and_the_others_none() -> None:
    sheet = opened(sample_form("en")).worksheets[0]
    marked = [str(row[0].value) for row in sheet.iter_rows(min_row=6) if str(row[0].value or "").endswith("*")]
    assert marked == ["Organisation name *", "Reporting year *", "Permission to publish *"]


def test_the_form_can_be_sent_out_with_network_and_year() -> None:
    book = opened(sample_form("fi", network="demo-kumppanit", year=2024))
    row = only(read(book))
    assert (figure(row, "network").text, figure(row, "report_year").value) == ("demo-kumppanit", 2024)


def test_there_is_no_formula_and_no_time_of_writing_in_it() -> None:
    body = sample_form("fi")
    assert b"<f>" not in body
    assert body.count(b"1980-01-01T00:00:00Z") == 2


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('"Y-tunnus"', '"tunnus X"', "y_tunnus: 'tunnus X' is no label of it"),
        ('"2. Vuoden päästöluvut"', '"Päästöt"', "scope1: the heading 'Päästöt' is a label"),
        ('form = "partner-report"', 'form = "no-such"', "form: no form no-such"),
        ("measures_rows = 40", "measures_rows = 0", "measures_rows: "),
        ('"Ei julkaista."', f'"{"x" * 300}"', "contact: the note in fi is longer"),
        ("[[fields]]", "[[fields", "not a TOML file"),
    ],
)
def test_a_sample_that_would_be_misread_is_refused(tmp_path: Path, old: str, new: str, reason: str) -> None:
    text = SAMPLE.read_text("utf-8")
    assert old in text
    path = tmp_path / "sample.toml"
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(SampleError, match=reason):
        load_sample(path)
