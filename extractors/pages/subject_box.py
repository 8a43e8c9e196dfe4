"""The box beside one member: "Kaunas", and under it "UBC member city since 1994" or "Jäsenenä: vuodesta 2015".

The subject is the body that the nearest heading names and nothing else; the words under it are a short line or a label
and its value, and give the day on which it joined. A line of prose is not read here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.assertion import Evidence, Participation, UncertainDate
from extractors.context import PageContext, refer
from extractors.document import Block, Document
from extractors.language.modality import modality_of, negated
from extractors.pages.lead import the_date, year_of
from extractors.registers.gazetteer import Match

_LONGEST = 10
_LONGEST_NAME = 4
_NEAR = 300
_SAYS_MEMBER = re.compile(
    r"\bjäsen(?:enä|kunta|kaupunki|kuntana|kaupunkina)?\b|\bmukana\b|liitty(?:nyt|misvuosi|mispäivä|i\b)|allekirjoittanut"
    r"|\bmedlem(?:skommun|sstad)?\b|anslöt|anslut(?:en|ningsår)|undertecknat"
    r"|\bmember\b|\bsignatory\b|\bjoined\b|\bjoining (?:year|date)\b|\bsigned\b",
    re.IGNORECASE,
)
_VALUE = re.compile(r"[\t:]\s*(?P<year>(?:19|20)\d\d)\s*$")


def extract_subject_boxes(document: Document, page: PageContext) -> Iterator[Participation]:
    """One participation a line under a body's own heading that says since when it has been a member."""
    subject: tuple[Match, Block] | None = None
    for block in document.blocks:
        named = page.gazetteer.body(block.text, lang=page.lang) if _may_head(block) else None
        if named is not None:
            subject = (named, block)
        elif block.kind == "heading":
            subject = None
        elif subject is not None and block.kind in ("paragraph", "row") and block.start - subject[1].end < _NEAR:
            yield from _membership(document, subject, block, page)


def _may_head(block: Block) -> bool:
    """Whether a block may be the head of a box: a heading, or in plain text a line of hardly more than a name."""
    return block.kind == "heading" or (block.kind == "paragraph" and len(block.text.split()) <= _LONGEST_NAME)


def _membership(
    document: Document, subject: tuple[Match, Block], block: Block, page: PageContext
) -> Iterator[Participation]:
    text = block.text
    named = page.system_in(text)
    network, mention = named or (page.network, page.network.name if page.network else "")
    if network is None or len(text.split()) > _LONGEST or not _SAYS_MEMBER.search(text):
        return
    start = _start(text, page)
    tense, modality = modality_of(text, page.lang)
    body, heading = subject
    if start is None or modality != "is" or tense not in ("past", "present") or negated(text, page.lang):
        return
    yield Participation(
        network=refer(network, mention),
        party=refer(body, heading.text),
        role=page.member_role(network),
        basis=page.basis,
        start=start,
        evidence=Evidence(document.text[heading.start : block.end], (heading.start, block.end)),
        method="structure",
    )


def _start(text: str, page: PageContext) -> UncertainDate | None:
    """The date of a line, or the bare year that is the value of its label."""
    value = _VALUE.search(text)
    return the_date(text, page) or (year_of(value["year"], page) if value else None)
