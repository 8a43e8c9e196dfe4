"""Who does it: the bodies that are a verb's subject or agent, and those "with" whom.

By form: Finnish has its subject in the basic form, before the verb or straight behind it, and the agent of a
participle in the genitive before it; Swedish and English have the subject before the verb (Swedish also behind it,
when something else opens the clause) and the agent behind "av" and "by". "The city" and an office without a body mean
whose page it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.context import PageContext
from extractors.document import Document
from extractors.language.own_words import OWN
from extractors.language.patterns import by_language
from extractors.prose.narrative import Told
from extractors.prose.objects import clause_around
from extractors.prose.parties import Group, Party, find_groups
from extractors.prose.party_words import OFFICES, ORGANS
from extractors.prose.relation_words import ALONGSIDE
from extractors.prose.relations import Trigger
from extractors.registers.gazetteer import Match

_WHO = re.compile(r",?\s*(?:joka|som|which|who)\s+(?:\w+\s+){0,2}", re.IGNORECASE)
_WITH_BEHIND = re.compile(r"\s+kanssa\b")
_OWN, _OFFICES, _ALONGSIDE = by_language(OWN), by_language(OFFICES), by_language(ALONGSIDE)
# "… and works together with": that is told of another verb.
_AND = re.compile(r"\s(?:ja|sekä|och|samt|and)\s")
_FEW_WORDS = 2
_ONLY_A_PAUSE = re.compile(r"\s*(?:[:,–-]|muun muassa|bland annat|including)?\s*", re.IGNORECASE)
# Whose page it is stands at its head or nowhere.
_HEADINGS = 4
_FIRST_SENTENCES = 8
_FARTHEST_BEHIND = 8
_FARTHEST_AHEAD = 160


@dataclass(frozen=True, slots=True)
class Actors:
    """Who does it, with whom, and by which organ's decision."""

    parties: tuple[Party, ...] = ()
    with_them: tuple[Party, ...] = ()
    decision_body: str | None = None


def page_subject(told: Sequence[Told], document: Document, page: PageContext) -> Match | None:
    """Whose page it is: the source's owner where that is a town or company, else the body that the headings name first,
    else the one that the first sentence with a known body has for its subject."""
    if page.owner is not None:
        return page.owner if page.owner.kind in ("municipality", "region", "company") else None
    headings = [t for t in told if t.is_heading][:_HEADINGS]
    ordered = [*headings, *[t for t in told if not t.is_heading][:_FIRST_SENTENCES]]
    for sentence in ordered:
        known = find_groups(sentence, document, page, known_only=True)
        if known and (sentence.is_heading or (known[0].case == "base" and len(known[0].parties) == 1)):
            return known[0].parties[0].body
        if known and not sentence.is_heading:
            return None
    return None


def actors_of(
    told: Told, trigger: Trigger, others: Sequence[Trigger], groups: Sequence[Group], page: PageContext
) -> Actors:
    """The parties that a verb's sentence names for it."""
    start, end = clause_around(told.text, trigger, page.lang)
    decision = _decision(told.text[start:end], page.lang)
    if trigger.frame != "doing" or trigger.relation == "helps":
        found = _in_frame(told, trigger, groups, end)
        rest = [g for g in groups if found and g.start > found[0].end]
        return Actors(_of(found), _alongside(told.text, rest, found, page), decision)
    if signers := _with_signers(told.text, groups, trigger):
        return Actors(signers, decision_body=decision)
    found = _before(told, trigger, others, groups, start) or _antecedent(told, trigger, groups, start)
    found = found or _behind(told, trigger, groups, end, page)
    if not found and page.subject is not None and _means_own(told, trigger, start, page):
        own = Party(-1, -1, page.subject.name, page.subject, "base", "office")
        return Actors((own,), _named_alongside(told.text, trigger.end, end, groups, page), decision)
    if not found and (carried := _carried(told, trigger, groups)):
        found = carried
    rest = [g for g in groups if found and g.start > found[0].end]
    return Actors(_of(found), _alongside(told.text, rest, found, page), decision)


def _in_frame(told: Told, trigger: Trigger, groups: Sequence[Group], end: int) -> list[Group]:
    """The group that stands where the frame of a verb has its body: behind an agent's "by", behind the colon after "a
    new member", in the genitive straight before a participle."""
    if trigger.frame == "participle":
        before = [g for g in groups if g.end <= trigger.start and g.case == "genitive"]
        return [g for g in before[-1:] if not told.text[g.end : trigger.start].strip()]
    behind = [g for g in groups if g.start >= trigger.end]
    if trigger.relation == "helps":
        return [g for g in behind if g.case in ("local", "genitive")][:1]
    behind = [g for g in behind if g.start < end][:1]
    if trigger.frame == "agent":
        return [g for g in behind if len(told.text[trigger.end : g.start].split()) <= _FEW_WORDS]
    is_told = (_ONLY_A_PAUSE.fullmatch(told.text, trigger.end, g.start) for g in behind if g.case == "base")
    return behind if any(is_told) else []


def _of(groups: Sequence[Group]) -> tuple[Party, ...]:
    return tuple(party for group in groups for party in group.parties)


def _before(
    told: Told, trigger: Trigger, others: Sequence[Trigger], groups: Sequence[Group], start: int
) -> list[Group]:
    """The nearest group before a verb in its clause with no other verb between; of a heading or list, all of it."""
    ahead = [g for g in groups if start <= g.start and g.end <= trigger.start and g.case == "base"]
    if not ahead or trigger.start - ahead[-1].end > _FARTHEST_AHEAD:
        return []
    between = told.text[ahead[-1].end : trigger.start]
    if any(ahead[-1].end <= o.start < trigger.start for o in others if o is not trigger):
        return []
    bracketed = re.search(r"\(([^()]*)$", told.text[: ahead[-1].start])
    if bracketed and ")" in between:
        # What stands in brackets explains the name before it.
        outside = [g for g in ahead if g.end <= bracketed.start() + 1]
        explained = between.startswith(")") and not told.text[bracketed.start() + 1 : ahead[-1].start].strip()
        return outside[-1:] or (ahead[-1:] if explained else [])
    return ahead[-1:]


def _antecedent(told: Told, trigger: Trigger, groups: Sequence[Group], start: int) -> list[Group]:
    """The one body that a relative clause tells of: "Lahti, joka liittyi …", "Lund, som gick med …"."""
    if _WHO.fullmatch(told.text, start, trigger.start) is None:
        return []
    return [g for g in groups if g.end == start and len(g.parties) == 1 and g.parties[0].body is not None][-1:]


def _behind(told: Told, trigger: Trigger, groups: Sequence[Group], end: int, page: PageContext) -> list[Group]:
    """The group straight behind a verb: not in English, which turns nothing round."""
    if page.lang not in ("fi", "sv"):
        return []
    after = [g for g in groups if trigger.end <= g.start < end and g.case == "base"]
    if not after or len(told.text[trigger.end : after[0].start].split()) > _FARTHEST_BEHIND:
        return []
    between = told.text[trigger.end : after[0].start]
    if page.lang == "sv" and between.strip() and not re.fullmatch(r"\s*(?:\w+\s+){0,3}", between):
        return []
    if page.lang == "sv" and re.search(r"\b(?:i|till|med|av|för|på)\s+$", between):
        return []
    return after[:1]


def _carried(told: Told, trigger: Trigger, groups: Sequence[Group]) -> list[Group]:
    """The subject of the clause before, for a verb that "and" adds to it."""
    joined = re.search(r"\b(?:ja|och|and|sekä|samt)\s+(?:\w+\s+)?$", told.text[: trigger.start])
    ahead = [g for g in groups if g.end <= trigger.start and g.case == "base"]
    return ahead[:1] if joined else []


def _with_signers(text: str, groups: Sequence[Group], trigger: Trigger) -> tuple[Party, ...]:
    """Those "with" whom a Finnish office signs: "allekirjoitti sitoumuksen A:n, B:n ja C:n kanssa"."""
    for group in groups:
        if group.start >= trigger.end and group.case == "genitive" and _WITH_BEHIND.match(text, group.end):
            return group.parties if trigger.relation in ("joined", "joining") else ()
    return ()


def _alongside(text: str, rest: Sequence[Group], found: Sequence[Group], page: PageContext) -> tuple[Party, ...]:
    """Those in cooperation with whom it is done, named behind the ones who do it."""
    if not found or not rest:
        return ()
    is_told = _ALONGSIDE(page.lang).search(text, found[-1].end, rest[0].start)
    return rest[0].parties if is_told else ()


def _named_alongside(text: str, start: int, end: int, groups: Sequence[Group], page: PageContext) -> tuple[Party, ...]:
    """Those in cooperation with whom it is done, named behind a verb whose clause does not name who does it."""
    for group in (g for g in groups if start <= g.start < end):
        words = list(_ALONGSIDE(page.lang).finditer(text, start, group.start))
        if words and text[words[-1].end() : group.start].isspace() and not _AND.search(text, start, words[-1].start()):
            return group.parties
    return ()


def _means_own(told: Told, trigger: Trigger, start: int, page: PageContext) -> bool:
    """Whether a clause has "the city", "we", or an office without a body before its verb."""
    ahead = told.text[start : trigger.end]
    return bool(_OWN(page.lang).search(ahead) or _OFFICES(page.lang).search(ahead))


def _decision(clause: str, lang: str) -> str | None:
    """The organ that decided: "kaupunginvaltuuston päätöksellä", "stadsfullmäktige beslöt"."""
    found = re.search(
        rf"(?<!\w)(?P<organ>{ORGANS.get(lang, '(?!)')})n?\s+(?:päätö|beslut|decision)", clause, re.IGNORECASE
    )
    return found["organ"].casefold() if found else None
