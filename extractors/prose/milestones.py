"""Steps in the life of a network or a plan, told in prose: its founding, and what is to be done by when.

Takes the sentences of a page and gives `Milestone`s. A founding is told in the past, with the system as its subject and
a date. A planned step is a present or future of a verb of doing with a date in the same sentence; verbs in a row
("lasketaan …, kerätään ja analysoidaan … sekä kootaan …") are a step each, those with one object between them one, and
share the date. A step that only comes "last" has none, and counts after others that are planned. What happens every
year, what is measured (`targets`) and headings give none. Whether a plan was kept is not known here: one whose date
lies before the page's own day is `unknown`.

A step belongs to the system that it names, and to each of its parts where that is a set; else to the topic.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from extractors.assertion import Evidence, Milestone, Reference, Tense, UncertainDate
from extractors.context import PageContext, refer
from extractors.language.dates import FoundDate, find_dates
from extractors.language.modality import modality_of, negated
from extractors.language.patterns import whole
from extractors.prose import milestone_words as words
from extractors.prose.aims import LONGEST_SENTENCE, clauses_of
from extractors.prose.measures import find_measures
from extractors.prose.narrative import Told
from extractors.prose.target_dates import find_dues
from extractors.registers.gazetteer import Match

_FOUNDED = whole(words.FOUNDED)
_GENERIC = whole(words.GENERIC)
_BETWEEN = re.compile(
    rf"(?:[\s,(]*(?:\([^()]*\)|(?:{words.BETWEEN})(?!\w)|\d[\d.]*|,[^,]{{1,80}},))*+[\s,]*".replace(" ", r"\s"),
    re.IGNORECASE,
)
_STEPS = tuple((event, whole(verbs)) for event, verbs in words.STEPS.items())
_FIRST_VERSION = whole(words.FIRST_VERSION)
_LAST, _FIRST = whole(words.LAST), whole(words.FIRST)
_EVERY = whole(words.EVERY)
_PARTICIPLE_BEHIND = re.compile(rf"\s+(?:{words.PARTICIPLE_BEHIND})(?!\w)", re.IGNORECASE)
_PARTICIPLE_BEFORE = re.compile(rf"(?<!\w)(?:{words.PARTICIPLE_BEFORE})\s+(?:in\s|i\s|år\s)?$", re.IGNORECASE)
_GRAINS = tuple((grain, whole(adverbs)) for grain, adverbs in words.GRAINS.items())
_JOINT = re.compile(r",?\s(?:ja|sekä|och|samt|and|varefter|after which)\s|,\s", re.IGNORECASE)
_ONLY_JOINT = re.compile(r"\s+(?:ja|och|and)\s+(?:is\s|are\s|be\s)?", re.IGNORECASE)
_DATED = ("on", "in", "by", "during", "interval")
_TOLD = ("on", "in", "during")
_Position = Literal["first", "last"]


@dataclass(frozen=True, slots=True)
class _Step:
    """What is to be done, and where its words stand in the sentence."""

    start: int
    end: int
    event: str


def extract_milestones(told: Sequence[Told], page: PageContext) -> Iterator[Milestone]:
    """Every founding and every planned step that the sentences tell, each once, in page order."""
    said: set[tuple[object, ...]] = set()
    planned_in: tuple[int, int] | None = None
    for sentence in told:
        is_label = sentence.is_heading or sentence.is_task_title
        if is_label or len(sentence.text) > LONGEST_SENTENCE:
            continue
        is_dated = any(map(str.isdigit, sentence.text))
        if not is_dated and planned_in is None:
            continue
        block = (sentence.block.start, sentence.block.end)
        found = [*_founded(sentence, page), *_planned(sentence, page, goes_on=planned_in == block)]
        for milestone in found:
            date = milestone.actual or milestone.planned
            key = (milestone.network.id or milestone.network.mention, milestone.event, date, milestone.position)
            if milestone.event != "founded" or key not in said:
                yield milestone
            said.add(key)
            planned_in = block if milestone.state != "done" else planned_in


# Foundings


def _founded(told: Told, page: PageContext) -> Iterator[Milestone]:
    for first, last in clauses_of(told.text, page.lang):
        verb = _FOUNDED.search(told.text, first, last)
        if verb is None or negated(told.text[first:last], page.lang):
            continue
        system = _subject(told, verb, page)
        dues = find_dues(told.text[:last], page.lang, anchor=None)
        date = _nearest([due for due in dues if due.start >= first and due.date.relation in _TOLD], verb)
        if system is None or date is None:
            continue
        network, mention = system
        yield _milestone(
            told, refer(network, mention), (0, len(told.text)), event="founded", state="done", actual=date, tense="past"
        )


def _subject(told: Told, verb: re.Match[str], page: PageContext) -> tuple[Match, str] | None:
    """The system that was founded: one named straight before or behind the verb, else what "the network" means."""
    text = told.text
    for found in told.systems:
        is_before = found.end <= verb.start() and _BETWEEN.fullmatch(text, found.end, verb.start())
        is_behind = found.start >= verb.end() and text[verb.end() : found.start].isspace()
        if is_before or is_behind or (found.end <= verb.start() and text[found.end : found.end + 2] in (": ", ", ")):
            return found.match, text[found.start : found.end]
    before = list(_GENERIC.finditer(text, 0, verb.start()))
    generic = before[-1] if before else _GENERIC.match(text, verb.end() + 1)
    if generic is None or not (told.topic and page.gazetteer.systems[told.topic.id].is_joinable):
        return None
    between = (generic.end(), verb.start()) if generic.end() <= verb.start() else (verb.end(), generic.start())
    return (told.topic, generic[0]) if _BETWEEN.fullmatch(text, *between) else None


def _nearest(dates: Sequence[FoundDate], verb: re.Match[str]) -> UncertainDate | None:
    """The date that follows a verb, else the last before it."""
    behind = [found.date for found in dates if found.start >= verb.end()]
    before = [found.date for found in dates if found.end <= verb.start()]
    inside = [found.date for found in dates if verb.start() <= found.start < verb.end()]
    return next(iter(inside + behind), before[-1] if before else None)


# Planned steps


def _planned(told: Told, page: PageContext, *, goes_on: bool) -> Iterator[Milestone]:
    shared: UncertainDate | None = None
    for first, last in clauses_of(told.text, page.lang):
        clause = told.text[first:last]
        tense, modality = modality_of(clause, page.lang)
        dates = _dates(told.text, first, last, page)
        if tense not in ("present", "future") or modality not in ("is", "goal") or negated(clause, page.lang):
            continue
        if _EVERY.search(clause) or find_measures(told, page.lang, first, last):
            continue
        position = _position(clause)
        for step in _steps(told.text, first, last):
            within = [found.date for found in dates if step.start <= found.start < step.end]
            date = next(iter(within), dates[0].date if dates else shared)
            if date is None and not (goes_on and position):
                continue
            shared = shared or date
            yield from _of_step(told, step, date, page, tense=tense, position=position)


def _of_step(
    told: Told,
    step: _Step,
    date: UncertainDate | None,
    page: PageContext,
    *,
    tense: Tense,
    position: _Position | None,
) -> Iterator[Milestone]:
    """One milestone a system that the step belongs to."""
    part = told.text[step.start : step.end]
    is_over = date is not None and date.latest is not None and page.dated is not None and date.latest < page.dated
    grain = next((grain for grain, adverb in _GRAINS if adverb.search(part)), None)
    for network in _systems(told, step, page):
        yield _milestone(
            told,
            network,
            (step.start, step.end),
            event="version_1" if _FIRST_VERSION.search(part) else step.event,
            state="unknown" if is_over else "planned",
            planned=date,
            tense=tense,
            grain=grain,
            position=position,
        )


def _steps(text: str, first: int, last: int) -> Iterator[_Step]:
    """The steps of a clause: each from its verb, the first from the clause's beginning, to the next one's verb."""
    verbs = sorted(
        (m.start(), m.end(), event) for event, pattern in _STEPS for m in pattern.finditer(text, first, last)
    )
    rows: list[list[tuple[int, int, str]]] = []
    for verb in verbs:
        if rows and verb[0] < rows[-1][-1][1]:
            continue
        if rows and _ONLY_JOINT.fullmatch(text, rows[-1][-1][1], verb[0]):
            rows[-1].append(verb)
        else:
            rows.append([verb])
    if not rows:
        return
    cuts = [_cut(text, before[-1][1], row[0][0]) for before, row in pairwise(rows)]
    starts, ends = [first, *(end for _, end in cuts)], [*(start for start, _ in cuts), last]
    for row, start, end in zip(rows, starts, ends, strict=True):
        event = next((event for _, _, event in row if event not in words.VAGUE_STEPS), row[0][2])
        yield _Step(start, end, event)


def _cut(text: str, end: int, start: int) -> tuple[int, int]:
    """Where one step ends and the next begins, between their verbs: at the last "and" or comma."""
    joints = list(_JOINT.finditer(text, end, start))
    return joints[-1].span() if joints else (start, start)


def _dates(text: str, first: int, last: int, page: PageContext) -> list[FoundDate]:
    """The dates of a clause that may be those of its verb: none that stands beside a participle."""
    found = [FoundDate(d.start + first, d.end + first, d.date) for d in find_dates(text[first:last], page.lang)]
    dated = [d for d in found if d.date.edtf is not None and d.date.relation in _DATED]
    if not dated:
        dated = [due for due in find_dues(text[:last], page.lang, anchor=None) if due.start >= first]
    return [
        d for d in dated if not _PARTICIPLE_BEHIND.match(text, d.end) and not _PARTICIPLE_BEFORE.search(text[: d.start])
    ]


def _position(clause: str) -> _Position | None:
    bare = clause.lstrip(" ,;")
    if _LAST.match(bare):
        return "last"
    return "first" if _FIRST.match(bare) else None


def _systems(told: Told, step: _Step, page: PageContext) -> Iterator[Reference]:
    """Whose step it is: the first system named in it, each of its parts where that is a set, else the topic."""
    within = (f for f in told.systems if step.start <= f.start < step.end)
    found = next((f for f in within if _is_meant(f.match, told, page)), None)
    match = found.match if found else told.topic or page.network
    if match is None:
        return
    mention = told.text[found.start : found.end] if found else match.name
    systems = page.gazetteer.systems
    whole_system = systems[match.id]
    parts = [s for s in systems.values() if s.parent_id == match.id and s.kind == whole_system.kind]
    if not parts or whole_system.is_joinable:
        yield refer(match, mention)
    else:
        yield from (Reference(mention, part.id, part.name) for part in parts)


def _is_meant(match: Match, told: Told, page: PageContext) -> bool:
    """Whether a system named is a network, or part of what the page or the sentence before speaks of.

    The owner of a page may have a roadmap or workshops in each of its projects.
    """
    return page.gazetteer.systems[match.id].is_joinable or any(
        _root(match.id, page) == _root(spoken.id, page) for spoken in (page.network, told.topic) if spoken
    )


def _root(system_id: str, page: PageContext) -> str:
    """What a system is part of in the end."""
    parent = page.gazetteer.systems[system_id].parent_id
    return _root(parent, page) if parent is not None and parent in page.gazetteer.systems else system_id


# One assertion


def _milestone(
    told: Told,
    network: Reference,
    span: tuple[int, int],
    *,
    event: str,
    state: Literal["planned", "done", "unknown"],
    tense: Tense,
    planned: UncertainDate | None = None,
    actual: UncertainDate | None = None,
    grain: str | None = None,
    position: _Position | None = None,
) -> Milestone:
    return Milestone(
        network=network,
        label=_label(told, span),
        event=event,
        state=state,
        planned=planned,
        actual=actual,
        grain=grain,
        position=position,
        evidence=Evidence(told.text, (told.sentence.start, told.sentence.end)),
        method="rule",
        tense=tense,
    )


def _label(told: Told, span: tuple[int, int]) -> str:
    return told.text[slice(*span)].strip(" \n\t,;.")
