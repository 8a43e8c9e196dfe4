"""XLSX, XLS and ODS files to sheets, by python-calamine.

The library gives values, dates, the merged ranges of XLSX and XLS, and which sheets are hidden. The rest is looked up
in the file itself (xlsx_markup, xls_markup, ods_markup): percent formats, and but for XLS, whose formulas have a value,
formulas without one and errors in place of one. Formulas are never worked out, and macros never opened: an XLSM file is
read as any other. Raises UnreadableDocument: encrypted, malformed, too_large, unknown_format, empty.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from extractors.readers.packed import OLE, Package, checked_book, checked_sheets, refuse_cells
from extractors.readers.unreadable import UnreadableDocument
from extractors.readers.workbook import cell_rows, worksheets
from extractors.reports.marks import Marks, Range
from extractors.reports.ods_markup import ods_marks
from extractors.reports.sheet import CellValue, FileFormat, Place, Sheet, Sheets
from extractors.reports.xls_markup import xls_marks
from extractors.reports.xlsx_markup import has_marks, percent_styles, sheet_marks, sheet_parts

_NO_MARKS = Marks()
_MANIFEST = "META-INF/manifest.xml"
Rows = list[list[CellValue]]


def read_workbook(body: bytes) -> Sheets:
    """The sheets of a workbook, hidden and empty ones too."""
    file_format, found = _marks(body)
    sheets: list[Sheet] = []
    count = 0
    has_value = False
    for at, (sheet, is_hidden) in enumerate(worksheets(body)):
        rows = cell_rows(sheet)
        marks = found.get(sheet.name) or found.get(at) or _NO_MARKS
        if marks.bare_formulas or marks.errors:
            _lay_out(rows, marks)
        count += len(rows) * len(rows[0]) if rows else 0
        refuse_cells(count)
        has_value = has_value or bool(marks.bare_formulas) or any(cell != "" for row in rows for cell in row)
        merged = _fill(rows, sheet.merged_cell_ranges or marks.ranges)
        percents = frozenset(place for place in marks.percents if _is_number(rows, place)) if marks.percents else ()
        bare = {place: text for place, text in marks.bare_formulas.items() if rows[place[0]][place[1]] == ""}
        sheets.append(Sheet(sheet.name, rows, is_hidden, frozenset(percents), bare, merged))
    if not has_value:
        raise UnreadableDocument("empty", "there is no value in any sheet")
    return Sheets(file_format, tuple(sheets))


def _marks(body: bytes) -> tuple[FileFormat, Mapping[str | int, Marks]]:
    """The format, and the marks of the sheets that have any, by name or by number. Refuses what must not be opened."""
    if body.startswith(OLE):
        return "xls", dict(enumerate(xls_marks(checked_book(body))))
    package = Package(body)
    parts = list(checked_sheets(package))
    if "xl/workbook.xml" not in package.names:
        if _MANIFEST in package.names and b"encryption-data" in package.content(_MANIFEST):
            raise UnreadableDocument("encrypted", "the workbook has a password")
        return "ods", dict(enumerate(ods_marks(package.content("content.xml"))))
    percents = percent_styles(package)
    marked = {part.name: part for part in parts if percents or has_marks(part.content)}
    if not marked:
        return "xlsx", {}
    if len(parts) == 1:
        # The only sheet of the file needs no looking up of where each stands.
        return "xlsx", {0: sheet_marks(parts[0], percents)}
    named = sheet_parts(package)
    return "xlsx", {name: sheet_marks(marked[part], percents) for name, part in named.items() if part in marked}


def _lay_out(rows: Rows, marks: Marks) -> None:
    """Make room for the cells that the library did not give, and put the errors into theirs."""
    places = [*marks.bare_formulas, *marks.errors]
    height = max(len(rows), 1 + max(row for row, _ in places))
    width = max(len(rows[0]) if rows else 0, 1 + max(column for _, column in places))
    refuse_cells(height * width)
    for cells in rows:
        cells.extend([""] * (width - len(cells)))
    rows.extend([""] * width for _ in range(height - len(rows)))
    for (row, column), error in marks.errors.items():
        rows[row][column] = error


def _fill(rows: Rows, ranges: Sequence[Range]) -> frozenset[Place]:
    """Give each cell of a merged range the value of its first. A range may reach beyond what is laid out."""
    filled: set[Place] = set()
    steps = 0
    for (top, left), (bottom, right) in ranges:
        if top >= len(rows) or left >= len(rows[top]) or rows[top][left] == "":
            continue
        value = rows[top][left]
        last = min(right + 1, len(rows[top]))
        for row in range(top, min(bottom + 1, len(rows))):
            rows[row][left:last] = [value] * (last - left)
            filled.update((row, column) for column in range(left, last))
            steps += last - left
        filled.discard((top, left))
        refuse_cells(steps)
    return frozenset(filled)


def _is_number(rows: Rows, place: Place) -> bool:
    """Whether a number stands there; a text is what it says, however its cell is formatted."""
    row, column = place
    cell = rows[row][column] if row < len(rows) and column < len(rows[row]) else ""
    return isinstance(cell, int | float) and not isinstance(cell, bool)
