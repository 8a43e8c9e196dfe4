"""The stream of an old workbook (XLS) and the records in it, read without the library that lays them out.

Takes the bytes of an OLE file, gives the content of its workbook stream, its records, and what `book_of` gathers of
them. All is bounded by the length of the file. Raises UnreadableDocument: malformed, encrypted.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from extractors.readers.unreadable import UnreadableDocument

_LAST_SECTOR = 0xFFFFFFFA
_SMALL_STREAM = 4096
_STREAMS = ("Workbook", "Book")
_EOF, _PASSWORD, _SHEET, _FORMAT, _STYLE, _DIMENSIONS, _MANY, _STRINGS = (
    0x0A,
    0x2F,
    0x85,
    0x041E,
    0xE0,
    0x0200,
    0xBD,
    0xFC,
)
# Formula, blank, number, label, truth, RK number, rich text, shared text: each begins with row, column and style.
_CELLS = frozenset((0x0006, 0x0406, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E, 0x00D6, 0x00FD))
MOST_ROWS, MOST_COLUMNS = 65_536, 256


@dataclass(slots=True)
class OldSheet:
    """A sheet: how many cells the rectangle between its outermost has, and the style of each cell, by place from 0."""

    area: int = 0
    styles: dict[tuple[int, int], int] = field(default_factory=dict)


@dataclass(slots=True)
class OldBook:
    """A workbook: its sheets without charts and macros, the format number of each style, and the own formats' codes."""

    sheets: list[OldSheet] = field(default_factory=list)
    style_formats: list[int] = field(default_factory=list)
    formats: dict[int, str] = field(default_factory=dict)


def book_of(body: bytes) -> OldBook:
    """What is gathered of a workbook before it may be opened."""
    stream = _workbook_stream(body)
    book = OldBook()
    starts: list[tuple[int, int]] = []
    for kind, data in _records(stream, 0):
        if kind == _PASSWORD:
            raise UnreadableDocument("encrypted", "the workbook has a password")
        if kind == _STRINGS and int.from_bytes(data[4:8], "little") > len(stream):
            raise UnreadableDocument("malformed", "the workbook is broken: it has not as many strings as it says")
        if kind == _SHEET and len(data) >= 6:
            starts.append((int.from_bytes(data[:4], "little"), data[5]))
        elif kind == _STYLE and len(data) >= 4:
            book.style_formats.append(int.from_bytes(data[2:4], "little"))
        elif kind == _FORMAT and len(data) >= 5:
            book.formats[int.from_bytes(data[:2], "little")] = _format_code(data)
    for start, kind in starts:
        sheet = _sheet(stream, start)
        if kind == 0:
            book.sheets.append(sheet)
    return book


def _sheet(stream: bytes, start: int) -> OldSheet:
    sheet = OldSheet()
    for kind, data in _records(stream, start):
        if kind == _DIMENSIONS:
            _refuse_dimensions(data)
        elif kind in _CELLS and len(data) >= 6:
            row, column, style = struct.unpack_from("<HHH", data)
            sheet.styles[row, column] = style
        elif kind == _MANY and len(data) >= 6:
            row, column = struct.unpack_from("<HH", data)
            for at, place in enumerate(range(4, len(data) - 2, 6)):
                sheet.styles[row, column + at] = int.from_bytes(data[place : place + 2], "little")
    if sheet.styles:
        rows, columns = {row for row, _ in sheet.styles}, {column for _, column in sheet.styles}
        if max(columns) >= MOST_COLUMNS:
            raise UnreadableDocument("malformed", f"the workbook is broken: it has a column {max(columns) + 1}")
        sheet.area = (max(rows) + 1) * (max(columns) + 1)
    return sheet


def _refuse_dimensions(data: bytes) -> None:
    """Raise where a sheet calls itself larger than one can be: the library takes it at its word."""
    wide = len(data) >= 14
    if len(data) < 8:
        raise UnreadableDocument("malformed", "the workbook is broken: a sheet without its dimensions")
    first, last, left, right = struct.unpack_from("<IIHH" if wide else "<HHHH", data)
    is_backwards = last and right and (first >= last or left >= right)
    if last > MOST_ROWS or right > MOST_COLUMNS or is_backwards:
        raise UnreadableDocument("malformed", f"the workbook is broken: a sheet of {last} rows and {right} columns")


def _records(stream: bytes, start: int) -> Iterator[tuple[int, bytes]]:
    """The records from a place on to the end of their part."""
    while start + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, start)
        if kind == _EOF:
            return
        yield kind, stream[start + 4 : start + 4 + length]
        start += 4 + length


def _format_code(data: bytes) -> str:
    """The code of a format, in either way to write it."""
    length, flags = data[2] | data[3] << 8, data[4]
    if flags <= 1 and len(data) == 5 + length * (flags + 1):
        return data[5:].decode("utf-16-le" if flags else "latin-1", "replace")
    return data[3 : 3 + data[2]].decode("latin-1")


def _workbook_stream(body: bytes) -> bytes:
    try:
        return _Container(body).workbook()
    except (struct.error, IndexError) as error:
        raise UnreadableDocument("malformed", f"the workbook is broken: {error}") from error


class _Container:
    """An OLE file: a file system of sectors in chains."""

    def __init__(self, body: bytes) -> None:
        self._body = body
        shift, small_shift = struct.unpack_from("<HH", body, 30)
        if shift not in (9, 12) or small_shift != 6:
            raise UnreadableDocument("malformed", "the workbook is broken: sectors of no known size")
        self._size = 1 << shift
        tables, directory, _, _, small, _, more, _ = struct.unpack_from("<I I I I I I I I", body, 44)
        listed = list(struct.unpack_from("<109I", body, 76))
        while more < _LAST_SECTOR and len(listed) < len(body) // 4:
            numbers = self._numbers(self._sector(more))
            listed += numbers[:-1]
            more = numbers[-1]
        used = [number for number in listed if number < _LAST_SECTOR][: min(tables, len(body) // self._size + 1)]
        self._next = [number for table in used for number in self._numbers(self._sector(table))]
        self._entries = self._chain(directory)
        self._small_start = small

    def workbook(self) -> bytes:
        """The content of the stream that holds the workbook."""
        named: dict[str, tuple[int, int]] = {}
        root = 0
        for at in range(0, len(self._entries) - 127, 128):
            entry = self._entries[at : at + 128]
            length = int.from_bytes(entry[64:66], "little")
            name = entry[: max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
            start, size = struct.unpack_from("<II", entry, 116)
            named.setdefault(name, (start, size))
            root = root if at else start
        found = next((named[name] for name in _STREAMS if name in named), None)
        if found is None:
            raise UnreadableDocument("malformed", "the OLE file has no workbook in it")
        start, size = found
        if size >= _SMALL_STREAM:
            return self._chain(start)[:size]
        small = self._chain(root)
        links = self._numbers(self._chain(self._small_start))
        return b"".join(small[64 * at : 64 * at + 64] for at in _followed(start, links))[:size]

    def _chain(self, start: int) -> bytes:
        return b"".join(self._sector(at) for at in _followed(start, self._next))

    def _sector(self, at: int) -> bytes:
        return self._body[(at + 1) * self._size : (at + 2) * self._size]

    def _numbers(self, data: bytes) -> list[int]:
        return list(struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4]))


def _followed(start: int, links: list[int]) -> Iterator[int]:
    """The sectors of a chain; one that comes back to itself is broken."""
    for _ in range(len(links) + 1):
        if start >= _LAST_SECTOR:
            return
        yield start
        start = links[start]
    raise UnreadableDocument("malformed", "the workbook is broken: a chain of sectors without end")
