"""Stated numbers of members: "Jäseniä on tällä hetkellä 11 kuntaa", "There are already 98 of us!", "över 60 medlemmar".

What is stated is a claim and is kept as one, with its comparator and bounds; nothing is counted here. A goal, a wish
or a heading that states a goal as if it were reached gives no claim; of headings only the first person counts. A number
of new members, of those who left or came to a meeting, or of the places where members are, is no number of members.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from extractors.assertion import Evidence, Headcount, Tense, UncertainDate
from extractors.document import Document, Slice
from extractors.language.dates import find_dates
from extractors.language.modality import clauses, modality_of, negated
from extractors.language.numbers import FoundNumber, find_numbers
from extractors.language.sentences import sentences
from extractors.pages import count_words as words
from extractors.pages.context import PageContext, refer
from extractors.pages.count_phrases import told_as_size
from extractors.registers.gazetteer import Found, Match


def _any(alternatives: str) -> re.Pattern[str]:
    return re.compile(alternatives, re.IGNORECASE)


_KINDS = tuple((kind, _any(rf"(?<![\w-])(?:{nouns})(?!\w)")) for kind, nouns in words.NOUNS.items())
_REGION_OF_WORK = _any(rf"\s+(?:{words.REGION_OF_WORK})\b")
_BELONGING = _any(words.BELONGING)
_GOES_ON = _any(rf"[\s,;]*(?:{words.GOES_ON})")
_OTHER_CLAUSE = _any(words.OTHER_CLAUSE)
_UNDERTAKING = _any(words.UNDERTAKING)
_PARTING = _any(rf"(?<![\w-])(?:{words.PARTING})(?![\w-])")
_LOCATED = _any(rf"(?<!\w)(?:{words.LOCATING})\s+$")
_RISING_TO = _any(rf"(?<!\w)(?:{words.RISING_TO})\s+$")
_RISING = _any(words.RISING)
_PART = _any(rf"(?<!\w)(?:{words.PART})\s+$")
_FEW_WORDS = re.compile(r"(?:[\s-]+[^\W\d_][\w-]*){1,4}")
_COPULA = _any(r"\s+(?:on|oli|är|var|are|were|is|was)\s+(?:[^\W\d_]+\s+){0,3}$")
_ENDS = _any(rf"\s*(?:$|[.,:;!?)–—]|(?:{words.ADVERBS})\b|(?:ja|och|and)\s)")
_OF_WHICH = _any(words.OF_WHICH)
_GOALS = _any(words.GOALS)
_FOUNDING = _any(words.FOUNDING)
_NOW = _any(rf"(?<!\w)(?:{words.NOW})(?!\w)")
_WE_ARE = _any(rf"(?<!\w)(?P<who>{words.FIRST_PERSON})\s+(?:(?:{words.ADVERBS})\s+)*$")
_OF_US = _any(rf"\s+(?:{words.OF_US})(?!\w)")
_NETWORK_OF = _any(r"\s+\w+n\s+verkosto\b")
_PLACES = frozenset({"municipality", "region"})


def extract_headcounts(document: Document, page: PageContext) -> Iterator[Headcount]:
    """Every number of members that a page states of a network."""
    for block in document.blocks:
        if block.kind == "heading":
            yield from _of_us(Slice(block.text, block.start, block.end), page)
        elif block.kind == "paragraph":
            for sentence in sentences(block.text, block.start):
                yield from list(_of_us(sentence, page)) or _stated(sentence, page)


@dataclass(frozen=True, slots=True)
class _Clause:
    """The clause that a number stands in: its words, its tense, and whether it tells of belonging."""

    text: str
    tense: Tense
    belongs: bool


def _of_us(sentence: Slice, page: PageContext) -> Iterator[Headcount]:
    """ "We are 98 already!": the network and the kind of its members are the page's."""
    numbers = find_numbers(sentence.text, page.lang)
    if page.network is None or len(numbers) != 1 or _GOALS.search(sentence.text) or not _is_told(sentence.text, page):
        return
    number = numbers[0]
    before, after = sentence.text[: number.start], sentence.text[number.end :]
    we = _WE_ARE.search(before)
    kind = _kind_after(sentence.text, number, page.network, page)
    of_us = _OF_US.match(after)
    if we is None or not (of_us if we["who"].casefold() in ("there are", "all") else _ends_with(after, kind)):
        return
    yield _headcount(sentence, number, kind or page.member_kind, page.network, page.network.name, page.now())


def _ends_with(after: str, kind: str | None) -> bool:
    return bool(kind or _ENDS.match(after) or _NETWORK_OF.match(after))


def _is_told(text: str, page: PageContext) -> bool:
    """Whether words tell a fact: no goal, wish, plan or denial, and no present tense of a day to come."""
    tense, modality = modality_of(text, page.lang)
    if modality != "is" or negated(text, page.lang):
        return False
    days = (f.date.earliest for f in find_dates(text, page.lang, anchor=page.today))
    to_come = page.today is not None and any(day is not None and day > page.today for day in days)
    return tense == "past" or (tense == "present" and not to_come)


def _stated(sentence: Slice, page: PageContext) -> Iterator[Headcount]:
    text = sentence.text
    if not _BELONGING.search(text):
        return
    systems = page.systems_in(text)
    numbers = find_numbers(text, page.lang)
    told = told_as_size(text, numbers)
    for number in numbers:
        clause = _clause_of(text, number, page)
        network, mention = _network_of(text, number, systems, page)
        if network is None or not clause.belongs or _OTHER_CLAUSE.search(clause.text):
            continue
        if not systems and _UNDERTAKING.search(clause.text):
            continue
        kind = _kind_told(text, number, number in told, network, page)
        if kind is not None and _is_told(clause.text, page) and not _is_part(text, number):
            yield _headcount(sentence, number, kind, network, mention, _as_of(clause, page), clause.tense)


def _clause_of(text: str, number: FoundNumber, page: PageContext) -> _Clause:
    part, belongs = text, False
    edges = sorted({0, *(end for _, end in clauses(text, page.lang)), *(m.end() for m in _OF_WHICH.finditer(text))})
    for start, end in pairwise(edges):
        part = text[start:end]
        belongs = bool(_BELONGING.search(part)) or (belongs and _GOES_ON.match(part) is not None)
        if number.start < end:
            break
    tense, _ = modality_of(part, page.lang)
    return _Clause(part, "present" if _NOW.search(part) else tense, belongs)


def _network_of(text: str, number: FoundNumber, systems: list[Found], page: PageContext) -> tuple[Match | None, str]:
    """The system named last before a number, else first after it, else the page's."""
    before = [s for s in systems if s.start < number.start]
    named = before[-1] if before else systems[0] if systems else None
    if named:
        return named.match, text[named.start : named.end]
    return page.network, page.network.name if page.network else ""


def _is_part(text: str, number: FoundNumber) -> bool:
    """Whether a number counts the first, the new or the others, or the places where something is."""
    before = text[: number.start]
    if _RISING_TO.search(before):
        return _RISING.search(before) is None
    return bool(_PART.search(before) or _LOCATED.search(before))


def _kind_told(text: str, number: FoundNumber, is_size: bool, network: Match, page: PageContext) -> str | None:
    """What a number counts: the noun that follows it, where it is told as a size, else what it is said to be."""
    if is_size or _REGION_OF_WORK.match(text, number.end):
        kind = _kind_after(text, number, network, page)
        if kind is not None:
            return kind
    before = text[max(number.start - 60, 0) : number.start]
    copula = _COPULA.search(before)
    if copula is None or not _ENDS.match(text, number.end):
        return None
    said_of = before[: copula.start()]
    for kind, noun in _KINDS:
        met = [m for m in noun.finditer(said_of) if m.end() == len(said_of)]
        if met and not _PART.search(said_of[: met[0].start()]):
            return _accepted(kind, network, page)
    return None


def _kind_after(text: str, number: FoundNumber, network: Match, page: PageContext) -> str | None:
    """The kind of the first noun within four words after a number, nothing but adjectives between them."""
    if _REGION_OF_WORK.match(text, number.end):
        return "region" if page.is_of_regions(network) else None
    after = _FEW_WORDS.match(text, number.end)
    if after is None:
        return None
    found = [(m.start(), i) for i, (_, noun) in enumerate(_KINDS) if (m := noun.search(after[0]))]
    if not found or _PARTING.search(after[0][: min(found)[0]]):
        return None
    return _accepted(_KINDS[min(found)[1]][0], network, page)


def _accepted(kind: str, network: Match, page: PageContext) -> str | None:
    """The kind, where a network may have members of it: places by its register, partners by its name."""
    kinds = page.gazetteer.systems[network.id].member_kinds
    if kind == "partner":
        return kind if page.has_partners(network) else None
    return None if kind in _PLACES and kinds and kind not in kinds else kind


def _as_of(clause: _Clause, page: PageContext) -> UncertainDate:
    """The day a number stands for: now where it says so, else the one date beside it; else some day of its tense."""
    if _NOW.search(clause.text):
        return page.now()
    own = [f.date for f in find_dates(clause.text, page.lang, anchor=page.today) if f.date.edtf is not None]
    if len(own) == 1 and own[0].relation != "since" and not _FOUNDING.search(clause.text):
        return own[0]
    return page.now() if clause.tense == "present" else UncertainDate(None, None, page.today, "before")


def _headcount(
    sentence: Slice,
    number: FoundNumber,
    kind: str,
    network: Match,
    mention: str,
    as_of: UncertainDate,
    tense: Tense = "present",
) -> Headcount:
    return Headcount(
        network=refer(network, mention),
        member_kind=kind,
        value=number.value,
        comparator=number.comparator,
        lower=number.lower,
        upper=number.upper,
        qualifier=number.qualifier,
        as_of=as_of,
        evidence=Evidence(sentence.text, (sentence.start, sentence.end)),
        method="rule",
        tense=tense,
    )
