"""The cells of a table element or a definition list, merged ones resolved.

Takes the element, gives its rows of cells, every row as wide as it is told: a cell that spans columns stands in
each of them, one that spans rows in each row. Nested tables are not entered. `is_data` tells tables of facts from those
that only lay out a page. Raises UnreadableDocument("too_large") for spans that would blow a table up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bs4 import Tag

from extractors.readers.unreadable import UnreadableDocument

MOST_CELLS = 200_000
WIDEST_SPAN = 1000
MOST_HEADER_ROWS = 3
LONGEST_VALUE = 600
_GROUPS = frozenset(("thead", "tbody", "tfoot"))


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell element, None where a row is too short. `first` says that this row is the first of those it spans."""

    tag: Tag | None
    is_header: bool = False
    first: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Cell, ...]
    in_head: bool


def grid(table: Tag, left_out: set[int]) -> list[Row]:
    """The rows of a table, header first, footer where it stands."""
    sources = list(_row_tags(table, left_out))
    rows: list[Row] = []
    above: dict[int, tuple[Cell, int]] = {}
    count = 0
    for at, (tag, in_head) in enumerate(sources):
        cells: list[Cell] = []
        below = {column: (cell, left - 1) for column, (cell, left) in above.items() if left > 1}
        for source in tag.children:
            if not isinstance(source, Tag) or source.name not in ("td", "th") or id(source) in left_out:
                continue
            _fill_from(above, cells)
            cell, hanging = Cell(source, source.name == "th"), Cell(source, source.name == "th", first=False)
            down = _span(source, "rowspan", len(sources) - at)
            for _ in range(_span(source, "colspan", WIDEST_SPAN)):
                if down > 1:
                    below[len(cells)] = (hanging, down - 1)
                cells.append(cell)
        while above and len(cells) <= max(above):
            cells.append(above[len(cells)][0] if len(cells) in above else Cell(None))
        count += len(cells)
        refuse_table_cells(count)
        above = below
        rows.append(Row(tuple(cells), in_head))
    return rows


def refuse_table_cells(count: int) -> None:
    """Raise where tables have more cells than a page's may have."""
    if count > MOST_CELLS:
        raise UnreadableDocument("too_large", f"the page's tables have more than {MOST_CELLS} cells")


def _fill_from(above: dict[int, tuple[Cell, int]], cells: list[Cell]) -> None:
    """Put the cells that hang down from the rows above into the next columns."""
    while len(cells) in above:
        cells.append(above[len(cells)][0])


def _row_tags(table: Tag, left_out: set[int]) -> Iterator[tuple[Tag, bool]]:
    for child in table.children:
        if not isinstance(child, Tag) or id(child) in left_out:
            continue
        if child.name == "tr":
            yield child, False
        elif child.name in _GROUPS:
            for row in child.children:
                if isinstance(row, Tag) and row.name == "tr" and id(row) not in left_out:
                    yield row, child.name == "thead"


def _span(cell: Tag, name: str, most: int) -> int:
    """How many rows or columns a cell spans; 0 rows are all that are left."""
    raw = str(cell.attrs.get(name, "1")).strip()
    value = int(raw) if raw.isdecimal() and len(raw) < 6 else 1
    if value == 0:
        return most if name == "rowspan" else 1
    return max(min(value, most), 1)


def is_data(table: Tag, rows: Sequence[Row]) -> bool:
    """Whether a table holds facts in rows and columns: more than one cell, no role of mere layout."""
    laid_out = table.attrs.get("role") in ("presentation", "none")
    return not laid_out and len({id(cell.tag) for row in rows for cell in row.cells if cell.tag}) > 1


def header_rows(rows: Sequence[Row]) -> int:
    """How many rows at the top are header: those of thead, else those of header cells only, else a first bold one."""
    marked = next((at for at, row in enumerate(rows) if not row.in_head), len(rows))
    if not marked:
        marked = next((at for at, row in enumerate(rows) if not all(cell.is_header for cell in row.cells)), len(rows))
    if not marked and len(rows) > 1 and _is_bold(rows[0]) and not _is_bold(rows[1]):
        marked = 1
    if marked >= len(rows):
        return 1 if len(rows) > 1 and rows[0].in_head else 0
    return min(marked, MOST_HEADER_ROWS)


def _is_bold(row: Row) -> bool:
    """Whether all the text of a row is bold."""
    for cell in row.cells:
        if cell.tag is None:
            return False
        bold = "".join(tag.get_text() for tag in cell.tag.find_all(("b", "strong"), recursive=True))
        if not bold.strip() or "".join(bold.split()) != "".join(cell.tag.get_text().split()):
            return False
    return True


def definitions(dl: Tag, left_out: set[int]) -> list[Row]:
    """The rows of a definition list, each term beside each of its values; none where a value is a text."""
    rows: list[Row] = []
    terms: list[Cell] = []
    valued = False
    for tag in dl.find_all(("dt", "dd")):
        if id(tag) in left_out:
            continue
        if tag.name == "dt":
            terms = [] if valued else terms
            terms.append(Cell(tag))
            valued = False
            continue
        if len(tag.get_text()) > LONGEST_VALUE:
            return []
        refuse_table_cells(2 * (len(rows) + len(terms)))
        rows += [
            Row((Cell(term.tag, first=not valued), Cell(tag, first=term is terms[0])), in_head=False) for term in terms
        ]
        valued = True
    return rows
