"""Is this word an inflected form of that name? Endings by rule, and lemmas where the word itself changes.

All words are normalised (spelling.py); `lang` is the language of the text, None where it is not known. Rules cover
what leaves the name whole: Finnish case endings with vowel harmony, endings after a colon, the genitive s of Swedish,
Norwegian, Danish, German and English, Estonian cases. What changes inside (Lahti, Lahden) is simplemma's; its
dictionaries cost seconds and half a gigabyte, so it is imported at the first word that needs it.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Container, Iterator
from functools import cache
from os.path import commonprefix

_ONE_AT_A_TIME = threading.Lock()
_GENITIVE_S = frozenset({"da", "de", "en", "no", "sv"})
_LEMMATISED = ("fi", "sv", "en")
_VOWELS = "aeiouyåäö"
# A word that no dictionary holds is only guessed at. Of a long compound the guess is its last part's ("-kumppaneihin",
# "-kumppani"); of a short word it is likeness ("Keminma" is not Kemi).
_LONG = 8

_NEN_FORM = re.compile(r"s(?:e\w{1,5}|t[aä])$")
_COLON = re.compile(r":[a-zåäöõü]{1,6}")
_FI = r"(?:n|A|tA|ttA|ssA|stA|llA|ltA|lle|ksi|nA|kin)"
_FI_AFTER_CONSONANT = r"i(?:n|in|A|tA|ssA|stA|llA|ltA|lle|ksi|nA)"
_FI_AFTER_E = r"e(?:n|seen|nA|ssA|stA|llA|ltA|lle|ksi)|ttA"
_ET = re.compile(r"[aeiu]?(?:d|t|s|st|sse|l|lt|le|ks|ni|na|ta|ga)|[aeiu]")


# Genitives that change the end of a name, for names whose title says the language; ė and š may have lost their marks.
_NOMINATIVES = {
    "lt": (
        ("iaus", "ius"),
        ("io", "ys"),
        ("io", "is"),
        ("ių", "iai"),
        ("iu", "iai"),
        ("ų", "ai"),
        ("u", "ai"),
        ("ės", "ė"),
        ("es", "e"),
        ("os", "a"),
        ("o", "as"),
    ),
    "lv": (("as", "a"), ("es", "e"), ("a", "s"), ("u", "i"), ("u", "is"), ("u", "us")),
    "is": (("ur", ""), ("ar", "i"), ("ar", "ur"), ("ar", ""), ("s", ""), ("s", "ur"), ("", "")),
}


@cache
def _finnish(pattern: str, a: str) -> re.Pattern[str]:
    return re.compile(pattern.replace("A", a))


def is_form_of(name: str, form: str, lang: str | None) -> bool:
    """Whether `form` is `name` with an ending that leaves the name whole."""
    if name.endswith("nen") and lang in ("fi", None) and form.startswith(name[:-3] + "s"):
        return _is_nen_form(name, form)
    if not form.startswith(name) or form == name:
        return False
    rest = form[len(name) :]
    if _COLON.fullmatch(rest):
        return True
    if rest == "s" and lang in _GENITIVE_S | {None}:
        return True
    if lang in ("fi", None) and _is_finnish_ending(name, rest):
        return True
    return lang == "et" and bool(_ET.fullmatch(rest))


def stems_of(form: str, lang: str | None, known: Container[str] | None = None) -> Iterator[str]:
    """What `form` may be a form of, longest first: names of `known`, else anything, and most of that is no name."""
    for length in range(len(form) - 1, max(1, len(form) - 8), -1):
        if (known is None or form[:length] in known) and is_form_of(form[:length], form, lang):
            yield form[:length]
    if lang in ("fi", None) and (cut := _NEN_FORM.search(form)):
        name = form[: cut.start()] + "nen"
        if (known is None or name in known) and is_form_of(name, form, lang):
            yield name


def nominatives_of(form: str, lang: str | None) -> Iterator[str]:
    """What a genitive of Lithuanian, Latvian or Icelandic may be one of; each must be looked up."""
    for ending, base in _NOMINATIVES.get(lang or "", ()):
        if form.endswith(ending) and len(form) > len(ending) + 1:
            yield form.removesuffix(ending) + base


def lemmas_of(form: str, lang: str | None) -> Iterator[str]:
    """The dictionary forms of `form` by its last word, then by the last part of a hyphenated one.

    A plural form gives the plural too ("-yhtiöiden", "-yhtiöt"). Each must be looked up: a lemma may be no name at all.
    """
    for language in _LEMMATISED if lang is None else (lang,):
        if language not in _LEMMATISED:
            continue
        for cut in {form.rfind(" ") + 1, max(form.rfind(" "), form.rfind("-")) + 1}:
            word, head = form[cut:], form[:cut]
            for lemma in _lemmas(word, language):
                yield head + lemma
                if language == "fi" and not is_form_of(lemma, word, "fi"):
                    yield head + lemma + "t"


@cache
def _lemmas(word: str, lang: str) -> tuple[str, ...]:
    if not word.isalpha() and "-" not in word:
        return ()
    from simplemma import is_known, lemmatize  # noqa: PLC0415 - the dictionaries are loaded only when a word needs them

    # One at a time: threads that need a dictionary at the same moment would each load it.
    with _ONE_AT_A_TIME:
        found = {
            lemma
            for spelling in (word.capitalize(), word)
            if (lemma := lemmatize(spelling, lang=lang).casefold())
            and (is_known(spelling, lang=lang) or len(commonprefix((lemma, word))) >= _LONG)  # noqa: RUF071 (letters)
        }
    return tuple(sorted(found - {word}))


def _is_finnish_ending(name: str, rest: str) -> bool:
    last, a = name[-1], _harmony(name)
    if last not in _VOWELS:
        return bool(_finnish(_FI_AFTER_CONSONANT, a).fullmatch(rest))
    if last == "e" and _finnish(_FI_AFTER_E, a).fullmatch(rest):
        return True
    return rest in (f"{last}n", f"h{last}n", "seen") or bool(_finnish(_FI, a).fullmatch(rest))


def _is_nen_form(name: str, form: str) -> bool:
    a = _harmony(name[:-3])
    rest = form[len(name) - 3 :]
    return bool(_finnish(r"s(?:tA|e(?:n|en|nA|ssA|stA|llA|ltA|lle|ksi))", a).fullmatch(rest))


def _harmony(name: str) -> str:
    """The a or ä of an ending, by the last vowel that decides it: names of e and i alone take ä."""
    decisive = [letter for letter in name if letter in "aouåäöy"]
    return "a" if decisive and decisive[-1] in "aouå" else "ä"
