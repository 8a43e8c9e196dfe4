"""Bytes to characters.

Takes a body, the charset of the HTTP header and, for markup, looks for the page's own declaration. Gives a string with
its byte order mark and stray NULs gone, otherwise as stored. The order is: byte order mark, valid UTF-8, header, the
page's declaration, UTF-8 with a few broken bytes, detection, Windows-1252.

Valid UTF-8 goes before the header on purpose: text of another charset that holds letters beyond ASCII is practically
never valid UTF-8, while servers that call their UTF-8 pages ISO-8859-1 are common.

Raises UnreadableDocument("undecodable") for bytes that are no text, and for text of which more than a small share is
replacement or control characters.
"""

from __future__ import annotations

import codecs
import re

from bs4.dammit import EncodingDetector

from extractors.readers.unreadable import UnreadableDocument

MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# As browsers do: what calls itself Latin 1 or ASCII is Windows-1252, which holds the dashes and quotes that occur.
WIDENED = {"iso8859-1": "cp1252", "ascii": "cp1252"}
# Codecs of Python's that no browser knows: nobody writes pages in them, and some read a backslash as more than one.
NO_CHARSETS = frozenset({"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"})
REPLACED_SHARE = 0.003
CONTROL_SHARE = 0.003
DETECTED_BYTES = 100_000

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def decode(body: bytes, *, charset: str | None = None, markup: bool = False) -> str:
    """The characters of a body."""
    for mark, encoding in MARKS:
        if body.startswith(mark):
            return _accept(body[len(mark) :].decode(encoding, "replace"))
    declared = EncodingDetector.find_declared_encoding(body, is_html=True) if markup else None
    for name in ("utf-8", charset, declared):
        text = _strictly(body, name)
        if text is not None:
            return _accept(text)
    text = body.decode("utf-8", "replace")
    if _mostly_utf8(text):
        return _accept(text)
    return _accept(_detected(body))


def _strictly(body: bytes, name: str | None) -> str | None:
    if not name:
        return None
    try:
        codec = codecs.lookup(name.strip("\"' ")).name
        return None if codec in NO_CHARSETS else body.decode(WIDENED.get(codec, codec))
    except (LookupError, UnicodeDecodeError, ValueError):
        return None  # an unknown or untrue declaration is common: the next candidate decides


def _mostly_utf8(text: str) -> bool:
    """Whether the broken bytes are few among the letters beyond ASCII, as where a page was cut in mid-character."""
    broken = text.count("\ufffd")
    beyond_ascii = len(text) - len(text.encode("ascii", "ignore"))
    return broken * 10 < beyond_ascii


def _detected(body: bytes) -> str:
    for name in EncodingDetector(body[:DETECTED_BYTES], is_html=False).encodings:
        text = _strictly(body, name)
        if text is not None:
            return text
    return body.decode("cp1252", "replace")


def _accept(text: str) -> str:
    if text.count("\ufffd") > len(text) * REPLACED_SHARE:
        raise UnreadableDocument("undecodable", "too many characters could not be decoded")
    if len(_CONTROL.findall(text)) > len(text) * CONTROL_SHARE:
        raise UnreadableDocument("undecodable", "the bytes are not text: too many control characters")
    return text.removeprefix("\ufeff").replace("\x00", "")
