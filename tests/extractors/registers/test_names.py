"""Spelling, endings and titles: the rules that need no dictionary."""

from __future__ import annotations

import pytest

from extractors.registers.endings import is_form_of, stems_of
from extractors.registers.legal_forms import without_legal_form
from extractors.registers.spelling import normalise, words_of
from extractors.registers.titles import bare_names


@pytest.mark.parametrize(
    ("written", "one"),
    [
        ("Päijät–Häme", "päijät-häme"),
        ("Päijät‐Häme", "päijät-häme"),
        ("Pa\u0308ija\u0308t-Ha\u0308me", "päijät-häme"),
        ("Covenant\u00a0of\u2009Mayors ", "covenant of mayors"),
        ("Hin\u00adku-verkosto", "hinku-verkosto"),
        ("”Hinku”", "hinku"),
        ("Max´s Energy", "maxs energy"),
        ("ÅBO", "åbo"),
        ("Liepāja", "liepāja"),
    ],
)
def test_one_spelling(written: str, one: str) -> None:
    assert normalise(written) == one


def test_letters_keep_their_marks() -> None:
    assert normalise("Håbo") != normalise("Habo")
    assert normalise("Tauragė") != normalise("Taurage")


def test_words_leave_addresses_out_and_keep_their_places() -> None:
    text = "ICN:ään, www.hinku.fi ja mayor@fisu.fi: Hin\u00adku’s."
    words = words_of(text)
    assert [word.key for word in words] == ["icn:ään", "ja", "hinkus"]
    assert [text[word.start : word.end] for word in words] == [word.text for word in words]


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("ii", "iin"),
        ("ii", "iihin"),
        ("pori", "poriin"),
        ("pori", "poria"),
        ("kemi", "kemiä"),
        ("porvoo", "porvooseen"),
        ("kempele", "kempeleellä"),
        ("tampere", "tamperetta"),
        ("ilmarinen", "ilmarisen"),
        ("vahanen", "vahaseen"),
        ("ramboll", "rambollin"),
        ("green net finland", "green net finlandissa"),
        ("icn", "icn:ään"),
        ("eurocities", "eurocitiesiin"),
    ],
)
def test_finnish_endings(name: str, form: str) -> None:
    assert is_form_of(name, form, "fi")
    assert is_form_of(name, form, None)
    assert name in stems_of(form, "fi")


@pytest.mark.parametrize(
    ("name", "form", "lang"),
    [
        ("kemi", "kemia", "fi"),  # chemistry: the ending of Kemi has ä
        ("kemi", "kemijärvi", "fi"),
        ("kil", "kilta", "fi"),  # a consonant takes i before the ending
        ("kuhmo", "kuhmoinen", "fi"),
        ("tervo", "tervola", "fi"),
        ("luoto", "luotoon", "sv"),
        ("höör", "höörin", "sv"),
        ("lahti", "lahtis", "fi"),
        ("lahti", "lahti", "fi"),
        ("ilmarinen", "ilmarissa", "fi"),
    ],
)
def test_no_ending_of_the_language(name: str, form: str, lang: str) -> None:
    assert not is_form_of(name, form, lang)


@pytest.mark.parametrize("lang", ["sv", "en", "no", "da", "de"])
def test_genitive_s(lang: str) -> None:
    assert is_form_of("höör", "höörs", lang)


def test_estonian_cases() -> None:
    assert is_form_of("pakt", "paktiga", "et")
    assert is_form_of("rakvere", "rakverest", "et")


@pytest.mark.parametrize(
    ("name", "bare", "kind"),
    [
        ("lahden kaupunki", "lahden", "municipality"),
        ("lahden kaupunkiin", "lahden", "municipality"),
        ("iin kunnassa", "iin", "municipality"),
        ("city of turku", "turku", "municipality"),
        ("municipality of arendal", "arendal", "municipality"),
        ("höörs kommun", "höörs", "municipality"),
        ("helsingfors stads", "helsingfors", "municipality"),
        ("aarhus kommune", "aarhus", "municipality"),
        ("rakvere linn", "rakvere", "municipality"),
        ("stadt kiel", "kiel", "municipality"),
        ("etelä-karjalan maakunta", "etelä-karjalan", "region"),
        ("landskapet nyland", "nyland", "region"),
    ],
)
def test_titles_are_taken_off(name: str, bare: str, kind: str) -> None:
    (found,) = bare_names(name)
    assert (found.name, found.kinds) == (bare, frozenset({kind}))


@pytest.mark.parametrize(
    "name", ["pirkanmaan liitto", "helsingin kaupungin ympäristökeskus", "joensuun seutu", "lahti"]
)
def test_what_is_no_title_stays(name: str) -> None:
    assert list(bare_names(name)) == []


@pytest.mark.parametrize(
    ("name", "bare", "legal"),
    [
        ("motiva oy", "motiva", {"oy"}),
        ("tieto oyj:n", "tieto", {"oyj"}),
        ("oy soya ab", "soya", {"oy", "ab"}),
        ("kwh mirka oy ab", "kwh mirka", {"oy", "ab"}),
        ("green net finland ry", "green net finland", {"ry"}),
        ("orkla asa", "orkla", {"asa"}),
        ("oy", "oy", set()),
    ],
)
def test_legal_forms_are_taken_off(name: str, bare: str, legal: set[str]) -> None:
    assert without_legal_form(name) == (bare, legal)
    assert all("municipality" not in found.kinds for found in bare_names(name))
