"""Words that stand beside a name without being part of it: "Lahden kaupunki", "City of Turku", "Höörs kommun", "Oy".

Takes a normalised name and gives it without such words, with what they say of its bearer: a town word makes it a
municipality, a region word a region, a legal form anything but those. A city's council or government is the city. But
"liitto", "förbund" and "regional council" are never taken away: the council of a region is not the region.

A district or a parish often has the name of the town that it lies around and is another municipality (Kauno rajono
savivaldybė, Viljandi vald), so a title of one says so (`around`): the bare name is the town's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from extractors.language.countries import COUNTRY_CODES
from extractors.registers.entries import BODY_KINDS
from extractors.registers.legal_forms import without_legal_form

_NOT_PUBLIC = BODY_KINDS - {"municipality", "region", "regional_council", "ministry", "eu_body"}
_MUNICIPALITY = frozenset({"municipality"})
_REGION = frozenset({"region"})

# What lies around a town and is named after it. A Latvian or British district may hold a parish of its own name.
Around = Literal["district", "parish"]


@dataclass(frozen=True, slots=True)
class Bare:
    """A name without what stood beside it, the kinds its bearer may be of, and the legal forms that stood there.

    `lang` is the language of a title whose name stands in an inflected form, `country` the one that has such titles,
    `around` what lies around the town of that name instead of being it.
    """

    name: str
    kinds: frozenset[str]
    legal: frozenset[str] = frozenset()
    lang: str | None = None
    country: str | None = None
    around: Around | None = None


@dataclass(frozen=True, slots=True)
class _Title:
    kinds: frozenset[str]
    lang: str | None = None
    around: Around | None = None


def _cases(strong: str, weak: str) -> list[str]:
    """A Finnish noun in a in every singular case, from its two stems."""
    weak_endings = ("n", "ssa", "sta", "lla", "lta", "lle", "ksi", "tta")
    return [strong + end for end in ("", "a", strong[-1] + "n", "na")] + [weak + end for end in weak_endings]


def _titles(*groups: tuple[Iterable[str], _Title]) -> dict[str, _Title]:
    return {phrase: title for phrases, title in groups for phrase in phrases}


def _each(befores: Iterable[str], words: Sequence[str]) -> list[str]:
    return [f"{before}{word}".strip() for before in befores for word in words]


# What is only called so may be something else: a German district is a region, a parish may be the church's.
_DISTRICT = _Title(_MUNICIPALITY | _REGION, around="district")
_PARISH = _Title(_MUNICIPALITY | {"association"}, around="parish")
# Marks of letters are often lost in titles too.
_SAVIVALDYBE = ("savivaldybė", "savivaldybe", "savivaldybės", "savivaldybes", "savivaldybės administracija")
_PASVALDIBA = ("pašvaldība", "pašvaldiba", "pasvaldiba")
_BEHIND = _titles(
    (
        [*_cases("kaupunki", "kaupungi"), *_cases("kunta", "kunna"), "kommune", "kommunes", "city", "town", "borough"],
        _Title(_MUNICIPALITY),
    ),
    (["city council", "town council", "municipal council", "borough council", "council"], _Title(_MUNICIPALITY)),
    (["city government", "government", "municipal government", "administration"], _Title(_MUNICIPALITY)),
    (_each(("", "city ", "town ", "urban ", "local "), ["municipality"]), _Title(_MUNICIPALITY)),
    (["district municipality", "district council"], _Title(_MUNICIPALITY, around="district")),
    (["rural municipality", "parish council"], _Title(_MUNICIPALITY, around="parish")),
    (["district"], _DISTRICT),
    (["parish"], _PARISH),
    (
        ["stad", "stads", "staden", "stadens", "kommun", "kommuns", "kommunen", "kommunens"],
        _Title(_MUNICIPALITY, "sv"),
    ),
    (["linn", "linna", "linnavalitsus"], _Title(_MUNICIPALITY, "et")),
    (["vald", "valla", "vallavalitsus"], _Title(_MUNICIPALITY, "et", "parish")),
    (_each(("", "miesto "), _SAVIVALDYBE), _Title(_MUNICIPALITY, "lt")),
    (["rajonas", "rajono"], _Title(_MUNICIPALITY, "lt", "district")),
    (_each(("rajono ", "r. "), _SAVIVALDYBE), _Title(_MUNICIPALITY, "lt", "district")),
    (_PASVALDIBA, _Title(_MUNICIPALITY, "lv")),
    (
        _each(("pilsētas ", "pilsetas ", "valstspilsētas ", "valstspilsetas "), ("", "dome", *_PASVALDIBA)),
        _Title(_MUNICIPALITY, "lv"),
    ),
    (["pilsēta", "pilseta", "valstspilsēta", "valstspilseta"], _Title(_MUNICIPALITY, "lv")),
    (["novads", *_each(("novada ",), ("", "dome", *_PASVALDIBA))], _Title(_MUNICIPALITY, "lv", "district")),
    (
        [*_cases("maakunta", "maakunna"), "region", "county", "county council", "province", "voivodeship"],
        _Title(_REGION),
    ),
    (["fylke", "fylkeskommune", "apskritis"], _Title(_REGION)),
    (["landskap", "landskaps", "län", "läns", "lan", "landsting", "läns landsting"], _Title(_REGION, "sv")),
    (["maakond", "maakonna"], _Title(_REGION, "et")),
)
_OF = ("city", "town", "municipality", "borough", "commune", "city council", "municipal council", "government")
_BEFORE = _titles(
    (_each(("", "the "), [f"{word} of" for word in _OF]), _Title(_MUNICIPALITY)),
    (_each(("", "the "), ["district municipality of"]), _Title(_MUNICIPALITY, around="district")),
    (_each(("", "the "), ["rural municipality of"]), _Title(_MUNICIPALITY, around="parish")),
    (["district of", "the district of"], _DISTRICT),
    (["parish of", "the parish of"], _PARISH),
    (["city", "staden", "kommunen", "stadtverwaltung", "gemeinde", "gemeente", "stad"], _Title(_MUNICIPALITY)),
    (["miasto", "gmina", "obec", "město", "mesto", "sveitarfélagið"], _Title(_MUNICIPALITY)),
    (["ville de", "commune de", "comune di", "città di", "citta di"], _Title(_MUNICIPALITY)),
    (["ayuntamiento de", "ajuntament de", "município de", "municipio de"], _Title(_MUNICIPALITY)),
    (["câmara municipal de", "câmara municipal do", "camara municipal de"], _Title(_MUNICIPALITY)),
    (_each(("", "the "), ["region of", "province of", "county of"]), _Title(_REGION)),
    (["region", "landskapet", "landkreis", "kreis", "regione", "provincia di", "provincia de"], _Title(_REGION)),
)
_LAST_WORDS = frozenset(phrase.rpartition(" ")[2] for phrase in _BEHIND)
_FIRST_WORDS = frozenset(phrase.partition(" ")[0] for phrase in _BEFORE)
_LONGEST = 4
# "Lahti, Finland", "Malmö (Sweden)": bodies of that country alone.
_IN_A_COUNTRY = re.compile(r"(?P<name>.+?)(?:, (?P<comma>[^,()]+)| \((?P<bracket>[^()]+)\))")
# Icelandic titles are the last part of one word: Akureyrarbær, Reykjavíkurborg. Danish Nyborg has none.
_JOINED_IN_ICELAND = ("bær", "bæjar", "baer", "borg", "borgar", "kaupstaður", "kaupstadur", "hreppur")


def bare_names(name: str) -> Iterator[Bare]:
    """The name without what stands beside it at either end; nothing where nothing does."""
    words = name.split(" ")
    if len(words) == 1:
        yield from _without_icelandic(name)
        return
    for rest, title in _stripped(words):
        bare = " ".join(rest)
        yield Bare(bare, title.kinds, lang=title.lang, around=title.around)
        for inner in bare_names(bare):
            if kinds := inner.kinds & title.kinds:
                lang, around = inner.lang or title.lang, inner.around or title.around
                yield Bare(inner.name, kinds, inner.legal, lang, inner.country, around)
    yield from _without_country(name)
    company, legal = without_legal_form(name)
    if company != name:
        yield Bare(company, _NOT_PUBLIC, legal)


def _without_icelandic(word: str) -> Iterator[Bare]:
    if word.endswith(_JOINED_IN_ICELAND):
        for title in _JOINED_IN_ICELAND:
            if word.endswith(title) and len(word) > len(title) + 2:
                around: Around | None = "parish" if title == "hreppur" else None
                yield Bare(word.removesuffix(title), _MUNICIPALITY, lang="is", country="IS", around=around)


def _without_country(name: str) -> Iterator[Bare]:
    placed = _IN_A_COUNTRY.fullmatch(name) if name.endswith(")") or "," in name else None
    if placed and (country := COUNTRY_CODES.get(placed["comma"] or placed["bracket"])):
        yield Bare(placed["name"], BODY_KINDS, country=country)
        for inner in bare_names(placed["name"]):
            yield Bare(inner.name, inner.kinds, inner.legal, inner.lang, country, inner.around)


def _stripped(words: list[str]) -> Iterator[tuple[list[str], _Title]]:
    if words[-1] in _LAST_WORDS:
        for count in range(min(_LONGEST, len(words) - 1), 0, -1):
            if title := _BEHIND.get(" ".join(words[-count:])):
                yield words[:-count], title
                break
    if words[0] in _FIRST_WORDS:
        for count in range(min(_LONGEST, len(words) - 1), 0, -1):
            if title := _BEFORE.get(" ".join(words[:count])):
                yield words[count:], title
                break
    # German cities bear titles of one word or two: "Landeshauptstadt Kiel", "Universitäts- und Hansestadt Greifswald".
    for count in (1, 3):
        if len(words) > count and words[count - 1].endswith("stadt") and (count == 1 or words[1] in ("und", "&")):
            yield words[count:], _Title(_MUNICIPALITY)
