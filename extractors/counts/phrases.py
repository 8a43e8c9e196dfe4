"""Whether a number is told as how many there are, and not as how many did something or had something done to them.

Takes a text and the numbers found in it. The form alone decides: "has 98 members", "98 cities belong to the network",
"98 kunnan verkosto", and what is told in one breath with such a number ("70 kuntaa ja 4 maakuntaa").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.counts import words
from extractors.language.numbers import FoundNumber

_HOLDING = re.compile(rf"(?<!\w)(?:{words.HOLDING})(?:\s+(?:{words.ADVERBS}))*\s+$".replace(" ", r"\s+"), re.IGNORECASE)
_BELONG_BEHIND = re.compile(
    rf"(?:[\s-]++[^\W\d_][\w-]*+){{1,6}}?\s+(?:{words.BELONG_BEHIND})".replace(" ", r"\s+"), re.IGNORECASE
)
_RISING_TO = re.compile(rf"(?<!\w)(?:{words.RISING_TO})\s+$", re.IGNORECASE)
_RISING = re.compile(words.RISING, re.IGNORECASE)
_PASSING = re.compile(rf"(?<!\w)(?:{words.PASSING})(?:\s+[\w-]+){{0,3}}\s+$".replace(" ", r"\s"), re.IGNORECASE)
_LABELLED = re.compile(rf"(?::|,)\s+(?:(?:{words.ADVERBS})\s+)*$", re.IGNORECASE)
_NETWORK_OF = re.compile(words.NETWORK_OF, re.IGNORECASE)
_AND_ALSO = re.compile(words.AND_ALSO, re.IGNORECASE)


def told_as_size(text: str, numbers: Sequence[FoundNumber], labelled: int = 0) -> list[FoundNumber]:
    """Those of the numbers that are told as how many there are, in text order.

    `labelled` is where the words behind a name and a colon begin ("Energy Cities: today more than 1 000 towns"), 0
    where nothing is labelled.
    """
    told: list[FoundNumber] = []
    for before, number in zip([None, *numbers], numbers, strict=False):
        goes_on = before is not None and before in told and _AND_ALSO.fullmatch(text, before.end, number.start)
        is_label = labelled and number.start >= labelled and _LABELLED.search(text, labelled - 1, number.start)
        if goes_on or is_label or _is_told(text, number):
            told.append(number)
    return told


def _is_told(text: str, number: FoundNumber) -> bool:
    ahead = text[: number.start]
    rises = _RISING_TO.search(ahead) and _RISING.search(ahead)
    behind = _BELONG_BEHIND.match(text, number.end) or _NETWORK_OF.match(text, number.end)
    return bool(_HOLDING.search(ahead) or _PASSING.search(ahead) or rises or behind)


def is_passed(text: str, number: FoundNumber) -> bool:
    """Whether a number is one that was passed, so that there are more."""
    return _PASSING.search(text[: number.start]) is not None
