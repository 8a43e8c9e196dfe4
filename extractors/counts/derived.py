"""Counts that follow from what a page tells without a number of their own: most of so many, a goal that was reached.

"Most of them are companies", of over 60, is at least 31 companies: a share, so it has no value. A goal of 50 partners
that was reached in spring 2024 is at least 50 partners then. Both have basis `derived`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from extractors.assertion import Evidence, Headcount, Target
from extractors.context import PageContext
from extractors.counts import words
from extractors.language.member_nouns import KINDS
from extractors.language.modality import modality_of, negated
from extractors.language.numbers import find_majorities, majority_of
from extractors.language.patterns import any_of
from extractors.prose.narrative import Told

_WHOLES = frozenset({"any", "partner", "organisation"})
_OF_THEM = any_of(
    rf"(?:\s++(?:{words.OF_THEM}))?\s++(?:on|ovat|oli|olivat|är|var|are|were|is|was)\s+|\s++(?:{words.OF_THEM})\s+"
)


def most_of(told: Told, whole: Headcount | None, page: PageContext) -> Iterator[Headcount]:
    """The least number that "most of them are …" leaves, of the count told last before."""
    if whole is None or whole.lower is None or whole.member_kind not in _WHOLES or not _is_near(told, whole):
        return
    for start, end in find_majorities(told.text):
        are = _OF_THEM.match(told.text, end)
        clause = told.text[start:]
        kind = next((kind for kind, noun in KINDS if are and noun.match(told.text, are.end())), None)
        if kind is None or kind in _WHOLES or modality_of(clause, page.lang)[1] != "is" or negated(clause, page.lang):
            continue
        yield Headcount(
            network=whole.network,
            member_kind=kind,
            value=None,
            comparator=">",
            lower=majority_of(whole.lower),
            upper=whole.upper,
            qualifier=told.text[start:end],
            as_of=whole.as_of,
            basis="derived",
            evidence=Evidence(told.text, (told.sentence.start, told.sentence.end)),
            method="rule",
            tense=whole.tense,
        )


def _is_near(told: Told, whole: Headcount) -> bool:
    """Whether a count was told in the same block."""
    span = whole.evidence.span
    return span is not None and told.block.start <= span[0] < told.block.end


def reached(targets: Iterable[Target]) -> Iterator[Headcount]:
    """At least as many partners as a goal that was reached was for, on the day it was."""
    for target in targets:
        on = target.status_on
        if target.metric != "partner_count" or target.status != "achieved" or target.value is None:
            continue
        if on is None or on.edtf is None:
            continue
        value = int(target.value)
        yield Headcount(
            network=target.network,
            member_kind="partner",
            value=value,
            comparator=">=",
            lower=value,
            upper=None,
            as_of=on,
            basis="derived",
            evidence=target.evidence,
            method="rule",
            tense=target.tense,
        )
