"""Who takes part in what, as prose tells it: joining, belonging, founding, coordinating, leaving, and the plans to.

Takes the sentences of a page and gives one `Participation` a body, system and verb. A relation needs all three in one
sentence: a verb, a system (named, or meant by "the network") and a body that does it; nothing is passed on from a
network to its members. Denials give nothing; what is only planned has the state `planned`.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence

from extractors.assertion import Evidence, Participation, Reference, Role, UncertainDate
from extractors.context import PageContext, refer
from extractors.document import Document
from extractors.language.modality import modality_of, negated
from extractors.prose.dating import month_of_news, start_and_end, year_behind
from extractors.prose.links import funding_system
from extractors.prose.narrative import Told
from extractors.prose.objects import Object, clause_around, heads, objects_of
from extractors.prose.parties import Group, Party, find_groups
from extractors.prose.relations import ROLES, STATES, Trigger, find_triggers
from extractors.prose.subjects import Actors, actors_of
from extractors.registers.gazetteer import Match

_MEMBERSHIP = frozenset({"joined", "joining", "decided", "planned", "belongs", "participates", "left"})
# A paragraph of more words than this is the first that tells anything.
_SHORT_LINE = 5
_ADDED = re.compile(r"(?:[,;]|\s(?:ja|och|and|sekä|samt))\s+$")
_YEAR = r"\s+(?:vuonna\s|år\s|in\s)?\d{4}"
_YEAR_BETWEEN = re.compile(
    _YEAR + r"(?:,|,?\s(?:ja|sekä|och|samt|and))\s+(?:(?:i|med i|till|the)\s)?(?:the\s)?", re.IGNORECASE
)
_YEAR_LAST = re.compile(_YEAR + r"\s*(?:[.;!)]|$)", re.IGNORECASE)
# Clauses that only suppose.
_IF = re.compile(r"[\s,;]*(?:jos|mikäli|om|ifall|if|should|unless)\s", re.IGNORECASE)
_JOINING = frozenset({"joined", "joining", "decided"})


def extract_participations(told: Sequence[Told], document: Document, page: PageContext) -> Iterator[Participation]:
    """Every participation that a page's sentences tell, in page order."""
    news = month_of_news(document, page)
    lead = next((t.block for t in told if not t.is_heading and len(t.block.text.split()) > _SHORT_LINE), None)
    before: UncertainDate | None = None
    for sentence in told:
        triggers = find_triggers(sentence.text, page.lang)
        if not triggers:
            continue
        groups = find_groups(sentence, document, page)
        for trigger in triggers:
            for said in _of_trigger(sentence, trigger, triggers, groups, page, before):
                start = said.start
                before = start or before
                # What a dated news item tells at its head is its news, and happened in those days.
                if start is None and trigger.relation in _JOINING and (sentence.is_heading or sentence.block is lead):
                    start = news
                yield dataclasses.replace(said, start=start)


def _of_trigger(
    told: Told,
    trigger: Trigger,
    others: list[Trigger],
    groups: list[Group],
    page: PageContext,
    before: UncertainDate | None,
) -> Iterator[Participation]:
    if not _is_told(told, trigger, page):
        return
    objects = objects_of(told, trigger, page)
    if not objects or (trigger.relation == "funds" and funding_system(told, trigger, page)):
        return
    actors = actors_of(told, trigger, others, groups, page)
    if len(row := _dated_row(told, trigger, others, page)) > 1:
        yield from _of_row(told, trigger, row, actors, page)
        return
    # "The city's network, founded in 2015": a participle's sentence dates what it tells, not who did it.
    start, end = (None, None) if trigger.frame == "participle" else start_and_end(told, trigger, others, page, before)
    for network, mention in objects:
        for party in actors.parties:
            if trigger.relation not in _MEMBERSHIP or _may_join(party, network, page):
                yield _participation(told, trigger, (network, mention), party, actors, start, end, page)
        for party, year in _followers(told, trigger, actors, groups):
            if _may_join(party, network, page):
                yield _participation(told, trigger, (network, mention), party, actors, year, None, page)
        for party in actors.with_them:
            role: Role = "co_coordinator" if trigger.relation == "coordinates" else page.member_role(network)
            said = _participation(told, trigger, (network, mention), party, actors, start, end, page)
            yield dataclasses.replace(said, role=role)


def _of_row(
    told: Told, trigger: Trigger, row: list[tuple[Object, UncertainDate]], actors: Actors, page: PageContext
) -> Iterator[Participation]:
    for system, year in row:
        for party in actors.parties:
            if _may_join(party, system[0], page):
                yield _participation(told, trigger, system, party, actors, year, None, page)


def _dated_row(
    told: Told, trigger: Trigger, others: list[Trigger], page: PageContext
) -> list[tuple[Object, UncertainDate]]:
    """The systems of a row that each have their own year behind them: "liittyi A:han 2005 ja B:hen 2009".

    With another verb behind the first, what follows may be told of that one.
    """
    if trigger.relation != "joined" or any(other.start > trigger.start for other in others):
        return []
    row: list[tuple[Object, UncertainDate]] = []
    end = trigger.end
    for found in heads(told, page, trigger):
        year = year_behind(told.text, found.end)
        if found.start < trigger.end or not page.gazetteer.systems[found.match.id].is_joinable:
            continue
        if year is None or (row and _YEAR_BETWEEN.fullmatch(told.text, end, found.start) is None):
            return []
        row.append(((found.match, told.text[found.start : found.end]), year))
        end = found.end
    return row if _YEAR_LAST.match(told.text, end) else []


def _followers(
    told: Told, trigger: Trigger, actors: Actors, groups: list[Group]
) -> Iterator[tuple[Party, UncertainDate]]:
    """Those that a sentence adds without its verb, each with a year: "Ii liittyi 2011, Kuhmo 2013 ja Kemi 2020"."""
    if trigger.relation != "joined" or not actors.parties:
        return
    for group in groups:
        added = group.start > max(actors.parties[-1].end, trigger.end) and _ADDED.search(told.text[: group.start])
        year = year_behind(told.text, group.end)
        if added and year is not None and len(group.parties) == 1:
            yield group.parties[0], year


def _participation(
    told: Told,
    trigger: Trigger,
    system: Object,
    party: Party,
    actors: Actors,
    start: UncertainDate | None,
    end: UncertainDate | None,
    page: PageContext,
) -> Participation:
    network, mention = system
    tense, _ = modality_of(told.text[slice(*clause_around(told.text, trigger, page.lang))], page.lang)
    state = STATES.get(trigger.relation, "active")
    to_come = start is not None and start.earliest and page.today and start.earliest > page.today
    if to_come or (trigger.relation == "joining" and not told.is_heading):
        state = "planned"
    if trigger.relation == "left":
        start, end = None, start
    return Participation(
        network=refer(network, mention),
        party=_reference(told, party),
        role=ROLES[trigger.relation] or page.member_role(network),
        state=state,
        basis=page.basis if page.is_network_list else "explicit",
        start=start,
        end=end,
        decision_body=actors.decision_body or party.organ,
        evidence=Evidence(told.text, (told.sentence.start, told.sentence.end)),
        method="rule",
        tense="past" if trigger.relation in ("joined", "decided") else tense,
    )


def _may_join(party: Party, network: Match, page: PageContext) -> bool:
    """Whether a body may be a member: of a kind that the network takes, and not signing as the one who runs it."""
    if party.body is None:
        return True
    runs = page.gazetteer.runs(party.body.id, network.id) and party.via == "office"
    return page.may_be_member(party.body, network) and not runs


def _reference(told: Told, party: Party) -> Reference:
    mention = told.text[party.named] if party.start >= 0 else party.name
    if party.body is not None:
        return refer(party.body, mention)
    return Reference(mention, None, party.name if party.name != mention else None)


def _is_told(told: Told, trigger: Trigger, page: PageContext) -> bool:
    """Whether a verb tells a fact or a plan: no denial, and in the present no wish, duty or possibility."""
    clause = told.text[slice(*clause_around(told.text, trigger, page.lang))]
    if negated(clause, page.lang) or _IF.match(clause) or told.text.rstrip().endswith("?"):
        return False
    if trigger.relation == "joining" and modality_of(clause, page.lang)[1] == "may":
        return False
    if trigger.relation in ("joined", "decided", "planned", "left", "joining"):
        return True
    tense, modality = modality_of(clause, page.lang)
    return modality in ("is", "goal") and tense in ("past", "present")
