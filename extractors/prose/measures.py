"""What a sentence speaks of that could be a target: a cut, a saving, a share, neutrality, a number of partners, MW.

Takes a `Told` sentence; gives `Measure`s in text order, each with the part of the sentence that is about it. Whether it
is aimed at, by whom and by when is for `targets`. A share of emissions that is no cut, of the population, of a market
or of money is no measure; nor is neutrality within a system's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from extractors.assertion import Comparator
from extractors.assertion.promise import Metric
from extractors.language.member_nouns import KINDS
from extractors.language.numbers import FoundNumber, find_numbers
from extractors.language.patterns import whole
from extractors.prose import target_words as words
from extractors.prose.narrative import Told
from extractors.prose.shares import Share, comparator_before, find_shares

_EMISSIONS = whole(words.EMISSIONS)
_ENERGY_USE = whole(words.ENERGY_USE)
_ENERGY_SAVING = whole(words.ENERGY_SAVING)
_RENEWABLE = whole(words.RENEWABLE)
_FIELDS = whole(words.FIELDS)
_NEUTRALITY = re.compile(rf"(?<!\w)(?:{words.NEUTRALITY})(?!\w)", re.IGNORECASE)
_FOSSIL_FREE = re.compile("fossii?l", re.IGNORECASE)
_CUTTING = whole(words.CUTTING)
_SHARES = whole(words.SHARES)
_BEYOND = whole(words.BEYOND)
_OTHER_SHARES = whole(words.OTHER_SHARES)
_CARBON_DIOXIDE = whole(words.CARBON_DIOXIDE)
_GREENHOUSE_GASES = whole(words.GREENHOUSE_GASES)
_RAISING_TO = re.compile(
    rf"(?<!\w)(?:{words.RAISING})(?:\s[^\W\d_][\w-]*){{0,5}}\s(?:to\s|till\s|til\s)?$", re.IGNORECASE
)
_NUMBER_OF = whole(words.NUMBER_OF)
_JOINING = whole(words.JOINING)
_COMMUNITY = whole(words.COMMUNITY)
_NOUNS_BEHIND = re.compile(r"(?:[\s-]++[^\W\d_][\w-]*+){1,5}")
_QUANTITY = re.compile(
    r"(?<![\w.,-])(?P<number>\d{1,3}(?:[ \u00a0.]\d{3})+|\d+(?:[.,]\d+)?)[ \u00a0]?(?:"
    + "|".join(f"(?P<u{n}>{unit})" for n, unit in enumerate(words.UNITS.values()))
    + r")(?!\w)(?P<rest>(?:\s+[^\W\d_][\w-]*){0,3})"
)
_HAVING = re.compile(rf"(?<!\w)(?:{words.HAVING})[\s:]+$".replace(" ", r"\s+"), re.IGNORECASE)
AND = re.compile(r",\s|(?<!\w)(?:ja|sekä|och|samt|and|as well as|ning|og|und)\s", re.IGNORECASE)
_SIZE_KINDS = ("any", "partner")
_CUT_METRICS = ("emission_reduction_pct", "energy_saving_pct")


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing measured: `start` and `end` of its words, `first` and `last` of the part of the sentence about it."""

    start: int
    end: int
    metric: Metric
    value: float | None = None
    unit: str | None = None
    comparator: Comparator | Literal["reach"] = "="
    mention: str | None = None
    gas: str | None = None
    member_kinds: tuple[str, ...] = ()
    first: int = 0
    last: int = 0


@dataclass(frozen=True, slots=True)
class _Raw:
    start: int
    end: int
    share: Share | None = None
    number: FoundNumber | None = None
    quantity: re.Match[str] | None = None


def find_measures(told: Told, lang: str, first: int, last: int, before: Measure | None = None) -> list[Measure]:
    """The measures of one clause, that from `first` to `last` of the sentence, in text order.

    `before` is the last one of the clause before, which may say what a bare percentage is of.
    """
    raws = sorted(_raws(told, lang, first, last), key=lambda raw: raw.start)
    others = any(raw.number is None for raw in raws)
    # Of a number of members that are to cut something it is no target to be so many.
    raws = [raw for raw in raws if raw.number is None or _is_size(told.text, raw.number, first, last, others=others)]
    found: list[Measure] = []
    for begin, end, raw in _parts(told.text, raws, first, last):
        measure = _measure(told.text, raw, begin, end, lang, found[-1] if found else before)
        if measure:
            found.append(replace(measure, first=begin, last=end))
    return found


def _raws(told: Told, lang: str, first: int, last: int) -> Iterator[_Raw]:
    text = told.text[:last]
    for share in find_shares(text, lang):
        if share.start >= first:
            yield _Raw(share.start, share.end, share=share)
    for match in _NEUTRALITY.finditer(text, first):
        if not any(f.start <= match.start() < f.end for f in told.systems):
            yield _Raw(match.start(), match.end())
    quantities = list(_QUANTITY.finditer(text, first))
    for quantity in quantities:
        yield _Raw(quantity.start(), quantity.end("number"), quantity=quantity)
    for number in find_numbers(text, lang):
        if number.start >= first and all(number.end <= q.start() or number.start >= q.end() for q in quantities):
            yield _Raw(number.start, number.end, number=number)


def _parts(text: str, raws: list[_Raw], first: int, last: int) -> Iterator[tuple[int, int, _Raw]]:
    """Each measure with its part of the clause: parted at the last comma or "and" between two of them."""
    begin = first
    for at, raw in enumerate(raws):
        end = last
        if at + 1 < len(raws):
            joints = list(AND.finditer(text, raw.end, raws[at + 1].start))
            end = joints[-1].start() if joints else raws[at + 1].start
        yield begin, end, raw
        begin = end


def _measure(text: str, raw: _Raw, begin: int, end: int, lang: str, before: Measure | None) -> Measure | None:
    if raw.share:
        return _of_share(text, raw.share, begin, end, before)
    if raw.quantity:
        return _of_quantity(text, raw.quantity, lang)
    if raw.number:
        return _of_partners(text, raw.number)
    mention = text[raw.start : raw.end]
    # To be free of fossil fuels is a state to reach, and another one than neutrality.
    metric: Metric = "qualitative" if _FOSSIL_FREE.search(mention) else "carbon_neutrality"
    return Measure(raw.start, raw.end, metric, comparator="reach", mention=mention)


def _of_share(text: str, share: Share, begin: int, end: int, before: Measure | None) -> Measure | None:
    part = text[begin:end]
    at = share.start - begin
    cut = share.is_negative or share.is_half or _CUTTING.search(part) is not None
    # "Emissions will be cut by 60 % and energy use by 20 %": the verb stands only once.
    cut = cut or (before is not None and before.metric in _CUT_METRICS)
    metric, word = _metric(part, at, is_cut=cut and not share.is_level)
    if metric is None and word is None and before is not None and before.unit == "percent":
        # "60 % by 2030 and 80 % by 2040": the second says no more of what.
        metric, gas, mention = before.metric, before.gas, before.mention
    else:
        gas, mention = _gas(part) if metric == "emission_reduction_pct" else None, word
    if metric is None or (metric in ("quantity", "renewable_share_pct") and _OTHER_SHARES.search(part)):
        return None
    comparator = ">" if share.comparator == "=" and _BEYOND.search(part) else share.comparator
    return Measure(share.start, share.end, metric, share.value, "percent", comparator, mention, gas)


def _metric(part: str, at: int, *, is_cut: bool) -> tuple[Metric | None, str | None]:
    """What a percentage measures by the nearest word around it, and that word, which stands alone where it is none."""
    metrics: tuple[tuple[re.Pattern[str], Metric | None], ...] = (
        (_EMISSIONS, "emission_reduction_pct" if is_cut else None),
        (_ENERGY_USE, "energy_saving_pct" if is_cut else None),
        (_ENERGY_SAVING, "energy_saving_pct"),
        (_RENEWABLE, "renewable_share_pct"),
        (_FIELDS, "quantity"),
    )
    candidates = [
        (min(abs(match.start() - at), abs(match.end() - at)), metric, match[0])
        for pattern, metric in metrics
        for match in pattern.finditer(part)
    ]
    if not candidates and (shares := _SHARES.search(part)):
        return "quantity", part[: shares.end()].strip()
    if not candidates:
        return None, "" if _OTHER_SHARES.search(part) else None
    _, found, word = min(candidates, key=lambda candidate: candidate[0])
    return found, word


def _gas(part: str) -> str | None:
    if _CARBON_DIOXIDE.search(part):
        return "CO2"
    return "GHG" if _GREENHOUSE_GASES.search(part) else None


def _of_quantity(text: str, match: re.Match[str], lang: str) -> Measure:
    unit = next(unit for n, unit in enumerate(words.UNITS) if match[f"u{n}"])
    digits = re.sub(r"[ \u00a0]|\.(?=\d{3}(?!\d))", "", match["number"]).replace(",", ".")
    start, comparator = comparator_before(text, match.start(), lang)
    mention = match["rest"].strip() or None
    return Measure(start, match.end("number"), "quantity", float(digits), unit, comparator, mention)


def _is_size(text: str, number: FoundNumber, first: int, last: int, *, others: bool) -> bool:
    """Whether a number is how many members a network is to have: with their noun, or what their number rises to."""
    clause, ahead = text[first:last], text[first : number.start]
    if _RAISING_TO.search(ahead) and _NUMBER_OF.search(clause):
        return True
    if others or _CUTTING.search(text, number.end, last) or not _HAVING.search(ahead):
        return False
    kinds = _kinds_behind(text, number)
    return bool(kinds) and (any(kind in _SIZE_KINDS for kind in kinds) or _JOINING.search(clause) is not None)


def _of_partners(text: str, number: FoundNumber) -> Measure:
    return Measure(
        number.start,
        number.end,
        "partner_count",
        float(number.value),
        "partner",
        number.comparator,
        member_kinds=tuple(kind for kind in _kinds_behind(text, number) if kind not in _SIZE_KINDS),
    )


def _kinds_behind(text: str, number: FoundNumber) -> list[str]:
    """The kinds of members that the nouns behind a number name, in order and each once."""
    behind = _NOUNS_BEHIND.match(text, number.end)
    return list(dict.fromkeys(_kinds(behind[0]))) if behind else []


def _kinds(behind: str) -> Iterator[str]:
    found = [(m.start(), "community") for m in _COMMUNITY.finditer(behind)]
    taken = {start for start, _ in found}
    for kind, noun in KINDS:
        found += [(m.start(), kind) for m in noun.finditer(behind) if m.start() not in taken]
    yield from (kind for _, kind in sorted(found))
