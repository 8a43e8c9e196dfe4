"""Report files that tests write by hand: PDFs with a text layer, and ODS files of free markup."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence

_NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "style", "table", "text")
)

_MANIFEST = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'


class Paper:
    """A PDF that is drawn page by page; places are in points from the top left of A4."""

    def __init__(self) -> None:
        self.pages: list[list[str]] = []
        self.turn()

    def turn(self) -> Paper:
        self.pages.append([])
        return self

    def write(self, left: float, top: float, text: str, size: int = 10) -> Paper:
        encoded = text.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        self.pages[-1].append(f"BT /F1 {size} Tf {left} {842 - top} Td ({encoded.decode('latin-1')}) Tj ET")
        return self

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> Paper:
        self.pages[-1].append(f"{x0} {842 - y0} m {x1} {842 - y1} l S")
        return self

    def table(
        self, left: float, top: float, rows: Sequence[Sequence[str]], *, width: int = 100, ruled: bool = True
    ) -> Paper:
        """A table whose cells are 18 points high. A cell that is None belongs to the one before it."""
        columns = len(rows[0])
        for at, row in enumerate(rows):
            y = top + 18 * at
            for column, text in enumerate(row):
                if text is not None:
                    self.write(left + width * column + 3, y + 13, text)
                    if ruled:
                        self.rule(left + width * column, y, left + width * column, y + 18)
            if ruled:
                self.rule(left, y, left + width * columns, y)
                self.rule(left + width * columns, y, left + width * columns, y + 18)
        if ruled:
            self.rule(left, top + 18 * len(rows), left + width * columns, top + 18 * len(rows))
        return self

    def saved(self, *, trailer: str = "", packed: bool = False) -> bytes:
        """The file. `trailer` stands in its last dictionary."""
        count = len(self.pages)
        kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(count))
        objects = [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Count {count} /Kids [{kids}] >>".encode(),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        ]
        for at, drawn in enumerate(self.pages):
            content = "\n".join(drawn).encode("latin-1")
            how = b" /Filter /FlateDecode" if packed else b""
            content = zlib.compress(content, 9) if packed else content
            objects.append(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * at} 0 R "
                "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
            )
            objects.append(b"<< /Length %d%s >>\nstream\n%s\nendstream" % (len(content), how, content))
        body = b"%PDF-1.4\n"
        places = []
        for number, written in enumerate(objects, start=1):
            places.append(len(body))
            body += b"%d 0 obj\n%s\nendobj\n" % (number, written)
        start = len(body)
        body += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
        body += b"".join(b"%010d 00000 n \n" % place for place in places)
        body += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
        return body


def ods_of(sheets: Mapping[str, str], styles: str = "") -> bytes:
    """An ODS file of sheets by their names, each the markup of its rows; a name that begins with "-" is hidden."""
    tables = "".join(
        f'<table:table table:name="{name.lstrip("-")}" table:style-name="{"off" if name[0] == "-" else "on"}">{rows}'
        "</table:table>"
        for name, rows in sheets.items()
    )
    shown = "".join(
        f'<style:style style:name="{name}" style:family="table"><style:table-properties table:display="{value}"/>'
        "</style:style>"
        for name, value in (("on", "true"), ("off", "false"))
    )
    content = (
        f"<office:document-content {_NAMESPACES}><office:automatic-styles>{shown}{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as new:
        new.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        new.writestr("META-INF/manifest.xml", _MANIFEST)
        new.writestr("content.xml", content)
    return buffer.getvalue()


def xls_of(cells: Mapping[tuple[int, int], tuple[float, int]], *, rows: int = 10, more: bytes = b"") -> bytes:
    """An XLS file with one sheet of numbers, each with its style: 0 plain, 1 and 2 as percent. `more` are records
    before its sheets, `rows` what it says of its height."""
    start = _record(0x0809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)) + more
    start += _record(0x041E, struct.pack("<HHB", 164, 5, 0) + b"0.0 %")
    start += b"".join(_record(0x00E0, struct.pack("<HH16x", 0, number)) for number in (0, 9, 164))
    name = b"\x08\x00Raportti"
    length = len(start) + 4 + 6 + len(name) + 4
    stream = start + _record(0x85, struct.pack("<IBB", length, 0, 0) + name) + _record(0x0A, b"")
    stream += _record(0x0809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
    stream += _record(0x0200, struct.pack("<IIHHH", 0, rows, 0, 10, 0))
    for (row, column), (value, style) in cells.items():
        stream += _record(0x0203, struct.pack("<HHHd", row, column, style, value))
    stream = (stream + _record(0x0A, b"")).ljust(4096, b"\x00")
    count = len(stream) // 512
    free, end = 0xFFFFFFFF, 0xFFFFFFFE
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0) + struct.pack("<109I", 0, *[free] * 108)
    chain = [0xFFFFFFFD, end, *range(3, 2 + count), end]
    table = struct.pack("<128I", *chain, *[free] * (128 - len(chain)))
    folder = _entry("Root Entry", 5, end, 0, 1) + _entry("Workbook", 2, 2, len(stream), free)
    return head + table + folder.ljust(512, b"\x00") + stream


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _entry(name: str, kind: int, start: int, size: int, child: int) -> bytes:
    encoded = name.encode("utf-16-le") + b"\x00\x00"
    entry = encoded.ljust(64, b"\x00") + struct.pack("<HBB", len(encoded), kind, 1)
    return entry + struct.pack("<III", 0xFFFFFFFF, 0xFFFFFFFF, child) + bytes(36) + struct.pack("<IQ", start, size)
