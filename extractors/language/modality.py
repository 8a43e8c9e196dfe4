"""How a sentence says what it says: its tense, whether it tells a fact, a duty, a possibility or a goal, and whether
it denies.

Takes one sentence, or better one clause (`clauses` cuts a sentence where a new finite clause begins), and its language;
gives words of `extractors.assertion`. The rules are of form, not of meaning. A goal that is told as reached, missed or
late is a fact about it ("Tavoite saavutettiin"), and the noun "goal" alone, as an object, makes no goal ("voivat
saavuttaa tavoitteet" is `may`). Of several marks the order is goal, should, may. A perfect counts as past. A present
that means the future ("valmistuvat keväällä 2020") is present: only the date can tell. Raises `UnknownLanguageError`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from extractors.assertion import Modality, Tense
from extractors.language.calendar_words import primary
from extractors.language.verb_words import VERBS


class UnknownLanguageError(ValueError):
    """A language whose verbs we have no rules for."""


@dataclass(frozen=True, slots=True)
class _Patterns:
    conditional: re.Pattern[str]
    future: re.Pattern[str]
    past: re.Pattern[str]
    goal: re.Pattern[str]
    reached: re.Pattern[str]
    should: re.Pattern[str]
    may: re.Pattern[str]
    negation: re.Pattern[str]
    clause: re.Pattern[str]


@lru_cache(maxsize=2048)  # several readers of a page ask of the same sentence
def modality_of(sentence: str, lang: str) -> tuple[Tense, Modality]:
    """The tense and the modality of a sentence or clause."""
    verbs = _patterns(primary(lang))
    return _tense(sentence, verbs), _modality(sentence, verbs)


def negated(sentence: str, lang: str) -> bool:
    """Whether a sentence or clause denies what it says."""
    return _patterns(primary(lang)).negation.search(sentence) is not None


def clauses(sentence: str, lang: str) -> list[tuple[int, int]]:
    """The spans of a sentence's clauses: it is cut at a semicolon, and at a comma before a word that opens a clause.

    What depends on a goal stays with it: no cut before "että", "att", "that".
    """
    return list(_clauses(sentence, lang))


@lru_cache(maxsize=2048)
def _clauses(sentence: str, lang: str) -> tuple[tuple[int, int], ...]:
    cuts = [match.start() for match in _patterns(primary(lang)).clause.finditer(sentence)]
    edges = [0, *cuts, len(sentence)]
    return tuple((start, end) for start, end in pairwise(edges) if sentence[start:end].strip())


def _tense(sentence: str, verbs: _Patterns) -> Tense:
    if verbs.conditional.search(sentence):
        return "conditional"
    if verbs.past.search(sentence):
        return "past"
    return "future" if verbs.future.search(sentence) else "present"


def _modality(sentence: str, verbs: _Patterns) -> Modality:
    if verbs.goal.search(sentence) and not verbs.reached.search(sentence):
        return "goal"
    if verbs.should.search(sentence):
        return "should"
    return "may" if verbs.may.search(sentence) else "is"


@lru_cache(maxsize=16)
def _patterns(lang: str) -> _Patterns:
    verbs = VERBS.get(lang)
    if verbs is None:
        raise UnknownLanguageError(f"no rules for the verbs of {lang!r}")

    def words(pattern: str) -> re.Pattern[str]:
        return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])".replace(" ", r"\s"), re.IGNORECASE)

    return _Patterns(
        conditional=words(verbs.conditional),
        future=words(verbs.future),
        past=words(verbs.past),
        goal=words(verbs.goal),
        reached=words(verbs.reached),
        should=words(verbs.should),
        may=words(verbs.may),
        negation=words(verbs.negation),
        clause=re.compile(rf";\s*|,\s(?=(?:{verbs.clause})\s)".replace(" ", r"\s"), re.IGNORECASE),
    )
