"""Coordinator lists: pairs of a region and the body that coordinates it, under a heading that says so.

The pair may be two lines, two headings, or a term and its value. A link text or the name of a website beside the body
is no second coordinator.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.assertion import Evidence, Participation
from extractors.pages.context import PageContext, refer
from extractors.readers.document import Block, Document
from extractors.registers.gazetteer import Match

_HEADING = re.compile(
    r"(?:alue|maakunta)koordinaattori|alueelliset koordinaattorit|region(?:ala|s)?\s*koordinator|regionkoordinator"
    r"|regional coordinator",
    re.IGNORECASE,
)
_WEBSITE = re.compile(r"sivut?$|sivusto$|webbplats$|webbsidor?$|website$|pages?$|www\.|https?:", re.IGNORECASE)


def extract_coordinators(document: Document, page: PageContext) -> Iterator[Participation]:
    """One regional coordinator a pair of region and body."""
    if page.network is None:
        return
    for index, block in enumerate(document.blocks):
        if _HEADING.search(block.text) and len(block.text.split()) <= 6:
            yield from _pairs(document, document.blocks[index + 1 :], page.network, page)


def _pairs(document: Document, blocks: tuple[Block, ...], network: Match, page: PageContext) -> Iterator[Participation]:
    """Pairs as far as they go: the list ends at the first line that is neither a region nor follows one."""
    lines = [line for block in blocks for line in _lines(block)]
    for region_line, body_line in zip(lines[::2], lines[1::2], strict=False):
        region = page.gazetteer.body(region_line.text.rstrip(":"), lang=page.lang, kinds=("region",))
        if region is None:
            return
        name = _without_website(document, body_line)
        group = _working_group(network, region, page)
        yield Participation(
            network=refer(group or network, region_line.text),
            party=refer(page.gazetteer.body(name, lang=page.lang), name),
            role="regional_coordinator",
            basis=page.basis,
            evidence=Evidence(document.text[region_line.start : body_line.end], (region_line.start, body_line.end)),
            method="structure",
        )


def _working_group(network: Match, region: Match, page: PageContext) -> Match | None:
    """The region's group of the page's network, or of the project that the network is part of."""
    parent = page.gazetteer.systems[network.id].parent_id
    groups = (page.gazetteer.working_group(s, region.id) for s in (network.id, parent) if s)
    return next((group for group in groups if group), None)


def _lines(block: Block) -> Iterator[Block]:
    """A block as lines: a term and its value, parted by a tab, are two."""
    position = block.start
    for part in re.split(r"[\t\n]", block.text):
        text = part.strip()
        if text:
            start = position + part.index(text)
            yield Block(block.kind, text, start, start + len(text))
        position += len(part) + 1


def _without_website(document: Document, line: Block) -> str:
    """The body's name alone: what is linked, or is called a site, is dropped from the end."""
    text = line.text
    linked = [k for k in document.links if line.start < k.start < line.end]
    if linked:
        text = text[: min(k.start for k in linked) - line.start]
    parts = [p.strip() for p in text.split(",")]
    return ", ".join(p for p in parts if p and not _WEBSITE.search(p))
