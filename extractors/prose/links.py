"""How systems hang together, as sentences tell it: parts, members, backers, funders, and where they were founded.

Takes the sentences of a page and gives `Link`s between two systems. A part is told by words ("osana X", "part of X"),
or by naming a system as that of the one which the registers know it to be part of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.assertion import Evidence, Link
from extractors.assertion.system import LinkKind
from extractors.context import PageContext, refer
from extractors.language.modality import negated
from extractors.language.patterns import whole
from extractors.prose.milestone_words import FOUNDED
from extractors.prose.narrative import Told
from extractors.prose.objects import owns_next
from extractors.prose.relations import Trigger, find_triggers
from extractors.registers.gazetteer import Found, Match

_PART_OF = re.compile(
    r"(?<!\w)(?<!sekä )(?<!ja )(?:osana|osa|(?:som )?(?:en )?del av|inom ramen för|(?:as )?(?:a )?part of|within)"
    r"\s+(?:the\s)?$",
    re.IGNORECASE,
)
_BACKED = re.compile(
    r"(?<!\w)(?:taustalla (?:on|ovat|oli)|bakom \w+ (?:står|stod)|(?:is|are) backed by|(?:is|stands) behind)(?!\w)",
    re.IGNORECASE,
)
_FOUNDED = whole(FOUNDED)
_NOMINATIVE = re.compile(r"(?:hanke|projekti|ohjelma|rahasto|verkosto|säätiö|kampanja)$", re.IGNORECASE)
_FUNDER_BEHIND = re.compile(r"\s+(?:[\w-]+\s+){0,2}?$")


def extract_links(told: Sequence[Told], page: PageContext) -> Iterator[Link]:
    """Each link once a page, at the first sentence that tells it."""
    seen: set[tuple[str, str, str]] = set()
    for sentence in told:
        if not sentence.systems or negated(sentence.text, page.lang):
            continue
        for link in _links(sentence, page):
            key = (link.network.id or "", link.link, link.target.id or "")
            if key not in seen and link.network.id != link.target.id:
                seen.add(key)
                yield link


def _links(told: Told, page: PageContext) -> Iterator[Link]:
    systems = page.gazetteer.systems
    for index, owner in enumerate(told.systems[:-1]):
        part = told.systems[index + 1]
        if systems[part.match.id].parent_id == owner.match.id and owns_next(told, index, page.lang):
            yield _link(told, part.match, _mention(told, part), "part_of", owner)
    for found in told.systems:
        ahead = told.text[: found.start]
        is_whole = systems[found.match.id].is_joinable and _PART_OF.search(ahead)
        if is_whole and (child := _child(told, found)):
            yield _link(told, *child, "part_of", found)
        if (backed := _BACKED.search(ahead)) and told.topic and (child := _child(told, found, backed.start())):
            yield _link(told, *child, "backed_by", found)
        if _is_event_told(told, found, page) and (child := _child(told, found)):
            yield _link(told, *child, "founded_at", found)
            # Who was founded at a meeting of the system that it is part of has that said of it, too.
            organiser = systems[found.match.id].parent_id
            if organiser and organiser == systems[child[0].id].parent_id:
                whole = page.gazetteer.system_by_id(organiser)
                yield _link(told, *child, "part_of", replace(found, match=whole or found.match))
    yield from _by_verbs(told, page)


def _is_event_told(told: Told, found: Found, page: PageContext) -> bool:
    """Whether something was founded at an event, in the year that tells it from its namesakes."""
    year = re.search(r"\d{4}", found.match.name)
    is_event = page.gazetteer.systems[found.match.id].kind == "event" and _FOUNDED.search(told.text) is not None
    return is_event and (year is None or year[0] in told.text)


def _by_verbs(told: Told, page: PageContext) -> Iterator[Link]:
    """Systems that belong to systems, and systems that systems paid for."""
    joinable = [f for f in told.systems if page.gazetteer.systems[f.match.id].is_joinable]
    for trigger in find_triggers(told.text, page.lang):
        before = [f for f in told.systems if f.end <= trigger.start]
        after = [f for f in joinable if f.start >= trigger.end]
        if trigger.relation == "belongs" and before and after and trigger.frame == "doing":
            # "Greenreality Network, kuuluu …": the subject is a system, with at most a pause before the verb.
            if re.fullmatch(r",?\s+(?:\w+\s+)?", told.text[before[-1].end : trigger.start]):
                yield _link(told, before[-1].match, _mention(told, before[-1]), "member_of", after[0])
        elif trigger.relation == "funds" and before and (funder := funding_system(told, trigger, page)):
            yield _link(told, before[0].match, _mention(told, before[0]), "funded_by", funder)


def funding_system(told: Told, trigger: Trigger, page: PageContext) -> Found | None:
    """The system straight behind a verb of funding that is its subject: Finnish alone turns it so, and shows it."""
    behind = next((f for f in told.systems if f.start >= trigger.end), None)
    if page.lang != "fi" or trigger.frame != "doing" or behind is None:
        return None
    is_near = _FUNDER_BEHIND.fullmatch(told.text, trigger.end, behind.start)
    return behind if is_near and _NOMINATIVE.search(_mention(told, behind)) else None


def _child(told: Told, parent: Found, before: int | None = None) -> tuple[Match, str] | None:
    """The system that a sentence is about: the first that it names besides the parent, else the one spoken of."""
    limit = parent.start if before is None else before
    own = next((f for f in told.systems if f.end <= limit and f.match.id != parent.match.id), None)
    if own is not None:
        return own.match, _mention(told, own)
    return (told.topic, told.topic.name) if told.topic else None


def _mention(told: Told, found: Found) -> str:
    return told.text[found.start : found.end]


def _link(told: Told, child: Match, mention: str, kind: LinkKind, parent: Found) -> Link:
    return Link(
        network=refer(child, mention),
        link=kind,
        target=refer(parent.match, _mention(told, parent)),
        evidence=Evidence(told.text, (told.sentence.start, told.sentence.end)),
        method="rule",
    )
