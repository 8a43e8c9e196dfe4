"""Tables in plain text whose cells are parted by tabs or bars, one row a line.

Takes a text and its lines, gives tables as spans. Three lines with the same number of separators make a table; rules
drawn of dashes are no rows, and the bars at the edges of a line part no cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.readers.columns import shows_header
from extractors.readers.flattened import FlatTable, Span
from extractors.readers.lines import Line

FEWEST_ROWS = 3
_RULE = re.compile(r"[\s|:+=-]+")


def find_separated(text: str, lines: Sequence[Line]) -> Iterator[FlatTable]:
    """The tables, in page order."""
    at = 0
    while at < len(lines):
        rows, used = _rows(text, lines, at)
        if len(rows) >= FEWEST_ROWS:
            cells = [[text[start:end] for start, end in row] for row in rows]
            if _RULE.fullmatch(lines[at + 1].text) or shows_header(cells):
                yield FlatTable(tuple(cells[0]), rows[0], tuple(rows[1:]))
            else:
                yield FlatTable((), (), tuple(rows))
        at += max(used, 1)


def _rows(text: str, lines: Sequence[Line], first: int) -> tuple[list[tuple[Span, ...]], int]:
    rows: list[tuple[Span, ...]] = []
    used = 0
    mark = "\t" if "\t" in lines[first].text else "|"
    for at in range(first, len(lines)):
        line = lines[at]
        if mark not in line.text:
            break
        if not _RULE.fullmatch(line.text):
            cells = _cells(text, line, mark)
            if rows and len(cells) != len(rows[0]):
                break
            rows.append(cells)
        used += 1
    return rows, used


def _cells(text: str, line: Line, mark: str) -> tuple[Span, ...]:
    """The spans of a line's cells without the white space around them; a tab at the edge parts off an empty cell."""
    start, end = line.start, line.end
    if mark == "\t":
        start -= line.indent
        newline = text.find("\n", end)
        end = len(text) if newline < 0 else newline
    elif line.text[0] == "|":
        start, end = start + 1, end - (line.text[-1] == "|")
    spans = []
    for raw in text[start:end].split(mark):
        lead = len(raw) - len(raw.lstrip())
        spans.append((start + lead, start + lead + len(raw.strip())))
        start += len(raw) + 1
    return tuple(spans)
