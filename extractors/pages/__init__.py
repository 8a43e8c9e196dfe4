"""Page kinds: what to look for in a document. Each module reads one kind of structure and gives assertions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from extractors.assertion import Headcount, Participation
from extractors.catalogue import PageKind
from extractors.document import Document
from extractors.pages.context import PageContext
from extractors.pages.coordinators import extract_coordinators
from extractors.pages.enumerations import extract_enumerations
from extractors.pages.headcounts import extract_headcounts
from extractors.pages.member_list import extract_member_lists
from extractors.pages.member_table import extract_member_tables
from extractors.pages.own_networks import extract_own_networks
from extractors.pages.subject_box import extract_subject_boxes

_Extract = Callable[[Document, PageContext], Iterable[Participation]]
_KINDS: dict[PageKind, tuple[_Extract, ...]] = {
    "member_table": (extract_member_tables,),
    "member_list": (extract_member_lists, extract_enumerations, extract_subject_boxes),
    "coordinators": (extract_coordinators,),
    "own_networks": (extract_own_networks,),
}


def extract(document: Document, page: PageContext) -> Iterator[Participation | Headcount]:
    """All that a document asserts, each membership once: of two that say the same, the one with a start."""
    said: dict[tuple[str | None, ...], Participation] = {}
    for read in (read for kind in page.kinds for read in _KINDS[kind]):
        for participation in read(document, page):
            network, party = participation.network, participation.party
            key = (network.id or network.mention, party.id or party.mention, participation.role)
            if key not in said or (participation.start is not None and said[key].start is None):
                said[key] = participation
    yield from said.values()
    yield from extract_headcounts(document, page)
