"""Which systems a verb is about: named in its clause, referred to ("siihen", "avtalet", "the agreement"), or none.

Takes a `Told` sentence and a trigger in it, gives the systems with the words that stand for them. Of two names side by
side the first is the owner of the second ("Fisu-verkoston REIVI"). A name that only tells whose something is
("Hinku-verkoston seminaariin") is no object.
"""

from __future__ import annotations

import re

from extractors.context import PageContext
from extractors.language.modality import clauses
from extractors.language.patterns import any_of, by_language
from extractors.prose.case_forms import is_finnish_genitive
from extractors.prose.narrative import Told
from extractors.prose.relation_words import ANAPHORS, EVENTS, HEADS
from extractors.prose.relations import Trigger
from extractors.registers.entries import JOINABLE_KINDS
from extractors.registers.gazetteer import Found, Match

Object = tuple[Match, str]

_KINDS: dict[str, frozenset[str]] = {
    "adopts": frozenset({"indicator_set", "standard", "plan_instrument", "strategy"}),
    "develops": frozenset({"tool", "standard", "roadmap_model", "data_collection", "indicator_set"}),
    "coordinates": JOINABLE_KINDS | {"working_area", "working_group", "event_series", "strategy"},
    "contact": JOINABLE_KINDS | {"working_area", "working_group"},
    "founded": JOINABLE_KINDS | {"working_group"},
    "funds": JOINABLE_KINDS | {"tool"},
    "helps": JOINABLE_KINDS | {"tool", "service"},
}
_RELATIVE = re.compile(
    r",?\s*(?:jo(?:hon|nka|ssa|ta|sta|ka)|som|vilket|där|i vilket|which|of which|in which|that)\b", re.IGNORECASE
)
_BETWEEN_NAMES = re.compile(r"\s*(?:,|,?\s(?:ja|sekä|och|samt|and|as well as))\s+(?:the\s)?", re.IGNORECASE)
_EVENTS = re.compile(rf"(?<!\w)\w*(?:{EVENTS})", re.IGNORECASE)
_EVENT_BEHIND = re.compile(rf"(?:['’]s?)?[ \u00a0]++(?:annual[ \u00a0])?\w*(?:{EVENTS})", re.IGNORECASE)
_HEADS, _ANY_WORD = {lang: any_of(words) for lang, words in HEADS.items()}, any_of(r"\w*")
_ANAPHORS = by_language(ANAPHORS)
_SPACE = re.compile(r"\s+")
_POSSESSED = re.compile(r"[ \u00a0]+(?:\w+[ \u00a0]+(?:eli|aka|dvs)[ \u00a0]+)?")


def objects_of(told: Told, trigger: Trigger, page: PageContext) -> list[Object]:
    """The systems that a verb is about, none where the sentence does not say."""
    start, end = clause_around(told.text, trigger, page.lang)
    kinds = _KINDS.get(trigger.relation, JOINABLE_KINDS)
    named = [f for f in heads(told, page, trigger) if page.gazetteer.systems[f.match.id].kind in kinds]
    within = [f for f in named if start <= f.start < end and not _is_event(told, trigger, f)]
    relative = _RELATIVE.match(told.text, start)
    if relative and not any(f.start > start for f in within):
        before = [f for f in named if f.start < start]
        return [_object(told, before[-1])] if before else _topic(told, trigger, kinds, page)
    if within:
        return _nearest(told, within, trigger)
    if trigger.frame == "participle" and (before := [f for f in named if f.end <= trigger.start]):
        return [_object(told, before[-1])]
    if refers(told.text[start:end], page.lang) and not any(start <= f.start < end for f in told.systems):
        earlier = [f for f in named if f.start < start]
        return [_object(told, earlier[-1])] if earlier else _topic(told, trigger, kinds, page)
    return []


def _is_event(told: Told, trigger: Trigger, found: Found) -> bool:
    """Whether a verb is about an event of a system's: "a meeting of Eurocities", "Klimatkommunernas seminarium"."""
    if found.start < trigger.end:
        return False
    ahead = _EVENTS.search(told.text, trigger.end, found.start)
    return ahead is not None or _EVENT_BEHIND.match(told.text, found.end) is not None


def heads(told: Told, page: PageContext, trigger: Trigger) -> list[Found]:
    """The systems of a sentence that stand for themselves: not as the owner of the next word, nor in a compound.

    A genitive straight before the verb is its object ("Verkoston perusti").
    """
    return [
        found
        for index, found in enumerate(told.systems)
        if not owns_next(told, index, page.lang)
        and (_is_whole(told.text, found, page.lang) or _SPACE.fullmatch(told.text, found.end, trigger.start))
    ]


def owns_next(told: Told, index: int, lang: str) -> bool:
    """Whether a system stands in the genitive straight before the next one: "Fisu-verkoston REIVI"."""
    if index + 1 >= len(told.systems):
        return False
    found, following = told.systems[index], told.systems[index + 1]
    mention = told.text[found.start : found.end]
    is_genitive = mention.endswith("s") if lang != "fi" else is_finnish_genitive(mention)
    return is_genitive and _POSSESSED.fullmatch(told.text, found.end, following.start) is not None


def clause_around(text: str, trigger: Trigger, lang: str) -> tuple[int, int]:
    """The clause that a verb stands in."""
    for start, end in clauses(text, lang):
        if start <= trigger.start < end:
            return start, end
    return 0, len(text)


def refers(clause: str, lang: str) -> bool:
    """Whether a clause has a word for a system that it does not name."""
    return _ANAPHORS(lang).search(clause) is not None


def _nearest(told: Told, within: list[Found], trigger: Trigger) -> list[Object]:
    """The name closest to the verb, and those in one row with it; what follows the verb comes first."""
    after = [f for f in within if f.start >= trigger.end]
    before = [f for f in within if f.end <= trigger.start]
    row = [after[0]] if after else [before[-1]] if before else [within[0]]
    for other in after[1:] if after else ():
        if not _BETWEEN_NAMES.fullmatch(told.text, row[-1].end, other.start):
            break
        row.append(other)
    for other in reversed(before[:-1]) if not after else ():
        if not _BETWEEN_NAMES.fullmatch(told.text, other.end, row[0].start):
            break
        row.insert(0, other)
    return [_object(told, found) for found in row]


def _object(told: Told, found: Found) -> Object:
    return found.match, told.text[found.start : found.end]


def _topic(told: Told, trigger: Trigger, kinds: frozenset[str], page: PageContext) -> list[Object]:
    topic = told.topic or page.network
    if topic is None or page.gazetteer.systems[topic.id].kind not in kinds:
        return []
    return [(topic, trigger.text)]


def _is_whole(text: str, found: Found, lang: str) -> bool:
    """Whether a mention is not merely the first part of something else: "Hinku-seminaari", "Fisun kokous"."""
    heads_of = _HEADS.get(lang, _ANY_WORD)
    if found.tail and heads_of.fullmatch(found.tail) is None:
        return False
    mention = text[found.start : found.end]
    if lang != "fi" or not is_finnish_genitive(mention):
        return True
    follows = re.compile(r"[ \u00a0]+(?P<word>[^\W\d_][\w-]*)").match(text, found.end)
    if follows is None or found.match.name.casefold().endswith(mention.casefold()[-4:]):
        return True
    return heads_of.fullmatch(follows["word"].casefold()) is not None
