"""The bytes of a report file to its sheets, whatever its format.

The bytes decide what a file is, its name is a hint: an XLSX file called .csv is read as what it is. Text under an
ending that promises a workbook or PDF is refused, since no text says of itself that it is a table. Nothing in a file is
run or fetched. Raises UnreadableDocument: empty, too_large, unknown_format, and what the readers of the formats raise.
"""

from __future__ import annotations

import re

from extractors.readers import LARGEST
from extractors.readers.markup import PROLOGUE
from extractors.readers.packed import OLE, ZIP
from extractors.readers.unreadable import UnreadableDocument
from extractors.reports.pdf_tables import read_pdf_tables
from extractors.reports.separated_values import read_separated_values
from extractors.reports.sheet import Sheets
from extractors.reports.web_tables import read_web_tables
from extractors.reports.workbook import read_workbook

PDF = b"%PDF-"
_HEAD = 1024
# What is in use and is no report, by its first bytes.
_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"\x1f\x8b", "gzip"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"{\\rtf", "RTF"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"7z\xbc\xaf", "7z"),
    (b"Rar!", "RAR"),
)
_BINARY_ENDINGS = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".ods", ".pdf", ".docx")
_PAGE_ENDINGS = (".html", ".htm", ".xhtml")
_PAGE_START = re.compile(
    rf"(?i){PROLOGUE}"
    r"<(?:!doctype\s+html|html|head|body|meta|title|table|dl|div|section|article|main|p|h[1-6]|ul)\b",
    re.DOTALL,
)
_TAG = re.compile(r"(?i)<(?:table|tr|dl|div|p|body|html)\b")


def read_sheets(body: bytes, *, name: str = "") -> Sheets:
    """The sheets of a file that is called `name`."""
    if len(body) > LARGEST:
        raise UnreadableDocument("too_large", f"{len(body)} bytes are more than {LARGEST}")
    if body.startswith((ZIP, OLE)):
        return read_workbook(body)
    head = body[:_HEAD]
    if not head.strip(b"\x00\t\n\r ") and not body.strip(b"\x00\t\n\r "):
        raise UnreadableDocument("empty", "there is nothing in the file")
    if head.lstrip().startswith(PDF):
        return read_pdf_tables(body)
    for magic, other in _OTHERS:
        if body.startswith(magic):
            raise UnreadableDocument("unknown_format", f"the bytes are {other}")
    ending = name[name.rfind(".") :].lower() if "." in name else ""
    if _is_page(body, ending):
        return read_web_tables(body)
    if ending in _BINARY_ENDINGS:
        raise UnreadableDocument("unknown_format", f"the file is called {ending}, its bytes are not")
    return read_separated_values(body)


def _is_page(body: bytes, ending: str) -> bool:
    """Whether text is a web page: it starts as one, or is called one and holds elements. Other markup is no table."""
    head = body.replace(b"\x00", b"")[: 4 * _HEAD].decode("latin-1").lstrip("\u00ef\u00bb\u00bf\u00ff\u00fe\n\r\t ")
    if _PAGE_START.match(head) or (ending in _PAGE_ENDINGS and _TAG.search(body.decode("latin-1"))):
        return True
    if head.startswith("<?xml"):
        raise UnreadableDocument("unknown_format", "the bytes are XML, and no web page")
    return False
