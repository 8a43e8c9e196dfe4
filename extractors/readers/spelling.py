"""The spelling of text: NFC, plain spaces, nothing invisible.

`fold` keeps every line end and every run of white space, so that offsets stay those of the stored text wherever
nothing invisible and nothing decomposed stood in it. `words` is for markup, where white space means nothing.
"""

from __future__ import annotations

import unicodedata

# Soft hyphens, joiners, direction marks and byte order marks: they part words that the reader sees whole.
INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
SPACES = "\u00a0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u202f\u205f\u3000"
LINE_ENDS = "\u0085\u2028\u2029"

_FOLD = str.maketrans({**dict.fromkeys(INVISIBLE), **dict.fromkeys(SPACES, " "), **dict.fromkeys(LINE_ENDS, "\n")})
_UNSEEN = str.maketrans(dict.fromkeys(INVISIBLE))


def fold(text: str) -> str:
    """Text with one plain space for each odd one, without invisible characters, in NFC."""
    return unicodedata.normalize("NFC", text.translate(_FOLD))


def seen(text: str) -> str:
    """Text without its invisible characters."""
    return text if text.isascii() else text.translate(_UNSEEN)


def words(text: str) -> str:
    """Text on one line, its runs of white space one space each, in NFC."""
    return unicodedata.normalize("NFC", " ".join(seen(text).split()))
