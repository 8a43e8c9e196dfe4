"""Marks of letters: which a mention may lack, which it may never have."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.registers.entries import Organisation, Registers
from extractors.registers.folding import is_writing_of, skeleton
from extractors.registers.gazetteer import Gazetteer, load_gazetteer

WAYS = {"å": ("å", "a", "aa"), "ä": ("ä", "æ", "a", "ae"), "ö": ("ö", "ø", "o", "oe"), "ü": ("ü", "u", "ue", "y")}
WAYS |= {"é": ("é", "e"), "ł": ("ł", "l"), "š": ("š", "s"), "y": ("y", "ü"), "-": ("-", " ")}
PLAIN = {"å": "a", "ä": "a", "ö": "o", "ü": "u", "é": "e", "š": "s"}

letters = st.sampled_from("aeouykåäöüéłš-")
written = letters.flatmap(lambda letter: st.tuples(st.just(letter), st.sampled_from(WAYS.get(letter, (letter,)))))


def of_places(country: str, *names: str) -> Gazetteer:
    """A gazetteer of these municipalities alone; the id of each is its name in small letters."""
    rows = tuple(Organisation(name.casefold(), "municipality", name_en=name, country=country) for name in names)
    return Gazetteer(Registers((), (), rows, (), (), (), {}))


def found(gazetteer: Gazetteer, mention: str, country: str) -> str | None:
    match = gazetteer.body(mention, country=country, kinds=("municipality",))
    return match.id if match else None


@given(st.lists(written, min_size=1, max_size=8), st.booleans(), st.booleans())
def test_every_writing_of_a_name_is_known(word: list[tuple[str, str]], spelt_out: bool, in_plain: bool) -> None:
    name, mention = ("k".join(part) for part in zip(*(("", ""), *word, ("", "")), strict=True))
    assert is_writing_of(mention, name, spelt_out=spelt_out, in_plain=in_plain)
    assert skeleton(mention) == skeleton(name)


@given(st.text("aeouykåäöüéš", min_size=1, max_size=8))
def test_letters_side_by_side_hide_no_writing(name: str) -> None:
    for mention in ("".join(PLAIN.get(c, c) for c in name), "".join(WAYS[c][-1] if c in "åäö" else c for c in name)):
        assert is_writing_of(mention, name)
        assert skeleton(mention) == skeleton(name)


@pytest.mark.parametrize(
    ("mention", "country"),
    [
        ("Hååbo", "SE"),
        ("Håäbo", "SE"),
        ("HÅÅBO KOMMUN", "SE"),
        ("Häbo", "SE"),
        ("Habó", "SE"),
        ("Lahtí", "FI"),
        ("Tåmpere", "FI"),
        ("Tåmpereen kaupunki", "FI"),
        ("Kårina", "FI"),
        ("Jyvåskylä", "FI"),
        ("Kristiansånd", "NO"),
        ("Ållborg", "DK"),
    ],
)
def test_no_mark_is_gained(mention: str, country: str) -> None:
    assert found(load_gazetteer(), mention, country) is None


def test_a_mark_more_makes_another_name_of_every_swedish_municipality() -> None:
    gazetteer = load_gazetteer()
    names = [body.name for body in gazetteer.bodies.values() if body.kind == "municipality" and body.country == "SE"]
    gained = {
        name[:at] + marked + name[at + 1 :]
        for name in names
        for at, letter in enumerate(name)
        for marked in {"a": "åä", "o": "ö"}.get(letter, "")
    } - set(names)
    assert [mention for mention in sorted(gained) if found(gazetteer, mention, "SE")] == []
    assert len(gained) > 400


@pytest.mark.parametrize(
    ("mention", "expected"),
    [
        ("Haabo", "habo-0305"),
        ("Haabo kommun", "habo-0305"),
        ("Håbo", "habo-0305"),
        ("Habo", "habo"),
        ("Mørbylaanga", "morbylanga"),
        ("Nüköping", "nykoping"),
        ("Hæssleholm", "hassleholm"),
        ("Hoor", "hoor"),
    ],
)
def test_marks_are_lost_spelt_out_or_a_neighbour_s(mention: str, expected: str) -> None:
    assert found(load_gazetteer(), mention, "SE") == expected


def test_letters_spelt_out_in_the_register_are_one_letter_where_that_is_done() -> None:
    gazetteer = of_places("DK", "Aalborg", "Ærø", "Faaborg-Midtfyn")
    assert [found(gazetteer, mention, "DK") for mention in ("Ålborg", "Alborg", "Fåborg Midtfyn")] == [
        "aalborg",
        "aalborg",
        "faaborg-midtfyn",
    ]
    assert found(of_places("FI", "Kaarina", "Salo", "Hämeenkyrö"), "Kårina", "FI") is None


def test_only_a_list_in_plain_letters_has_lost_marks() -> None:
    plain = of_places("NO", "Bo", "Alesund", "Alta")
    assert [found(plain, mention, "NO") for mention in ("Bø", "Ålesund", "Aalesund")] == ["bo", "alesund", "alesund"]
    assert found(plain, "Åälta", "NO") is None
    marked = of_places("NO", "Bo", "Alesund", "Tønsberg")
    assert [found(marked, mention, "NO") for mention in ("Bø", "Ålesund", "Aalesund")] == [None, None, None]
    assert found(marked, "Tonsberg", "NO") == "tønsberg"
    overlooked = of_places("NO", "Bo", "Tønsberg", *(f"Vik {number}" for number in range(200)))
    assert found(overlooked, "Bø", "NO") == "bo"
