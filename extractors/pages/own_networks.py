"""A body's own page of the networks it is in: it says once that it belongs to several, then names each.

The networks stand as list items, as headings or at the head of paragraphs. Only a name at the very head counts, with
nothing behind it but a pause or an "is", so that a network which is merely spoken of gives nothing: membership is never
passed on. What stands under the heading of one network describes it. On a body's own page a bare title ("International
networks") says as much as a sentence, but by implication only. The list ends at a heading that speaks of anything else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.assertion import Certainty, Evidence, Participation, UncertainDate
from extractors.context import PageContext, refer
from extractors.document import Block, Document
from extractors.language.edtf_bounds import not_after
from extractors.language.modality import modality_of, negated
from extractors.language.own_words import TOWN, WE
from extractors.language.patterns import by_language
from extractors.language.sentences import sentences
from extractors.pages.lead import date_behind, joining_date, tells_of_joining
from extractors.registers.gazetteer import Found, Match

_NETWORKS = r"(?:verkosto|sopimu|sitoumu|järjestö|nätverk|avtal|åtagande|network|agreement|accord|covenant|commitment)"
_BELONGS = re.compile(
    rf"(?:kuulu|jäsen|mukana|osallistu|sitoutu|liitty|medlem|med i\b|hör till|deltar|anslut|member|belong|participat"
    rf"|takes part|part of|joined|signed).*{_NETWORKS}"
    rf"|{_NETWORKS}.*(?:kuulu|jäsen|mukana|osallistu|sitoutu|medlem|deltar|är med|member|belong|participat|takes part"
    rf"|joined|signed)",
    re.IGNORECASE | re.DOTALL,
)
_TITLE = re.compile(
    rf"(?:[\w'’]++\s++){{0,4}}\w*{_NETWORKS}\w*(?:\s+(?:ja|sekä|och|and)\s+[\w-]+){{0,2}}", re.IGNORECASE
)
_TOWN, _WE = by_language(TOWN), by_language(WE)
_OTHERS = re.compile(
    r"\b(?:mui(?:ta|den)|muut|oma|enti|aiem|andra|övriga|egna|egen|tidigare|other|own|former|previous|link|lue"
    r"|read more)",
    re.IGNORECASE,
)
_PAUSE = re.compile(r"\s*(?:$|[:;,(\[\t\n]|[–—-]\s)")
_IS = re.compile(r"\s+(?:on|är|is)\s+", re.IGNORECASE)
_NETWORK_TAIL = re.compile(r"verkosto|nätverk|network|sopimus|avtal|sitoumu", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w-]*")


@dataclass(frozen=True, slots=True)
class _Announcement:
    """What a page says of all the networks that it then names: how surely, and when they were joined."""

    certainty: Certainty
    start: UncertainDate | None


def extract_own_networks(document: Document, page: PageContext) -> Iterator[Participation]:
    """One participation of the body whose page it is in each network that the page lists."""
    owner = page.owner or page.subject
    if owner is None:
        return
    told: _Announcement | None = None
    is_described = False
    for block in document.blocks:
        announced = _announcement(block, owner, page)
        if announced is not None:
            told, is_described = announced, False
            continue
        if told is None:
            continue
        found = _at_head(block, page)
        if block.kind == "heading":
            is_described = found is not None
            if found is None and not _goes_on(block):
                told = None
        if told and found and (block.kind == "heading" or not is_described):
            yield _participation(block, found, owner, told, page)


def _participation(block: Block, found: Found, owner: Match, told: _Announcement, page: PageContext) -> Participation:
    certainty = told.certainty
    if certainty == "stated" and not _takes(owner, found.match, page):
        # The page counts a network among its own that such a body does not join itself: perhaps its company is in it.
        certainty = "implied"
    return Participation(
        network=refer(found.match, block.text[: found.end]),
        party=refer(owner, owner.name),
        role=page.member_role(found.match),
        basis="listed_on_own_page",
        start=date_behind(block.text[found.end :], page) or told.start,
        evidence=Evidence(block.text, (block.start, block.end)),
        method="structure" if block.kind != "paragraph" else "rule",
        certainty=certainty,
    )


def _takes(owner: Match, network: Match, page: PageContext) -> bool:
    kinds = page.gazetteer.systems[network.id].member_kinds
    return not kinds or owner.kind in kinds


def _announcement(block: Block, owner: Match, page: PageContext) -> _Announcement | None:
    """How surely a block says that the owner belongs to what follows, and since when; None where it does not."""
    if block.kind == "heading" and page.basis == "listed_on_own_page" and _TITLE.fullmatch(block.text):
        silent = _OTHERS.search(block.text) or _at_head(block, page)
        return None if silent else _Announcement("ambiguous", None)
    if block.kind not in ("heading", "paragraph"):
        return None
    for sentence in sentences(block.text):
        if _says_belonging(sentence.text, owner, page):
            start = joining_date(sentence.text, page)
            # What a page of that day tells as done was done by then.
            told_by = not_after(start, page.dated) if start and page.dated else start
            return _Announcement("stated", told_by)
    return None


def _says_belonging(sentence: str, owner: Match, page: PageContext) -> bool:
    if not _BELONGS.search(sentence) or not _is_about(sentence, owner, page):
        return False
    tense, modality = modality_of(sentence, page.lang)
    return modality == "is" and tense in ("past", "present") and not negated(sentence, page.lang)


def _is_about(sentence: str, owner: Match, page: PageContext) -> bool:
    """Whether a sentence names the owner, or says "we" or, on a town's page, "the city"."""
    if _WE(page.lang).search(sentence) or (owner.kind == "municipality" and _TOWN(page.lang).search(sentence)):
        return True
    words = (word[0] for word in _WORD.finditer(sentence) if word[0][0].isupper())
    met = (page.gazetteer.body(word, lang=page.lang) for word in words)
    return any(body is not None and body.id == owner.id for body in met) or owner.name in sentence


def _at_head(block: Block, page: PageContext) -> Found | None:
    """The joinable system that a block begins with and is about."""
    found = page.systems_in(block.text)
    if not found or found[0].start > 0 or not page.gazetteer.systems[found[0].match.id].is_joinable:
        return None
    first, rest = found[0], block.text[found[0].end :]
    if first.tail and not _NETWORK_TAIL.search(first.tail):
        return None
    if block.kind != "paragraph":
        return first if _PAUSE.match(rest) else None
    # A paragraph that goes on to say who joined says it of somebody by name.
    is_headed = _PAUSE.match(rest) or _IS.match(rest)
    return first if is_headed and not tells_of_joining(rest) else None


def _goes_on(heading: Block) -> bool:
    """Whether a heading that names no network still heads a part of the list."""
    return re.search(_NETWORKS, heading.text, re.IGNORECASE) is not None and _OTHERS.search(heading.text) is None
