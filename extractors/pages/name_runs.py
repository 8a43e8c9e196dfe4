"""A menu or list that lost its marks: nothing but names of towns, one after the other, with countries between them.

A run is a paragraph without a mark of punctuation, made of names that the registers know but for a few. It lists
members where the page is known as a network's list, or says of somebody that it is a member of the page's network.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.assertion import Evidence, Participation
from extractors.context import PageContext, refer
from extractors.document import Block, Document, Slice
from extractors.language.countries import COUNTRY_CODES
from extractors.registers.gazetteer import Match

_FEWEST_NAMES = 8
_LONGEST_NAME = 4
_LONGEST_LINE = 12
_MEMBER = re.compile(r"\bmember|\bjäsen|\bmedlem", re.IGNORECASE)
_SHARE_KNOWN = 0.85
_MARKS = re.compile(r"[.,:;!?•|\t\n]")
_WORD = re.compile(r"\S+")
_PLACES = ("municipality", "region")


def extract_name_runs(document: Document, page: PageContext) -> Iterator[Participation]:
    """One participation a name of each run of names on a page of members."""
    if page.network is None:
        return
    for block in document.blocks:
        if block.kind == "paragraph" and (names := _names(block, page)) and _lists_members(document, block, page):
            for name, body in names:
                yield Participation(
                    network=refer(page.network, page.network.name),
                    party=refer(body, name.text),
                    role=page.member_role(page.network),
                    basis=page.basis,
                    evidence=Evidence(name.text, (name.start, name.end)),
                    method="structure",
                )


def _names(block: Block, page: PageContext) -> list[tuple[Slice, Match | None]]:
    """The names of a run, countries apart; none where the block is anything else."""
    words = list(_WORD.finditer(block.text))
    if len(words) < _FEWEST_NAMES or _MARKS.search(block.text) or not block.text[0].isupper():
        return []
    names: list[tuple[Slice, Match | None]] = []
    index = 0
    while index < len(words):
        name, body, index = _next(block, words, index, page)
        if body is None and not name.text[0].isupper():
            return []
        if name.text.casefold() not in COUNTRY_CODES:
            names.append((name, body))
    known = sum(body is not None for _, body in names)
    return names if len(names) >= _FEWEST_NAMES and known >= _SHARE_KNOWN * len(names) else []


def _next(block: Block, words: list[re.Match[str]], first: int, page: PageContext) -> tuple[Slice, Match | None, int]:
    """The longest known name from a word on, else the word alone, and where the next one begins."""
    for last in range(min(first + _LONGEST_NAME, len(words)) - 1, first - 1, -1):
        text = block.text[words[first].start() : words[last].end()]
        body = page.gazetteer.body(text, lang=page.lang, kinds=_PLACES)
        if body is not None:
            return _slice(block, words[first].start(), words[last].end()), body, last + 1
    return _slice(block, words[first].start(), words[first].end()), None, first + 1


def _slice(block: Block, start: int, end: int) -> Slice:
    return Slice(block.text[start:end], block.start + start, block.start + end)


def _lists_members(document: Document, run: Block, page: PageContext) -> bool:
    if page.is_network_list:
        return True
    others = (b.text for b in document.blocks if b is not run and len(b.text.split()) <= _LONGEST_LINE)
    return any(_MEMBER.search(text) and _names_network(text, page) for text in others)


def _names_network(text: str, page: PageContext) -> bool:
    named = page.system_in(text)
    return named is not None and page.network is not None and named[0].id == page.network.id
