"""What a workbook's bytes are, and whether they may be unpacked: looked at before any library opens them.

An XLSX or ODS file is a ZIP archive, an XLS file an OLE one, and so is an XLSX file with a password. A sheet is laid
out in memory as the whole rectangle between its outermost cells, so two cells far apart are as many as all between:
their addresses are looked up first. Raises UnreadableDocument: undecodable, malformed, too_large, unknown_format.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from extractors.readers.unreadable import UnreadableDocument

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0"

# The name of the stream that a workbook with a password is kept in, as the folder of an OLE file spells it.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
MOST_UNPACKED = 200_000_000
MOST_CELLS = 2_000_000
_CHUNK = 1 << 20
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_PLACED = re.compile(rb"<(?:\w+:)?(?:c|row)\b[^<>]*?\br=[\"']([A-Z]{0,3})(\d{1,7})[\"']")
_CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")


def refuse_unopenable(body: bytes) -> None:
    """Raise unless the bytes may be a workbook that opens within bounds; those of an OLE file are its format's."""
    if body.startswith(OLE):
        if _ENCRYPTED in body:
            raise UnreadableDocument("undecodable", "the workbook has a password")
        return
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            if not {"xl/workbook.xml", "content.xml"}.intersection(packed.namelist()):
                raise UnreadableDocument("unknown_format", "the ZIP archive is no workbook of XLSX or ODS")
            left = MOST_UNPACKED
            for entry in packed.infolist():
                content = _unpacked(packed, entry, left)
                left -= len(content)
                if _SHEET.fullmatch(entry.filename):
                    _refuse_wide(content)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise UnreadableDocument("malformed", f"the workbook's archive is broken: {error}") from error


def refuse_cells(count: int) -> None:
    """Raise where a sheet has more cells than may be read."""
    if count > MOST_CELLS:
        raise UnreadableDocument("too_large", f"a sheet has more than {MOST_CELLS} cells")


def _unpacked(packed: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> bytes:
    """The content of an entry. What its head says of its size is not believed."""
    parts: list[bytes] = []
    length = 0
    with packed.open(entry) as file:
        while part := file.read(_CHUNK):
            length += len(part)
            if length > most:
                raise UnreadableDocument("too_large", f"the workbook unpacks to more than {MOST_UNPACKED} bytes")
            parts.append(part)
    return b"".join(parts)


def _refuse_wide(sheet: bytes) -> None:
    """Raise where the rectangle of a sheet's cells is too large, wherever they say that they stand."""
    columns = rows = 0
    for found in _PLACED.finditer(sheet):
        columns = max(columns, _number(found[1]))
        rows = max(rows, int(found[2]))
    # A cell without an address stands behind the one before it.
    refuse_cells(max(rows * columns, sum(1 for _ in _CELL.finditer(sheet))))


def _number(letters: bytes) -> int:
    """The number of a column, from 1; 0 where an address is a row's."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
