"""Where a sentence ties a body to a system, and by which relation: the verbs, found.

Takes a sentence and its language, gives `Trigger`s in text order; of overlapping ones the longest. Pure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from extractors.assertion import Role, State
from extractors.language.patterns import whole
from extractors.prose.relation_words import RELATIONS, RelationName

Frame = Literal["doing", "agent", "participle", "receiving"]
_UP_TO_FIVE_WORDS = r"(?:[^\s,;]+\s){0,5}?"
_FRAMES: tuple[Frame, ...] = ("doing", "agent", "participle", "receiving")

# The role that a relation gives; None where it is the role that the system gives its members.
ROLES: dict[RelationName, Role | None] = {
    "joined": None,
    "joining": None,
    "decided": None,
    "planned": None,
    "belongs": None,
    "participates": None,
    "left": None,
    "founded": "founder",
    "coordinates": "coordinator",
    "contact": "national_contact",
    "funds": "funder",
    "develops": "developer",
    "helps": "expert_partner",
    "adopts": "adopter",
}
STATES: dict[RelationName, State] = {"planned": "planned", "left": "ended"}


@dataclass(frozen=True, slots=True)
class Trigger:
    """A verb met, `start` and `end` within the sentence."""

    relation: RelationName
    frame: Frame
    start: int
    end: int
    text: str


def find_triggers(text: str, lang: str) -> list[Trigger]:
    """Every verb of a relation in a sentence."""
    found = [
        Trigger(name, frame, m.start(), m.end(), m[0])
        for name, frame, pattern in _patterns(lang)
        for m in pattern.finditer(text)
    ]
    kept: list[Trigger] = []
    for trigger in sorted(found, key=lambda t: (t.start - t.end, t.start)):
        if all(trigger.end <= k.start or trigger.start >= k.end for k in kept):
            kept.append(trigger)
    return sorted(kept, key=lambda t: t.start)


@cache
def _patterns(lang: str) -> tuple[tuple[RelationName, Frame, re.Pattern[str]], ...]:
    return tuple(
        (name, frame, whole(_spaced(alternatives)))
        for name, verbs in RELATIONS.get(lang, {}).items()
        for frame in _FRAMES
        if (alternatives := getattr(verbs, frame))
    )


def _spaced(alternatives: str) -> str:
    return alternatives.replace("_ ", _UP_TO_FIVE_WORDS).replace(" ", r"\s+")
