"""Targets told in prose: cuts and shares with their base year and due, neutrality, growth, and what became of them.

Takes the sentences of a page and gives `Target`s, each once a page. A sentence tells a target where a goal, a duty, a
future or a present with a due still to come is said of something measured; what was done, may be, is reckoned with or
only compared is none. "The same goals by 2050" repeats those told just before, and a step on the way to the one told
just before ("an interim target is 50 % by 2030") takes from it what it measures and from when. That a target is late or
was reached (`status`) is told of the one in the same sentence, else of the last one of the same block or heading. A
target for which no network is told keeps the holder's words as its mention. The title of a dated task is a label and
tells none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.assertion import Evidence, Reference, Target
from extractors.assertion.promise import Metric
from extractors.context import PageContext, refer
from extractors.document import Document
from extractors.language.dates import FoundDate
from extractors.language.modality import modality_of, negated
from extractors.prose.aims import LONGEST_SENTENCE, Aim, clauses_of, find_aim, find_due
from extractors.prose.holders import Holder, find_holder, framework_of, named_network, set_in_of
from extractors.prose.measures import Measure, find_measures
from extractors.prose.narrative import Told
from extractors.prose.target_dates import find_bases, find_dues
from extractors.prose.target_events import TargetEvent, find_event, find_rules, same_targets, says_may, sub_goal

# Without a due these say no more than a wish.
_DATED = frozenset({"carbon_neutrality", "quantity", "qualitative"})
_BASED = frozenset({"emission_reduction_pct", "energy_saving_pct"})
_MENTION_WORDS = 4


def extract_targets(told: Sequence[Told], document: Document, page: PageContext) -> Iterator[Target]:
    """Every target that the sentences tell, each once, in page order."""
    yield from _once(list(_all(told, document, page)))


def _all(told: Sequence[Told], document: Document, page: PageContext) -> Iterator[Target]:
    before: list[tuple[Told, list[Target]]] = []
    for sentence in told:
        if sentence.is_task_title or len(sentence.text) > LONGEST_SENTENCE:
            continue
        event = find_event(sentence, page.lang)
        if event:
            yield _of_event(sentence, event, before, document, page)
        has_number = any(map(str.isdigit, sentence.text))
        begin = event.end if event else 0
        whole = _whole(sentence, before)
        found = list(_set(sentence, document, page, begin=begin, whole=whole)) if has_number else []
        if event and not found:
            continue
        if not found and before and has_number:
            found = list(_repeated(sentence, before[-1], document, page))
        if not found:
            found = list(_without_number(sentence, page))
        if found:
            before.append((sentence, found))
        yield from found


def _set(
    told: Told,
    document: Document,
    page: PageContext,
    *,
    begin: int = 0,
    whole: Target | None = None,
) -> Iterator[Target]:
    """The targets that a sentence sets, those before `begin` left out; `whole` is what they are steps on the way to."""
    names = tuple((f.start, f.end) for f in told.systems)
    dues = find_dues(told.text, page.lang, anchor=page.dated, names=names)
    last = _as_measure(whole) if whole else None
    for span in clauses_of(told.text, page.lang):
        measures = find_measures(told, page.lang, *span, last)
        within = [due for due in dues if span[0] <= due.start < span[1]]
        for measure in measures:
            last = measure
            due = find_due(measure, measures, within, told, page.dated)
            aim = find_aim(told, span, measure, due, page.lang, page.dated)
            if aim and measure.start >= begin and (due or measure.metric not in _DATED):
                holder = find_holder(told, document, page, *span)
                target = _target(told, page, holder, aim, measure=measure, due=due)
                yield _step(target, whole) if whole and whole.metric == target.metric else target


def _whole(told: Told, before: Sequence[tuple[Told, list[Target]]]) -> Target | None:
    """The target that a sentence tells a step of: the last percentage of the sentence told before in its block."""
    if not before or before[-1][0].block != told.block or not sub_goal(told.text):
        return None
    return next((target for target in reversed(before[-1][1]) if target.unit == "percent"), None)


def _as_measure(whole: Target) -> Measure:
    return Measure(0, 0, whole.metric, whole.value, whole.unit, mention=whole.metric_mention, gas=whole.gas)


def _step(target: Target, whole: Target) -> Target:
    """A step with the base year of the whole and its holder, where it has none of its own."""
    base = target.base_year if target.base_year is not None else whole.base_year
    if target.holder is None and target.applies_to in (None, "network"):
        return replace(target, base_year=base, holder=whole.holder, applies_to=whole.applies_to)
    return replace(target, base_year=base)


def _repeated(told: Told, before: tuple[Told, list[Target]], document: Document, page: PageContext) -> Iterator[Target]:
    """ "The same goals by 2050": those of the sentence before, with this one's due, holder and modality."""
    dues = find_dues(told.text, page.lang, anchor=page.dated)
    if not dues or before[0].block != told.block or not same_targets(told.text):
        return
    span = next(((a, b) for a, b in clauses_of(told.text, page.lang) if a <= dues[0].start < b), (0, len(told.text)))
    clause = told.text[slice(*span)]
    tense, modality = modality_of(clause, page.lang)
    holder = find_holder(told, document, page, *span)
    for target in before[1]:
        yield replace(
            target,
            holder=holder.body,
            applies_to=holder.applies_to,
            due=dues[0].date,
            base_year=None,
            framework=framework_of(told),
            set_in=set_in_of(told),
            tense=tense,
            modality="may" if says_may(clause) else modality,
            evidence=_evidence(told),
        )


def _without_number(told: Told, page: PageContext) -> Iterator[Target]:
    """What targets are to do, where they have no number: better the present, go beyond the law."""
    rules = find_rules(told.text, page.lang)
    if rules and not negated(told.text, page.lang):
        tense, modality = modality_of(told.text, page.lang)
        aim = Aim(tense, modality if modality in ("should", "goal") else "should")
        yield replace(_target(told, page, Holder(applies_to="each_member"), aim), rules=rules)


def _of_event(
    told: Told, event: TargetEvent, before: Sequence[tuple[Told, list[Target]]], document: Document, page: PageContext
) -> Target:
    """What became of a target: the one that the sentence itself measures, else the last one told of here."""
    aim = Aim(event.tense, "is")
    measures = find_measures(told, page.lang, 0, event.end)
    if measures:
        target = _target(told, page, find_holder(told, document, page, 0, event.end), aim, measure=measures[-1])
    else:
        target = _told_before(told, before) or _target(told, page, Holder(), aim)
    return replace(
        target,
        due=None,
        rules=(),
        status=event.status,
        status_on=event.on,
        tense=aim.tense,
        modality=aim.modality,
        evidence=_evidence(told),
    )


def _told_before(told: Told, before: Sequence[tuple[Told, list[Target]]]) -> Target | None:
    for sentence, targets in reversed(before):
        if sentence.block == told.block or (told.heading and sentence.heading == told.heading):
            return targets[-1]
    return None


def _target(
    told: Told,
    page: PageContext,
    holder: Holder,
    aim: Aim,
    *,
    measure: Measure | None = None,
    due: FoundDate | None = None,
) -> Target:
    """One assertion; without a measure it is a target that has no number."""
    metric: Metric = measure.metric if measure else "qualitative"
    network = named_network(told, page)
    applies_to = holder.applies_to
    if measure and holder.body is None and (applies_to is None or metric == "partner_count"):
        applies_to = "network"
    return Target(
        network=refer(*network) if network else holder.body or Reference(_first_words(told)),
        metric=metric,
        holder=holder.body,
        applies_to=applies_to,
        metric_mention=measure.mention if measure else None,
        gas=measure.gas if measure else None,
        value=measure.value if measure else None,
        unit=measure.unit if measure else None,
        comparator=measure.comparator if measure else "reach",
        base_year=_base_year(told, measure),
        due=due.date if due else None,
        member_kinds=measure.member_kinds if measure else (),
        framework=framework_of(told),
        set_in=set_in_of(told),
        evidence=_evidence(told),
        method="rule",
        tense=aim.tense,
        modality=aim.modality,
    )


def _base_year(told: Told, measure: Measure | None) -> int | None:
    """The base year in the measure's own part of the sentence, else the one that the sentence gives for all."""
    bases = find_bases(told.text) if measure and measure.metric in _BASED else []
    own = [base for base in bases if measure and measure.first <= base.start < measure.last]
    return (own or bases)[0].year if bases else None


def _first_words(told: Told) -> str:
    return " ".join(told.text.split()[:_MENTION_WORDS])


def _evidence(told: Told) -> Evidence:
    return Evidence(told.text, (told.sentence.start, told.sentence.end))


def _once(targets: list[Target]) -> Iterator[Target]:
    """Each target once: of those that say the same, one with a base year; one of nobody's is that of somebody."""
    best: dict[tuple[object, ...], Target] = {}
    for target in targets:
        key = (_what(target), _whose(target))
        if key not in best or (target.base_year is not None and best[key].base_year is None):
            best[key] = target
    owned = {_what(target) for target in best.values() if _whose(target)}
    for target in targets:
        if best.get((_what(target), _whose(target))) is target and (_whose(target) or _what(target) not in owned):
            yield target


def _what(target: Target) -> tuple[object, ...]:
    due = target.due.edtf if target.due else None
    on = target.status_on.edtf if target.status_on else None
    mention = target.metric_mention if target.metric == "quantity" else None
    return target.metric, target.value, target.unit, due, target.status, on, mention, target.rules


def _whose(target: Target) -> str:
    if target.holder:
        return target.holder.id or target.holder.mention
    return "" if target.applies_to in (None, "network") else target.applies_to
