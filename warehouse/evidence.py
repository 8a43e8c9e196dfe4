"""Words of a page as they may be published: people masked, and no longer than law and manners allow.

A fact may be published and its sentence is protected, so a release carries at most 200 code points of it, the words
around the mention (domain: law and manners). People's names and contact details become `[…]`.
"""

from __future__ import annotations

from extractors.assertion import Assertion, Participation
from extractors.language.persons import find_contact_details
from extractors.reading import Reading

MAX_QUOTE = 200
MASK = "[…]"
_GAP = "…"


def public_quote(assertion: Assertion, reading: Reading) -> str:
    """The part of an assertion's quote that a release shows: one line, people masked, at most `MAX_QUOTE` long."""
    quote = assertion.evidence.quote
    mention = assertion.party.mention if isinstance(assertion, Participation) else assertion.network.mention
    at = max(quote.find(mention), 0)
    return _clipped(*_masked(quote, reading, at), min(len(mention), MAX_QUOTE - 2 * len(_GAP)))


def public_mention(mention: str | None, reading: Reading) -> str | None:
    """A name as it was met, with people masked: a list of contacts may have been taken for one of members."""
    return _masked(mention, reading, 0)[0] if mention is not None else None


def public_words(words: str, reading: Reading) -> str:
    """Other words of a page, such as a step's label: one line, people masked, at most `MAX_QUOTE` long."""
    return _clipped(*_masked(words, reading, 0), 0)


def _masked(words: str, reading: Reading, at: int) -> tuple[str, int]:
    """The words without people's names and contact details, and where the position `at` has moved to."""
    spans = [(d.start, d.end) for d in find_contact_details(words)]
    for name in {p.name for p in reading.persons}:
        start = words.find(name)
        while start >= 0:
            spans.append((start, start + len(name)))
            start = words.find(name, start + len(name))
    for start, end in sorted(spans, reverse=True):
        words = words[:start] + MASK + words[end:]
        if end <= at:
            at += len(MASK) - (end - start)
    return words, at


def _clipped(quote: str, at: int, length: int) -> str:
    line = " ".join(quote.split())
    if len(line) <= MAX_QUOTE:
        return line
    at = len(" ".join(quote[:at].split()))
    shown = MAX_QUOTE - 2 * len(_GAP)
    first = max(at - (shown - length) // 2, 0)
    last = min(first + shown, len(line))
    first = max(last - shown, 0)
    return (_GAP if first else "") + line[first:last] + (_GAP if last < len(line) else "")
