"""The quote as it may be published: people masked, and no longer than law and manners allow.

A fact may be published and its sentence is protected, so a release carries at most 200 code points of it, the words
around the mention (domain: law and manners). People's names become `[…]`.
"""

from __future__ import annotations

from extractors.assertion import Assertion, Participation
from extractors.reading import PersonSpan, Reading

MAX_QUOTE = 200
MASK = "[…]"
_GAP = "…"


def public_quote(assertion: Assertion, reading: Reading) -> str:
    """The part of an assertion's quote that a release shows: one line, people masked, at most `MAX_QUOTE` long."""
    quote = assertion.evidence.quote
    mention = assertion.party.mention if isinstance(assertion, Participation) else assertion.network.mention
    at = max(quote.find(mention), 0)
    if assertion.evidence.span is not None:
        start = assertion.evidence.span[0]
        quote, at = _masked(quote, start, reading.persons, at)
    return _clipped(quote, at, min(len(mention), MAX_QUOTE - 2))


def _masked(quote: str, start: int, persons: tuple[PersonSpan, ...], at: int) -> tuple[str, int]:
    """The quote without people's names, and where the mention has moved to."""
    for person in sorted(persons, key=lambda p: p.start, reverse=True):
        first, last = max(person.start - start, 0), min(person.end - start, len(quote))
        if first >= last:
            continue
        quote = quote[:first] + MASK + quote[last:]
        if last <= at:
            at += len(MASK) - (last - first)
    return quote, at


def _clipped(quote: str, at: int, length: int) -> str:
    line = " ".join(quote.split())
    if len(line) <= MAX_QUOTE:
        return line
    at = len(" ".join(quote[:at].split()))
    room = MAX_QUOTE - length - 2 * len(_GAP)
    first = max(at - room // 2, 0)
    last = min(first + MAX_QUOTE - 2 * len(_GAP), len(line))
    first = max(last - (MAX_QUOTE - 2 * len(_GAP)), 0)
    return (_GAP if first else "") + line[first:last] + (_GAP if last < len(line) else "")
