"""Names as other people write them: without marks, in broken encodings, with titles and exonyms."""

import subprocess
import sys

import pytest

from extractors.registers.entries import Exonym
from extractors.registers.gazetteer import load_gazetteer
from extractors.registers.mending import mended
from tests.extractors.registers.naming import found, holding


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("J<c3><b5>geva", "Jõgeva"),
        ("<c3><85>land", "Åland"),
        ("M<U+00E4>ntt<U+00E4>", "Mänttä"),
        ("KlaipÄ—da", "Klaipėda"),
        ("TÃ¸nsberg", "Tønsberg"),
        ("VÃ¤xjÃ¶", "Växjö"),
        ("Ã…rjÃ¤ng", "Årjäng"),
        ("Vaxjo¨", "Vaxjö"),
        ("\u00e2\u20ac\u2039Oslo", "\u200bOslo"),
        ("Växjö", "Växjö"),
        ("Ålesund", "Ålesund"),
        ("Ä–Ö", "Ä–Ö"),
        ("<ff><fe>", "<ff><fe>"),
        ("<U+D800>", "<U+D800>"),
        ("a < b", "a < b"),
        ("Max´s", "Max´s"),
    ],
)
def test_broken_encodings_are_mended(broken: str, whole: str) -> None:
    assert mended(broken) == whole


def test_a_mended_name_is_no_exact_one() -> None:
    match = load_gazetteer().body("VÃ¤xjÃ¶")
    assert match is not None
    assert (match.id, match.method) == ("vaxjo", "alias")


@pytest.mark.parametrize(
    ("mention", "expected"),
    [
        ("Hameenlinna", "hameenlinna"),
        ("HAMEENLINNA", "hameenlinna"),
        ("Aeaenekoski", "aanekoski"),
        ("Vaesteraas", "vasteras"),
        ("City of Jarvenpaa", "jarvenpaa"),
        ("Paijat-Hame", "paijat-hame"),
        ("Päijät Häme", "paijat-hame"),
        ("Malmo stads", "malmo"),
        ("Panevezys", "panevezys"),
        ("Aastorp", "astorp"),
    ],
)
def test_marks_may_be_lost(mention: str, expected: str) -> None:
    match = load_gazetteer().body(mention)
    assert match is not None
    assert match.id == expected
    assert match.method in ("folded", "alias")


@pytest.mark.parametrize(
    "mention",
    [
        "Karina",  # Kaarina has no å
        "Sålo",
        "Lahtí-Lehti",
        "Are",  # Åre, if it were not a word
        "hameenlinna",  # a word in small letters says nothing by itself
        "Vähtäri",
        "Pälkané",
    ],
)
def test_marks_are_not_guessed(mention: str) -> None:
    assert load_gazetteer().body(mention, lang="de") is None


def test_look_alikes_keep_their_marks() -> None:
    gazetteer = load_gazetteer()
    assert found(gazetteer, "Habo") == "habo"
    assert found(gazetteer, "Håbo") == "habo-0305"
    assert found(gazetteer, "HÅBO KOMMUN") == "habo-0305"
    two = holding(("Sälen", "municipality", "SE"), ("Sålen", "municipality", "SE"))
    assert found(two, "Salen", country="SE") is None
    assert [match.id for match in two.candidates("Salen", country="SE")] == ["b1", "b2"]
    assert found(two, "Sålen") == "b2"
    one = holding(("Sälen", "municipality", "SE"))
    assert found(one, "Sålen", country="SE") is None
    assert found(one, "Sælen", country="SE") == "b1"


def test_a_short_name_loses_its_marks_only_where_the_country_or_kind_is_known() -> None:
    gazetteer = load_gazetteer()
    assert found(gazetteer, "Åre") == "are"
    assert found(gazetteer, "Are", country="SE") == "are"
    assert found(gazetteer, "Are kommun") == "are"


def test_a_register_in_plain_letters_knows_names_with_marks() -> None:
    gazetteer = holding(("Horsens-Skaering", "municipality", "DK"), ("Bo", "municipality", "NO"))
    assert found(gazetteer, "Horsens Skæring Kommune") == "b1"
    assert found(gazetteer, "Bø", country="NO") == "b2"


@pytest.mark.parametrize(
    ("name", "country", "mention"),
    [
        ("Kaunas", "LT", "Kauno miesto savivaldybė"),
        ("Šiauliai", "LT", "Siauliu miesto savivaldybe"),
        ("Molėtai District Municipality", "LT", "Molėtų rajono savivaldybė"),
        ("Liepāja", "LV", "Liepājas valstspilsētas pašvaldība"),
        ("Tukuma novads", "LV", "Tukuma novada pašvaldība"),
        ("Kópavogur", "IS", "Kópavogsbær"),
        ("Mosfell", "IS", "Mosfellsbær"),
        ("Viljandi", "EE", "Viljandi linn"),
        ("Viljandi vald", "EE", "Viljandi Rural Municipality"),
        ("Narva", "EE", "Narva City Government"),
        ("Kiel", "DE", "Landeshauptstadt Kiel"),
        ("Stralsund", "DE", "Hanse- und Universitätsstadt Stralsund"),
        ("Bergen", "NO", "Bergen kommune"),
        ("Odense", "DK", "Odense Municipality Municipality"),
        ("Bath", "GB", "Bath, City of"),
        ("Gent", "BE", "Stad Gent"),
        ("Lugo", "IT", "Comune di Lugo"),
        ("Vantaa", "FI", "Vantaan kaupungille"),
        ("Vantaa", "FI", "City of Vantaa, Finland"),
        ("Skellefteå", "SE", "Skelleftea (Sweden)"),
    ],
)
def test_titles_of_many_languages(name: str, country: str, mention: str) -> None:
    gazetteer = holding((name, "municipality", country))
    assert found(gazetteer, mention, country=country, kinds=("municipality",)) == "b1"


def test_a_country_behind_the_name_is_that_of_the_body() -> None:
    gazetteer = holding(("Holte", "municipality", "DK"), ("Rakkestad, Norway", "municipality", "NO"))
    for country in ("Denmark", "Danmark", "Tanska"):
        assert found(gazetteer, f"Holte, {country}") == "b1"
    assert found(gazetteer, "Holte (Dänemark)") is None
    assert found(gazetteer, "Holte, Norway") is None
    assert found(gazetteer, "Rakkestad kommune") == "b2"


@pytest.mark.parametrize(
    "mention", ["Kauno apskritis", "Kaunas County Council", "Regional Council of Kaunas", "Kaunobær"]
)
def test_a_title_of_another_kind_is_another_body(mention: str) -> None:
    assert found(holding(("Kaunas", "municipality", "LT")), mention) is None


def test_the_name_as_it_stands_goes_before_the_name_without_its_title() -> None:
    gazetteer = holding(("Uppsala", "municipality", "SE"), ("Uppsala County", "region", "SE"))
    assert found(gazetteer, "Uppsala") == "b1"
    assert found(gazetteer, "Uppsala", kinds=("region",)) == "b2"
    assert found(gazetteer, "Uppsala län") == "b2"
    assert found(gazetteer, "Uppsala kommun") == "b1"


@pytest.mark.parametrize(
    "mention",
    [
        "Skovvang A/S",
        "Skovvang A S",
        "SKOVVANG",
        "Skovvang Group",
        "The Skovvang Group",
        "Skovvang Group a/s",
        "Skovvang Ltd.",
        "Skovvang, A/S",
        "A/S Skovvang",
        "Skovvang Aktieselskab",
    ],
)
def test_legal_forms_of_companies(mention: str) -> None:
    assert found(holding(("Skovvang", "company", "DK")), mention) == "b1"


def test_legal_forms_that_tell_bodies_apart() -> None:
    gazetteer = holding(("Sahanterä Oy", "company", "FI"), ("Sahanterä Oyj", "company", "FI"))
    assert found(gazetteer, "Sahanterä Ab") == "b1"
    assert found(gazetteer, "Sahanterä Abp") == "b2"
    assert found(gazetteer, "Sahanterä") is None
    swedish = holding(("Sågbladet AB", "company", "SE"))
    assert found(swedish, "Sågbladet Oy") is None
    assert found(swedish, "Sågbladet AB (publ)") == "b1"
    assert found(swedish, "Sågbladet kommun") is None


def test_two_names_side_by_side() -> None:
    gazetteer = load_gazetteer()
    assert found(gazetteer, "Turku / Åbo") == "turku"
    assert found(gazetteer, "Espoon kaupunki/Esbo stad") == "espoo"
    assert found(gazetteer, "Turku / Tampere") is None


@pytest.mark.parametrize(
    ("name", "country", "mention"),
    [
        ("København", "DK", "Copenhagen"),
        ("Copenhagen", "DK", "Kööpenhamina"),
        ("Copenhagen", "DK", "Københavns Kommune"),
        ("Helsingor", "DK", "Elsinore Municipality"),
        ("Gothenburg", "SE", "Göteborgs stad"),
        ("Klaipeda", "LT", "Memel"),
        ("Riga", "LV", "Riika"),
    ],
)
def test_exonyms_serve_any_register(name: str, country: str, mention: str) -> None:
    assert found(holding((name, "municipality", country)), mention) == "b1"


def test_an_exonym_of_somewhere_else_is_none() -> None:
    assert found(holding(("Riga", "municipality", "US")), "Riika") is None
    assert found(holding(("Copenhagen", "company", "DK")), "København") is None
    assert found(holding(("Riga", "municipality", "LV"), exonyms=()), "Riika") is None


def test_an_exonym_that_is_somebodys_own_name_stays_theirs() -> None:
    exonyms = (Exonym("FI", "Suurkylä", "Storby", "sv"),)
    gazetteer = holding(("Suurkylä", "municipality", "FI"), ("Storby", "municipality", "FI"), exonyms=exonyms)
    assert found(gazetteer, "Storby") == "b2"


def test_a_business_id_names_a_body() -> None:
    gazetteer = load_gazetteer()
    match = gazetteer.body_by_y_tunnus(" 1852302-9 ")
    assert match is not None
    assert match.id == "neste"
    assert gazetteer.body_by_y_tunnus("0000000-0") is None
    assert gazetteer.bodies["neste"].y_tunnus == "1852302-9"


def test_what_mends_is_loaded_only_for_what_is_broken() -> None:
    code = (
        "import sys\n"
        "from extractors.registers.gazetteer import load_gazetteer\n"
        "g = load_gazetteer(); assert g.body('Jyvaskyla').id == 'jyvaskyla'; assert g.body('Kööpenhamina') is None\n"
        "assert 'ftfy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
