"""Broken encodings of names, mended in this one place: "TelÅ¡iai", "H<c3><b8>rsholm", "Finsp<U+00E5>ng", "O¨rebro".

Takes a name as it was handed in and gives it as it was meant. UTF-8 that was read as something else is ftfy's; escapes
of bytes and code points, as R prints them, and marks that stand behind their letter are undone here. What is not broken
comes back as it is; what cannot be undone stays broken, and is then no name that anybody knows.
"""

from __future__ import annotations

import re
import unicodedata

_BYTES = re.compile(r"(?:<[0-9a-fA-F]{2}>)+")
_CODE_POINT = re.compile(r"<U\+([0-9a-fA-F]{4,5})>")
_READ_TWICE = re.compile("[ÂÃÄÅÌÐâ][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]")
_MARK_BEHIND = re.compile(r"(?<=[^\W\d_])[¨˚]")
_COMBINING = {"¨": "\u0308", "˚": "\u030a"}


def mended(name: str) -> str:
    """The name without what a wrong encoding did to it."""
    if name.isascii() and "<" not in name:
        return name
    whole = _CODE_POINT.sub(_character, _BYTES.sub(_decoded, name)) if "<" in name else name
    if _READ_TWICE.search(whole):
        from ftfy import fix_encoding  # noqa: PLC0415 - imported at the first broken name: most runs meet none

        whole = fix_encoding(whole)
        if _READ_TWICE.search(whole):
            whole = _read_once(whole)
    if _MARK_BEHIND.search(whole):
        whole = unicodedata.normalize("NFC", _MARK_BEHIND.sub(lambda mark: _COMBINING[mark[0]], whole))
    return whole


def _read_once(name: str) -> str:
    """Undo a wrong reading that ftfy leaves alone as too short to judge: bytes are UTF-8 by no accident."""
    try:
        return name.encode("sloppy-windows-1252").decode()  # a codec of ftfy's
    except UnicodeError:
        return name


def _decoded(escaped: re.Match[str]) -> str:
    try:
        return bytes.fromhex(escaped[0].replace("<", "").replace(">", "")).decode()
    except UnicodeDecodeError:
        return escaped[0]


def _character(escaped: re.Match[str]) -> str:
    number = int(escaped[1], 16)
    return escaped[0] if number > 0x10FFFF or 0xD800 <= number <= 0xDFFF else chr(number)
