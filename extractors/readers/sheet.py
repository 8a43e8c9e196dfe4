"""A CSV file to a Document with one table.

Takes the bytes of a CSV file (UTF-8, UTF-16 with a mark, Windows-1252 or another charset that is declared or found) and
gives a Document whose text is the rows, one a line, cells parted by tabs; a line end or tab in a cell becomes a space.
The delimiter is sniffed among ; , tab and bar, else taken from what stands most in the first line. What is a table
and what its header, see tabular.py.

Raises UnreadableDocument: undecodable, empty, malformed. Workbooks and PDF are not read here.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Collection

from extractors.document import Document
from extractors.readers.composer import Composer
from extractors.readers.decode import decode
from extractors.readers.languages import primary_tag, settle
from extractors.readers.spelling import words
from extractors.readers.tabular import NumberedRow, put_rows
from extractors.readers.unreadable import UnreadableDocument

DELIMITERS = ";,\t|"
SNIFFED = 20_000


def read_csv(
    body: bytes, *, charset: str | None = None, lang: str | None = None, leave_out: Collection[str] = ()
) -> Document:
    """The Document of a CSV file without the columns that are labelled as one of `leave_out`."""
    source = decode(body, charset=charset)
    if not any(character.isalnum() for character in source):
        raise UnreadableDocument("empty", "there is no value in the file")
    try:
        raw = list(csv.reader(io.StringIO(source, newline=""), delimiter=_delimiter(source), strict=True))
    except csv.Error as error:
        raise UnreadableDocument("malformed", f"the file is no CSV: {error}") from error
    rows = [NumberedRow(number, tuple(words(cell) for cell in row)) for number, row in enumerate(raw, start=1)]
    composer = Composer()
    put_rows(composer, rows, leave_out=leave_out)
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
