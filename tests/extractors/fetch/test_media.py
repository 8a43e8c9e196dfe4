import io
import zipfile

import pytest

from extractors.fetch.errors import FetchError
from extractors.fetch.media import XLS, XLSX, media_type_of, media_type_of_name


def _zip(*names: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in names:
            archive.writestr(name, "<x/>")
    return packed.getvalue()


HTML = b"\xef\xbb\xbf\n  <!DOCTYPE HTML><html><p>Ii"
TEXT = "Verkostoon kuuluvat Forssa, Hyvinkää ja Ii.\x0b\n".encode()
CSV = b"kunta;vuosi\nIi;2015\n"
PDF = b"%PDF-1.4\n\xe2\xe3"
WORKBOOK = _zip("[Content_Types].xml", "xl/workbook.xml")
LETTER = _zip("[Content_Types].xml", "word/document.xml")
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"


@pytest.mark.parametrize(
    ("content_type", "body", "read_as", "charset"),
    [
        ("text/html", HTML, "text/html", None),
        ('Text/HTML; Charset="UTF-8"', HTML, "text/html", "utf-8"),
        ("text/html;charset=ISO-8859-1", TEXT, "text/html", "iso-8859-1"),
        ("text/html; charset=", HTML, "text/html", None),
        ("application/xhtml+xml", b"<?xml version='1.0'?><html/>", "text/html", None),
        ("text/plain; charset=utf-8", TEXT, "text/plain", "utf-8"),
        ("text/plain", "Ii, Vaasa".encode("utf-16"), "text/plain", None),
        ("text/csv", CSV, "text/csv", None),
        ("application/vnd.ms-excel", CSV, "text/csv", None),
        ("application/vnd.ms-excel", WORKBOOK, XLSX, None),
        ("application/vnd.ms-excel", b"\xd0\xcf\x11\xe0 and so on", XLS, None),
        (XLSX, b"\xd0\xcf\x11\xe0 with a password", XLS, None),
        (XLSX, WORKBOOK, XLSX, None),
        ("application/pdf", PDF, "application/pdf", None),
        ("application/octet-stream", PDF, "application/pdf", None),
        ("application/octet-stream", WORKBOOK, XLSX, None),
        (None, HTML, "text/html", None),
        (None, TEXT, "text/plain", None),
    ],
)
def test_what_is_read(content_type: str | None, body: bytes, read_as: str, charset: str | None) -> None:
    assert media_type_of(content_type, body) == (read_as, charset)


@pytest.mark.parametrize(
    ("content_type", "body"),
    [
        ("text/html", PDF),
        ("text/html", WORKBOOK),
        ("text/html", PNG),
        ("text/plain", PNG),
        ("text/plain", HTML),
        ("text/csv", HTML),
        ("text/csv", WORKBOOK),
        ("application/pdf", HTML),
        ("application/pdf", TEXT),
        (XLSX, HTML),
        (XLSX, LETTER),
        (XLSX, b"PK\x03\x04 and no zip"),
        ("image/png", PNG),
        ("application/json", b"{}"),
        ("nonsense", TEXT),
        (None, PNG),
        ("application/octet-stream", LETTER),
    ],
)
def test_what_is_refused(content_type: str | None, body: bytes) -> None:
    with pytest.raises(FetchError, match="wrong_type"):
        media_type_of(content_type, body)


@pytest.mark.parametrize("body", [b"", b" \r\n\t"])
def test_nothing(body: bytes) -> None:
    with pytest.raises(FetchError, match="empty"):
        media_type_of("text/html", body)


@pytest.mark.parametrize(
    ("name", "media_type"),
    [("Members.XLSX", XLSX), ("old.xls", XLS), ("page.html", "text/html"), ("notes", None), ("photo.png", None)],
)
def test_a_files_name_says_what_it_is(name: str, media_type: str | None) -> None:
    assert media_type_of_name(name) == media_type
