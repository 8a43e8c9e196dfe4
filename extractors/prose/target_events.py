"""What is told of targets without their numbers: that one is late or was reached, that they are the same, what they do.

Takes sentences; gives a `TargetEvent`, a truth, or the rules for targets that have no number. A target that was missed
is late from then on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.assertion import Tense, UncertainDate
from extractors.assertion.promise import TargetStatus
from extractors.language.modality import modality_of, negated
from extractors.language.patterns import whole
from extractors.prose import target_words as words
from extractors.prose.narrative import Told
from extractors.prose.target_dates import find_dues

_TARGET_NOUN = whole(words.TARGET_NOUN)
_ACHIEVED = whole(words.ACHIEVED)
_LATE = whole(words.LATE)
_MAY = whole(words.MAY)
_SAME = whole(words.SAME_TARGETS)
_SUB_GOAL = whole(words.SUB_GOAL)
_IMPROVING = re.compile(words.IMPROVING.replace(" ", r"\s+"), re.IGNORECASE)
_EXCEEDING_LAW = re.compile(words.EXCEEDING_LAW.replace(" ", r"\s+"), re.IGNORECASE)
_OUGHT = whole(words.OUGHT)
_REACH = 60
# "Nåddes inte", "was not met": the word that denies stands close behind the verb or before it.
_NEGATION_BEHIND = 6


@dataclass(frozen=True, slots=True)
class TargetEvent:
    """What became of a target, and when; `on` is None where no date is told, `end` is where the words for it end."""

    status: TargetStatus
    on: UncertainDate | None
    tense: Tense
    end: int


def find_event(told: Told, lang: str) -> TargetEvent | None:
    """That a target is late or was reached, None where the sentence tells neither, or only as a wish."""
    late, achieved = _LATE.search(told.text), _ACHIEVED.search(told.text)
    event = late or achieved
    if event is None:
        return None
    clause = told.text[: event.end()]
    noun = next((m for m in _TARGET_NOUN.finditer(told.text) if _near(m, event)), None)
    tense, modality = modality_of(clause, lang)
    if noun is None or modality != "is" or tense in ("future", "conditional"):
        return None
    around = told.text[min(noun.start(), event.start()) : event.end() + _NEGATION_BEHIND]
    status: TargetStatus = "late" if late or negated(around, lang) else "achieved"
    dues = find_dues(told.text, lang, anchor=None)
    behind = [due.date for due in dues if due.start >= noun.start()]
    return TargetEvent(status, next(iter(behind or [due.date for due in dues]), None), tense, event.end())


def same_targets(text: str) -> bool:
    """Whether a text speaks of the same targets as before."""
    return _SAME.search(text) is not None


def sub_goal(text: str) -> bool:
    """Whether a text speaks of a step on the way to a target."""
    return _SUB_GOAL.search(text) is not None


def says_may(clause: str) -> bool:
    """Whether a clause tells of what may be, also where it speaks of goals."""
    return _MAY.search(clause) is not None


def find_rules(text: str, lang: str) -> tuple[str, ...]:
    """What targets without a number are to do: better the present state, go beyond the law."""
    is_duty = modality_of(text, lang)[1] in ("should", "goal") or _OUGHT.search(text)
    if not is_duty or not _TARGET_NOUN.search(text):
        return ()
    rules = []
    if _IMPROVING.search(text):
        rules.append("beyond_current_state")
    if _EXCEEDING_LAW.search(text):
        rules.append("beyond_legislation")
    return tuple(rules)


def _near(noun: re.Match[str], event: re.Match[str]) -> bool:
    return abs(noun.start() - event.start()) <= _REACH or abs(noun.end() - event.end()) <= _REACH
