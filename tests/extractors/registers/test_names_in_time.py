"""Names of the past: municipalities that are gone, and old names of what stands."""

import datetime as dt

from extractors.registers.entries import Municipality, Registers
from extractors.registers.gazetteer import Gazetteer, load_gazetteer
from tests.extractors.registers.naming import found


def test_a_municipality_that_is_gone_takes_nothing_from_one_that_stands() -> None:
    gazetteer = load_gazetteer()
    assert found(gazetteer, "Lappi") == "lappi"
    assert found(gazetteer, "Lapissa", lang="fi") == "lappi"
    assert found(gazetteer, "Vöyri") == "voyri"
    assert found(gazetteer, "Pargas stad") == "parainen"
    assert found(gazetteer, "Loimaan kunta") == "loimaa"
    assert found(gazetteer, "Lappi", kinds=("municipality",)) == "lappi-406"


def test_a_day_says_which_of_two_is_meant() -> None:
    gazetteer = load_gazetteer()
    assert found(gazetteer, "Vöyri", on=dt.date(2006, 12, 31)) == "voyri-944"
    assert found(gazetteer, "Vöyri", on=dt.date(2011, 1, 1)) == "voyri"
    assert found(gazetteer, "Parainen", on=dt.date(2005, 6, 1)) == "parainen-573"
    assert found(gazetteer, "Loimaan kunta", on=dt.date(2004, 6, 1)) == "loimaan-kunta"
    assert found(gazetteer, "Lappi", on=dt.date(2008, 6, 1)) is None
    assert found(gazetteer, "Lappi", on=dt.date(2008, 6, 1), kinds=("region",)) == "lappi"
    assert found(gazetteer, "Kälviä", on=dt.date(2020, 1, 1)) == "kalvia"


def test_a_municipality_that_is_gone_is_no_word_in_small_letters() -> None:
    gazetteer = load_gazetteer()
    assert found(gazetteer, "Saari") == "saari"
    assert found(gazetteer, "saari") is None
    assert found(gazetteer, "pohja", lang="fi") is None
    assert found(gazetteer, "lahti") == "lahti"


def test_old_names_of_what_stands() -> None:
    gazetteer = load_gazetteer()
    assert found(gazetteer, "Länsi-Turunmaa") == "parainen"
    assert found(gazetteer, "Väståbolands stad") == "parainen"
    assert found(gazetteer, "Jyväskylän maalaiskunta") == "jyvaskylan-mlk"
    assert gazetteer.bodies["parainen"].name == "Parainen"
    assert gazetteer.bodies["honkajoki"].last_year == 2020
    assert gazetteer.bodies["akaa"].first_year == 2007
    assert gazetteer.bodies["helsinki"].first_year is None


def test_a_swedish_municipality_stands_on_any_day() -> None:
    towns = (Municipality("0001", "by", "By", "By", "By", "SE"),)
    gazetteer = Gazetteer(Registers((), towns, (), (), (), (), {}))
    assert found(gazetteer, "By", on=dt.date(1970, 1, 1)) == "by"
