"""The spelling of text: NFC, plain spaces, nothing invisible.

`fold` keeps every line end and every run of white space, so that offsets stay those of the stored text wherever
nothing invisible, nothing decomposed and nothing endless stood in it. `words` is for markup, where white space means
nothing. More than LONGEST_WORD characters in a row are no word: an ellipsis stands for them, since what looks for words
would try each of their letters with each that follows.
"""

from __future__ import annotations

import re
import unicodedata

# Soft hyphens, joiners, direction marks and byte order marks: they part words that the reader sees whole.
INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
SPACES = "\u00a0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u202f\u205f\u3000"
LINE_ENDS = "\u0085\u2028\u2029"

LONGEST_WORD = 1_000
# From a word's beginning only, so that to look for it takes a text's length and no more.
_ENDLESS = re.compile(rf"(?<!\S)\S{{{LONGEST_WORD + 1},}}")

_FOLD = str.maketrans({**dict.fromkeys(INVISIBLE), **dict.fromkeys(SPACES, " "), **dict.fromkeys(LINE_ENDS, "\n")})
_UNSEEN = str.maketrans(dict.fromkeys(INVISIBLE))


def fold(text: str) -> str:
    """Text with one plain space for each odd one, without invisible characters, in NFC."""
    return unicodedata.normalize("NFC", bounded(text.translate(_FOLD)))


def seen(text: str) -> str:
    """Text without its invisible characters."""
    return text if text.isascii() else text.translate(_UNSEEN)


def words(text: str) -> str:
    """Text on one line, its runs of white space one space each, in NFC."""
    return unicodedata.normalize("NFC", bounded(" ".join(seen(text).split())))


def bounded(text: str) -> str:
    """Text with an ellipsis for each word that has no end."""
    return _ENDLESS.sub("…", text)
