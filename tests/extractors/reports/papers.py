"""Report files that tests write by hand: PDFs with a text layer, and ODS files of free markup."""

from __future__ import annotations

import io
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
