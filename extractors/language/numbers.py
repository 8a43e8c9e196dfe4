"""Counts in a sentence: digits or numerals, with the bounds that the words around them allow.

Takes a text and its language (BCP 47); gives `FoundNumber`s in text order, none overlapping. `start` and `end` hold the
number with its comparator words ("jo yli 60", "60 or more"), so the thing that is counted comes straight after `end`.
`lower` and `upper` are the whole numbers that the words allow, None where they set no bound: "over 60" is 61 and None,
"about 60" is None and None, "10–12" is 10 and 12. `qualifier` is the comparator as written.

Left out: shares, money, times, dates, ordinals, decimals, phone numbers, footnotes and list numbers, numbers of pages
and sections, a number that begins with nought or is part of a name ("St1", "10-year"). Four digits that could be a year
(1800 to 2100) count only with a comparator or before a thing that is counted. In English a comma groups thousands, in
the other languages a full stop does. What is counted, and whether a count is a measure ("5 000 ha"), is for the caller.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from extractors.assertion import Comparator
from extractors.language.calendar_words import month_of, primary
from extractors.language.date_phrases import COUNTED
from extractors.language.date_units import find_units
from extractors.language.dates import find_dates
from extractors.language.numerals import numeral, scale
from extractors.language.persons import find_contact_details
from extractors.language.quantity_words import (
    ALREADY,
    COMPARATORS,
    MOST,
    NOT_COUNTED_AFTER,
    NOT_COUNTED_BEFORE,
    OR_FEWER,
    OR_MORE,
    ORDINAL_STOP,
    SYMBOLS,
    VAGUE,
)

_REACH = 40
_MOST_DIGITS = 15
_SPACES = " \u00a0\u202f\u2009"
_WORD = r"[^\W\d_]++(?:-[^\W\d_]++)*+"
_DIGITS = rf"(?>\d{{1,3}}(?:[{_SPACES}]\d{{3}})+(?!\d)|\d{{1,3}}(?:[.,]\d{{3}})+(?!\d)|\d+(?:[.,]\d+)?)"
_WRITTEN = rf"(?:(?P<digits>{_DIGITS})(?!\w)(?![.,:]\d)|(?P<word>{_WORD})(?!\w))"
_TOKEN = re.compile(rf"(?<!\w)(?<!\d[.,:/–-])(?<![^\W\d_]-){_WRITTEN}")
_LAST_OF_RANGE = re.compile(_WRITTEN)
_NEXT_WORD = re.compile(rf"\s({_WORD})")
_LAST_WORD = re.compile(rf"(?<!\w)({_WORD})\.?\s$")
_LIST_NUMBER = re.compile(r"(?:^|\n)[ \t\u00a0]*$")
_AFTER = re.compile(rf"(?i:{NOT_COUNTED_AFTER})|{ORDINAL_STOP}")
_BEFORE = re.compile(NOT_COUNTED_BEFORE, re.IGNORECASE)
_OR_MORE = re.compile(OR_MORE, re.IGNORECASE)
_OR_FEWER = re.compile(OR_FEWER, re.IGNORECASE)
_TO = re.compile(r"\s?[–—-]\s?|\s(?:to|till|til|bis|kuni)\s")
_AND = re.compile(r"\s(?:and|och|og|und|ja)\s")
_BETWEEN = re.compile(r"(?<!\w)(?:between|mellan|mellom|mellem|zwischen)\s$", re.IGNORECASE)
_FROM = re.compile(r"(?<!\w)(?:from|från|fra|von)\s$", re.IGNORECASE)
_MOST = re.compile(rf"(?<!\w)(?:{MOST})(?!\w)".replace(" ", r"\s"), re.IGNORECASE)
# "One of the first", "yksi suurimmista": no count.
_ONE_OF = re.compile(r"\s(?:of|another|or|more|day)(?!\w)|\s\w{3,30}(?:ista|istä)(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A count and the place of its words."""

    start: int
    end: int
    value: int
    comparator: Comparator
    lower: int | None
    upper: int | None
    qualifier: str | None


@dataclass(frozen=True, slots=True)
class _Number:
    start: int
    end: int
    value: int
    like_a_year: bool


def find_numbers(text: str, lang: str) -> list[FoundNumber]:
    """Every count that the words give, in text order."""
    return list(_numbers(text, lang))


@lru_cache(maxsize=2048)  # several readers of a page ask of the same sentence
def _numbers(text: str, lang: str) -> tuple[FoundNumber, ...]:
    dated = [(d.start, d.end) for d in find_dates(text, lang) if d.date.edtf] + [
        (unit.start, unit.end) for unit in find_units(text, lang) if unit.grain != "year"
    ]
    taken = sorted(dated + [(d.start, d.end) for d in find_contact_details(text) if d.kind != "email"])
    found: list[FoundNumber] = []
    done, barrier = 0, 0
    for token in _TOKEN.finditer(text):
        while barrier < len(taken) and taken[barrier][1] <= token.start():
            barrier += 1
        if token.start() < done or (barrier < len(taken) and taken[barrier][0] <= token.start()):
            continue
        count = _vague(token, lang) or _count(text, token, lang)
        if count:
            found.append(count)
            done = count.end
    return tuple(found)


def find_majorities(text: str) -> list[tuple[int, int]]:
    """Where "most of" stands: a share of more than a half, of a whole that is told elsewhere."""
    return [match.span() for match in _MOST.finditer(text)]


def majority_of(whole: int) -> int:
    """The fewest that are more than half of `whole` or more: 31 of at least 61."""
    return whole // 2 + 1


def _vague(token: re.Match[str], lang: str) -> FoundNumber | None:
    amount = _vague_words(primary(lang)).get(token[0].casefold())
    if amount is None:
        return None
    comparator, value = amount
    return FoundNumber(token.start(), token.end(), value, comparator, *_bounds(comparator, value), token[0])


def _count(text: str, token: re.Match[str], lang: str) -> FoundNumber | None:
    number = _number(text, token, lang)
    if number is None or not _may_be_counted(text, number, lang):
        return None
    start, comparator = _comparator(text, number.start, lang)
    if number.like_a_year and comparator == "=" and not _counts_things(text, number.end, lang):
        return None
    last = _range_end(text, number, lang) if comparator == "=" else None
    written_end = last.end if last else number.end
    if _AFTER.match(text, written_end) or _month_after(text, written_end, lang):
        return None
    if last:
        return FoundNumber(start, last.end, number.value, ">=", number.value, last.value, text[start : last.end])
    end = number.end
    if comparator == "=" and (more := _OR_MORE.match(text, end)):
        comparator, end = ">=", more.end()
    elif comparator == "=" and (fewer := _OR_FEWER.match(text, end)):
        comparator, end = "<=", fewer.end()
    words = f"{text[start : number.start]} {text[number.end : end]}".strip()
    return FoundNumber(start, end, number.value, comparator, *_bounds(comparator, number.value), words or None)


def _number(text: str, token: re.Match[str], lang: str) -> _Number | None:
    """What a token is worth, with the scale that may follow it ("2,5 miljoonaa"); None for what is no whole number."""
    following = _NEXT_WORD.match(text, token.end())
    factor = scale(following[1], lang) if following else None
    if token["word"]:
        value: Decimal | int | None = numeral(token[0], lang)
        if value == 1 and _ONE_OF.match(text, token.end()):
            return None
    else:
        value = _digits(token[0], lang)
    if value is None:
        return None
    if factor and following:
        return _Number(token.start(), following.end(), int(value * factor), False)
    if value != int(value):
        return None
    year = bool(token["digits"]) and token[0].isdigit() and len(token[0]) == 4 and 1800 <= value <= 2100
    return _Number(token.start(), token.end(), int(value), year)


def _digits(written: str, lang: str) -> Decimal | int | None:
    """The value of digits as a language groups them; None where they begin with nought, group in no known way or are
    more than anything is counted in."""
    plain = re.sub(f"[{_SPACES}]", "", written)
    if (plain.startswith("0") and plain != "0") or len(plain) > _MOST_DIGITS:
        return None
    if plain.isdigit():
        return int(plain)
    grouping = "," if primary(lang) == "en" else "."
    if re.fullmatch(rf"\d{{1,3}}(?:{re.escape(grouping)}\d{{3}})+", plain):
        return int(plain.replace(grouping, ""))
    point = "." if grouping == "," else ","
    whole, mark, rest = plain.partition(point)
    # A fraction that is all noughts would pass for a whole number.
    return Decimal(f"{whole}.{rest}") if mark and rest.isdigit() and rest.strip("0") else None


def _may_be_counted(text: str, number: _Number, lang: str) -> bool:
    reach = max(0, number.start - _REACH)
    if _BEFORE.search(text, reach, number.start):
        return False
    if text[number.start - 1 : number.start] == "[" and text[number.end : number.end + 1] == "]":
        return False
    if text[number.end : number.end + 1] in (".", ")") and _LIST_NUMBER.search(text, reach, number.start):
        return text[number.end + 1 : number.end + 2].strip() != "" or number.end + 1 >= len(text)
    previous = _LAST_WORD.search(text, reach, number.start)
    return not (previous and text[number.start].isdigit() and month_of(previous[1], lang))


def _comparator(text: str, start: int, lang: str) -> tuple[int, Comparator]:
    """The comparator straight before a number, and where its words begin."""
    for comparator, pattern in _comparators(primary(lang)):
        if match := pattern.search(text, max(0, start - _REACH), start):
            return match.start(), comparator
    return start, "="


def _range_end(text: str, number: _Number, lang: str) -> _Number | None:
    """The last number of a range that begins with `number`."""
    reach = max(0, number.start - _REACH)
    joint = _TO.match(text, number.end)
    if joint and _FROM.search(text, reach, number.start):
        return None
    if joint is None and _BETWEEN.search(text, reach, number.start):
        joint = _AND.match(text, number.end)
    token = _LAST_OF_RANGE.match(text, joint.end()) if joint else None
    last = _number(text, token, lang) if token else None
    return last if last and last.value > number.value and not last.like_a_year else None


def _month_after(text: str, end: int, lang: str) -> bool:
    following = _NEXT_WORD.match(text, end)
    return following is not None and month_of(following[1], lang) is not None


def _counts_things(text: str, end: int, lang: str) -> bool:
    return (
        re.match(rf"\s(?:{COUNTED.get(primary(lang), '(?!)')})(?!\w)", text[end : end + _REACH], re.IGNORECASE)
        is not None
    )


def _bounds(comparator: Comparator, value: int) -> tuple[int | None, int | None]:
    match comparator:
        case "=":
            return value, value
        case ">":
            return value + 1, None
        case ">=":
            return value, None
        case "<":
            return None, value - 1
        case "<=":
            return None, value
        case "~":
            return None, None


@lru_cache(maxsize=16)
def _vague_words(lang: str) -> dict[str, tuple[Comparator, int]]:
    return {word: (comparator, value) for comparator, value, words in VAGUE.get(lang, ()) for word in words.split()}


@lru_cache(maxsize=16)
def _comparators(lang: str) -> tuple[tuple[Comparator, re.Pattern[str]], ...]:
    def patterns() -> Iterator[tuple[Comparator, re.Pattern[str]]]:
        for comparator, words in COMPARATORS.get(lang, ()):
            spaced = words.replace(" ", r"\s{1,3}")
            yield comparator, re.compile(rf"(?<!\w)(?:(?:{ALREADY})\s{{1,3}})?(?:{spaced})\s{{1,3}}$", re.IGNORECASE)
        for comparator, signs in SYMBOLS:
            yield comparator, re.compile(rf"(?<![<>])(?:{signs})\s?$")

    return tuple(patterns())
