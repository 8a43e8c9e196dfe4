"""Workbooks that tests write: XLSX by openpyxl, ODS and an OLE file by hand."""

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

import openpyxl


def xlsx(sheets: Mapping[str, Sequence[Sequence[Any]]], hidden: Sequence[str] = ()) -> bytes:
    """A workbook with these sheets, each from A1 on."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        if name in hidden:
            sheet.sheet_state = "hidden"
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def repacked(body: bytes, changes: Mapping[str, bytes | None]) -> bytes:
    """The same archive with entries put in place of its own, or taken out (None)."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(body)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        entries = {name: old.read(name) for name in old.namelist()} | dict(changes)
        for name, content in entries.items():
            if content is not None:
                new.writestr(name, content)
    return buffer.getvalue()


_MANIFEST = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
_ODS = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
<office:body><office:spreadsheet>
<table:table table:name="{name}">{rows}</table:table>
</office:spreadsheet></office:body>
</office:document-content>"""


def ods(name: str, rows: Sequence[Sequence[str]], more: str = "") -> bytes:
    """An ODS file with one sheet of texts; `more` is markup behind its rows."""
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    marked = "".join(f"<table:table-row>{''.join(map(cell.format, row))}</table:table-row>" for row in rows)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as new:
        new.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        new.writestr("META-INF/manifest.xml", _MANIFEST)
        new.writestr("content.xml", _ODS.format(name=name, rows=marked + more))
    return buffer.getvalue()


def ole(*streams: str) -> bytes:
    """An OLE file with these streams, all empty: what a workbook with a password looks like from outside."""
    free, end = 0xFFFFFFFF, 0xFFFFFFFE
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0) + struct.pack("<109I", 0, *[free] * 108)
    fat = struct.pack("<128I", 0xFFFFFFFD, end, *[free] * 126)
    entries = [_entry("Root Entry", 5, 1 if streams else free)]
    entries += [_entry(name, 2, free, at + 2 if at + 1 < len(streams) else free) for at, name in enumerate(streams)]
    folder = b"".join(entries).ljust(512, b"\x00")
    return head + fat + folder


def _entry(name: str, kind: int, child: int, right: int = 0xFFFFFFFF) -> bytes:
    encoded = name.encode("utf-16-le") + b"\x00\x00"
    child = child if kind == 5 else 0xFFFFFFFF
    entry = encoded.ljust(64, b"\x00") + struct.pack("<HBB", len(encoded), kind, 1)
    entry += struct.pack("<III", 0xFFFFFFFF, right, child) + bytes(36) + struct.pack("<IQ", 0xFFFFFFFE, 0)
    return entry
