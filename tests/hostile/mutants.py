"""Pages and files spoilt by chance: each is told by its number alone, so that one that fails can be made again.

Bytes are flipped, parts cut out, doubled and put in from other files, elements swapped and nested, numbers and days
made huge, marks strewn in that nobody sees, encodings changed, and lies told about them.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from tests.extractors.reports.mutated import _flipped_within
from tests.hostile.fixtures import Fixture, files, pages

_TAGS = ("table", "tr", "td", "ul", "li", "p", "div", "h1", "dl", "dt", "dd", "pre", "a", "span", "time", "strong")
_OPENING = (b"<div>", b"<ul><li>", b"<table><tr><td>", b"<b>", b"(", b"[", b'"', b"<!--", b"<svg><style>")
_STREWN = tuple(
    mark.encode("utf-8", "surrogatepass")
    for mark in (
        "\0", "\x0b\x0c", "\x1b[31m", "\x1b]0;x\x07", "\x85", "\u2028", "\u202e", "\u200f\u061c", "\u200b" * 20,
        "\ud800", "\udfff", "\U0001f600", "a\u0301" * 50, "²³½Ⅷ٣", "−9" * 9, "<", ">", '"', "&#0;", "&#xD800;",
        "&#x110000;", "&#99999999999;", "-->", "<![CDATA[", "</body>", "<tr><td colspan=999 rowspan=999>",
        "<svg><script>", "<textarea>", "<template>", "<plaintext>", '<base href="//[">', '<a href="http://[::1">x</a>',
        '<time datetime="-99999-13-45">', '<time datetime="9999999999999999">', f'<html lang="{"x" * 300}">',
        '<meta charset="utf-7">', '<meta charset="idna">', '<meta charset="unicode_escape">',
        "9" * 400, "9" * 5_000, "111 " * 2_000, "1e308", "31.12.99999", "0.0.0000", "29.2.1900", "2020–2010",
        "a-" * 300, "2,5" * 30, "0" * 30, "1\u00a0000" * 20, "=cmd|' /C calc'!A0", "'); DROP TABLE x; --",
        "<script>alert(1)</script>", "[x](javascript:alert(1))",
    )
)  # fmt: skip
_CHARSETS = (
    "utf-8", "latin-1", "utf-16", "utf-7", "utf-32", "shift_jis", "cp037", "hex", "zlib", "idna", "punycode",
    "undefined",
    "unicode_escape", "\0", "x" * 500, "",
)  # fmt: skip
_WRITTEN_AS = ("utf-16", "utf-16-be", "utf-32", "utf-7", "cp1252", "cp850", "iso2022_jp", "mac-roman")
_TYPES = (None, "text/html", "text/plain", "text/csv", "application/xhtml+xml", "x/y")
_ENDINGS = ("xlsx", "xls", "ods", "csv", "html", "pdf", "txt", "")


def spoilt_page(number: int) -> tuple[bytes, str | None, str | None]:
    """A page's bytes, with the media type and the charset that are claimed for it."""
    chance = random.Random(number)
    fixture = chance.choice(pages())
    media_type = fixture.media_type if chance.random() < 0.8 else chance.choice(_TYPES)
    charset = chance.choice(_CHARSETS) if chance.random() < 0.4 else None
    return _spoilt(fixture, pages(), chance), media_type, charset


def spoilt_file(number: int) -> tuple[bytes, str]:
    """A report file's bytes and the name it is sent under."""
    chance = random.Random(number)
    fixture = chance.choice(files())
    name = fixture.name if chance.random() < 0.8 else f"raportti.{chance.choice(_ENDINGS)}"
    if fixture.body.startswith(b"PK") and chance.random() < 0.7:  # past the archive's own checks
        return _flipped_within(fixture.body, chance), name
    return _spoilt(fixture, files(), chance), name


def _spoilt(fixture: Fixture, others: tuple[Fixture, ...], chance: random.Random) -> bytes:
    body = fixture.body
    for _ in range(chance.randint(1, 6)):
        body = chance.choice(_WAYS)(body or b"x", others, chance)
    return body[:200_000]


_Way = Callable[[bytes, tuple[Fixture, ...], random.Random], bytes]


def _flip(body: bytes, _: tuple[Fixture, ...], chance: random.Random) -> bytes:
    spoilt = bytearray(body)
    for _ in range(chance.randint(1, 40)):
        spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
    return bytes(spoilt)


def _part(body: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(body))
    return start, min(len(body), start + chance.randint(0, 1 + len(body) // chance.choice((2, 20, 200))))


def _cut(body: bytes, _: tuple[Fixture, ...], chance: random.Random) -> bytes:
    start, end = _part(body, chance)
    return body[:start] + body[end:]


def _double(body: bytes, _: tuple[Fixture, ...], chance: random.Random) -> bytes:
    start, end = _part(body, chance)
    return body[:end] + body[start:end] * chance.randint(1, 3) + body[end:]


def _splice(body: bytes, others: tuple[Fixture, ...], chance: random.Random) -> bytes:
    other = chance.choice(others).body
    start, end = _part(body, chance)
    first = chance.randrange(len(other))
    return body[:start] + other[first : first + chance.randint(1, 3_000)] + body[end:]


def _strew(body: bytes, _: tuple[Fixture, ...], chance: random.Random) -> bytes:
    at = chance.randrange(len(body))
    return body[:at] + chance.choice(_STREWN) * chance.choice((1, 1, 1, 8)) + body[at:]


def _swap(body: bytes, _: tuple[Fixture, ...], chance: random.Random) -> bytes:
    one, other = (chance.choice(_TAGS).encode() for _ in range(2))
    return body.replace(b"<" + one, b"<" + other, chance.choice((-1, 1, 5)))


def _enlarge(body: bytes, _: tuple[Fixture, ...], chance: random.Random) -> bytes:
    larger = (b"0", b"-1", b"9" * 5, b"9" * 25, b"9" * 4_400)
    return re.sub(rb"\d+", lambda m: chance.choice((m[0], m[0] * 9, *larger)), body, count=chance.randint(1, 20))


def _encode(body: bytes, _: tuple[Fixture, ...], chance: random.Random) -> bytes:
    return body.decode("utf-8", "replace").encode(chance.choice(_WRITTEN_AS), "replace")


def _nest(body: bytes, _: tuple[Fixture, ...], chance: random.Random) -> bytes:
    at = chance.randrange(len(body))
    return body[:at] + chance.choice(_OPENING) * chance.choice((10, 300)) + body[at:]


_WAYS: tuple[_Way, ...] = (_flip, _cut, _double, _splice, _strew, _swap, _enlarge, _encode, _nest)
