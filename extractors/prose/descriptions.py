"""What a sentence says that a system is: its reach, its kind, who may be in it, and what else it is called.

Takes the sentences of a page and gives `Description`s ("X on maailmanlaajuinen verkosto") and `Name`s ("X (Y)").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import simplemma

from extractors.assertion import Description, Evidence, Name
from extractors.context import PageContext, refer
from extractors.language.patterns import opening
from extractors.prose.narrative import Told
from extractors.registers.gazetteer import Found

_SCOPES = (
    ("global", r"maailmanlaajui\w+|globaali\w*|världsomspännande|globala?t?|worldwide|world-wide|global"),
    ("european", r"euroopan laajui\w+|eurooppalai\w+|europeisk\w*|european(?!\s(?:union|commission))"),
    ("nordic", r"pohjoismai\w+|nordisk\w*|nordic"),
    ("international", r"kansainväli\w+|internationell\w*|international"),
    ("national", r"valtakunnalli\w+|kansalli\w+|nationell\w*|national|nationwide"),
    ("regional", r"alueelli\w+|maakunnalli\w+|regional\w*"),
)
_KINDS = (
    ("programme", r"\w*ohjelma|\w*program(?:met)?|programme"),
    ("project", r"\w*hanke|\w*projekt(?:et)?|project"),
    ("network", r"\w*verkosto|\w*nätverk(?:et)?|network"),
    ("forum", r"\w*foorumi|\w*forum"),
    ("agreement", r"\w*sopimus|\w*avtal(?:et)?|agreement|accord"),
)
_ATTRIBUTES = tuple(
    (attribute, tuple((value, opening(words)) for value, words in values))
    for attribute, values in (("scope", _SCOPES), ("kind", _KINDS))
)
_IS = re.compile(r"(?:\s*+\([^()]*+\))?\s++(?:on|är|is)\s+(?P<what>[^.;:]{3,})", re.IGNORECASE)
_WINNERS = re.compile(r"[\w-]*(?:voittajakaupun|voittaji|vinnar|winner|award-winning)\w*", re.IGNORECASE)
_APPOSED = re.compile(r"(?P<what>(?:[\w-]+\s+){1,8}?[\w-]*(?:verkosto|nätverk|network)),?\s+$", re.IGNORECASE)
_BRACKET = re.compile(r"\s\((?P<name>[^()\d]{2,80})\)")
_LOWER_NAME = re.compile(r"(?P<name>[a-zåäö][\w-]+(?:\s[a-zåäö][\w-]+){0,4})$")
_LANGUAGES = ("fi", "sv", "en")


def extract_descriptions(told: Sequence[Told], page: PageContext) -> Iterator[Description | Name]:
    """Each description and name once a page."""
    seen: set[tuple[str | None, str, str]] = set()
    for sentence in told:
        if sentence.is_heading:
            continue
        for described in _descriptions(sentence):
            if (key := (described.network.id, described.attribute, described.values[0])) not in seen:
                seen.add(key)
                yield described
        for named in _names(sentence, page):
            if (key := (named.network.id, "name", named.text)) not in seen:
                seen.add(key)
                yield named


def _descriptions(told: Told) -> Iterator[Description]:
    for found in told.systems:
        told_of = _IS.match(told.text, found.end) if found.start == 0 else None
        what = told_of["what"] if told_of else _apposed(told, found)
        if what is None:
            continue
        clause = re.split(r",\s(?:jo[hnskt]\w*|jossa|som|which|where)\b", what)[0]
        for attribute, words in _ATTRIBUTES:
            if value := next((v for v, pattern in words if pattern.search(clause)), None):
                yield _description(told, found, attribute, value)
        if _WINNERS.search(what):
            yield _description(told, found, "eligibility", "award_winner")


def _apposed(told: Told, found: Found) -> str | None:
    """What stands before a name that it explains: "alueellinen yhteistyöverkosto, X"."""
    ahead = _APPOSED.search(told.text[: found.start])
    return ahead["what"] if ahead else None


def _names(told: Told, page: PageContext) -> Iterator[Name]:
    for found in told.systems:
        bracket = _BRACKET.match(told.text, found.end)
        inside = _BRACKET.search(told.text[found.start : found.end])
        if bracket:
            yield _name(told, found, bracket["name"], page)
        elif inside:
            # "jätteestä energiaksi (waste to energy) -vastuualue": the name, and the same in another language.
            yield _name(told, found, inside["name"], page)
            if ahead := _LOWER_NAME.search(told.text[found.start : found.start + inside.start()]):
                yield _name(told, found, ahead["name"], page)


def _name(told: Told, found: Found, text: str, page: PageContext) -> Name:
    is_short = text.isupper() and " " not in text
    return Name(
        network=refer(found.match, told.text[found.start : found.end]),
        text=text,
        lang=page.lang if is_short else _language(text, page.lang),
        name_type="abbr" if is_short else "alias",
        evidence=_evidence(told),
        method="rule",
    )


def _language(text: str, lang: str) -> str:
    """The language whose dictionary knows most of the words; the page's own where they tie."""
    words = re.findall(r"[^\W\d_]{2,}", text.casefold())
    known = {code: sum(simplemma.is_known(word, lang=code) for word in words) for code in _LANGUAGES}
    return max(_LANGUAGES, key=lambda code: (known[code], code == lang))


def _description(told: Told, found: Found, attribute: str, value: str) -> Description:
    return Description(
        network=refer(found.match, told.text[found.start : found.end]),
        attribute=attribute,
        values=(value,),
        evidence=_evidence(told),
        method="rule",
    )


def _evidence(told: Told) -> Evidence:
    return Evidence(told.text, (told.sentence.start, told.sentence.end))
