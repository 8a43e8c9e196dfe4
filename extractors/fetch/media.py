"""What a body is: its announced content type, checked against its bytes.

Takes the `Content-Type` header and the bytes, gives one of the media types that a reader reads and the announced
charset, or raises `FetchError` (`empty`, `wrong_type`). Whether the text makes sense is for readers to say.
"""

from __future__ import annotations

import io
import re
import zipfile
from email.message import Message
from typing import Literal

from extractors.fetch.errors import FetchError

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
XLS = "application/vnd.ms-excel"
ODS = "application/vnd.oasis.opendocument.spreadsheet"

Look = Literal["pdf", "xlsx", "ods", "ole", "html", "text", "binary"]

_READ_AS: dict[str, dict[Look, str]] = {
    "text/html": {"html": "text/html", "text": "text/html"},
    "application/xhtml+xml": {"html": "text/html"},
    "text/plain": {"text": "text/plain"},
    "text/csv": {"text": "text/csv"},
    "application/csv": {"text": "text/csv"},
    "application/pdf": {"pdf": "application/pdf"},
    # An XLSX file with a password is an OLE one; the reader says so.
    XLSX: {"xlsx": XLSX, "ole": XLS},
    ODS: {"ods": ODS},
    # Windows servers announce CSV files so.
    XLS: {"ole": XLS, "xlsx": XLSX, "text": "text/csv"},
}
_UNSAID: dict[Look, str] = {
    "pdf": "application/pdf",
    "xlsx": XLSX,
    "ods": ODS,
    "html": "text/html",
    "text": "text/plain",
}
_ENDINGS = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".txt": "text/plain",
    ".csv": "text/csv",
    ".pdf": "application/pdf",
    ".xlsx": XLSX,
    ".xls": XLS,
    ".ods": ODS,
}
_SAYS_NOTHING = ("", "application/octet-stream", "binary/octet-stream", "application/force-download")

_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_MARKUP = re.compile(rb"\s*<(?:!doctype\s+html|html|head|body|!--|\?xml|script|title|meta|div|table)", re.IGNORECASE)
# Bytes that no text in an 8-bit encoding or UTF-8 has; the vertical tab is left out, word processors paste it.
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_HEAD = 2048


def media_type_of(content_type: str | None, body: bytes) -> tuple[str, str | None]:
    """The media type to read `body` as, and the announced charset in lower case."""
    if not body.strip():
        raise FetchError("empty", "a body without a character in it")
    announced, charset = _announced(content_type)
    look = _look_of(body)
    readable = _UNSAID if announced in _SAYS_NOTHING else _READ_AS.get(announced)
    if readable is None:
        raise FetchError("wrong_type", f"{announced} is nothing a reader reads")
    if look not in readable:
        raise FetchError("wrong_type", f"announced as {announced or 'nothing'}, looks like {look}")
    return readable[look], charset


def media_type_of_name(name: str) -> str | None:
    """The media type that a file's name says, None where it says none that a reader reads. The machine's own list of
    endings is not asked: it differs from one machine to the next."""
    return _ENDINGS.get(name[name.rfind(".") :].lower())


def _announced(content_type: str | None) -> tuple[str, str | None]:
    header = Message()
    header["Content-Type"] = content_type or ""
    charset = header.get_param("charset")
    essence = (content_type or "").partition(";")[0].strip().lower()
    return essence, charset.strip().lower() or None if isinstance(charset, str) else None


def _look_of(body: bytes) -> Look:
    head = body[:_HEAD]
    if head.lstrip().startswith(b"%PDF-"):
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return _packed_look(body)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return "ole"
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "text"
    for bom in _BOMS:
        head = head.removeprefix(bom)
    if _CONTROLS.search(head):
        return "binary"
    return "html" if _MARKUP.match(head) else "text"


def _packed_look(body: bytes) -> Look:
    """What a ZIP archive is by the names in it."""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            names = packed.namelist()
    except zipfile.BadZipFile:
        return "binary"
    if any(name.startswith("xl/") for name in names):
        return "xlsx"
    return "ods" if "content.xml" in names else "binary"
