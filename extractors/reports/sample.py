"""The form that a coordinator sends out: `sample_form(lang)` gives the XLSX, the same bytes each time.

Sheet 1 has a label, a cell to fill, the unit and a note for each field; sheet 2 a table for measures. Labels, units and
codes are those of the form that reads it back. `python -m extractors.reports.sample deploy/forms` writes the files.
"""

from __future__ import annotations

import sys
from pathlib import Path

import openpyxl
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from extractors.reports.codes import Language
from extractors.reports.forms import Form, FormField
from extractors.reports.sample_checks import validation_of
from extractors.reports.sample_layout import Sample, SampleField, load_sample
from extractors.reports.written_cells import write_cell
from extractors.reports.written_workbook import workbook_bytes

LANGUAGES: tuple[Language, ...] = ("fi", "sv", "en")
_UNITS = {"t": "t CO2e", "MWh": "MWh", "%": "%"}
_LABEL, _VALUE, _UNIT, _NOTE = 1, 2, 3, 4
_WIDTHS = {"A": 44, "B": 30, "C": 10, "D": 62}
_EDGE = Side(style="thin", color="B3A45C")
_BORDER = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
_TO_FILL = PatternFill("solid", fgColor="FFF7CC")
_HEADER = PatternFill("solid", fgColor="DDE6ED")
_WRAPPED = Alignment(vertical="top", wrap_text=True)
_OPEN = Protection(locked=False)


def sample_form(lang: Language, *, network: str | None = None, year: int | None = None) -> bytes:
    """The form in a language, to be filled in; with the network and year already there, where they are given."""
    sample, form = load_sample()
    book = openpyxl.Workbook()
    report = book.worksheets[0]
    report.title = sample.sheet.of(lang)
    told = {"form_version": sample.version, "network": network, "report_year": year}
    _write_report(report, sample, form, lang, {field: value for field, value in told.items() if value is not None})
    _write_measures(book.create_sheet(sample.measures_sheet.of(lang)), sample, form, lang)
    book.properties.title = sample.title.of(lang)
    book.properties.creator = "Verkosto"
    book.properties.language = lang
    return workbook_bytes(book, is_packed=False)


def sample_name(lang: Language) -> str:
    """The name of the form's file."""
    return f"partner_report_{lang}.xlsx"


def _write_report(sheet: Worksheet, sample: Sample, form: Form, lang: Language, told: dict[str, str | int]) -> None:
    for row, line in enumerate((sample.title.of(lang), *sample.intro.of(lang)), 1):
        write_cell(sheet, row, _LABEL, line)
    sheet.cell(1, _LABEL).font = Font(bold=True, size=16)
    row = len(sample.intro.of(lang)) + 3
    _write_header(sheet, row, sample.header.of(lang))
    sheet.freeze_panes = f"A{row + 1}"
    for asked in sample.fields:
        row += 1
        if asked.heading is not None:
            write_cell(sheet, row, _LABEL, asked.heading.of(lang)).font = Font(bold=True, size=12)
            row += 1
        _write_field(sheet, row, sample, form.field(asked.id), asked, lang, told.get(asked.id, ""))
    for column, width in _WIDTHS.items():
        sheet.column_dimensions[column].width = width
    # Labels cannot be changed by accident. There is no password: whoever wants to, may.
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False
    _set_page(sheet)


def _write_field(
    sheet: Worksheet, row: int, sample: Sample, field: FormField, asked: SampleField, lang: Language, told: str | int
) -> None:
    label = asked.label.of(lang)
    write_cell(sheet, row, _LABEL, label[:1].upper() + label[1:] + (" *" if field.needed else "")).alignment = _WRAPPED
    cell = write_cell(sheet, row, _VALUE, told)
    cell.alignment = Alignment(vertical="top", horizontal="left", wrap_text=True)
    if field.id != "form_version":
        cell.fill, cell.border, cell.protection = _TO_FILL, _BORDER, _OPEN
        _add(sheet, validation_of(field, asked, sample, lang), f"B{row}")
    # A day or a code like 1-2 that is typed into a cell for text stays what was typed.
    if field.type in ("text", "period", "y_tunnus", "personal"):
        cell.number_format = "@"
    write_cell(sheet, row, _UNIT, _UNITS.get(field.unit or "", "")).alignment = _WRAPPED
    note = write_cell(sheet, row, _NOTE, asked.note.of(lang) if asked.note is not None else "")
    note.font, note.alignment = Font(italic=True, color="595959"), _WRAPPED


def _write_header(sheet: Worksheet, row: int, titles: tuple[str, ...]) -> None:
    for column, title in enumerate(titles, 1):
        cell = write_cell(sheet, row, column, title)
        cell.font, cell.fill, cell.alignment = Font(bold=True), _HEADER, _WRAPPED


def _write_measures(sheet: Worksheet, sample: Sample, form: Form, lang: Language) -> None:
    write_cell(sheet, 1, 1, sample.measures_title.of(lang)).font = Font(bold=True, size=16)
    _write_header(sheet, 3, tuple(asked.label.of(lang).capitalize() for asked in sample.measures))
    fields = {field.id: field for field in form.measures}
    first, last = 4, 3 + sample.measures_rows
    for column, asked in enumerate(sample.measures, 1):
        letter = "ABCDEFGHIJ"[column - 1]
        for row in range(first, last + 1):
            cell = sheet.cell(row, column)
            cell.fill, cell.border, cell.alignment = _TO_FILL, _BORDER, _WRAPPED
        _add(sheet, validation_of(fields[asked.id], asked, sample, lang), f"{letter}{first}:{letter}{last}")
        sheet.column_dimensions[letter].width = 50 if column == 1 else 20
    sheet.freeze_panes = "A4"
    _set_page(sheet)


def _add(sheet: Worksheet, check: DataValidation | None, place: str) -> None:
    if check is not None:
        check.add(place)
        sheet.add_data_validation(check)


def _set_page(sheet: Worksheet) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def write_samples(folder: Path) -> None:
    """Write the form in each language to a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for lang in LANGUAGES:
        (folder / sample_name(lang)).write_bytes(sample_form(lang))


if __name__ == "__main__":
    write_samples(Path(sys.argv[1] if len(sys.argv) > 1 else "deploy/forms"))
