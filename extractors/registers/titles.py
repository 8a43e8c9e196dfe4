"""Words that stand beside a name without being part of it: "Lahden kaupunki", "City of Turku", "Höörs kommun", "Oy".

Takes a normalised name and gives it without such words, with what they say of its bearer: a town word makes it a
municipality, a region word a region, a legal form anything but those. "Liitto", "förbund" and "council" are never
taken away: the council of a region is another body than the region.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.registers.entries import BODY_KINDS

_PUBLIC = frozenset({"municipality", "region", "regional_council", "ministry", "eu_body"})
_MUNICIPALITY = frozenset({"municipality"})
_REGION = frozenset({"region"})


def _cases(strong: str, weak: str) -> str:
    """A Finnish noun in a in every singular case, from its two stems."""
    return rf"{strong}(?:a|{strong[-1]}n|na)?|{weak}(?:n|ssa|sta|lla|lta|lle|ksi|tta)"


_TOWN_AFTER = re.compile(
    rf"(?P<name>.+) (?:{_cases('kaupunki', 'kaupungi')}|{_cases('kunta', 'kunna')}"
    r"|stads?|stadens?|kommuns?|kommunens?|kommunes?|city|municipality|linna?|valla?|vald)"
)
_TOWN_BEFORE = re.compile(
    r"(?:(?:the )?(?:city|town|municipality) of|staden|kommunen|stadt|hansestadt|landeshauptstadt|gemeinde)"
    r" (?P<name>.+)"
)
_REGION_AFTER = re.compile(rf"(?P<name>.+) (?:{_cases('maakunta', 'maakunna')}|landskaps?|region)")
_REGION_BEFORE = re.compile(r"(?:(?:the )?(?:region|province) of|region|landskapet) (?P<name>.+)")

_LEGAL = frozenset(
    {"ab", "abp", "ag", "aps", "as", "asa", "a/s", "gmbh", "inc", "limited", "ltd", "oü", "oy", "oyj", "plc"}
)
_LEGAL |= {"rf", "ry", "sia", "uab"}
_LEGAL_BEFORE = frozenset({"ab", "as", "oy", "oü", "sia", "uab"})
_LEGAL_WORD = re.compile(r"(?P<form>[a-zü/]+)\.?(?::\w{1,6})?")


@dataclass(frozen=True, slots=True)
class Bare:
    """A name without its title or legal form, the kinds its bearer may be of, and the legal forms that stood there."""

    name: str
    kinds: frozenset[str]
    legal: frozenset[str] = frozenset()


def bare_names(name: str) -> Iterator[Bare]:
    """The name without what stands beside it; nothing where nothing does."""
    for pattern, kinds in (
        (_TOWN_AFTER, _MUNICIPALITY),
        (_TOWN_BEFORE, _MUNICIPALITY),
        (_REGION_AFTER, _REGION),
        (_REGION_BEFORE, _REGION),
    ):
        if found := pattern.fullmatch(name):
            yield Bare(found["name"], kinds)
    company = without_legal_form(name)
    if company.legal:
        yield company


def without_legal_form(name: str) -> Bare:
    """The name without "Oy", "Ab", "plc" and their like at either end; a name of nothing else stays as it is."""
    words, legal = name.split(" "), set[str]()
    while len(words) > 1 and (form := _legal_form(words[-1])):
        legal.add(form)
        words.pop()
    while len(words) > 1 and words[0] in _LEGAL_BEFORE:
        legal.add(words.pop(0))
    return Bare(" ".join(words), BODY_KINDS - _PUBLIC, frozenset(legal))


def _legal_form(word: str) -> str | None:
    found = _LEGAL_WORD.fullmatch(word)
    return found["form"] if found and found["form"] in _LEGAL else None
