"""Where people's names and their contact details stand in a text, so that they are not stored or taken for members.

Takes a text and its language; gives spans. A name is found by rule, never guessed from capitals alone: two to four
capitalised words straight after an office ("kaupunginjohtaja", "Mayor", "stadsdirektör", in any case) or in a byline.
The office is not part of the span: it may be published, the name may not. A name without office or byline is not found.
Words that a name does not have ("Kaupunki", "Oy", "Council") break the rule, so that "Mayor of Espoo" and
"toimitusjohtaja Lahden Seudun Kehitys Oy" name nobody.

Contact details (any language): e-mail addresses, also with "(at)", phone numbers with a country code or a leading
nought, Finnish personal identity codes with a possible date.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from extractors.language.calendar_words import primary

ContactKind = Literal["email", "phone", "identity_code"]

# Stems with the endings of the language; compounds ("apulaiskaupunginjohtaja", "ympäristöministeri") are in.
_OFFICES: dict[str, str] = {
    "fi": r"(?:[a-zåäö-]{2,30})?(?:johtaja|pormestari|ministeri|päällik[kö]ö?|koordinaattori|asiantuntija|sihteeri"
    r"|suunnittelija|presidentti|professori|rehtori|valtuutettu|tarkastaja|insinööri)[a-zåäö]{0,8}",
    "sv": r"(?:[a-zåäö-]{2,30})?(?:direktör|borgmästare|minister|kommunalråd|chef|ordförande|koordinator|samordnare"
    r"|rektor|professor|sekreterare|strateg|landshövding)(?:en|ns|ens|ets?|n|s)?",
    "en": r"(?:(?:vice|deputy|lord)[ -])?mayor|(?:prime )?minister|(?:managing |executive )?director|ceo|president"
    r"|chair(?:man|woman|person)?|secretary[- ]general|commissioner|coordinator|manager|professor|councillor|governor",
    "de": r"(?:ober)?bürgermeister(?:in|s)?|[a-zäöü]{0,20}minister(?:in|s)?|direktor(?:in|s)?|geschäftsführer(?:in|s)?"
    r"|präsident(?:in|en)?|landrat|landrätin",
    "et": r"(?:abi)?linnapea[a-zõäöü]{0,3}|vallavanem[a-zõäöü]{0,3}|[a-zõäöü]{0,20}minist(?:er|ri)[a-zõäöü]{0,3}"
    r"|[a-zõäöü]{0,12}direktor[a-zõäöü]{0,3}",
    "no": r"(?:byråds)?leder(?:en)?|(?:vara)?ordfører(?:en)?|[a-zæøå]{0,20}minister(?:en)?|rådmann(?:en)?"
    r"|[a-zæøå]{0,12}direktør(?:en)?",
    "da": r"(?:vice|over)?borgmester(?:en)?|[a-zæøå]{0,20}minister(?:en)?|rådmand(?:en)?|formand(?:en)?"
    r"|[a-zæøå]{0,12}direktør(?:en)?",
}
_BYLINES: dict[str, str] = {
    "fi": r"(?:teksti|kirjoittaja|kirjoittanut|toimittaja|(?:valo)?kuvat?)(?:(?: ja|,) (?:teksti|(?:valo)?kuvat?))?",
    "sv": r"(?:text|skribent|författare|av|foto)(?:(?: och|,) (?:bild|foto))?",
    "en": r"(?:text|author|written by|by|photos?|words)(?:(?: and|,) (?:photos?|images?))?",
    "de": r"(?:text|autor(?:in)?|von|fotos?)",
    "et": r"(?:tekst|autor|fotod?)",
    "no": r"(?:tekst|av|foto)(?:(?: og|,) foto)?",
    "da": r"(?:tekst|af|foto)(?:(?: og|,) foto)?",
}
_NAME_WORD = r"(?:[A-Z][’'])?[A-ZÅÄÖÆØÕÜÉŠŽ][a-zåäöæøõüéèšž’']{1,20}(?:-[A-ZÅÄÖÆØÕÜÉŠŽ][a-zåäöæøõüéèšž]{1,20})?"
_PARTICLE = r"(?:(?:von|af|av|de|van|der|la)[ \u00a0])?"
_NAME = rf"(?:{_NAME_WORD}|[A-ZÅÄÖ]\.)(?:[ \u00a0][A-ZÅÄÖ]\.)?(?:[ \u00a0]{_PARTICLE}{_NAME_WORD}){{1,3}}(?![\w-])"
# Words of places and bodies, by their stems, in the languages together: a page names bodies in its neighbours' words.
_NOT_A_NAME = re.compile(
    r"(?<!\w)(?:oy|oyj|ab|ry|rf|ky|as|asa|ltd|gmbh|inc|plc|kaupun\w*|kunta|kunnan|kuntien|seutu|seudun|maakun\w*|liitto|liiton"
    r"|verkosto\w*|yliopisto\w*|keskus|keskuksen|ministeriö\w*|stad|stads|kommun\w*|region\w*|nätverk\w*|universitet\w*"
    r"|city|cities|town|council|network|covenant|accord|agreement|university|institute|mayors?|centre|center|union"
    r"|european|international|global|national|green|climate|committee|commission|board|linn|linna|stadt|kommune\w*"
    r"|the|and|for|of|in|at|on)(?!\w)",
    re.IGNORECASE,
)

_EMAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}+(?:@|\s?[(\[]\s?(?:at|ät|@|a)\s?[)\]]\s?)[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![\w.,/+-])(?<!\d[ \u00a0])(?:\+\d{1,3}(?:[ \u00a0-]?\(0\))?(?:[ \u00a0-]?\d{1,4}){2,6}"
    r"|\(?0[1-9]\d{0,2}\)?[ \u00a0-]\d{2,4}(?:[ \u00a0-]?\d{2,4}){1,3}|0[45]\d{7,8})(?![\w.,]?\d)"
)
_IDENTITY_CODE = re.compile(r"(?<!\w)(\d\d)(\d\d)(\d\d)([-+A-FU-Y])\d{3}[0-9A-FHJ-NPR-Y](?!\w)")
_CENTURIES = {"+": 1800, **dict.fromkeys("-YXWVU", 1900), **dict.fromkeys("ABCDEF", 2000)}


@dataclass(frozen=True, slots=True)
class ContactDetail:
    """A piece of contact or identity data and its place."""

    start: int
    end: int
    kind: ContactKind


def find_persons(text: str, lang: str) -> list[tuple[int, int]]:
    """The spans of people's names, in text order, none overlapping."""
    spans = sorted({match.span("name") for pattern in _patterns(primary(lang)) for match in pattern.finditer(text)})
    kept: list[tuple[int, int]] = []
    for start, end in spans:
        if not _NOT_A_NAME.search(text, start, end) and (not kept or start >= kept[-1][1]):
            kept.append((start, end))
    return kept


def find_contact_details(text: str) -> list[ContactDetail]:
    """E-mail addresses, phone numbers and personal identity codes, in text order."""
    return sorted(_contact_details(text), key=lambda detail: detail.start)


def _contact_details(text: str) -> Iterator[ContactDetail]:
    for match in _EMAIL.finditer(text):
        yield ContactDetail(match.start(), match.end(), "email")
    for match in _PHONE.finditer(text):
        yield ContactDetail(match.start(), match.end(), "phone")
    for match in _IDENTITY_CODE.finditer(text):
        # No look at the check character: a mistyped code is somebody's too.
        try:
            dt.date(_CENTURIES[match[4]] + int(match[3]), int(match[2]), int(match[1]))
        except ValueError:
            continue
        yield ContactDetail(match.start(), match.end(), "identity_code")


@lru_cache(maxsize=16)
def _patterns(lang: str) -> tuple[re.Pattern[str], ...]:
    patterns = []
    if office := _OFFICES.get(lang):
        patterns.append(re.compile(rf"(?<![\w-])(?i:{office})[ \u00a0](?P<name>{_NAME})"))
    if byline := _BYLINES.get(lang):
        colon = rf"(?:^|(?<=\n))[ \t]*(?i:{byline})[ \t]*:[ \t]*(?P<name>{_NAME})"
        bare = rf"(?:^|(?<=\n))[ \t]*(?i:{byline})[ \t]+(?P<name>{_NAME})(?=[ \t]*(?:[,|–•-]|$|\n))"
        patterns += [re.compile(colon), re.compile(bare)]
    return tuple(patterns)
