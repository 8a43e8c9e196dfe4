"""The calendar's words in seven languages: months and seasons, and what their cases tell.

Data, with the two look-ups `month_of` and `season_of`. Languages: fi, sv, en, de, et, no, da (nb and nn count as
no). A language that is not here has no words: its dates in digits can still be read.

Bond, the tie between a date and the sentence:

    in, during, by, before, since, until      as in English
    end, start                                of the period ("vuoden 2016 lopussa")
    by_end, until_end, since_start            the same with a relation ("vuoden 2021 loppuun mennessä")
    from, range                               opens an interval; says nothing on its own
    to                                        "vuoteen": by or until, told by the next word
    of                                        genitive: "in" unless the next word says more
    at                                        goes with a day, month or season, and does not make a number a year
    base, after                               no date of an event: a level to compare with, or a time left open
"""

from __future__ import annotations

from functools import cache
from typing import Literal

Bond = Literal[
    "in",
    "during",
    "by",
    "before",
    "since",
    "until",
    "end",
    "start",
    "by_end",
    "until_end",
    "since_start",
    "from",
    "range",
    "to",
    "of",
    "at",
    "base",
    "after",
]
Season = Literal[21, 22, 23, 24]

_SAME_LANGUAGE = {"nb": "no", "nn": "no"}


@cache
def primary(lang: str) -> str:
    """The language part of a BCP 47 code, both Norwegian forms as `no`."""
    code = lang.casefold().split("-")[0]
    return _SAME_LANGUAGE.get(code, code)


def _finnish_months() -> dict[str, tuple[int, Bond]]:
    stems = ("tammi", "helmi", "maalis", "huhti", "touko", "kesä", "heinä", "elo", "syys", "loka", "marras", "joulu")
    endings: dict[str, Bond] = {
        "": "in", "ssa": "in", "ta": "in", "lta": "in", "lle": "in", "na": "in", "n": "of", "hun": "to", "sta": "since",
    }  # fmt: skip
    return {f"{s}kuu{e}": (n, bond) for n, s in enumerate(stems, 1) for e, bond in endings.items()}


def _estonian_months() -> dict[str, tuple[int, Bond]]:
    names = _plain_months("jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember")
    stems = _plain_months(
        "jaanuari veebruari märtsi aprilli mai juuni juuli augusti septembri oktoobri novembri detsembri"
    )
    endings: dict[str, Bond] = {"": "of", "s": "in", "l": "in", "ks": "by", "st": "since", "ni": "until"}
    return names | {f"{stem}{e}": (n, bond) for stem, (n, _) in stems.items() for e, bond in endings.items()}


def _plain_months(*rows: str) -> dict[str, tuple[int, Bond]]:
    return {name: (n, "at") for row in rows for n, name in enumerate(row.split(), 1) if name != "-"}


_MONTHS: dict[str, dict[str, tuple[int, Bond]]] = {
    "fi": _finnish_months(),
    "sv": _plain_months(
        "januari februari mars april maj juni juli augusti september oktober november december",
        "jan febr mar apr - jun jul aug sept okt nov dec",
        "- feb - - - - - - sep - - -",
    ),
    "en": _plain_months(
        "january february march april may june july august september october november december",
        "jan feb mar apr - jun jul aug sept oct nov dec",
        "- - - - - - - - sep - - -",
    ),
    "de": _plain_months(
        "januar februar märz april mai juni juli august september oktober november dezember", "jänner feber"
    ),
    "et": _estonian_months(),
    "no": _plain_months("januar februar mars april mai juni juli august september oktober november desember"),
    "da": _plain_months("januar februar marts april maj juni juli august september oktober november december"),
}

_SEASONS: dict[str, dict[Season, str]] = {
    "fi": {
        21: "kevät:in keväällä:in kevään:of kevääseen:to keväästä:since keväältä:in",
        22: "kesä:in kesällä:in kesän:of kesään:to kesästä:since kesältä:in",
        23: "syksy:in syksyllä:in syksyn:of syksyyn:to syksystä:since syksyltä:in",
        24: "talvi:in talvella:in talven:of talveen:to talvesta:since talvelta:in",
    },
    # "vår" without its article is also "our", so only the definite form is a season.
    "sv": {21: "våren:at", 22: "sommaren:at sommar:at", 23: "hösten:at höst:at", 24: "vintern:at vinter:at"},
    "en": {21: "spring:at", 22: "summer:at", 23: "autumn:at fall:at", 24: "winter:at"},
    "de": {21: "frühjahr:at frühling:at", 22: "sommer:at", 23: "herbst:at", 24: "winter:at"},
    "et": {21: "kevadel:in kevadeks:by", 22: "suvel:in suveks:by", 23: "sügisel:in sügiseks:by", 24: "talvel:in"},
    "no": {21: "våren:at", 22: "sommeren:at sommer:at", 23: "høsten:at høst:at", 24: "vinteren:at vinter:at"},
    "da": {21: "foråret:at", 22: "sommeren:at sommer:at", 23: "efteråret:at", 24: "vinteren:at vinter:at"},
}
_SEASON_FORMS: dict[str, dict[str, tuple[Season, str]]] = {
    lang: {
        form: (code, bond)
        for code, forms in seasons.items()
        for form, bond in (pair.split(":") for pair in forms.split())
    }
    for lang, seasons in _SEASONS.items()
}


def month_of(word: str, lang: str) -> tuple[int, Bond] | None:
    """The number of a month and the bond its case gives, None where the word is no month."""
    return _MONTHS.get(primary(lang), {}).get(word.casefold())


def season_of(word: str, lang: str) -> tuple[Season, Bond] | None:
    """The EDTF code of a season and the bond its case gives, None where the word is no season."""
    return _SEASON_FORMS.get(primary(lang), {}).get(word.casefold())  # type: ignore[return-value]  # bonds stand in the table as words
