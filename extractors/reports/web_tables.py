"""A web page to sheets: each table, definition list and card of labels and values is one.

Takes the bytes of a page. A table's cells are its elements, merged ones filled; a list or card gives rows of a label
and a value. A sheet is called by its caption, else by the heading before it, and numbered in the order of the page;
what the page does not show is hidden. Scripts are no text and nothing is fetched.
Raises UnreadableDocument: undecodable, too_large, malformed, no_table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bs4 import Tag
from bs4.element import CData, NavigableString, PageElement

from extractors.readers.decode import decode
from extractors.readers.grid import Cell, definitions, grid, is_data
from extractors.readers.markup import parse_markup
from extractors.readers.packed import refuse_cells
from extractors.readers.spelling import words
from extractors.readers.unreadable import UnreadableDocument
from extractors.reports.pairs import find_pairs
from extractors.reports.sheet import Place, Sheet, Sheets

MOST_DEPTH = 400
LONGEST_NAME = 120
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LAID_OUT = ("table", "dl")
_BREAKS = frozenset(("br", "p", "div", "li", "dd", "dt", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6"))
_UNSEEN = frozenset(("script", "style", "template", "noscript", "head"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def read_web_tables(body: bytes) -> Sheets:
    """The tables of a page, in its order."""
    soup = parse_markup(decode(body, markup=True))
    sheets: list[Sheet] = []
    heading = ""
    count = 0
    for tag in soup.find_all(True):
        if tag.name in _HEADINGS:
            heading = cell_words(tag)
            continue
        rows, merged = _rows(tag)
        if not rows:
            continue
        count += len(rows) * len(rows[0])
        refuse_cells(count)
        own = _own_name(tag)
        name = (own or heading or "table")[:LONGEST_NAME]
        sheets.append(Sheet(name, rows, _is_hidden(tag), merged=merged, page=len(sheets) + 1))
    if not sheets:
        raise UnreadableDocument("no_table", "the page has no table, list or card of labels and values")
    return Sheets("html", tuple(sheets))


def cell_words(tag: Tag | None, *, beside: Tag | None = None) -> str:
    """The text of an element on one line, without that of tables within it and of the element `beside` it."""
    return words("".join(_texts(tag, beside))) if tag else ""


def _texts(tag: Tag, beside: Tag | None) -> Iterator[str]:
    """The pieces of text, a break in the line wherever an element makes one. No depth of elements ends it."""
    stack: list[PageElement | str] = [*reversed(tag.contents)]
    while stack:
        piece = stack.pop()
        if type(piece) in (NavigableString, CData, str):
            yield str(piece)
        elif isinstance(piece, Tag) and piece is not beside and piece.name not in _UNSEEN and piece.name != "table":
            if piece.name in _BREAKS:
                yield "\n"
                stack.append("\n")
            stack.extend(reversed(piece.contents))


def _rows(tag: Tag) -> tuple[list[list[str]], frozenset[Place]]:
    """The rows that an element itself lays out, none where it is no table, list or card."""
    if tag.name == "table":
        found = grid(tag, set())
        if not is_data(tag, found):
            return [], frozenset()
        rows, merged = _laid_out([row.cells for row in found])
    elif tag.name == "dl":
        rows, merged = _laid_out([row.cells for row in definitions(tag, set())])
    elif tag.find_parent(_LAID_OUT) is None:
        rows, merged = [list(pair) for pair in find_pairs(tag, cell_words)], frozenset()
    else:
        return [], frozenset()
    return (rows, merged) if any(cell for row in rows for cell in row) else ([], frozenset())


def _laid_out(rows: Sequence[Sequence[Cell]]) -> tuple[list[list[str]], frozenset[Place]]:
    """The words of cells, each row as wide as the widest, and which cells only a wider or higher one fills."""
    width = max(map(len, rows), default=0)
    refuse_cells(width * len(rows))
    told: dict[int, str] = {}
    filled: list[list[str]] = []
    merged: set[Place] = set()
    for at, row in enumerate(rows):
        before: Cell | None = None
        texts = []
        for column, cell in enumerate(row):
            if cell.tag is not None and (cell is before or not cell.first):
                merged.add((at, column))
            before = cell
            key = id(cell.tag)
            if key not in told:
                told[key] = cell_words(cell.tag)
            texts.append(told[key])
        filled.append(texts + [""] * (width - len(row)))
    return filled, frozenset(merged)


def _own_name(tag: Tag) -> str:
    """What an element itself says that it is called."""
    caption = tag.find(("caption", "figcaption", *_HEADINGS, "legend")) if tag.name != "dl" else None
    return cell_words(caption) if isinstance(caption, Tag) else ""


def _is_hidden(tag: Tag) -> bool:
    """Whether a browser would not show an element, by its own attributes or those of what it stands in."""
    return any(
        "hidden" in part.attrs or _HIDDEN.search(str(part.attrs.get("style", ""))) for part in (tag, *tag.parents)
    )
