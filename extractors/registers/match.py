"""What a look-up gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

# How sure the way was, surest first. `folded`: the name without the marks of its letters.
Method = Literal["exact", "alias", "lemma", "folded"]


@dataclass(frozen=True, slots=True)
class Match:
    """A body or system that a mention means: `name` is its official name, `method` the way it was found."""

    id: str
    name: str
    kind: str
    method: Method


@dataclass(frozen=True, slots=True)
class Found:
    """A mention of a system in a text: the whole word with its ending, and with what a hyphen joins to it.

    `tail` is the joined part: "kuntia" of "Fisu-kuntia" (its municipalities, not itself), "" where there is none.
    """

    start: int
    end: int
    match: Match
    tail: str = ""
