"""The cells of an old workbook that are shown as percent, by its own records."""

from __future__ import annotations

from extractors.readers.ole import OldBook
from extractors.reports.marks import Marks
from extractors.reports.xlsx_markup import shows_percent


def xls_marks(book: OldBook) -> list[Marks]:
    """The marks of each sheet, in their order."""
    numbers = {9, 10} | {number for number, code in book.formats.items() if shows_percent(code)}
    styles = {at for at, number in enumerate(book.style_formats) if number in numbers}
    return [Marks({place for place, style in sheet.styles.items() if style in styles}) for sheet in book.sheets]
