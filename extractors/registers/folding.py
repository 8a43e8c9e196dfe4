"""Names that have lost the marks of their letters, or spell them out: "Jyvaskyla", "Alleroed", "Aalesund".

Takes normalised names (spelling.py). `keys_of` gives what a name is found by when its marks are disregarded: the plain
letters (å as a, ø as o) and the letters spelt out (å as aa, ø as oe), with hyphens and points as spaces. `may_be_one`
then says whether one of two names may be the other without its marks; two that differ in a mark (å against ä), or have
each lost one, never are. A name found so is worth something only where no name fits in its own letters and only one
body fits without.
"""

from __future__ import annotations

import re
import unicodedata

# One letter in two alphabets: Danish and Norwegian ø and æ are Swedish and Finnish ö and ä.
_ALIKE = str.maketrans({"ø": "ö", "æ": "ä", "œ": "ö", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "þ": "th", "ß": "ss"})
_SPELT_OUT = str.maketrans({"å": "aa", "ä": "ae", "ö": "oe", "ü": "ue"})
_DIGRAPH = re.compile(r"a[ae]|oe|ue")
_FIRST = {"aa": "a", "ae": "a", "oe": "o", "ue": "u"}
_BETWEEN = re.compile(r"[\s\-/.,:;()+]+")


def keys_of(name: str) -> set[str]:
    """The plain and the spelt-out letters of a name; one key where both are the same."""
    letters = _letters(name)
    if letters.isascii():
        return {letters}
    return {_plain(letters), _plain(letters.translate(_SPELT_OUT))}


def shortened(name: str) -> str:
    """The plain letters with digraphs as one letter, for places where å, ø and ü are written aa, oe and ue.

    Marked, so that it is no key of `keys_of`: Kaarina and Karina are two names in Finland.
    """
    return "~" + _DIGRAPH.sub(lambda found: _FIRST[found[0]], _plain(_letters(name)))


def may_be_one(name: str, other: str) -> bool:
    """Whether one of two names of one key is the other with some or all of its marks lost, and none gained."""
    a, b = _letters(name), _letters(other)
    if a.isascii() or b.isascii():
        return True
    return len(a) == len(b) and (_has_lost(a, b) or _has_lost(b, a))


def _has_lost(less: str, more: str) -> bool:
    return all(x in (y, _plain(y)) for x, y in zip(less, more, strict=True))


def _letters(name: str) -> str:
    if name.isalpha() and name.isascii():
        return name
    return _BETWEEN.sub(" ", name.replace("&", " and ")).translate(_ALIKE).strip()


def _plain(letters: str) -> str:
    if letters.isascii():
        return letters
    return "".join(c for c in unicodedata.normalize("NFD", letters) if not unicodedata.combining(c))
