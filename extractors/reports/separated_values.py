"""A CSV file to a sheet, with the encoding, the delimiter and the decimal sign that were found.

Takes bytes in UTF-8 (with or without its mark), UTF-16 with a mark, or Windows-1252. Rows have the numbers that a sheet
program gives them: a value may go on over lines, an empty line is a row, and a first line such as "sep=;" is none.
Raises UnreadableDocument: undecodable (also for NUL bytes), empty, malformed, too_large.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator

from extractors.readers.packed import refuse_cells
from extractors.readers.unreadable import UnreadableDocument
from extractors.reports.decimal_sign import decimal_sign_of
from extractors.reports.sheet import Sheet, Sheets

# In the order in which they are believed: a comma stands in figures and prose as well.
DELIMITERS = (";", "\t", "|", ",")
SHEET_NAME = "CSV"
_SAMPLED_ROWS = 200
# By how much of the rows one that is believed later must be better.
_CLEARLY = 0.2
_SAID = re.compile(r"sep=([;,\t|])\r?\n", re.IGNORECASE)
# A comma that parts no digits of one figure, and so parts values.
_PARTING = re.compile(r",(?!\d)|(?<!\d),|,\d+,")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# Characters of no script: one ends the file, one parts nothing where there is but one column.
_END, _NONE = "\ue000", "\ue001"


def read_separated_values(body: bytes) -> Sheets:
    """The one sheet of a CSV file."""
    text, encoding = _decoded(body)
    said = _SAID.match(text)
    if said:
        text = text[said.end() :]
    if not any(character.isalnum() for character in text):
        raise UnreadableDocument("empty", "there is no value in the file")
    delimiter = said[1] if said else _delimiter(text)
    rows = _rows(text, delimiter or _NONE)
    width = max(map(len, rows))
    refuse_cells(width * len(rows))
    for row in rows:
        row.extend([""] * (width - len(row)))
    sign = decimal_sign_of(cell for row in rows for cell in row)
    return Sheets("csv", (Sheet(SHEET_NAME, rows),), encoding, delimiter, sign)


def _decoded(body: bytes) -> tuple[str, str]:
    """The characters and the name of their encoding."""
    if body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _accepted(body.decode("utf-16", "replace")), "utf-16"
    if 0 in body:
        raise UnreadableDocument("undecodable", f"there is a NUL byte at {body.index(0)}: the file is no text")
    if body.startswith(codecs.BOM_UTF8):
        return _accepted(body[len(codecs.BOM_UTF8) :].decode("utf-8", "replace")), "utf-8-sig"
    for encoding, name in (("utf-8", "utf-8"), ("cp1252", "windows-1252")):
        try:
            return _accepted(body.decode(encoding)), name
        except UnicodeDecodeError:
            continue
    raise UnreadableDocument("undecodable", "the bytes are neither UTF-8 nor Windows-1252")


def _accepted(text: str) -> str:
    """Text without a character that no text holds. One that could not be decoded is left to be seen in its cell."""
    found = _CONTROL.search(text)
    if found:
        raise UnreadableDocument("undecodable", f"there is a control character at {found.start()}: the file is no text")
    if text.count("\ufffd") * 20 > len(text):
        raise UnreadableDocument("undecodable", "too many characters could not be decoded")
    return text.removeprefix("\ufeff")


def _delimiter(text: str) -> str | None:
    """The delimiter: the one that parts most rows alike; None for a file of one column."""
    best, most = None, 0.0
    for delimiter in DELIMITERS:
        if delimiter not in text or (delimiter == "," and not _PARTING.search(text)):
            continue
        widths = [len(row) for row in _sampled(text, delimiter) if any(row)]
        parted = Counter(width for width in widths if width > 1).most_common(1)
        share = parted[0][1] / len(widths) if parted else 0.0
        if share > most + (_CLEARLY if best else 0.0):
            best, most = delimiter, share
    return best


def _sampled(text: str, delimiter: str) -> Iterator[list[str]]:
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        for row, _ in zip(rows, range(_SAMPLED_ROWS), strict=False):
            yield row
    except csv.Error:
        return


def _rows(text: str, delimiter: str) -> list[list[str]]:
    """The rows. A quote within a value that was not quoted as it ought is taken as it stands; one that is never closed
    would swallow the rest of the file, and is an error."""
    ended = f"{text}\n{_END}\n"
    try:
        rows = list(csv.reader(io.StringIO(ended, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise UnreadableDocument("malformed", f"the file is no CSV: {error}") from error
    if rows.pop() != [_END]:
        raise UnreadableDocument("malformed", "the file is no CSV: a quote is never closed")
    return _without_empty_end(rows)


def _without_empty_end(rows: list[list[str]]) -> list[list[str]]:
    while rows and not any(rows[-1]):
        rows.pop()
    return rows
