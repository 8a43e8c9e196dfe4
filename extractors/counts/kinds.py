"""What a number counts: the noun behind it, the noun whose number it is, or several kinds told in one number.

Takes a text and a number found in it; gives a kind of member, None where a network has no members of that kind. Places
count by what the register says of the network, partners by its name.
"""

from __future__ import annotations

import re

from extractors.context import PageContext
from extractors.counts import words
from extractors.language.member_nouns import KINDS
from extractors.language.numbers import FoundNumber
from extractors.language.patterns import any_of, opening, whole
from extractors.registers.gazetteer import Match

_NUMBERS_OF = tuple((kind, opening(nouns)) for kind, nouns in words.NUMBER_OF.items())
REGION_OF_WORK = any_of(rf"\s+(?:{words.REGION_OF_WORK})\b")
_GENITIVES = tuple((kind, opening(nouns)) for kind, nouns in words.GENITIVES.items())
_NETWORK_OF = any_of(words.NETWORK_OF)
_LABELS = tuple((kind, any_of(rf"\s*(?:{label})\s*:\s*")) for kind, label in words.LABELS.items())
_OF_PLACE = re.compile(words.OF_PLACE)
_PARTING = whole(words.PARTING)
_FEW_WORDS = re.compile(r"(?:[\s-]++[^\W\d_][\w-]*+){1,4}")
_ALSO = any_of(rf"{words.OR_ALSO}(?P<word>[^\W\d_][\w-]*)")
_PLACES = frozenset({"municipality", "region"})
# After a number Finnish has the singular: "kuntaa ja yritystä" are counted together, "kuntaa ja yrityksiä" are not.
_PARTITIVE, _PLURAL = re.compile(r"[aä]$"), re.compile(r"(?:[ij]|it)[aä]$")


def kind_after(text: str, number: FoundNumber, network: Match, page: PageContext) -> str | None:
    """The kind of the first noun within four words after a number, nothing but adjectives between them."""
    if REGION_OF_WORK.match(text, number.end):
        return "region" if page.is_of_regions(network) else None
    if of_many := _NETWORK_OF.match(text, number.end):
        whose = next((kind for kind, nouns in _GENITIVES if nouns.search(of_many[0])), None)
        return accepted(whose, network, page) if whose else None
    of_place = _OF_PLACE.match(text, number.end)
    end = of_place.end() if of_place else number.end
    after = _FEW_WORDS.match(text, end)
    if after is None:
        return None
    found = [(m.start(), i, m) for i, (_, noun) in enumerate(KINDS) if (m := noun.search(after[0]))]
    if not found or _PARTING.search(after[0][: min(found)[0]]):
        return None
    _, index, noun = min(found)
    kind = KINDS[index][0]
    return accepted("any" if _goes_on(text, end + noun.end(), kind, noun[0]) else kind, network, page)


def kind_of_number(ahead: str, network: Match, page: PageContext) -> str | None:
    """The kind whose number is spoken of last in the words before a number."""
    found = [(m.end(), kind) for kind, nouns in _NUMBERS_OF for m in nouns.finditer(ahead)]
    return accepted(max(found)[1], network, page) if found else None


def kind_of_label(ahead: str, network: Match, page: PageContext) -> str | None:
    """The kind that a label before a number names: "Members: 98"."""
    kind = next((kind for kind, label in _LABELS if label.fullmatch(ahead)), None)
    return accepted(kind, network, page) if kind else None


def speaks_of_number(text: str) -> bool:
    """Whether a text speaks of the number of some kind of members: "antalet kommuner"."""
    return any(nouns.search(text) for _, nouns in _NUMBERS_OF)


def accepted(kind: str, network: Match, page: PageContext) -> str | None:
    """The kind, where a network may have members of it."""
    kinds = page.gazetteer.systems[network.id].member_kinds
    if kind == "partner":
        return kind if page.has_partners(network) else None
    if kind == "government":
        return kind if kind in kinds else None
    return None if kind in _PLACES and kinds and kind not in kinds else kind


def _goes_on(text: str, end: int, kind: str, noun: str) -> bool:
    """Whether nouns of another kind are counted in the same number: "475 cities, counties and associations"."""
    while also := _ALSO.match(text, end):
        other = next((k for k, nouns in KINDS if nouns.fullmatch(also["word"])), None)
        agrees = all(bool(form.search(noun)) == bool(form.search(also["word"])) for form in (_PARTITIVE, _PLURAL))
        if other not in (None, kind) and agrees:
            return True
        end = also.end()
    return False
