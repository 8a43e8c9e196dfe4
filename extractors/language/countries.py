"""Names of countries in Finnish, Swedish, English and their own languages, by ISO 3166-1 codes: the one table of them.

A country is met by its bare name in small letters (`COUNTRY_CODES`), by its name in a case in which it owns or does
something (`in_cases`), or by any word that is made of its Finnish name ("saksalainen", `spoken_of`). The patterns are
alternatives of regular expressions, of the three languages that we read. `NORDIC` stands for the Nordic countries,
named as one.
"""

from __future__ import annotations

from dataclasses import dataclass

_CASES = r"(?:n|ss[aä]|ll[aä])"


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of a country; `stem` is what Finnish endings are added to, the same as `fi` where it is empty.

    `others` are what it calls itself and is called for short.
    """

    fi: str
    sv: str
    en: str
    stem: str = ""
    others: tuple[str, ...] = ()


_COUNTRIES = {
    "AT": _Names("itävalta", "österrike", "austria", "itävalla", ("österreich",)),
    "BE": _Names("belgia", "belgien", "belgium", others=("belgië", "belgique")),
    "CH": _Names("sveitsi", "schweiz", "switzerland", others=("suisse", "svizzera")),
    "CN": _Names("kiina", "kina", "china"),
    "DE": _Names("saksa", "tyskland", "germany", others=("deutschland",)),
    "DK": _Names("tanska", "danmark", "denmark"),
    "EE": _Names("viro", "estland", "estonia", others=("eesti",)),
    "ES": _Names("espanja", "spanien", "spain", others=("españa",)),
    "FI": _Names("suomi", "finland", "finland", "suome"),
    "FR": _Names("ranska", "frankrike", "france"),
    "GB": _Names("iso-britannia", "storbritannien", "united kingdom", others=("great britain", "uk")),
    "HU": _Names("unkari", "ungern", "hungary"),
    "IE": _Names("irlanti", "irland", "ireland", "irlanni"),
    "IS": _Names("islanti", "island", "iceland", "islanni", ("ísland",)),
    "IT": _Names("italia", "italien", "italy"),
    "JP": _Names("japani", "japan", "japan"),
    "LT": _Names("liettua", "litauen", "lithuania", others=("lietuva",)),
    "LV": _Names("latvia", "lettland", "latvia", others=("latvija",)),
    "NL": _Names("alankomaat", "nederländerna", "netherlands", "alankomai", ("nederland", "the netherlands")),
    "NO": _Names("norja", "norge", "norway"),
    "PL": _Names("puola", "polen", "poland", others=("polska",)),
    "PT": _Names("portugali", "portugal", "portugal"),
    "RU": _Names("venäjä", "ryssland", "russia"),
    "SE": _Names("ruotsi", "sverige", "sweden"),
    "UA": _Names("ukraina", "ukraina", "ukraine"),
    "US": _Names("yhdysvallat", "usa", "united states", "yhdysval"),
}
COUNTRY_CODES = {
    name: code for code, names in _COUNTRIES.items() for name in (names.fi, names.sv, names.en, *names.others)
}
NORDIC = r"pohjoismai\w*|norden|nordiska länder\w*|nordic countries"


def in_cases(*codes: str) -> str:
    """These countries by name in such cases, all of them where no code is given."""
    return "|".join(_in_cases(_COUNTRIES[code]) for code in codes or _COUNTRIES)


def spoken_of() -> dict[str, str]:
    """By code the words for each country and what is made of its Finnish name, `NORDIC` first."""
    return {"NORDIC": NORDIC} | {code: _spoken_of(names) for code, names in _COUNTRIES.items()}


def _in_cases(names: _Names) -> str:
    return rf"{names.fi}|{names.stem or names.fi}{_CASES}|{names.sv}s?|{names.en}(?:'s|’s)?"


def _spoken_of(names: _Names) -> str:
    return rf"(?:{names.fi}|{names.stem or names.fi})\w*|{names.sv}|{names.en}"
