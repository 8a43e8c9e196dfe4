"""The first sheet of a correction file: every remark with its cell, what stands there, why it cannot be taken, and what
to do. An address is a link to its cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from extractors.reports.codes import Said
from extractors.reports.correction_words import CorrectionWords
from extractors.reports.report import Problem
from extractors.reports.written_cells import write_cell

MOST_REMARKS = 2_000
_LONGEST_RAW = 500
_WIDTHS = (6, 18, 8, 26, 26, 52, 52, 8)
_TOP = Alignment(vertical="top", wrap_text=True)


@dataclass(frozen=True, slots=True)
class Remark:
    """One line: the sheet's title, the cell's address ("" for the whole), the field's label, what is said, and of what.
    `is_linked` where the cell stands in the same file."""

    sheet: str
    address: str
    label: str
    said: Said
    problem: Problem
    is_linked: bool


def write_remarks(sheet: Worksheet, remarks: Iterable[Remark], left_out: Sequence[str], words: CorrectionWords) -> None:
    """Fill the sheet of remarks. `left_out` are sentences on what the file does not show."""
    for number, line in enumerate((words.title, *words.intro, *left_out), 1):
        write_cell(sheet, number, 1, line)
    sheet.cell(1, 1).font = Font(bold=True, size=14)
    header = len(words.intro) + len(left_out) + 3
    for column, title in enumerate(words.header, 1):
        cell = sheet.cell(header, column, title)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="DDE6ED")
        cell.alignment = _TOP
    told = list(remarks)
    for number, remark in enumerate(told[:MOST_REMARKS], 1):
        _write_remark(sheet, header + number, number, remark)
    if len(told) > MOST_REMARKS:
        write_cell(sheet, header + MOST_REMARKS + 1, 1, words.more.format(count=len(told) - MOST_REMARKS))
    for column, width in enumerate(_WIDTHS):
        sheet.column_dimensions["ABCDEFGH"[column]].width = width
    sheet.freeze_panes = f"A{header + 1}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _write_remark(sheet: Worksheet, row: int, number: int, remark: Remark) -> None:
    said, problem = remark.said, remark.problem
    values = (
        number,
        remark.sheet,
        remark.address,
        remark.label,
        problem.raw[:_LONGEST_RAW],
        said.wrong,
        said.todo,
        problem.code,
    )
    for column, value in enumerate(values, 1):
        write_cell(sheet, row, column, value).alignment = _TOP
    if remark.is_linked and remark.address:
        cell = sheet.cell(row, 3)
        name = remark.sheet.replace("'", "''")
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{name}'!{remark.address}")
        cell.font = Font(color="0563C1", underline="single")
