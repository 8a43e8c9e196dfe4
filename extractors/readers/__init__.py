"""Readers: bytes of a page or file to a `Document`.

`read` takes a body with what its response or its source says of it and gives a Document; the bytes decide what it is,
the media type where they leave it open. Pure: no network, no clock, no file. Raises `UnreadableDocument`, whose `code`
says why: empty, undecodable, encrypted, error_page, too_deep, too_large, malformed, unknown_format, bad_selector.
"""

from __future__ import annotations

import re

from extractors.document import Document
from extractors.readers.html import read_html
from extractors.readers.markup import PROLOGUE
from extractors.readers.packed import OLE, ZIP
from extractors.readers.sheet import read_csv
from extractors.readers.text import read_text
from extractors.readers.unreadable import UnreadableDocument
from extractors.readers.xlsx import EVERYTHING, SheetScope, read_xlsx

__all__ = ["Document", "SheetScope", "UnreadableDocument", "read"]

LARGEST = 20_000_000
_FORMATS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "PDF"),
    (b"\x1f\x8b", "gzip"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"{\\rtf", "RTF"),
)
_HTML_TYPES = frozenset(("text/html", "application/xhtml+xml"))
_CSV_TYPES = frozenset(("text/csv", "application/csv", "application/vnd.ms-excel"))
_PLAIN_TYPES = frozenset(("", "text/plain", "application/octet-stream", "binary/octet-stream"))
_PAGE_START = re.compile(rb"(?i)" + PROLOGUE.encode() + rb"<(!doctype\s+html|html|head|body)\b", re.DOTALL)
_TAG = re.compile(rb"(?i)</?[a-z][^<>]*>")
_PAGE_TAG = re.compile(rb"(?i)</?(p|div|table|ul|ol|li|h[1-6]|br|span|a|body|html|head|main|article|section)\b[^<>]*>")


def read(
    body: bytes,
    *,
    media_type: str | None,
    charset: str | None = None,
    lang: str | None = None,
    url: str | None = None,
    ignore: tuple[str, ...] = (),
    scope: SheetScope = EVERYTHING,
) -> Document:
    """The Document of a body. `media_type` may carry parameters; `ignore` are CSS selectors of what to leave out of a
    page, `scope` says which part of a workbook or CSV file is read."""
    if len(body) > LARGEST:
        raise UnreadableDocument("too_large", f"{len(body)} bytes are more than {LARGEST}")
    if not body.strip():
        raise UnreadableDocument("empty", "the body is empty")
    if body.startswith((ZIP, OLE)):
        return read_xlsx(body, lang=lang, scope=scope)
    for magic, name in _FORMATS:
        if body.startswith(magic):
            raise UnreadableDocument("unknown_format", f"the bytes are {name}")
    kind = (media_type or "").partition(";")[0].strip().lower()
    if _is_page(body, kind):
        return read_html(body, charset=charset, lang=lang, url=url, ignore=ignore)
    if kind in _CSV_TYPES:
        return read_csv(body, charset=charset, lang=lang, leave_out=scope.leave_out)
    if kind in _PLAIN_TYPES or kind in _HTML_TYPES:
        return read_text(body, charset=charset, lang=lang)
    raise UnreadableDocument("unknown_format", f"there is no reader for {kind}")


def _is_page(body: bytes, kind: str) -> bool:
    """Whether a body is a web page: it starts as one, or calls itself one, or nothing, and holds elements."""
    head = body[:4096].replace(b"\x00", b"")
    if kind in _CSV_TYPES:
        return False
    if _PAGE_START.match(head.lstrip(b"\xef\xbb\xbf\xff\xfe")):
        return True
    if kind in _HTML_TYPES:
        return _TAG.search(body.replace(b"\x00", b"")) is not None
    return kind == "" and _PAGE_TAG.search(head) is not None
