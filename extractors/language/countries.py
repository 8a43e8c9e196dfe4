"""Names of countries in Finnish, Swedish and English, by ISO 3166-1 codes: the one table of them.

A country is met by its bare name (`COUNTRY_NAMES`), by its name in a case in which it owns or does something
(`in_cases`), or by any word that is made of its Finnish name ("saksalainen", `spoken_of`). The patterns are
alternatives of regular expressions. `NORDIC` stands for the Nordic countries, named as one.
"""

from __future__ import annotations

from dataclasses import dataclass

_CASES = r"(?:n|ss[aä]|ll[aä])"


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of a country; `stem` is what Finnish endings are added to, the same as `fi` where it is empty."""

    fi: str
    sv: str
    en: str
    stem: str = ""


_COUNTRIES = {
    "AT": _Names("itävalta", "österrike", "austria", "itävalla"),
    "BE": _Names("belgia", "belgien", "belgium"),
    "CH": _Names("sveitsi", "schweiz", "switzerland"),
    "CN": _Names("kiina", "kina", "china"),
    "DE": _Names("saksa", "tyskland", "germany"),
    "DK": _Names("tanska", "danmark", "denmark"),
    "EE": _Names("viro", "estland", "estonia"),
    "ES": _Names("espanja", "spanien", "spain"),
    "FI": _Names("suomi", "finland", "finland", "suome"),
    "FR": _Names("ranska", "frankrike", "france"),
    "HU": _Names("unkari", "ungern", "hungary"),
    "IE": _Names("irlanti", "irland", "ireland", "irlanni"),
    "IS": _Names("islanti", "island", "iceland", "islanni"),
    "IT": _Names("italia", "italien", "italy"),
    "JP": _Names("japani", "japan", "japan"),
    "LT": _Names("liettua", "litauen", "lithuania"),
    "LV": _Names("latvia", "lettland", "latvia"),
    "NL": _Names("alankomaat", "nederländerna", "netherlands", "alankomai"),
    "NO": _Names("norja", "norge", "norway"),
    "PL": _Names("puola", "polen", "poland"),
    "PT": _Names("portugali", "portugal", "portugal"),
    "RU": _Names("venäjä", "ryssland", "russia"),
    "SE": _Names("ruotsi", "sverige", "sweden"),
    "UA": _Names("ukraina", "ukraina", "ukraine"),
    "US": _Names("yhdysvallat", "usa", "united states", "yhdysval"),
}
COUNTRY_NAMES = frozenset(name for country in _COUNTRIES.values() for name in (country.fi, country.sv, country.en))
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
