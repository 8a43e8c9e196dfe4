"""A CSV file to a Document with one table.

Takes the bytes of a CSV file (UTF-8, UTF-16 with a mark, Windows-1252 or another charset that is declared or found) and
gives a Document whose text is the rows, one a line, cells parted by tabs; a line end or tab in a cell becomes a space.
The delimiter is sniffed among ; , tab and bar, else taken from what stands most in the first line. Lines of a
single cell before the table are paragraphs; the first row is its header, unless it holds figures or empty cells.

Raises UnreadableDocument: undecodable, empty, malformed. XLSX and PDF are not read here.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter

from extractors.document import Document
from extractors.readers.composer import Composer, Folded
from extractors.readers.decode import decode
from extractors.readers.languages import primary_tag, settle
from extractors.readers.spelling import words
from extractors.readers.unreadable import UnreadableDocument

DELIMITERS = ";,\t|"
SNIFFED = 20_000
_FIGURE = re.compile(r"[\d\s.,:%/+-]*\d[\d\s.,:%/+-]*")


def read_csv(body: bytes, *, charset: str | None = None, lang: str | None = None) -> Document:
    """The Document of a CSV file."""
    source = decode(body, charset=charset)
    if not any(character.isalnum() for character in source):
        raise UnreadableDocument("empty", "there is no value in the file")
    try:
        raw = list(csv.reader(io.StringIO(source, newline=""), delimiter=_delimiter(source), strict=True))
    except csv.Error as error:
        raise UnreadableDocument("malformed", f"the file is no CSV: {error}") from error
    rows = [cells for row in raw if any(cells := _trimmed([words(cell) for cell in row]))]
    width = Counter(len(row) for row in rows).most_common(1)[0][0]
    first = next(at for at, row in enumerate(rows) if len(row) >= min(width, 2))
    composer = Composer()
    for row in rows[:first]:
        composer.put("paragraph", Folded("\t".join(row)))
    table = [[Folded(cell) for cell in [*row, *[""] * (width - len(row))]] for row in rows[first:]]
    head = table[:1] if _is_header(rows[first:]) else []
    composer.put_table([cell.text for row in head for cell in row], head, table[len(head) :])
    text = composer.text
    return Document(
        text=text,
        lang=primary_tag(lang) or settle(text),
        blocks=tuple(composer.blocks),
        tables=tuple(composer.finished_tables(text)),
    )


def _delimiter(source: str) -> str:
    sample = source[:SNIFFED]
    if len(source) > SNIFFED:
        sample = sample[: sample.rfind("\n") + 1] or sample
    try:
        return csv.Sniffer().sniff(sample, delimiters=DELIMITERS).delimiter
    except csv.Error:
        first = sample.strip().splitlines()[0]
        return max(DELIMITERS, key=first.count)


def _trimmed(cells: list[str]) -> list[str]:
    """A row without the empty cells at its end, which sheets write for the width of their widest row."""
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _is_header(rows: list[list[str]]) -> bool:
    """Whether the first row labels the others: words in every cell, no two alike, and no figure among them."""
    labels = rows[0]
    return len(rows) > 1 and all(labels) and len(set(labels)) == len(labels) and not any(map(_FIGURE.fullmatch, labels))
