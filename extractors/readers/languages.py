"""The language of a text, by its commonest small words.

Takes text, gives a BCP 47 primary tag: fi, sv, en, de, et, no, da, or "und" where too few small words stand in it to
say (a bare list of names). Cheap on purpose: no dictionary is loaded, and a long text is judged by its beginning.
"""

from __future__ import annotations

import re
from collections import Counter

JUDGED = 20_000
FEWEST_WORDS = 3
SCARCE = 40
# A declared language is overruled where so many small words speak for another one, so many times more than for it.
OVERRULING_WORDS = 12
OVERRULING_RATIO = 6

# Words that neighbouring languages do not share weigh most; shared ones (sv, no, da "av", "som") are in each list.
_LISTS = {
    "fi": (
        "ja on ei että joka jotka sekä myös tai kuin ovat mukaan vuonna vuoden vuoteen mennessä kanssa se ne oli ole"
        " kuuluu kaupungin kunnan verkosto verkoston verkostoon nyt jo eli tämä mutta noin yli voi"
    ),
    "sv": (
        "och att är det som för på av med till den i en ett har inte om från även eller också år kommuner nätverket"
        " medlemmar staden kan ska vid genom där de idag"
    ),
    "en": (
        "the of and to in is that for with are by as on be this has from which its their at have it was or we our an"
        " will more than"
    ),
    "de": (
        "der die das und ist in den von zu mit für auf ein eine im dem nicht sich auch als werden bei aus nach zum zur"
        " sind wird oder haben über bis"
    ),
    "et": (
        "ja on ei et mis ning kes oma see ka või aastal aasta linn linna võrgustik võrgustiku võrgustikuga koos kui"
        " kuni oli mille selle nende eesmärk omavalitsus liikmed kuulub"
    ),
    "no": (
        "og er det som for på av med til den i en et har ikke om fra også eller år kommuner nettverket medlemmer ble"
        " bli blir kan skal ved der de vi etter mellom bedrifter"
    ),
    "da": (
        "og er det som for på af med til den i en et har ikke om fra også eller år kommuner netværket medlemmer blev"
        " bliver kan skal ved der de vi efter mellem virksomheder"
    ),
}

SMALL_WORDS = {tag: frozenset(words.split()) for tag, words in _LISTS.items()}

# Where small words are few, the endings of long words and letters that are one language's own tell too.
TRACES: dict[str, re.Pattern[str]] = {
    "fi": re.compile(
        r".{2,}(ss[aä]|st[aä]|ll[aä]|lle|ksi|inen|iset|isten|ista|jen|iden|uus|yys|kaupunki|kunta|hanke)|.*(yö|uo).*"
    ),
    "sv": re.compile(r".{2,}(erna|arna|orna|ningen|ande|heter|iska|skt|ats|nätverk|stad|kommun|kommuner)|.*ä.*ar"),
    "en": re.compile(r".{2,}(tion|tions|ment|ness|ity|ities|ship|ally|ing|able|ies)|city|member|members|year"),
    "de": re.compile(r".{2,}(ung|ungen|lich|liche|ische|keit|schaft|städte)|.*ß.*"),
    "et": re.compile(
        r".*õ.*|.*ü[hksltr].*|.{3,}(stik|stiku|mine|mise|takse|nud|tud|linnad|line|liku|ute|sse|eks|dus|des)"
    ),
    "no": re.compile(r".*[øæ].*|.{2,}(ene|skap|kommune|sjon|het)"),
    "da": re.compile(r".*[øæ].*|.{2,}(erne|skab|kommune|tion|hed)"),
}

_WORD = re.compile(r"[^\W\d_]+")
_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{1,8})*")


def primary_tag(tag: str | None) -> str | None:
    """The primary part of a language tag in lower case, None where it is no tag."""
    met = _TAG.fullmatch(tag.strip()) if tag else None
    return met[1].lower() if met else None


def detect(text: str) -> str:
    """The language whose small words are the most in a text, "und" where they are too few or tell nothing."""
    counts = _counts(text)
    (best, most), (_, second) = counts.most_common(2)
    return best if most >= FEWEST_WORDS and most > second else "und"


def settle(text: str, *declared: str | None) -> str:
    """The first valid declared tag, or what the text says where none is, or where the text speaks plainly against it.

    Templates that call every page English are common, so a declaration of one of the known languages is weighed.
    """
    tag = next((valid for valid in map(primary_tag, declared) if valid), None)
    if tag is None:
        return detect(text)
    if tag in SMALL_WORDS:
        counts = _counts(text)
        best, most = counts.most_common(1)[0]
        if most >= OVERRULING_WORDS and most > OVERRULING_RATIO * counts[tag]:
            return best
    return tag


def _counts(text: str) -> Counter[str]:
    words = Counter(_WORD.findall(text[:JUDGED].lower()))
    counts = Counter({tag: sum(words[word] for word in small) for tag, small in SMALL_WORDS.items()})
    if counts.total() < SCARCE:
        for word in words:
            counts.update(tag for tag, trace in TRACES.items() if trace.fullmatch(word))
    return counts
