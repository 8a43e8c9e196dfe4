"""A body's own page of the networks it is in: it says once that it belongs to several, then names each.

The networks stand as list items, as headings or at the head of paragraphs. Only a name at the very head counts, with
nothing behind it but a pause or an "is", so that a network which is merely spoken of gives nothing: membership is never
passed on. What stands under the heading of one network describes it. On a body's own page a bare title ("International
networks") says as much as a sentence, but by implication only. The list ends at a heading that speaks of anything else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.assertion import Certainty, Evidence, Participation
from extractors.document import Block, Document
from extractors.language.modality import modality_of, negated
from extractors.language.sentences import sentences
from extractors.pages.context import PageContext, refer
from extractors.pages.lead import date_behind, tells_of_joining
from extractors.registers.gazetteer import Found, Match

_NETWORKS = (
    r"\w*(?:verkosto|sopimu|sitoumu|järjestö|nätverk|avtal|åtagande|network|agreement|accord|covenant|commitment)"
)
_BELONGS = re.compile(
    rf"(?:kuulu|jäsen|mukana|osallistu|sitoutu|liitty|medlem|med i\b|hör till|deltar|anslut|member|belong|participat"
    rf"|takes part|part of|joined|signed).*{_NETWORKS}"
    rf"|{_NETWORKS}.*(?:kuulu|jäsen|mukana|osallistu|sitoutu|medlem|deltar|är med|member|belong|participat|takes part"
    rf"|joined|signed)",
    re.IGNORECASE | re.DOTALL,
)
_TITLE = re.compile(rf"(?:[\w'’]+\s+){{0,4}}{_NETWORKS}\w*(?:\s+(?:ja|sekä|och|and)\s+[\w-]+){{0,2}}", re.IGNORECASE)
_TOWN = re.compile(
    r"\b(?:kaupunki(?:mme)?|kunta(?:mme)?|staden|kommunen|(?:the|our) (?:city|town|municipality))\b", re.IGNORECASE
)
_WE = re.compile(r"\b(?:olemme|me kuulumme|kuulumme|osallistumme|vi är|we are|we belong|we have)\b", re.IGNORECASE)
_OTHERS = re.compile(
    r"\b(?:mui(?:ta|den)|muut|oma|enti|aiem|andra|övriga|egna|egen|tidigare|other|own|former|previous|link|lue"
    r"|read more)",
    re.IGNORECASE,
)
_PAUSE = re.compile(r"\s*(?:$|[:;,(\[\t\n]|[–—-]\s)")
_IS = re.compile(r"\s+(?:on|är|is)\s+", re.IGNORECASE)
_NETWORK_TAIL = re.compile(r"verkosto|nätverk|network|sopimus|avtal|sitoumu", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w-]*")


def extract_own_networks(document: Document, page: PageContext) -> Iterator[Participation]:
    """One participation of the page's owner in each network that the page lists."""
    if page.owner is None:
        return
    certainty: Certainty | None = None
    is_described = False
    for block in document.blocks:
        told = _tells(block, page.owner, page)
        if told is not None:
            certainty, is_described = told, False
            continue
        if certainty is None:
            continue
        found = _at_head(block, page)
        if block.kind == "heading":
            is_described = found is not None
            if found is None and not _goes_on(block):
                certainty = None
        if found and (block.kind == "heading" or not is_described):
            yield _participation(block, found, page.owner, certainty or "stated", page)


def _participation(block: Block, found: Found, owner: Match, certainty: Certainty, page: PageContext) -> Participation:
    return Participation(
        network=refer(found.match, block.text[: found.end]),
        party=refer(owner, owner.name),
        role=page.member_role(found.match),
        basis="listed_on_own_page",
        start=date_behind(block.text[found.end :], page),
        evidence=Evidence(block.text, (block.start, block.end)),
        method="structure" if block.kind != "paragraph" else "rule",
        certainty=certainty,
    )


def _tells(block: Block, owner: Match, page: PageContext) -> Certainty | None:
    """How surely a block says that the owner belongs to what follows, None where it does not."""
    if block.kind == "heading" and page.basis == "listed_on_own_page" and _TITLE.fullmatch(block.text):
        return None if _OTHERS.search(block.text) or _at_head(block, page) else "implied"
    if block.kind not in ("heading", "paragraph"):
        return None
    told = any(_says_belonging(s.text, owner, page) for s in sentences(block.text))
    return "stated" if told else None


def _says_belonging(sentence: str, owner: Match, page: PageContext) -> bool:
    if not _BELONGS.search(sentence) or not _is_about(sentence, owner, page):
        return False
    tense, modality = modality_of(sentence, page.lang)
    return modality == "is" and tense in ("past", "present") and not negated(sentence, page.lang)


def _is_about(sentence: str, owner: Match, page: PageContext) -> bool:
    """Whether a sentence names the owner, or says "we" or, on a town's page, "the city"."""
    if _WE.search(sentence) or (owner.kind == "municipality" and _TOWN.search(sentence)):
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
