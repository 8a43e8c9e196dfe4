"""What a workbook's bytes are, and whether they may be unpacked: looked at before any library opens them.

An XLSX or ODS file is a ZIP archive, an XLS file an OLE one, and so is an XLSX file with a password. A sheet is laid
out in memory as the whole rectangle between its outermost cells, so two cells far apart are as many as all between:
their addresses are looked up first. Raises UnreadableDocument: encrypted, malformed, too_large, unknown_format.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractors.readers.ole import OldBook, book_of
from extractors.readers.unreadable import UnreadableDocument

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0"

# The name of the stream that a workbook with a password is kept in, as the folder of an OLE file spells it.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
MOST_UNPACKED = 200_000_000
MOST_CELLS = 2_000_000
# A byte of a deflated entry stands for no more than 1,032: what is in a small archive need not be counted.
_MOST_A_BYTE = 1032
# Parts of an XLSX file that hold no sheet, by the start of their names in lower case.
_NO_SHEET = (
    "[content_types]", "_rels/", "docprops/", "xl/_rels/", "xl/theme/", "xl/styles", "xl/sharedstrings",
    "xl/workbook", "xl/drawings/", "xl/media/", "content.xml", "styles.xml", "meta.xml", "settings.xml", "meta-inf/",
)  # fmt: skip
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\x00", b"\x00<")
# An address that is not within the first 999 rows and the columns to ZZ: a plain sheet without one is small.
_FAR = re.compile(rb' r="(?![A-Z]{0,2}\d{1,3}")')
_PLACED = re.compile(rb"<(?:[^\s<>/:]+:)?(?:c|row)\b[^<>]*?\br\s*=\s*[\"']([^\"']*)[\"']")
_FULL = re.compile(rb"<(?:[^\s<>/:]+:)?c\b[^<>]*?\br\s*=\s*[\"']([^\"']*)[\"'][^<>]*(?<!/)>")
_ADDRESS = re.compile(rb"([A-Z]{0,3})(\d{1,7})")
_STRINGS = re.compile(rb"<(?:\w+:)?sst\b[^>]*?\buniqueCount\s*=\s*[\"']\s*\+?(\d+)")
_ROW = re.compile(rb"<(?:[^\s<>/:]+:)?row\b")
_CELL = re.compile(rb"<(?:[^\s<>/:]+:)?c[\s/>]")


@dataclass(frozen=True, slots=True)
class SheetPart:
    """The markup of a sheet and where in the archive it lies. A plain one is written as the usual programs do: each row
    and cell without prefix, its address first."""

    name: str
    content: bytes
    is_plain: bool


class Package:
    """The entries of a ZIP archive, each unpacked when it is asked for and never beyond bounds."""

    def __init__(self, body: bytes) -> None:
        self._body = body
        try:
            with zipfile.ZipFile(io.BytesIO(body)) as packed:
                self._entries = {entry.filename: entry for entry in packed.infolist()}
        except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError, struct.error) as error:
            raise _broken(error) from error
        for entry in self._entries.values():
            if entry.flag_bits & 1:
                raise UnreadableDocument("encrypted", "the workbook's archive has a password")
            if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise UnreadableDocument("malformed", "the archive is packed in a way that workbooks are not")

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._entries)

    @property
    def may_be_large(self) -> bool:
        """Whether the entries could unpack to more than MOST_UNPACKED, going by their packed lengths alone."""
        return sum(entry.compress_size for entry in self._entries.values()) * _MOST_A_BYTE > MOST_UNPACKED

    def content(self, name: str, most: int = MOST_UNPACKED) -> bytes:
        """The content of an entry. What its head says of its size is not believed."""
        entry = self._entries[name]
        at = entry.header_offset
        try:
            start = at + 30 + sum(struct.unpack_from("<HH", self._body, at + 26))
            content = self._body[start : start + entry.compress_size]
            if entry.compress_type == zipfile.ZIP_DEFLATED:
                unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
                content = unpacker.decompress(content, most + 1)
                if len(content) <= most and not unpacker.eof:
                    raise UnreadableDocument("malformed", f"the workbook's archive is broken: {name} has no end")
        except (zlib.error, struct.error) as error:
            raise _broken(error) from error
        if len(content) > most:
            raise UnreadableDocument("too_large", f"the workbook unpacks to more than {MOST_UNPACKED} bytes")
        return content


def refuse_unopenable(body: bytes) -> None:
    """Raise unless the bytes may be a workbook that opens within bounds."""
    if body.startswith(OLE):
        checked_book(body)
        return
    for _ in checked_sheets(Package(body)):
        pass


def checked_book(body: bytes) -> OldBook:
    """What an OLE file holds, once its sheets are known to be within bounds."""
    if _ENCRYPTED in body:
        raise UnreadableDocument("encrypted", "the workbook has a password")
    book = book_of(body)
    for sheet in book.sheets:
        refuse_cells(sheet.area)
    return book


def checked_sheets(package: Package) -> Iterator[SheetPart]:
    """The parts of an XLSX file that hold sheets, none of an ODS file. Once the last is given, all are within bounds;
    no library is to open the archive before."""
    if not {"xl/workbook.xml", "content.xml"}.intersection(package.names):
        raise UnreadableDocument("unknown_format", "the ZIP archive is no workbook of XLSX or ODS")
    left = MOST_UNPACKED
    is_counted = package.may_be_large
    for name in package.names:
        if name.lower() == "xl/sharedstrings.xml":
            _refuse_counted(package.content(name, left))
        may_hold = name[-4:].lower() == ".xml" and not name.lower().startswith(_NO_SHEET)
        if not (may_hold or is_counted):
            continue
        content = package.content(name, left)
        left -= len(content)
        if may_hold and content[:2] in _WIDE:
            raise UnreadableDocument("malformed", f"{name} is not in UTF-8, as the parts of workbooks are")
        if may_hold and b"sheetData" in content:
            part = SheetPart(name, content, _is_plain(content))
            _refuse_wide(content, is_plain=part.is_plain)
            yield part


def refuse_cells(count: int) -> None:
    """Raise where a sheet has more cells than may be read."""
    if count > MOST_CELLS:
        raise UnreadableDocument("too_large", f"a sheet has more than {MOST_CELLS} cells")


def _is_plain(sheet: bytes) -> bool:
    """Whether a sheet is written as the usual programs do: each row and cell without prefix, its address first."""
    start, end = sheet.find(b"<sheetData"), sheet.rfind(b"</sheetData")
    return (
        0 <= start < end
        and sheet.count(b"<c", start, end) == sheet.count(b'<c r="', start, end)
        and sheet.count(b"<row", start, end) == sheet.count(b'<row r="', start, end)
        # Most sheets have no colon, which is by far the quickest to see.
        and (
            sheet.find(b":", start, end) < 0 or max(sheet.find(b":c", start, end), sheet.find(b":row", start, end)) < 0
        )
    )


def column_number(letters: bytes) -> int:
    """The number of a column, from 1; 0 for no letters, the address of a row."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _refuse_counted(strings: bytes) -> None:
    """Raise where there are to be more shared strings than there is room for: the library makes room for them all."""
    counted = _STRINGS.search(strings)
    if counted and int(counted[1][:20]) > len(strings):
        raise UnreadableDocument("malformed", "the workbook is broken: it has not as many strings as it says")


def _refuse_wide(sheet: bytes, *, is_plain: bool) -> None:
    """Raise where the rectangle of a sheet's cells is too large, wherever they say that they stand."""
    if is_plain:
        # Rows and cells without a value, as a format for whole columns leaves them, are not laid out.
        if _FAR.search(sheet) and _area(_PLACED.findall(sheet)) > MOST_CELLS:
            refuse_cells(_area(_FULL.findall(sheet)))
        return
    rows = _ROW.split(sheet)
    # A cell without an address stands behind the one before it.
    width = max(sum(1 for _ in _CELL.finditer(row)) for row in rows)
    refuse_cells(_area(_PLACED.findall(sheet), len(rows), width))


def _area(places: Iterable[bytes], rows: int = 0, columns: int = 0) -> int:
    """How many cells lie in the rectangle of these addresses, at least so many rows and columns."""
    letters, numbers = set(), set()
    for place in set(places):
        address = _ADDRESS.fullmatch(place)
        if address is None:
            raise UnreadableDocument("malformed", f"the workbook is broken: {place[:20]!r} is no address of a cell")
        letters.add(address[1])
        numbers.add(address[2])
    return max([rows, *map(int, numbers)]) * max([columns, *map(column_number, letters)])


def _broken(error: Exception) -> UnreadableDocument:
    return UnreadableDocument("malformed", f"the workbook's archive is broken: {error}")
