"""All that a page asserts: its structures by kind, its prose by sentence, each membership once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from extractors.assertion import Assertion, Milestone, Participation, UncertainDate
from extractors.catalogue import PageKind
from extractors.context import PageContext
from extractors.counts.headcounts import extract_headcounts
from extractors.document import Document
from extractors.pages.action_page import extract_tasks, find_tasks
from extractors.pages.coordinators import extract_coordinators
from extractors.pages.enumerations import extract_enumerations
from extractors.pages.member_list import extract_member_lists
from extractors.pages.member_table import extract_member_tables
from extractors.pages.name_runs import extract_name_runs
from extractors.pages.own_networks import extract_own_networks
from extractors.pages.subject_box import extract_subject_boxes
from extractors.prose.areas import extract_areas
from extractors.prose.dating import told_on
from extractors.prose.descriptions import extract_descriptions
from extractors.prose.earlier import extract_earlier
from extractors.prose.links import extract_links
from extractors.prose.milestones import extract_milestones
from extractors.prose.narrative import Narrative, Told, narrate
from extractors.prose.participation import extract_participations
from extractors.prose.subjects import page_subject
from extractors.prose.targets import extract_targets

_Extract = Callable[[Document, PageContext], Iterable[Participation]]
_KINDS: dict[PageKind, tuple[_Extract, ...]] = {
    "member_table": (extract_member_tables,),
    "member_list": (extract_member_lists, extract_enumerations, extract_subject_boxes, extract_name_runs),
    "coordinators": (extract_coordinators,),
    "own_networks": (extract_own_networks,),
}


def extract(document: Document, page: PageContext) -> Iterator[Assertion]:
    """All that a document asserts, each membership once: of two that say the same, the one with a start, and of those
    the one that a sentence tells outright."""
    tasks = find_tasks(document)
    told = Narrative(narrate(document, page, {task.title.start for task in tasks}))
    page = replace(page, told_on=told_on(told, page), subject=page_subject(told, document, page))
    targets = tuple(extract_targets(told, document, page))
    milestones = tuple(extract_milestones(told, page))
    founded = _foundings(milestones)
    said: dict[tuple[str | None, ...], Participation] = {}
    for found in _participations(document, told, page):
        network, party = found.network, found.party
        is_undated = found.role == "founder" and found.start is None
        participation = replace(found, start=founded.get(network.id or "")) if is_undated else found
        key = (network.id or network.mention, party.id or party.name or party.mention, participation.role)
        if key not in said or (participation.start is not None and said[key].start is None):
            said[key] = participation
    yield from said.values()
    yield from extract_headcounts(told, targets, document, page)
    yield from targets
    yield from milestones
    yield from extract_tasks(tasks, document, page)
    yield from extract_links(told, page)
    yield from extract_descriptions(told, page)
    yield from extract_areas(told, page)


def _participations(document: Document, told: Sequence[Told], page: PageContext) -> Iterator[Participation]:
    yield from extract_participations(told, document, page)
    for read in (read for kind in page.kinds for read in _KINDS[kind]):
        yield from read(document, page)
    yield from extract_earlier(told, document, page)


def _foundings(milestones: Iterable[Milestone]) -> dict[str, UncertainDate]:
    """When systems were founded, by id: of several dates the first that is told. Who founded one did so then."""
    founded: dict[str, UncertainDate] = {}
    for milestone in milestones:
        if milestone.event == "founded" and milestone.network.id and milestone.actual:
            founded.setdefault(milestone.network.id, milestone.actual)
    return founded
