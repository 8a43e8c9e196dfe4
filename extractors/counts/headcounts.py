"""Stated numbers of members: "Jäseniä on tällä hetkellä 11 kuntaa", "There are already 98 of us!", "över 60 medlemmar".

What is stated is a claim and is kept as one, with its comparator and bounds; nothing is counted here. A goal, a wish
or a heading that states a goal as if it were reached gives no claim; of headings only the first person counts, and the
title of a dated task is a label. A number of new members, of those who left or came to a meeting, or of the places
where members are, is no number of members; those who joined or founded together are told as such (`joining`), and
the number of the newest member tells how many there are (`ordinals`).
Shares of another count, and a goal that was reached, give derived ones (`derived`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.assertion import Evidence, Headcount, Target, Tense, UncertainDate
from extractors.context import PageContext, refer
from extractors.counts import words
from extractors.counts.derived import most_of, reached
from extractors.counts.joining import extract_joined_networks, extract_joiners
from extractors.counts.kinds import (
    REGION_OF_WORK,
    accepted,
    kind_after,
    kind_of_label,
    kind_of_number,
    speaks_of_number,
)
from extractors.counts.ordinals import extract_numbered
from extractors.counts.phrases import is_passed, told_as_size
from extractors.document import Document, Slice
from extractors.language.dates import find_dates
from extractors.language.member_nouns import KINDS
from extractors.language.modality import clauses, modality_of, negated
from extractors.language.numbers import FoundNumber, find_majorities, find_numbers
from extractors.language.patterns import any_of
from extractors.prose.narrative import Told
from extractors.registers.gazetteer import Match

_BELONGING = any_of(words.BELONGING)
_COMPOSED = any_of(rf"(?<!\w)(?:{words.COMPOSED})(?!\w)")
_GOES_ON = any_of(rf"[\s,;]*(?:{words.GOES_ON})")
_OTHER_CLAUSE = any_of(words.OTHER_CLAUSE)
_UNDERTAKING = any_of(words.UNDERTAKING)
_LOCATED = any_of(rf"(?<!\w)(?:{words.LOCATING})\s+$")
_RISING_TO = any_of(rf"(?<!\w)(?:{words.RISING_TO})\s+$")
_RISING = any_of(words.RISING)
_ROSE = any_of(rf"(?<!\w)(?:{words.RISING})\w*\s+$")
_ILLATIVE = any_of(r":(?:[aeiouyäö]{2}|h[aeiouyäö])n(?!\w)")
_PART = any_of(rf"(?<!\w)(?:{words.PART})\s+$")
_COPULA = any_of(r"\s+(?:on|oli|är|var|are|were|is|was)\s+(?:[^\W\d_]+\s+){0,3}$")
_ENDS = any_of(rf"\s*(?:$|[.,:;!?)–—]|(?:{words.ADVERBS})\b|(?:ja|och|and)\s)")
_OF_WHICH = any_of(words.OF_WHICH)
_TOLD_BESIDE = any_of(words.TOLD_BESIDE)
_GOALS = any_of(words.GOALS)
_FOUNDING = any_of(words.FOUNDING)
_NOW = any_of(rf"(?<!\w)(?:{words.NOW})(?!\w)")
_WE_ARE = any_of(rf"(?<!\w)(?P<who>{words.FIRST_PERSON})\s+(?:(?:{words.ADVERBS})\s+)*$")
_OF_US = any_of(rf"\s+(?:{words.OF_US})(?!\w)")
_NETWORK_OF = any_of(words.NETWORK_OF)
_DIVIDED = any_of(rf"(?<!\w)(?:{words.DIVIDED})\s+$")


def extract_headcounts(
    told: Sequence[Told], targets: Sequence[Target], document: Document, page: PageContext
) -> Iterator[Headcount]:
    """Every number of members that a page states of a network, and of networks that it states of a body.

    `targets` are those that the sentences tell.
    """
    last: Headcount | None = None
    for sentence in told:
        if sentence.is_task_title:
            continue
        if not sentence.is_heading:
            yield from extract_numbered(sentence, page)
        counts = find_numbers(sentence.text, page.lang) or find_majorities(sentence.text)
        if not counts:
            continue
        if sentence.block.kind == "item":
            yield from _labelled(sentence, page)
            continue
        found = list(_of_us(sentence.sentence, page)) or list(_labelled(sentence, page))
        if not found and not sentence.is_heading:
            found = list(_stated(sentence, page))
        if not sentence.is_heading:
            found += extract_joiners(sentence, page)
            found += extract_joined_networks(sentence, document, page)
            last = next((count for count in reversed(found) if count.metric == "members"), last)
            found += most_of(sentence, last, page)
        yield from found
    yield from reached(targets)


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
    kind = kind_after(sentence.text, number, page.network, page)
    of_us = _OF_US.match(after)
    if we is None or not (of_us if we["who"].casefold() in ("there are", "all") else _ends_with(after, kind)):
        return
    yield _headcount(sentence, number, kind or page.member_kind, page.network, page.network.name, page.now())


def _labelled(told: Told, page: PageContext) -> Iterator[Headcount]:
    """ "Members: 98": a label and the one number that is its value."""
    numbers = find_numbers(told.text, page.lang)
    network = told.topic or page.network
    if network is None or len(numbers) != 1 or told.is_heading or not _is_told(told.text, page):
        return
    number = numbers[0]
    label = kind_of_label(told.text[: number.start], network, page)
    kind = kind_after(told.text, number, network, page)
    if label is not None and (kind or _ENDS.match(told.text, number.end)):
        yield _headcount(told.sentence, number, kind or label, network, network.name, page.now())


def _ends_with(after: str, kind: str | None) -> bool:
    return bool(kind or _ENDS.match(after) or _NETWORK_OF.match(after))


def _is_told(text: str, page: PageContext) -> bool:
    """Whether words tell a fact: no goal, wish, plan or denial, and no present tense of a day to come."""
    tense, modality = modality_of(text, page.lang)
    if modality != "is" or negated(text, page.lang):
        return False
    days = (f.date.earliest for f in find_dates(text, page.lang, anchor=page.anchor))
    to_come = page.today is not None and any(day is not None and day > page.today for day in days)
    return tense == "past" or (tense == "present" and not to_come)


def _stated(told: Told, page: PageContext) -> Iterator[Headcount]:
    text = told.text
    labelled = _label_end(told)
    # "Antalet kommuner i X", "X samlar 40 kommuner": of a network by name this alone tells of belonging.
    counted = bool(told.systems) and (speaks_of_number(text) or _COMPOSED.search(text) is not None)
    if not labelled and not counted and not _BELONGING.search(text):
        return
    numbers = find_numbers(text, page.lang)
    sizes = told_as_size(text, numbers, labelled)
    for number in numbers:
        clause = _clause_of(text, number, page)
        network, mention = _network_of(told, number, page)
        if network is None or not (clause.belongs or labelled or counted) or _OTHER_CLAUSE.search(clause.text):
            continue
        if not told.systems and _UNDERTAKING.search(clause.text):
            continue
        kind = _kind_told(text, number, number in sizes, network, page)
        if kind is not None and _is_told(clause.text, page) and not _is_part(text, number):
            is_less = number.comparator == "=" and is_passed(text, number)
            stated = _passed(number) if is_less else number
            yield _headcount(told.sentence, stated, kind, network, mention, _as_of(clause, page), clause.tense)


def _label_end(told: Told) -> int:
    """Where the words behind a system's name and a colon begin, 0 where the sentence is not of that form."""
    first = told.systems[0] if told.systems else None
    if first is None or first.start > 0 or told.text[first.end : first.end + 1] != ":":
        return 0
    return first.end + 1


def _passed(number: FoundNumber) -> FoundNumber:
    return replace(number, comparator=">", lower=number.value + 1, upper=None)


def _clause_of(text: str, number: FoundNumber, page: PageContext) -> _Clause:
    part, belongs = text, False
    edges = sorted({0, *(end for _, end in clauses(text, page.lang)), *(m.end() for m in _OF_WHICH.finditer(text))})
    for start, end in pairwise(edges):
        part = text[start:end]
        belongs = bool(_BELONGING.search(part)) or (belongs and _GOES_ON.match(part) is not None)
        if number.start < end:
            part = _without_plan(text, start, end, number, page)
            break
    tense, _ = modality_of(part, page.lang)
    return _Clause(part, "present" if _NOW.search(part) else tense, belongs)


def _without_plan(text: str, start: int, end: int, number: FoundNumber, page: PageContext) -> str:
    """The clause up to where it goes on to a goal or a wish that does not hold for the number before it."""
    for joint in _TOLD_BESIDE.finditer(text, number.end, end):
        ahead, behind = text[start : joint.start()], text[joint.start() : end]
        if modality_of(ahead, page.lang)[1] == "is" != modality_of(behind, page.lang)[1]:
            return ahead
    return text[start:end]


def _network_of(told: Told, number: FoundNumber, page: PageContext) -> tuple[Match | None, str]:
    """The system named last before a number, else first after it, else the one spoken of."""
    before = [s for s in told.systems if s.start < number.start]
    named = before[-1] if before else told.systems[0] if told.systems else None
    if named:
        return named.match, told.text[named.start : named.end]
    network = told.topic or page.network
    return network, network.name if network else ""


def _is_part(text: str, number: FoundNumber) -> bool:
    """Whether a number counts the first, the new or the others, or the places where something is."""
    before = text[: number.start]
    if _RISING_TO.search(before):
        return _RISING.search(before) is None
    return bool(_PART.search(before) or (_LOCATED.search(before) and not _DIVIDED.search(before)))


def _kind_told(text: str, number: FoundNumber, is_size: bool, network: Match, page: PageContext) -> str | None:
    """What a number counts: the noun that follows it, where it is told as a size, else what it is said to be."""
    if is_size or REGION_OF_WORK.match(text, number.end):
        kind = kind_after(text, number, network, page)
        if kind is not None:
            return kind
    undated = _undated(text, page)
    before = undated[max(number.start - 100, 0) : number.start]
    ends = _ENDS.match(undated, number.end) is not None
    rises = _RISING_TO.search(before) and _RISING.search(before)
    if (_ROSE.search(before) and _ILLATIVE.match(text, number.end)) or (ends and (rises or is_passed(text, number))):
        return kind_of_number(before, network, page)
    copula = _COPULA.search(before)
    if copula is None or not ends:
        return None
    said_of = before[: copula.start()]
    for kind, noun in KINDS:
        met = [m for m in noun.finditer(said_of) if m.end() == len(said_of)]
        if met and not _PART.search(said_of[: met[0].start()]):
            return accepted(kind, network, page)
    return kind_of_number(before, network, page)


def _undated(text: str, page: PageContext) -> str:
    """The text with its dates blanked: what they stand between belongs together."""
    for found in find_dates(text, page.lang):
        text = text[: found.start] + " " * (found.end - found.start) + text[found.end :]
    return text


def _as_of(clause: _Clause, page: PageContext) -> UncertainDate:
    """The day a number stands for: now where it says so, else the one date beside it; else some day of its tense."""
    if _NOW.search(clause.text):
        return page.now()
    own = [f.date for f in find_dates(clause.text, page.lang, anchor=page.anchor) if f.date.edtf is not None]
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
