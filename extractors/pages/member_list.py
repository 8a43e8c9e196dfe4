"""Member lists: bulleted lists, cards and inline enumerations ("Members are 11 municipalities: Forssa, … and Vaasa").

A list is a list of members when its lead says so and its items look like names, or when most of its items are bodies
that the registers know. A name nobody knows stays as it was met, for the review queue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.assertion import Evidence, Participation, UncertainDate
from extractors.language.dates import find_dates
from extractors.language.sentences import sentences
from extractors.pages.context import PageContext, refer
from extractors.pages.lead import Lead, heading_before, joining_date, read_lead
from extractors.readers.document import Document, ItemList, Slice
from extractors.registers.gazetteer import Match

_CONJUNCTION = {
    "fi": r"\s+(?:ja|sekä|että)\s+",
    "sv": r"\s+(?:och|samt)\s+",
    "en": r",?\s+(?:and|as well as)\s+",
    "de": r"\s+(?:und|sowie)\s+",
    "no": r"\s+(?:og|samt)\s+",
    "da": r"\s+(?:og|samt)\s+",
    "et": r"\s+(?:ja|ning)\s+",
}
_NAME_END = re.compile(r"\s+[–—-]\s+|\s*[(\[:;\n\t]|,\s+(?=\D*\d)|\s+(?=(?:vuodesta|sedan|since)\s)", re.IGNORECASE)
_MAX_NAME_WORDS = 8
_MIN_INLINE = 3
_MIN_UNLED = 5
_JOINT = re.compile(r":\s|\s(?:ovat|olivat|är|var|are|were|sind|er|on)\s(?=[A-ZÅÄÖÉÜŠŽ])")


def extract_member_lists(document: Document, page: PageContext) -> Iterator[Participation]:
    """One participation an item of each list or enumeration of members."""
    # An item that introduces a list of its own ("Finland": Espoo, Helsinki, …) groups members and is none.
    groups = {item_list.lead.start for item_list in document.lists if item_list.lead}
    for item_list in document.lists:
        items = tuple(item for item in item_list.items if item.start not in groups)
        yield from _members_of(document, replace(item_list, items=items), page)
    for block in document.blocks:
        if block.kind == "paragraph":
            for sentence in sentences(block.text, block.start):
                yield from _enumerated(sentence, page)


def _members_of(document: Document, item_list: ItemList, page: PageContext) -> Iterator[Participation]:
    names = [_name_of(item) for item in item_list.items]
    known = [page.gazetteer.body(n.text, lang=page.lang) if n.text else None for n in names]
    lead = _lead_of(document, item_list, page)
    network = lead.network or page.network
    if network is None or not _is_member_list(names, known, lead):
        return
    for item, name, body in zip(item_list.items, names, known, strict=True):
        if not name.text:
            continue
        yield Participation(
            network=refer(network, lead.network_mention or network.name),
            party=refer(body, name.text),
            role=lead.role or page.member_role(network),
            state=lead.state,
            basis=page.basis,
            start=_own_date(item, page) or lead.start,
            evidence=Evidence(item.text, (item.start, item.end)),
            method="structure",
        )


def _lead_of(document: Document, item_list: ItemList, page: PageContext) -> Lead:
    """The nearest words that say anything of the list: its own lead, then the heading above it."""
    own = read_lead(item_list.lead.text if item_list.lead else "", page)
    if own.speaks_of_members is not None or not item_list.items:
        return own
    return read_lead(heading_before(document, item_list.items[0].start), page)


def _is_member_list(names: list[Slice], known: list[Match | None], lead: Lead) -> bool:
    if lead.speaks_of_members is False:
        return False
    n_known = sum(match is not None for match in known)
    if n_known >= 2 and n_known * 2 >= len(names):
        return True
    named = [n for n in names if n.text and len(n.text.split()) <= _MAX_NAME_WORDS and not n.text[0].islower()]
    return bool(lead.speaks_of_members) and len(named) == len(names)


def _name_of(item: Slice) -> Slice:
    """The name at the head of an item: up to a bracket, a dash, a colon, a line's end or a date."""
    end = _NAME_END.search(item.text)
    text = item.text[: end.start()] if end else item.text
    stripped = text.strip().rstrip(",.;")
    start = item.start + item.text.index(stripped) if stripped else item.start
    return Slice(stripped, start, start + len(stripped))


def _own_date(item: Slice, page: PageContext) -> UncertainDate | None:
    dates = [f.date for f in find_dates(item.text, page.lang) if f.date.relation in ("on", "in", "since")]
    return dates[0] if len(dates) == 1 else None


def _enumerated(sentence: Slice, page: PageContext) -> Iterator[Participation]:
    """Members after a colon or an "are", where what stands before speaks of members and what follows is known."""
    joint = _JOINT.search(sentence.text)
    if joint is None:
        return
    head = sentence.text[: joint.start()]
    lead = read_lead(head, page)
    network = lead.network or page.network
    names = list(_split(sentence.text[joint.end() :], sentence.start + joint.end(), page.lang))
    known = [page.gazetteer.body(n.text, lang=page.lang) for n in names]
    if network is None or not _is_enumeration(known, lead):
        return
    for name, body in zip(names, known, strict=True):
        yield Participation(
            network=refer(network, lead.network_mention or network.name),
            party=refer(body, name.text),
            role=lead.role or page.member_role(network),
            state=lead.state,
            basis=page.basis,
            start=joining_date(head, page),
            evidence=Evidence(sentence.text, (sentence.start, sentence.end)),
            method="rule",
        )


def _is_enumeration(known: list[Match | None], lead: Lead) -> bool:
    """Most names are known where the lead speaks of members; all of a longer row where it says nothing either way."""
    n_known = sum(match is not None for match in known)
    if lead.speaks_of_members:
        return len(known) >= _MIN_INLINE and n_known * 3 >= len(known) * 2
    return lead.speaks_of_members is None and n_known == len(known) >= _MIN_UNLED


def _split(text: str, start: int, lang: str) -> Iterator[Slice]:
    """The parts of an enumeration with their places: at commas, semicolons and the last "and"."""
    separator = re.compile(rf"{_CONJUNCTION.get(lang, _CONJUNCTION['en'])}|\s*[,;]\s+")
    position = 0
    for match in [*separator.finditer(text), None]:
        end = match.start() if match else len(text)
        part = text[position:end]
        name = part.strip().rstrip(".!").strip()
        if name:
            at = start + position + part.index(name)
            yield Slice(name, at, at + len(name))
        position = match.end() if match else end
