"""Coordinator lists: pairs of a region and the body that coordinates it, under a heading or label that says so.

The pair may be two lines, a heading and the line under it, one line with a colon or dash, or two cells of a table row.
A link text or the name of a website beside the body is no second coordinator, and a person is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.assertion import Evidence, Participation
from extractors.context import PageContext, refer
from extractors.document import Block, Document, Slice, Table
from extractors.language.name_words import names_body
from extractors.pages.lead import headings_over
from extractors.registers.gazetteer import Match

_COORDINATORS = re.compile(
    r"(?:alue|maakunta)koordinaattori|alueelliset koordinaattorit|region(?:ala|s)?\s*koordinator|regionkoordinator"
    r"|regional coordinator",
    re.IGNORECASE,
)
_LABEL = re.compile(r"koordinaattori|koordinator|coordinator", re.IGNORECASE)
_LONGEST_HEADING = 6
_WEBSITE = re.compile(r"sivut?$|sivusto$|webbplats$|webbsidor?$|website$|pages?$|www\.|https?:", re.IGNORECASE)
_JOINT = re.compile(r"\s*:\s+|\s+[–—-]\s+")


def extract_coordinators(document: Document, page: PageContext) -> Iterator[Participation]:
    """One regional coordinator a pair of region and body."""
    if page.network is None:
        return
    for table in document.tables:
        for region, body in _rows(document, table, page):
            yield from _coordinator(document, region, body, page.network, page)
    for index, block in enumerate(document.blocks):
        if _is_heading(block.text) and block.kind in ("heading", "paragraph"):
            for region, body in _pairs(document.blocks[index + 1 :], page):
                yield from _coordinator(document, region, body, page.network, page)


def _is_heading(text: str) -> bool:
    is_label = len(text.split()) <= _LONGEST_HEADING and not text.endswith(".")
    return is_label and _COORDINATORS.search(text) is not None


def _rows(document: Document, table: Table, page: PageContext) -> Iterator[tuple[Slice, Slice]]:
    """The pairs of a table whose own label or whose heading says that it is one of coordinators."""
    if not table.rows:
        return
    labelled = [i for i, label in enumerate(table.header) if _LABEL.search(label)]
    own = any(_COORDINATORS.search(label) for label in table.header)
    if not own and not _is_heading(next(headings_over(document, table.rows[0][0].start), "")):
        return
    body_column = labelled[0] if labelled else 1
    for row in table.rows:
        if body_column < len(row) and body_column > 0 and _region(row[0], page):
            yield row[0], row[body_column]


def _pairs(blocks: tuple[Block, ...], page: PageContext) -> Iterator[tuple[Slice, Slice]]:
    """Pairs as far as they go: they end at the first line that is neither a region nor follows one."""
    lines = [line for block in blocks for line in _lines(block)]
    position = 0
    while position < len(lines):
        line = lines[position]
        if pair := _split(line, page):
            yield pair
            position += 1
        elif position + 1 < len(lines) and _region(line, page) and not _region(lines[position + 1], page):
            yield line, lines[position + 1]
            position += 2
        else:
            return


def _lines(block: Block) -> Iterator[Slice]:
    """The lines of a block; the rows of tables are read as tables."""
    position = block.start
    for part in block.text.split("\n") if block.kind != "row" else ():
        text = part.strip()
        if text:
            start = position + part.index(text)
            yield Slice(text, start, start + len(text))
        position += len(part) + 1


def _split(line: Slice, page: PageContext) -> tuple[Slice, Slice] | None:
    """A line that holds a region, a colon or dash, and its body."""
    joint = _JOINT.search(line.text)
    if joint is None:
        return None
    region = Slice(line.text[: joint.start()], line.start, line.start + joint.start())
    body = Slice(line.text[joint.end() :], line.start + joint.end(), line.end)
    return (region, body) if body.text and _region(region, page) else None


def _region(line: Slice, page: PageContext) -> Match | None:
    return page.gazetteer.body(line.text.rstrip(":"), lang=page.lang, kinds=("region",))


def _coordinator(
    document: Document, region: Slice, line: Slice, network: Match, page: PageContext
) -> Iterator[Participation]:
    name = _body_in(document, line, page)
    known = _region(region, page)
    if not name or known is None:
        return
    yield Participation(
        network=refer(_working_group(network, known, page) or network, region.text),
        party=refer(page.gazetteer.body(name, lang=page.lang), name),
        role="regional_coordinator",
        basis=page.basis,
        evidence=Evidence(document.text[region.start : line.end], (region.start, line.end)),
        method="structure",
    )


def _working_group(network: Match, region: Match, page: PageContext) -> Match | None:
    """The region's group of the page's network, or of the project that the network is part of."""
    parent = page.gazetteer.systems[network.id].parent_id
    groups = (page.gazetteer.working_group(s, region.id) for s in (network.id, parent) if s)
    return next((group for group in groups if group), None)


def _body_in(document: Document, line: Slice, page: PageContext) -> str | None:
    """The coordinating body's name: a known one, else words that say they are a body; None for a person.

    What is linked after it, or is called a site, is dropped from the end.
    """
    text = line.text
    linked = [link for link in document.links if line.start < link.start < line.end]
    if linked:
        text = text[: min(link.start for link in linked) - line.start]
    parts = [p.strip() for p in text.split(",")]
    named = [p for p in parts if p and not _WEBSITE.search(p)]
    whole = ", ".join(named)
    known = (p for p in [whole, *named] if page.gazetteer.body(p, lang=page.lang))
    if name := next(known, None):
        return name
    return None if document.names_person(line) or not names_body(whole) else whole
