"""Percentages and halvings in a sentence, with their comparators: what `language.numbers` leaves out as no count.

Takes a text and its language; gives `Share`s in text order. A decimal comma or point, a minus sign, a numeral in words
and a range ("20–30 %", whose first number is the least) are read. Raises nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from extractors.assertion import Comparator
from extractors.language.calendar_words import primary
from extractors.language.numerals import numeral
from extractors.language.quantity_words import COMPARATORS, SYMBOLS
from extractors.prose.target_words import HALVING

_NUMBER = r"\d{1,3}(?:[.,]\d{1,2})?"
_WORDS = r"(?:prosen[td]\w*|procent\w*|per ?cents?|prozent\w*|protsen\w*|pros\.)"
_SHARE = re.compile(
    rf"(?<![\w.,/])(?P<sign>[-–−]\s?)?(?P<number>{_NUMBER})(?:\s?[–—-]\s?(?P<last>{_NUMBER}))?"
    rf"(?:[ \u00a0\u202f]?%(?::[^\W\d_]{{1,4}})?|[ \u00a0\u202f-]?{_WORDS})"
    rf"|(?<!\w)(?P<word>[^\W\d_]{{3,30}}(?:-[^\W\d_]+)?)[ \u00a0]{_WORDS}(?!\w)",
    re.IGNORECASE,
)
_HALF = re.compile(rf"(?<!\w)(?:{HALVING})(?!\w)", re.IGNORECASE)
_TO = re.compile(r"(?<!\w)(?:to|till|til|tasolle)\s+$", re.IGNORECASE)
_ILLATIVE = re.compile(r"(?:prosenttiin|:iin|:een|:ään)(?!\w)", re.IGNORECASE)
_REACH = 40
_HALF_OF = 50.0


@dataclass(frozen=True, slots=True)
class Share:
    """A percentage and the place of its words. `is_level` says that it is what something comes to, not a change."""

    start: int
    end: int
    value: float
    comparator: Comparator
    is_negative: bool = False
    is_level: bool = False
    is_half: bool = False


def find_shares(text: str, lang: str) -> list[Share]:
    """Every percentage and every halving that the words give."""
    found = [share for match in _SHARE.finditer(text) if (share := _share(text, match, lang))]
    found += [Share(half.start(), half.end(), _HALF_OF, "=", is_half=True) for half in _HALF.finditer(text)]
    return sorted(found, key=lambda share: share.start)


def comparator_before(text: str, start: int, lang: str) -> tuple[int, Comparator]:
    """The comparator straight before a position, and where its words begin."""
    for comparator, pattern in _comparators(primary(lang)):
        if match := pattern.search(text, max(0, start - _REACH), start):
            return match.start(), comparator
    return start, "="


def _share(text: str, match: re.Match[str], lang: str) -> Share | None:
    if match["word"]:
        number = numeral(match["word"], lang)
        value = None if number is None else float(number)
    else:
        value = float(match["number"].replace(",", "."))
    if value is None:
        return None
    start, comparator = comparator_before(text, match.start(), lang)
    if match["last"]:
        comparator = ">="
    level = _TO.search(text, max(0, start - _REACH), start) or _ILLATIVE.search(match[0])
    return Share(start, match.end(), value, comparator, match["sign"] is not None, level is not None)


@lru_cache(maxsize=16)
def _comparators(lang: str) -> tuple[tuple[Comparator, re.Pattern[str]], ...]:
    def patterns() -> Iterator[tuple[Comparator, re.Pattern[str]]]:
        for comparator, words in COMPARATORS.get(lang, ()):
            spaced = words.replace(" ", r"\s{1,3}")
            yield comparator, re.compile(rf"(?<!\w)(?:{spaced})\s{{1,3}}$", re.IGNORECASE)
        for comparator, signs in SYMBOLS:
            yield comparator, re.compile(rf"(?<![<>])(?:{signs})\s?$")

    return tuple(patterns())
