"""Rows of cells, as a file of values gives them, into a growing text: the lines above the table, then the table.

Takes rows as they stand in the file with their row numbers, gives the table its header, its rows and the place of each
in the file. Empty rows and columns are left out. Lines of a single cell before the table are paragraphs; the first row
is its header, unless it holds figures or empty cells. A column that is not to be read is left out with all its cells,
whatever stands in it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from extractors.document import Place
from extractors.readers.composer import Composer, Folded

_FIGURE = re.compile(r"[\d\s.,:%/+-]*\d[\d\s.,:%/+-]*")


@dataclass(frozen=True, slots=True)
class NumberedRow:
    """A row's cells, each on one line, and its number in the file (from 1)."""

    number: int
    cells: tuple[str, ...]


def put_rows(
    composer: Composer,
    rows: Sequence[NumberedRow],
    *,
    sheet: str | None = None,
    is_hidden: bool = False,
    leave_out: Collection[str] = (),
) -> None:
    """Put the rows of a file or sheet. A column with a cell that is one of `leave_out` is not put at all."""
    columns = _columns(rows, leave_out)
    kept = [(row.number, cells) for row in rows if any(cells := _trimmed([_at(row, column) for column in columns]))]
    if not kept:
        return
    width = Counter(len(cells) for _, cells in kept).most_common(1)[0][0]
    first = next(at for at, (_, cells) in enumerate(kept) if len(cells) >= min(width, 2))
    for _, cells in kept[:first]:
        composer.put("paragraph", Folded("\t".join(cells)))
    table = [[Folded(cell) for cell in [*cells, *[""] * (width - len(cells))]] for _, cells in kept[first:]]
    head = 1 if _is_header([cells for _, cells in kept[first : first + 2]]) else 0
    place = Place(sheet, tuple(map(letters, columns)), tuple(number for number, _ in kept[first + head :]), is_hidden)
    composer.put_table([cell.text for row in table[:head] for cell in row], table[:head], table[head:], place)


def letters(column: int) -> str:
    """What a sheet calls its column, from 0: A, B, … Z, AA."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _columns(rows: Sequence[NumberedRow], leave_out: Collection[str]) -> list[int]:
    """The columns that hold something and are to be read."""
    filled: set[int] = set()
    left: set[int] = set()
    for row in rows:
        filled.update(at for at, cell in enumerate(row.cells) if cell)
        if leave_out:
            left.update(at for at, cell in enumerate(row.cells) if cell in leave_out)
    return sorted(filled - left)


def _at(row: NumberedRow, column: int) -> str:
    return row.cells[column] if column < len(row.cells) else ""


def _trimmed(cells: list[str]) -> list[str]:
    """A row without the empty cells at its end, which sheets write for the width of their widest row."""
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _is_header(rows: Sequence[list[str]]) -> bool:
    """Whether the first row labels the others: words in every cell, no two alike, and no figure among them."""
    labels = rows[0]
    return len(rows) > 1 and all(labels) and len(set(labels)) == len(labels) and not any(map(_FIGURE.fullmatch, labels))
