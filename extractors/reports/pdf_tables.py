"""A PDF to sheets: the tables of each page, ruled ones by their lines, others by how their words are aligned.

Takes the bytes, gives a sheet a table with the number of its page, in page order, called by the line of text above it.
A table that goes on over the next page is two sheets. A cell that spans others stands in each of them.
Raises UnreadableDocument: no_table, and what pdf_pages raises.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pdfplumber.page import Page
from pdfplumber.table import Table, merge_edges

from extractors.readers.deadline import check_deadline
from extractors.readers.packed import refuse_cells
from extractors.readers.spelling import words
from extractors.readers.unreadable import UnreadableDocument
from extractors.reports.aligned import Word, aligned_tables, lines_of
from extractors.reports.pdf_pages import open_pages
from extractors.reports.sheet import Place, Sheet, Sheets

LONGEST_NAME = 120
# Rules cross each other as often as the one kind times the other; a page beyond it is a drawing.
MOST_CROSSINGS = 1_000_000
MOST_EDGES = 20_000
_NEAR = 3.0
_TOLERANCE = 3
_ABOVE = 45.0
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class _Found:
    """A table on a page: from where to where it reaches, and its cells."""

    top: float
    bottom: float
    rows: list[list[str]]
    merged: frozenset[Place] = frozenset()


def read_pdf_tables(body: bytes) -> Sheets:
    """The tables of a PDF."""
    sheets: list[Sheet] = []
    count = 0
    with open_pages(body) as pages:
        for page in pages:
            check_deadline()
            for name, found in _tables(page):
                count += len(found.rows) * len(found.rows[0])
                refuse_cells(count)
                sheets.append(Sheet(name, found.rows, merged=found.merged, page=page.page_number))
    if not sheets:
        raise UnreadableDocument("no_table", "the PDF has text, and no table in it")
    return Sheets("pdf", tuple(sheets))


def _tables(page: Page) -> list[tuple[str, _Found]]:
    """The tables of a page from its top to its bottom, with their names."""
    boxes: list[Box] = []
    found: list[_Found] = []
    for table in page.find_tables() if _is_ruled(page) else ():
        box: Box = table.bbox
        boxes.append(box)
        rows, merged = _ruled(table)
        if any(cell for row in rows for cell in row):
            found.append(_Found(box[1], box[3], rows, merged))
    drawn = [_word(word) for word in page.extract_words(x_tolerance=2, use_text_flow=False)]
    free = [word for word in drawn if not any(_within(word, box) for box in boxes)]
    found += [_Found(table.top, table.bottom, table.rows) for table in aligned_tables(free)]
    found.sort(key=lambda table: table.top)
    lines = [(line[0].bottom, words(" ".join(word.text for word in line))) for line in lines_of(free)]
    return [(_name(table, lines, found, page.page_number), table) for table in found]


def _is_ruled(page: Page) -> bool:
    """Whether the page has rules that may make a table, and no more of them than can be looked at."""
    edges = page.edges
    if len(edges) > MOST_EDGES:
        return False
    merged = merge_edges(edges, _TOLERANCE, _TOLERANCE, _TOLERANCE, _TOLERANCE)
    upright = sum(1 for edge in merged if edge["orientation"] == "v")
    return 0 < upright * (len(merged) - upright) <= MOST_CROSSINGS


def _ruled(table: Table) -> tuple[list[list[str]], frozenset[Place]]:
    """The cells of a ruled table by the edges that they begin at, those that span others filled."""
    boxes: list[Box] = list(table.cells)
    lefts, tops = _grouped(box[0] for box in boxes), _grouped(box[1] for box in boxes)
    refuse_cells(len(lefts) * len(tops))
    rows = [[""] * len(lefts) for _ in tops]
    merged: set[Place] = set()
    texts = table.extract(x_tolerance=2)
    for line, cells in zip(table.rows, texts, strict=True):
        for box, text in zip(line.cells, cells, strict=True):
            if box is None:
                continue
            across = [at for at, left in enumerate(lefts) if box[0] - _NEAR <= left < box[2] - _NEAR]
            down = [at for at, top in enumerate(tops) if box[1] - _NEAR <= top < box[3] - _NEAR]
            for place in ((row, column) for row in down for column in across):
                rows[place[0]][place[1]] = words(text or "")
                if place != (down[0], across[0]):
                    merged.add(place)
    return rows, frozenset(merged)


def _grouped(edges: Iterable[float]) -> list[float]:
    """Edges in their order, those that are nearly the same as one."""
    ordered = sorted(edges)
    return [*ordered[:1], *(after for before, after in pairwise(ordered) if after - before > _NEAR)]


def _name(table: _Found, lines: Sequence[tuple[float, str]], others: Sequence[_Found], page: int) -> str:
    """The line close above a table that is in no other one, else the page."""
    above = [
        (bottom, text)
        for bottom, text in lines
        if table.top - _ABOVE <= bottom <= table.top + _NEAR
        and not any(other is not table and other.top < bottom <= other.bottom + _NEAR for other in others)
    ]
    return max(above)[1][:LONGEST_NAME] if above else f"page {page}"


def _within(word: Word, box: Box) -> bool:
    across, down = (word.left + word.right) / 2, (word.top + word.bottom) / 2
    return box[0] <= across <= box[2] and box[1] <= down <= box[3]


def _word(word: dict[str, object]) -> Word:
    left, right, top, bottom = (float(str(word[key])) for key in ("x0", "x1", "top", "bottom"))
    return Word(str(word["text"]), left, right, top, bottom)
