"""Numerals written as words: which number a word is.

Gives `numeral(word, lang)` for whole words of fi, sv, en, de, et, no, da, in any case of letters. Finnish is built from
its inflection (1 to 99 in every case, hundreds and thousands); Swedish and English up to 99; the others 1 to 20 and the
tens. Left out, because they are mostly something else: the indefinite articles (sv "en", de "ein", …) and Finnish
"yhdessä", "yhteen", "yhtä" (together, equally).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from extractors.language.calendar_words import primary

_CASE_NAMES = "nominative genitive partitive inessive elative illative adessive ablative allative essive translative"
_CASES = _CASE_NAMES.split()
# Strong and weak stem, nominative, partitive, illative; the rest is regular.
_FINNISH = {
    1: ("yhte", "yhde", "yksi", "yhtä", "yhteen"),
    2: ("kahte", "kahde", "kaksi", "kahta", "kahteen"),
    3: ("kolme", "kolme", "kolme", "kolmea", "kolmeen"),
    4: ("neljä", "neljä", "neljä", "neljää", "neljään"),
    5: ("viite", "viide", "viisi", "viittä", "viiteen"),
    6: ("kuute", "kuude", "kuusi", "kuutta", "kuuteen"),
    7: ("seitsemä", "seitsemä", "seitsemän", "seitsemää", "seitsemään"),
    8: ("kahdeksa", "kahdeksa", "kahdeksan", "kahdeksaa", "kahdeksaan"),
    9: ("yhdeksä", "yhdeksä", "yhdeksän", "yhdeksää", "yhdeksään"),
    10: ("kymmene", "kymmene", "kymmenen", "kymmentä", "kymmeneen"),
    100: ("sata", "sada", "sata", "sataa", "sataan"),
    1000: ("tuhante", "tuhanne", "tuhat", "tuhatta", "tuhanteen"),
}
_FINNISH_BACK = {2, 3, 6, 8, 100, 1000}
_NOT_NUMERALS = frozenset({"yhdessä", "yhteen", "yhtä", "yhdellä", "yhtenä"})

# From two on, but English has no "one" as its article.
_PLAIN: dict[str, tuple[int, str]] = {
    "sv": (2, "två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton"),
    "en": (
        1,
        (
            "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
            " eighteen nineteen"
        ),
    ),
    "de": (
        2,
        (
            "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn"
            " achtzehn neunzehn"
        ),
    ),
    "et": (
        2,
        (
            "kaks kolm neli viis kuus seitse kaheksa üheksa kümme üksteist kaksteist kolmteist neliteist viisteist"
            " kuusteist seitseteist kaheksateist üheksateist"
        ),
    ),
    "no": (2, "to tre fire fem seks sju åtte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten"),
    "da": (2, "to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten"),
}
_TENS: dict[str, str] = {
    "sv": "tjugo trettio fyrtio femtio sextio sjuttio åttio nittio",
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
    "de": "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
    "et": "kakskümmend kolmkümmend nelikümmend viiskümmend kuuskümmend seitsekümmend kaheksakümmend üheksakümmend",
    "no": "tjue tretti førti femti seksti sytti åtti nitti",
    "da": "tyve tredive fyrre halvtreds tres halvfjerds firs halvfems",
}
_LARGE: dict[str, dict[str, int]] = {
    "fi": {},
    "sv": {"hundra": 100, "etthundra": 100, "tusen": 1000, "ettusen": 1000},
    "en": {"dozen": 12},
    "de": {"hundert": 100, "einhundert": 100, "tausend": 1000},
    "et": {"sada": 100, "tuhat": 1000},
    "no": {"hundre": 100, "tusen": 1000, "syv": 7},
    "da": {"hundrede": 100, "tusind": 1000},
}
# A number before one of these is that many of them: "kaksi miljoonaa", "300 tusen".
_SCALES: dict[str, dict[str, int]] = {
    "fi": {"tuhatta": 1000, "tuhannen": 1000, "miljoonaa": 10**6, "miljoonan": 10**6, "milj": 10**6},
    "sv": {"hundra": 100, "tusen": 1000, "miljoner": 10**6, "miljon": 10**6},
    "en": {"hundred": 100, "thousand": 1000, "million": 10**6, "dozen": 12},
    "de": {"hundert": 100, "tausend": 1000, "millionen": 10**6},
    "et": {"sada": 100, "tuhat": 1000, "miljonit": 10**6},
    "no": {"hundre": 100, "tusen": 1000, "millioner": 10**6},
    "da": {"hundrede": 100, "tusind": 1000, "millioner": 10**6},
}


def numeral(word: str, lang: str) -> int | None:
    """The number that a word is, None where it is none."""
    return _numerals(primary(lang)).get(word.casefold().replace("\u00ad", ""))


def scale(word: str, lang: str) -> int | None:
    """What a number before this word is multiplied by, None where the word is no such thing."""
    return _SCALES.get(primary(lang), {}).get(word.casefold())


@lru_cache(maxsize=16)
def _numerals(lang: str) -> dict[str, int]:
    if lang == "fi":
        return dict(_finnish())
    if lang not in _PLAIN:
        return {}
    first, words = _PLAIN[lang]
    small = {word: n for n, word in enumerate(words.split(), first)}
    tens = {word: 10 * n for n, word in enumerate(_TENS[lang].split(), 2)}
    joints = {"sv": ("",), "en": ("-", " "), "no": ("",)}.get(lang, ())
    units = {word: n for word, n in small.items() if n < 10} | ({"ett": 1, "en": 1} if lang in ("sv", "no") else {})
    both = {f"{t}{joint}{u}": n + m for t, n in tens.items() for u, m in units.items() for joint in joints}
    return small | tens | both | _LARGE[lang]


def _finnish() -> Iterator[tuple[str, int]]:
    forms = {n: _finnish_cases(n) for n in _FINNISH}
    for case in _CASES:
        for number in (10, 100, 1000):
            yield forms[number][case], number
        for unit in range(1, 10):
            one = forms[unit][case]
            if one not in _NOT_NUMERALS:
                yield one, unit
            yield f"{one}toista", 10 + unit
            if unit > 1:
                yield from _finnish_tens(forms, unit, case)
                for large in (100, 1000):
                    yield f"{one}{forms[large][_head_case(case)]}", large * unit


def _finnish_tens(forms: dict[int, dict[str, str]], unit: int, case: str) -> Iterator[tuple[str, int]]:
    tens = f"{forms[unit][case]}{forms[10][_head_case(case)]}"
    yield tens, 10 * unit
    for last in range(1, 10):
        yield f"{tens}{forms[last][case]}", 10 * unit + last
        # Much writing inflects only the last part: "kaksikymmentäkolmessa".
        yield f"{forms[unit]['nominative']}kymmentä{forms[last][case]}", 10 * unit + last


def _head_case(case: str) -> str:
    """The case of "kymmentä" or "sataa" after a unit: partitive after a nominative, else the same."""
    return "partitive" if case == "nominative" else case


def _finnish_cases(number: int) -> dict[str, str]:
    strong, weak, nominative, partitive, illative = _FINNISH[number]
    a = "a" if number in _FINNISH_BACK else "ä"
    endings = (f"ss{a}", f"st{a}", f"ll{a}", f"lt{a}", "lle", "ksi")
    inessive, elative, adessive, ablative, allative, translative = (weak + e for e in endings)
    essive = f"{strong}n{a}"
    values = (nominative, f"{weak}n", partitive, inessive, elative, illative, adessive, ablative, allative, essive)
    return dict(zip(_CASES, (*values, translative), strict=True))
