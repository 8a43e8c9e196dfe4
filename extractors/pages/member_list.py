"""Member lists: bulleted lists, runs of cards and lines of names.

A list is one of members when its lead says so and its items look like names, or when the page is the network's own, the
heading names it, and every one of a longer row of items is known. A name nobody knows stays as it was met, for the
review queue.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extractors.assertion import Evidence, Participation, UncertainDate
from extractors.context import PageContext, refer
from extractors.document import Document, ItemList, Slice
from extractors.pages.lead import Lead, date_behind, lead_of
from extractors.pages.names import is_phrase, may_be_name, name_in
from extractors.registers.gazetteer import Match

_MIN_UNLED = 5


def extract_member_lists(document: Document, page: PageContext) -> Iterator[Participation]:
    """One participation an item of each list of members."""
    every_item = {item.start for item_list in document.lists for item in item_list.items}
    # An item that introduces a list of its own ("Finland": Espoo, Helsinki, …) groups members and is none.
    groups = {item_list.lead.start for item_list in document.lists if item_list.lead}
    for item_list in document.lists:
        items = tuple(item for item in item_list.items if item.start not in groups)
        is_grouped = item_list.lead is not None and item_list.lead.start in every_item
        if items:
            own = None if is_grouped else item_list.lead
            yield from _members_of(document, replace(item_list, items=items, lead=own), page)


def _members_of(document: Document, item_list: ItemList, page: PageContext) -> Iterator[Participation]:
    names = [name_in(item) for item in item_list.items]
    bodies = [page.gazetteer.body(n.text, lang=page.lang) if n.text else None for n in names]
    lead = lead_of(document, item_list.items[0], item_list.lead, page)
    network = lead.network or page.network
    if network is None or any(document.names_person(item) for item in item_list.items):
        return
    if not is_row_of_members([n.text for n in names], bodies, lead, network, page):
        return
    for item, name, body in zip(item_list.items, names, bodies, strict=True):
        yield Participation(
            network=refer(network, lead.network_mention or network.name),
            party=refer(body, name.text),
            role=lead.role or page.member_role(network),
            state=lead.state,
            basis=page.basis,
            start=_own_date(item, name, body, lead, page) or lead.start,
            evidence=Evidence(item.text, (item.start, item.end)),
            method="structure",
        )


def is_row_of_members(
    names: list[str], bodies: list[Match | None], lead: Lead, network: Match, page: PageContext
) -> bool:
    """Whether names, with the bodies that they are known to be, are members by their lead and by what they are."""
    known = [body for body in bodies if body is not None]
    # A list of networks is one of what somebody belongs to.
    if any(page.gazetteer.system(name, lang=page.lang) for name, body in zip(names, bodies, strict=True) if not body):
        return False
    if lead.speaks_of_members is False or not all(page.may_be_member(body, network) for body in known):
        return False
    if not lead.announces(len(names)) or (not lead.speaks_of_members and len(known) < len(names)):
        return page.is_network_list and lead.network is not None and len(known) == len(names) >= _MIN_UNLED
    unknown = [name for name, body in zip(names, bodies, strict=True) if body is None]
    if not all(map(may_be_name, unknown)) or sum(map(is_phrase, unknown)) * 2 > len(names):
        return False
    if not lead.is_direct or page.is_of_places_at_home(network):
        return len(known) * 3 >= len(names) * 2
    return True


def _own_date(item: Slice, name: Slice, body: Match | None, lead: Lead, page: PageContext) -> UncertainDate | None:
    is_place = body is not None and body.kind in ("municipality", "region")
    return date_behind(item.text[name.end - item.start :], page, founders=lead.role == "founder", bare_year=is_place)
