"""Names that have lost the marks of their letters, or spell them out: "Jyvaskyla", "Alleroed", "Aalesund".

Takes normalised names (spelling.py). `is_writing_of` says whether a mention may be a name as somebody wrote it: each
letter with its mark, without it, or spelt out (å, a, aa), or as a neighbour's alphabet has it (ö is ø, ä is æ, ü is y).
No mark is ever gained: Hååbo and Håäbo are not Habo, nor Håbo. A name found so is worth something only where no name
fits in its own letters and only one body fits without.

Two things are known of names rather than seen in them. Where å, ø and ü were or are spelt out in names of places
(`spelt_out`), Aalborg is Ålborg; Kaarina is never Karina. A list in plain letters alone has lost the marks of its own
names (`in_plain`), and there a mention may have them: "Bø" is its Bo.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

# One letter in two alphabets: Danish and Norwegian ø and æ are Swedish and Finnish ö and ä. A stroke is a mark.
_STROKE = "\u0335"
_ALIKE = str.maketrans({"ø": "ö", "æ": "ä", "œ": "ö", "þ": "th", "ß": "ss"})
_ALIKE |= str.maketrans({"đ": "d" + _STROKE, "ð": "d" + _STROKE, "ł": "l" + _STROKE, "ı": "i" + _STROKE})
_SPELT_OUT = str.maketrans({"å": "aa", "ä": "ae", "ö": "oe", "ü": "ue"})
_MARKED = {"aa": "a\u030a", "ae": "a\u0308", "oe": "o\u0308", "ue": "u\u0308"}
_WRITTEN = {marked: pair for pair, marked in _MARKED.items()}
_WRITTEN["u\u0308"] += "|y"
_MARKS = "[\u0300-\u036f]*"
# A pair of letters that may be one, else a letter with its marks, of names whose marks stand behind their letters.
_UNIT = re.compile("(?:a[ae]|[ou]e)(?![\u0300-\u036f])|." + _MARKS)
_RUN = re.compile(r"(a)[ae]*|(o)e*|[uy]e*")
_BETWEEN = re.compile(r"[\s\-/.,:;()+]+")


def keys_of(name: str) -> set[str]:
    """The plain and the spelt-out letters of a name, with hyphens and points as spaces; one where both are the same."""
    letters = _letters(name)
    if letters.isascii():
        return {letters}
    return {_plain(letters), _plain(letters.translate(_SPELT_OUT))}


def skeleton(name: str) -> str:
    """What all writings of a name have in common; other names have it too."""
    return _RUN.sub(lambda run: run[1] or run[2] or "u", _plain(_letters(name)))


def is_writing_of(mention: str, name: str, *, spelt_out: bool = False, in_plain: bool = False) -> bool:
    """Whether a mention is a name with some or all of its marks lost or spelt out, and none gained."""
    written = _writings(_letters(name), spelt_out, in_plain)
    return bool(written.fullmatch(unicodedata.normalize("NFD", _letters(mention))))


@lru_cache(maxsize=1 << 12)
def _writings(name: str, spelt_out: bool, in_plain: bool) -> re.Pattern[str]:
    has_lost = in_plain and name.isascii()
    units = _UNIT.findall(unicodedata.normalize("NFD", name))
    return re.compile("".join(f"(?:{'|'.join(_ways(unit, spelt_out, has_lost))})" for unit in units))


def _ways(unit: str, spelt_out: bool, has_lost: bool) -> Iterator[str]:
    """The ways to write a unit of a name, as patterns."""
    first = re.escape(unit[0])
    if unit in _MARKED:
        yield _MARKS.join(unit) + _MARKS if has_lost else unit
        if has_lost or spelt_out:
            yield _MARKED[unit]
        if spelt_out:
            yield first
    elif len(unit) > 1:
        yield unit
        yield first
        yield _WRITTEN.get(unit, unit)
    else:
        yield first + _MARKS if has_lost else first
        if has_lost and spelt_out:
            yield from (pair for pair in _MARKED if pair[0] == unit)
        if unit == "y":
            yield _MARKED["ue"]


def _letters(name: str) -> str:
    if name.isalpha() and name.isascii():
        return name
    return _BETWEEN.sub(" ", name.replace("&", " and ")).translate(_ALIKE).strip()


def _plain(letters: str) -> str:
    if letters.isascii():
        return letters
    return "".join(c for c in unicodedata.normalize("NFD", letters) if not unicodedata.combining(c))
