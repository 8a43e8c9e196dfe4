"""What the library leaves out of an ODS file: merged ranges, percent formats, formulas without a stored value.

Takes the bytes of content.xml. They are read as a stream, with no entity resolved and nothing fetched; the repeats of
rows and cells are counted before the library lays them out. Raises UnreadableDocument: malformed, too_large.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

from lxml import etree

from extractors.readers.packed import refuse_cells
from extractors.readers.unreadable import UnreadableDocument
from extractors.reports.marks import Marks

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")


def ods_marks(content: bytes) -> list[Marks]:
    """The marks of each sheet, in their order."""
    found: list[Marks] = []
    row = 0
    widest = filled = 0
    try:
        for event, tag in _tags(content):
            if tag.tag == f"{_TABLE}table":
                if event == "start":
                    found.append(Marks())
                    row = widest = filled = 0
            elif event == "end" and found:
                repeats = _number(tag, "number-rows-repeated")
                last = _mark_row(found[-1], tag, row, repeats)
                row += repeats
                if last:
                    widest, filled = max(widest, last), row
                    refuse_cells(widest * filled)
                tag.clear()
    except etree.XMLSyntaxError as error:
        raise UnreadableDocument("malformed", f"the workbook is broken: {error}") from error
    return found


def _tags(content: bytes) -> Iterator[tuple[str, etree._Element]]:
    return iter(
        etree.iterparse(
            io.BytesIO(content),
            events=("start", "end"),
            tag=(f"{_TABLE}table", f"{_TABLE}table-row"),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
        )
    )


def _mark_row(marks: Marks, tag: etree._Element, row: int, repeats: int) -> int:
    """Note what a row's cells say, for each of its repeats. Gives how many columns it fills."""
    column = last = 0
    for cell in tag.iterchildren(*_CELLS):
        across = _number(cell, "number-columns-repeated")
        kind = cell.get(f"{_OFFICE}value-type")
        formula = cell.get(f"{_TABLE}formula")
        if kind is not None or len(cell) or formula is not None:
            last = column + across
            refuse_cells(last * repeats)
        if kind == "percentage":
            marks.percents.update((row + down, column + right) for down in range(repeats) for right in range(across))
        if formula is not None and kind is None and not len(cell):
            text = "=" + formula.partition(":=")[2] if ":=" in formula else formula
            marks.bare_formulas.update(
                ((row + down, column + right), text) for down in range(repeats) for right in range(across)
            )
        deep, wide = _number(cell, "number-rows-spanned"), _number(cell, "number-columns-spanned")
        if deep > 1 or wide > 1:
            marks.ranges.append(((row, column), (row + deep - 1, column + wide - 1)))
        column += across
    return last


def _number(tag: etree._Element, name: str) -> int:
    """A count, 1 where it is not said."""
    raw = tag.get(_TABLE + name, "1")
    if not raw.isdecimal():
        return 1
    return max(int(raw), 1) if len(raw) < 10 else 10**9
