"""A workbook (XLSX, XLS, ODS) to a Document: a heading and a table a sheet, each cell with its address.

Takes the bytes and which part of them is to be read (`SheetScope`), gives a Document whose text is the sheets one after
the other, a row a line, cells parted by tabs; `Table.place` says which cell of which sheet stands where. What is a
table and what its header, see tabular.py. The workbook's date is the one beside the label that the scope names.

Raises UnreadableDocument: what workbook.py raises, empty, and malformed where the date that the scope promises is not
there.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.document import Document, Stamp
from extractors.language.dates import find_dates
from extractors.readers.composer import Composer, Folded
from extractors.readers.languages import primary_tag, settle
from extractors.readers.tabular import NumberedRow, put_rows
from extractors.readers.unreadable import UnreadableDocument
from extractors.readers.workbook import CellValue, Sheet, cell_text, open_workbook


@dataclass(frozen=True, slots=True)
class SheetScope:
    """Which part of a file of values is read: one `sheet` where it is named, without the columns that hold a cell of
    `leave_out` (labels of what must not be in the text). `dated_by` are the sheet and the label beside which the
    file's own date stands."""

    sheet: str | None = None
    leave_out: frozenset[str] = frozenset()
    dated_by: tuple[str, str] | None = None


EVERYTHING = SheetScope()


def read_xlsx(body: bytes, *, lang: str | None = None, scope: SheetScope = EVERYTHING) -> Document:
    """The Document of a workbook."""
    named = {scope.sheet, scope.dated_by[0] if scope.dated_by else None} - {None} if scope.sheet else None
    sheets = open_workbook(body, sheets=frozenset(name for name in named if name) if named else None)
    composer = Composer()
    shown = [sheet for sheet in sheets if scope.sheet is None or sheet.name == scope.sheet]
    for sheet in shown:
        rows = [NumberedRow(number, tuple(map(cell_text, row))) for number, row in enumerate(sheet.rows, start=1)]
        if any(any(row.cells) for row in rows):
            composer.put("heading", Folded(cell_text(sheet.name) or "-"), level=2)
            put_rows(composer, rows, sheet=sheet.name, is_hidden=sheet.is_hidden, leave_out=scope.leave_out)
    text = composer.text
    if not composer.blocks:
        raise UnreadableDocument("empty", f"there is no value in {scope.sheet or 'any sheet'}")
    tag = primary_tag(lang) or settle(text)
    return Document(
        text=text,
        lang=tag,
        blocks=tuple(composer.blocks),
        tables=tuple(composer.finished_tables(text)),
        stamps=(_stamp(sheets, *scope.dated_by, tag),) if scope.dated_by else (),
    )


def _stamp(sheets: Sequence[Sheet], name: str, label: str, lang: str) -> Stamp:
    """The date that stands beside a label, a month by its last day: a stamp can be newer than what it stamps."""
    for row in (row for sheet in sheets if sheet.name == name for row in sheet.rows):
        cells = [cell for cell in row if cell_text(cell)]
        if cells and cell_text(cells[0]) == label:
            for cell in cells[1:]:
                if day := _day(cell, lang):
                    return Stamp(cell_text(cell), "updated", day)
    raise UnreadableDocument("malformed", f"no date stands beside {label!r} on the sheet {name!r}")


def _day(cell: CellValue, lang: str) -> dt.date | None:
    if isinstance(cell, dt.datetime):
        return cell.date()
    if isinstance(cell, dt.date):
        return cell
    found = find_dates(cell_text(cell), lang)
    return found[0].date.latest if len(found) == 1 else None
