"""Whether something measured is aimed at, and by when: the gate between what is to be and what was, may be or is.

Takes a `Told` sentence, its clauses and a `Measure`; gives the clause's tense and modality as an `Aim`, or None where
the measure is told as done, as possible, as reckoned with or as merely so. Of several dues a measure takes the one in
its own part of the sentence that no "and" parts from it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.assertion import Modality, Tense
from extractors.language.dates import FoundDate
from extractors.language.modality import clauses, modality_of, negated
from extractors.language.patterns import whole
from extractors.prose import target_words as words
from extractors.prose.measures import AND, Measure
from extractors.prose.narrative import Told
from extractors.prose.target_dates import find_bases, year_behind

# What is longer is a table without its cells or an enumeration, and would take time for nothing.
LONGEST_SENTENCE = 1_500
_INTENT = whole(words.INTENT)
_SETTING = whole(words.SETTING)
_FORECAST = whole(words.FORECAST)
_CHANGED = whole(words.CHANGED)
_STATE = re.compile(rf"(?<!\w)(?:{words.COPULA})(?!\w)", re.IGNORECASE)
_LATER_IF = whole(words.LATER_IF)
_TARGET_NOUN = whole(words.TARGET_NOUN)
_WITHOUT = re.compile(r"(?<!\w)(?:ilman|utan|without|uten|uden)(?!\w)", re.IGNORECASE)
_NEW_CLAUSE = re.compile(r",\s(?=(?:ja|mutta|och|men|and|but|joista|varav|of which)\s)|;\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Aim:
    """How a target is told."""

    tense: Tense
    modality: Modality


def clauses_of(text: str, lang: str) -> list[tuple[int, int]]:
    """The clauses of a sentence, parted also where a comma and "and" begin one of its own."""
    spans: list[tuple[int, int]] = []
    for start, end in clauses(text, lang):
        begin = start
        for cut in _NEW_CLAUSE.finditer(text, start, end):
            spans.append((begin, cut.start()))
            begin = cut.start()
        spans.append((begin, end))
    return spans


def find_due(
    measure: Measure, measures: Sequence[Measure], dues: Sequence[FoundDate], told: Told, own: dt.date | None
) -> FoundDate | None:
    """The due of one of a clause's measures: in its own part, else that of the part before or behind."""
    dues = [due for due in dues if not _is_when_set(due, told.text, own)]
    near = [due for due in dues if measure.first <= due.start < measure.last]
    if near:
        return min(near, key=lambda due: _distance(measure, due, told.text))
    if measure.metric == "carbon_neutrality" and (behind := year_behind(told.text, measure.end)):
        return behind
    earlier = [due for due in dues if due.start < measure.first]
    later = [due for due in dues if due.start >= measure.last]
    if later and not (earlier and earlier[-1].start < measures[0].start):
        return later[0]
    return earlier[-1] if earlier else next(iter(later), None)


def find_aim(
    told: Told, span: tuple[int, int], measure: Measure, due: FoundDate | None, lang: str, own: dt.date | None
) -> Aim | None:
    """How a measure is aimed at in the clause that is `span` of the sentence; `own` is the page's own day."""
    clause, part = told.text[slice(*span)], told.text[measure.first : measure.last]
    tense, modality = modality_of(part, lang)
    around_tense, around = modality_of(clause, lang)
    intends = modality in ("goal", "should") or _INTENT.search(part) is not None
    is_done = not intends and (tense == "past" or _CHANGED.search(part))
    if is_done or _FORECAST.search(clause) or negated(_WITHOUT.sub(" ", _unsaid(told, span, measure)), lang):
        return None
    # A noun of intent alone tells a target only with its due.
    if around in ("goal", "should") or (intends and (due or modality != "is")):
        said: Modality = "should" if "should" in (modality, around) and "goal" not in (modality, around) else "goal"
        return Aim(around_tense if around_tense == "conditional" else tense, said)
    if around == "may" or around_tense == "past" or _CHANGED.search(clause):
        return None
    plain = Aim(around_tense, around) if _lies_ahead(measure, due, clause, own) else None
    is_purpose = around_tense == "conditional" and _LATER_IF.search(told.text)
    is_intended = due and (_INTENT.search(clause) or _TARGET_NOUN.search(told.heading))
    return Aim(around_tense, "goal") if around_tense == "future" or is_purpose or is_intended else plain


def _unsaid(told: Told, span: tuple[int, int], measure: Measure) -> str:
    """A clause without the words of its measure: "no net emissions" denies nothing of the goal."""
    return told.text[span[0] : measure.start] + " " + told.text[measure.end : span[1]]


def _is_when_set(due: FoundDate, text: str, own: dt.date | None) -> bool:
    """Whether a date is that of a decision: a day or a year beside a verb of deciding, not after the page's own day."""
    if due.date.relation not in ("on", "in", "during") or not _SETTING.search(text):
        return False
    return own is None or due.date.latest is None or due.date.latest <= own


def _distance(measure: Measure, due: FoundDate, text: str) -> tuple[int, int]:
    first, last = (measure.end, due.start) if due.start >= measure.end else (due.end, measure.start)
    return sum(1 for _ in AND.finditer(text, first, max(first, last))), abs(last - first)


def _lies_ahead(measure: Measure, due: FoundDate | None, clause: str, own: dt.date | None) -> bool:
    """Whether a present means the future: by its due, which must not lie before the page's own day."""
    if due is None or due.date.latest is None or measure.metric == "partner_count":
        return False
    if own is not None:
        return due.date.latest >= own
    if due.date.relation in ("by", "before") or measure.metric == "carbon_neutrality":
        return True
    # "Cut by 10 % from 2015 to 2020" may as well be told of the past.
    return _STATE.search(clause) is None and not find_bases(clause)
