"""Words are complete in all languages, and numbers and dates are written as each language writes them."""

import datetime as dt
import re
import shutil
from decimal import Decimal
from pathlib import Path
from typing import get_args

import pytest

from extractors.assertion import vocabulary
from extractors.assertion.promise import Metric
from extractors.assertion.system import LinkKind
from extractors.attempt import RobotsState
from extractors.catalogue import Licence
from extractors.registers.entries import BODY_KINDS, MEMBER_KINDS, SYSTEM_KINDS
from warehouse.site.language import WORDS, SiteError, fold, load_languages

FI, SV, EN = (load_languages()[code] for code in ("fi", "sv", "en"))
_TEMPLATES = WORDS.parent / "templates"


def test_a_word_that_one_language_lacks_is_an_error(tmp_path: Path) -> None:
    for code in ("fi", "sv", "en"):
        shutil.copyfile(WORDS / f"{code}.toml", tmp_path / f"{code}.toml")
    text = (tmp_path / "sv.toml").read_text("utf-8")
    (tmp_path / "sv.toml").write_text(text.replace('skip = "Till innehållet"\n', ""), "utf-8")
    with pytest.raises(SiteError, match=r"words/sv\.toml: text\.skip is missing"):
        load_languages(tmp_path)


def test_no_page_asks_for_a_word_nobody_wrote() -> None:
    asked = {key for file in _TEMPLATES.glob("*.html") for key in re.findall(r"t\.text\('(\w+)'[,)]", file.read_text())}
    assert len(asked) > 200
    assert not asked - EN.tables["text"].keys()
    with pytest.raises(SiteError, match=r"words/en\.toml: text\.nowhere is missing"):
        EN.text("nowhere")


def test_every_language_has_the_same_places_for_values() -> None:
    for key, words in EN.tables["text"].items():
        places = set(re.findall(r"{\w+}", words))
        for other in (FI, SV):
            assert set(re.findall(r"{\w+}", other.tables["text"][key])) == places, (other.code, key)


@pytest.mark.parametrize(
    ("table", "codes"),
    [
        ("role", get_args(vocabulary.Role)),
        ("method", get_args(vocabulary.Method)),
        ("tense", get_args(vocabulary.Tense)),
        ("modality", get_args(vocabulary.Modality)),
        ("comparator", get_args(vocabulary.Comparator)),
        ("metric", get_args(Metric)),
        ("link", get_args(LinkKind)),
        ("licence", get_args(Licence)),
        ("robots", get_args(RobotsState)),
        ("party_kind", BODY_KINDS),
        ("member_kind", MEMBER_KINDS),
        ("system_kind", SYSTEM_KINDS),
        ("year_state", ("certain", "carried", "possible")),
    ],
)
def test_every_code_of_a_vocabulary_has_its_word(table: str, codes: tuple[str, ...]) -> None:
    assert not set(codes) - EN.tables[table].keys()


def test_a_code_without_a_word_is_shown_as_it_is() -> None:
    assert FI.word("role", "brand_new") == "brand new"
    assert FI.word("role", None) == ""


def test_numbers_and_days_are_written_as_the_language_does() -> None:
    assert (EN.number(16405), FI.number(16405)) == ("16,405", "16\N{NO-BREAK SPACE}405")
    assert (EN.percent(Decimal("0.8462")), SV.percent(Decimal("0.8462"))) == ("85%", "85\N{NO-BREAK SPACE}%")
    assert (EN.trimmed(Decimal("2.5000")), FI.trimmed(Decimal("2.5000"))) == ("2.5", "2,5")
    day = dt.date(2012, 9, 10)
    assert (EN.date(day), FI.date(day), SV.date(day)) == ("10 Sep 2012", "10.9.2012", "10.9.2012")
    assert FI.compared(">", 60) == "yli 60"
    assert (EN.bounds(11, 13), EN.bounds(11, 11)) == ("11–13", "11")
    assert (EN.bounds(61, None), FI.bounds(None, 49), SV.bounds(None, None)) == ("at least 61", "enintään 49", "")


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2012-09-10", "10 Sep 2012"),
        ("2012-06", "June 2012"),
        ("2015", "2015"),
        ("2024-21", "spring 2024"),
        ("2019/2021", "2019/2021"),
        ("2012-13", "2012-13"),
        ("2012-02-30", "2012-02-30"),
    ],
)
def test_dates_are_told_as_finely_as_they_were_stated(edtf: str, words: str) -> None:
    assert EN.stated(edtf) == words


def test_bounds_of_a_date_are_words() -> None:
    first, last = dt.date(2023, 2, 1), dt.date(2024, 3, 5)
    assert EN.when(None, first, last) == "between 1 Feb 2023 and 5 Mar 2024"
    assert SV.when(None, None, last) == "senast 5.3.2024"
    assert FI.when(None, first, None) == "aikaisintaan 1.2.2023"
    assert EN.when(None, None, None) == ""


def test_names_stand_in_the_order_of_the_alphabet() -> None:
    names = ["Öja", "Äänekoski", "Åbo", "Zürich", "akaa"]
    assert sorted(names, key=FI.order) == ["akaa", "Zürich", "Åbo", "Äänekoski", "Öja"]
    assert sorted(names, key=EN.order) == ["Äänekoski", "Åbo", "akaa", "Öja", "Zürich"]


def test_folding_leaves_letters_only() -> None:
    assert [fold(name) for name in ("Jyväskylä", "TÓRSHAVN", "Allerød", "Łódź")] == [
        "jyvaskyla",
        "torshavn",
        "allerod",
        "lodz",
    ]
