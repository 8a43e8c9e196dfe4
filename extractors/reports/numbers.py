"""What a cell's words say of a number: value, bounds, unit, why there is none, or what is wrong with it.

Takes the text of a cell and the file's `Signs`; gives a `Reading`. All arithmetic is decimal. Spaces of any kind group
thousands in any language. One comma or full stop before exactly three digits may be either sign: the file's own sign or
its language settles a comma, its sign or English a full stop, and where they do not, the number is ambiguous (Q05) and
stays so. Dates ("1.2.2025") are no numbers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Literal

from extractors.reports.cell_words import COMPARATORS, MISSING
from extractors.reports.report import Code, MissingReason
from extractors.reports.units import Unit, find_unit

Sign = Literal[",", "."]

_LONGEST = 120
_MOST_DIGITS = 30
_ODD = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u202f\u2007\u2009\u200a\u2002\u2003\u3000\t\r\n", " "),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"),
        "\u2212": "-",
        "\u2011": "-",
        "\u2010": "-",
    }
)
_NUMBER = re.compile(r"(?P<sign>[+–—-]?) ?(?P<digits>[0-9](?:[0-9 .,'’]*[0-9])?)(?P<exp>[eE][+-]?[0-9]{1,2}(?![0-9]))?")
_TO = re.compile(r" ?(?:[–—-]|\.\.\.?|…| to | till | och ) ?(?=[0-9])")
_GROUPED = {mark: re.compile(rf"[0-9]{{1,3}}(?:{re.escape(mark)}[0-9]{{3}})+") for mark in " '’.,"}
_DATE = re.compile(r"[0-9]{1,4}([./-])[0-9]{1,2}\1[0-9]{1,4}(?: [0-9:]+)?")
_BRACKETED_REMARK = re.compile(r"\((?:arvio|uppskattning|uppskattat|estimate[d]?|noin|ca)\.?\)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Signs:
    """What the file says of its decimal sign: found among its figures (`of_figures`), or that of its language."""

    of_figures: Sign | None = None
    of_language: Sign | None = None

    def settle(self, mark: str) -> Literal["decimal", "grouping"] | None:
        """What one `mark` before three digits is; None where nothing tells, or the two contradict each other.

        Finnish and Swedish write decimals with a comma and group with spaces: there a lone full stop says nothing.
        """
        if self.of_figures and self.of_language and self.of_figures != self.of_language:
            return None
        sign = self.of_figures or self.of_language
        if sign is None or (mark == "." and sign == "," and self.of_figures is None):
            return None
        return "decimal" if sign == mark else "grouping"


@dataclass(frozen=True, slots=True)
class Reading:
    """What the words say. `unit` is the one that was written, None where there was none."""

    value: Decimal | None = None
    lower: Decimal | None = None
    upper: Decimal | None = None
    unit: Unit | None = None
    missing: MissingReason | None = None
    flags: tuple[str, ...] = ()
    problem: Code | None = None
    hint: str | None = None


_UNREADABLE = Reading(problem="Q04", hint="write a number, with its unit where it is not the form's")
_AMBIGUOUS = Reading(problem="Q05", hint="write it without a sign that groups thousands, or with one decimal")
_A_DATE = Reading(problem="Q04", hint="a date stands here: the sheet may have turned a number like 1,2 into it")


@lru_cache(maxsize=8192)
def read_number(text: str, signs: Signs) -> Reading:
    """What a cell's text says of a number. Never raises."""
    words = " ".join(text.translate(_ODD).split(" ")).strip()
    if not words:
        return Reading(missing="blank")
    if words.isdigit() and words.isascii() and len(words) <= _MOST_DIGITS:
        return Reading(Decimal(words))
    bare = words.casefold().rstrip(".! ").strip("()[] ") or words.casefold()
    if reason := MISSING.get(bare) or MISSING.get(words):
        return Reading(missing=reason)
    if len(words) > _LONGEST:
        return _UNREADABLE
    if _DATE.fullmatch(words):
        return _A_DATE
    return _figure(words, signs)


def _figure(words: str, signs: Signs) -> Reading:
    flags: list[str] = []
    remark = _BRACKETED_REMARK.search(words)
    if remark:
        flags.append("approx")
        words = words[: remark.start()].rstrip()
    comparator = COMPARATORS.match(words)
    how = comparator.lastgroup if comparator else None
    start = comparator.end() if comparator else 0
    while start < len(words) and words[start] == " ":
        start += 1
    number = _NUMBER.match(words, start)
    if number is None:
        return _UNREADABLE
    first = _amount(number, signs, flags)
    if isinstance(first, Reading):
        return first
    end, last = number.end(), None
    joint = _TO.match(words, end)
    if joint and (second := _NUMBER.match(words, joint.end())):
        amount = _amount(second, signs, flags)
        if isinstance(amount, Reading):
            return amount
        end, last = second.end(), amount
    rest = words[end:].strip(" ;")
    unit = find_unit(rest) if rest.strip(".") else None
    if rest.strip(".") and unit is None:
        return _not_a_unit(rest)
    return _bounded(first, last, how, unit, flags)


def _bounded(first: Decimal, last: Decimal | None, how: str | None, unit: Unit | None, flags: list[str]) -> Reading:
    if last is not None:
        if how not in (None, "approx") or last < first:
            return _UNREADABLE
        if how:
            flags.append("approx")
        return Reading(None, first, last, unit, flags=tuple(flags))
    match how:
        case "less" | "at_most":
            return Reading(None, None, first, unit, flags=(*flags, how))
        case "more" | "at_least":
            return Reading(None, first, None, unit, flags=(*flags, how))
        case "approx":
            flags.append("approx")
    return Reading(first, unit=unit, flags=tuple(dict.fromkeys(flags)))


def _not_a_unit(rest: str) -> Reading:
    """Letters behind a number are a unit nobody knows; digits there say that it was no number at all."""
    if not rest.strip(",.;:") or any(mark.isdigit() for mark in rest.replace("2", "").replace("₂", "")):
        return _UNREADABLE
    if rest.casefold() == "mt" or rest[:2] in ("MT", "mt"):
        return Reading(problem="Q06", hint="Mt is a megatonne, t a tonne: mt and MT may be either")
    return Reading(problem="Q06", hint="known units: kg, t, kt, Mt, kWh, MWh, GWh, TWh, GJ, TJ, %")


def _amount(number: re.Match[str], signs: Signs, flags: list[str]) -> Decimal | Reading:
    digits = number["digits"]
    if len(digits) > _MOST_DIGITS:
        return _UNREADABLE
    plain = _plain(digits, signs, flags)
    if isinstance(plain, Reading):
        return plain
    try:
        amount = Decimal(plain + (number["exp"] or ""))
    except InvalidOperation:
        return _UNREADABLE
    return -amount if number["sign"] in ("-", "–", "—") else amount


def _plain(digits: str, signs: Signs, flags: list[str]) -> str | Reading:
    """The digits with a full stop as their decimal sign and nothing else between them."""
    ungrouped = _without_spaces(digits)
    if ungrouped is None:
        return _UNREADABLE
    is_spaced = ungrouped != digits
    commas, stops = ungrouped.count(","), ungrouped.count(".")
    if not commas and not stops:
        return ungrouped
    if commas and stops:
        return _UNREADABLE if is_spaced else _with_both_signs(ungrouped)
    mark = "," if commas else "."
    if commas + stops > 1:
        return ungrouped.replace(mark, "") if not is_spaced and _GROUPED[mark].fullmatch(ungrouped) else _UNREADABLE
    return _with_one_sign(ungrouped, mark, signs, flags, is_spaced=is_spaced)


def _without_spaces(digits: str) -> str | None:
    """The digits without the spaces or strokes that group thousands; None where they stand elsewhere."""
    for mark in " '’":
        if mark in digits:
            whole = digits.replace(",", ".").split(".", maxsplit=1)[0]
            return digits.replace(mark, "") if _GROUPED[mark].fullmatch(whole) else None
    return digits


def _with_both_signs(digits: str) -> str | Reading:
    mark = "," if digits.rfind(",") > digits.rfind(".") else "."
    other = "." if mark == "," else ","
    whole, _, fraction = digits.rpartition(mark)
    if mark in whole or not _GROUPED[other].fullmatch(whole):
        return _UNREADABLE
    return f"{whole.replace(other, '')}.{fraction}"


def _with_one_sign(digits: str, mark: str, signs: Signs, flags: list[str], *, is_spaced: bool) -> str | Reading:
    whole, _, fraction = digits.partition(mark)
    if not (fraction.isdigit() and whole.isdigit()):
        return _UNREADABLE
    if len(fraction) != 3 or len(whole) > 3 or whole.startswith("0") or is_spaced:
        return f"{whole}.{fraction}"
    match signs.settle(mark):
        case "decimal":
            flags.append("three_decimals")
            return f"{whole}.{fraction}"
        case "grouping":
            return whole + fraction
    return _AMBIGUOUS
