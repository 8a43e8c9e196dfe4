"""The case that a name's form shows, and its basic form where only rules can tell.

For names that the registers know, the registers tell the basic form; for unknown ones ("Gasumin", "Bring Express:in")
Finnish endings are taken off by rule, and a Swedish or English genitive s only with an apostrophe.
"""

from __future__ import annotations

import re
from typing import Literal

from extractors.registers.gazetteer import Match

Case = Literal["base", "genitive", "local", "other"]

_COLON = re.compile(r"(?P<name>.+?):(?P<end>[a-zäö]{1,5})")
_ILLATIVE = re.compile(r"(?:([aeiouyäö])\1n|h[aeiouyäö]n|seen|siin)$")
_LOCAL = re.compile(r"(?:ss[aä]|st[aä]|ll[aä]|lt[aä]|lle)$")
_PARTITIVE = re.compile(r"(?:t[aä]|[aeiouyäö][aä])$")
_TITLE = re.compile(r"(?:kaupunki|kunta|maakunta|stad|kommun|city|municipality|region)$", re.IGNORECASE)
_CONSONANT_IN = re.compile(r"[bcdfghjklmnpqrstvwxzšž]in$")
# What the endings of Finnish nouns for bodies go back to, where it is not what stands before the n.
_BASES = {
    "keskuksen": "keskus",
    "laitoksen": "laitos",
    "yhdistyksen": "yhdistys",
    "tehtaan": "tehdas",
    "liiton": "liitto",
    "kunnan": "kunta",
    "kaupungin": "kaupunki",
    "pankin": "pankki",
    "konsernin": "konserni",
}
_COLON_ENDINGS: dict[str, Case] = {"n": "genitive", "in": "genitive", "en": "genitive"}


def case_of(mention: str, body: Match, lang: str) -> Case:
    """The case of a mention of a known body."""
    if lang != "fi":
        is_genitive = body.method == "lemma" and mention.endswith("s") and not _TITLE.search(mention)
        return "genitive" if is_genitive else "base"
    if body.method == "exact":
        return "base"
    last = mention.rsplit(maxsplit=1)[-1]
    if body.method == "alias" and not re.search(r":[a-zäö]+$", last):
        town = re.search(r"(?:kaupun[gk]i|kunna|kunta|maakunta|maakunna)\w*$", last.casefold())
        if town is None or _TITLE.search(last):
            return "base"
    return _by_ending(last)


def case_of_unknown(name: str, lang: str) -> Case:
    """The case that an unknown name seems to stand in; most names that end in n are genitives in Finnish."""
    last = name.rsplit(maxsplit=1)[-1]
    if lang != "fi":
        return "genitive" if re.search(r"['’]s?$", last) else "base"
    colon = _COLON.fullmatch(last)
    if colon:
        return _by_ending(f"x:{colon['end']}")
    if last.isupper() or not last.endswith("n"):
        return "base"
    return "genitive" if re.search(r"[aeiouyäö]n$", last) and len(last) > 4 else "base"


def base_form(name: str, lang: str) -> str:
    """The basic form of an unknown name in the genitive: by what its ending may have been added to."""
    head, _, last = name.rpartition(" ")
    return f"{head} {_base_word(last, lang)}".strip()


def is_finnish_genitive(mention: str) -> bool:
    """Whether the words of a mention end as a genitive does, and not as an illative."""
    low = mention.casefold()
    return low.endswith("n") and not _ILLATIVE.search(low)


def _base_word(word: str, lang: str) -> str:
    if colon := _COLON.fullmatch(word):
        return colon["name"]
    if lang != "fi":
        return re.sub(r"['’]s?$", "", word)
    low = word.lower()
    for ending, base in _BASES.items():
        if low.endswith(ending):
            return word[: -len(ending)] + (base.capitalize() if word[-len(ending)].isupper() else base)
    if _CONSONANT_IN.search(low):
        # Names that end in a consonant take an i before the ending: Gasum, Gasumin; Finnish words in i are few here.
        return word[:-2]
    if low.endswith("een"):
        return word[:-2]
    return word.removesuffix("n")


def _by_ending(word: str) -> Case:
    low = word.casefold()
    if colon := _COLON.fullmatch(low):
        is_local = _LOCAL.search(colon["end"]) or _ILLATIVE.search(colon["end"])
        return _COLON_ENDINGS.get(colon["end"]) or ("local" if is_local else "other")
    if _LOCAL.search(low) or _ILLATIVE.search(low):
        return "local"
    if low.endswith("n"):
        return "genitive"
    return "other" if _PARTITIVE.search(low) else "base"
