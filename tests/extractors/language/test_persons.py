"""People's names by office and byline, contact details, and the capitals that name nobody. All details are invented."""

from __future__ import annotations

import pytest

from extractors.language.persons import find_contact_details, find_persons
from tests.growth import TOLERATED, growth


@pytest.mark.parametrize(
    ("text", "lang", "name"),
    [
        ("Kaupunginjohtaja Maija Esimerkki allekirjoitti", "fi", "Maija Esimerkki"),
        ("on apulaiskaupunginjohtaja Matti Malli.", "fi", "Matti Malli"),
        ("kaupunginjohtajan Maija Esimerkin mukaan", "fi", "Maija Esimerkin"),
        ("pormestari Anna-Liisa Malli-Mäki kertoo", "fi", "Anna-Liisa Malli-Mäki"),
        ("ympäristöministeri Olli K. Esimerkki", "fi", "Olli K. Esimerkki"),
        ("toimitusjohtajalle Pekka Mallille", "fi", "Pekka Mallille"),
        ("Helsingfors stadsdirektör Lars Exempel undertecknar", "sv", "Lars Exempel"),
        ("är biträdande stadsdirektör Åsa von Prov och", "sv", "Åsa von Prov"),
        ("kommunalrådet Eva Prov", "sv", "Eva Prov"),
        ("borgmästaren Eva Prov sade", "sv", "Eva Prov"),
        ("Mayor John Sample signed", "en", "John Sample"),
        ("Deputy Mayor Ann O’Sample said", "en", "Ann O’Sample"),
        ("Linnapea Jaan Näide kirjutas", "et", "Jaan Näide"),
        ("Oberbürgermeisterin Eva Muster sagte", "de", "Eva Muster"),
        ("Teksti: Maija Esimerkki", "fi", "Maija Esimerkki"),
        ("Uutinen\nTeksti ja kuvat: Maija Esimerkki", "fi", "Maija Esimerkki"),
        ("Kirjoittaja Matti Malli\n\nTeksti.", "fi", "Matti Malli"),
        ("Text: Lars Exempel", "sv", "Lars Exempel"),
        ("By John Sample, 10 February 2021", "en", "John Sample"),
        ("Mayor of Espoo signed the accord", "en", None),
        ("the Covenant of Mayors European Commission", "en", None),
        ("By Helsinki City, 2021", "en", None),
        ("By admin, 10 February 2021", "en", None),
        ("By Joining Together we act", "en", None),
        ("Lahden kaupunki ja Turku Åbo", "fi", None),
        ("toimitusjohtaja Lahden Seudun Kehitys Oy", "fi", None),
        ("kaupunginjohtaja allekirjoitti Green Deal Sopimuksen", "fi", None),
        ("Kaupunginjohtajien yleiskokous Covenant Of", "fi", None),
        ("Borgmästaravtalet Covenant of Mayors", "sv", None),
    ],
)
def test_a_name_stands_after_an_office_or_in_a_byline(text, lang, name):
    found = [text[start:end] for start, end in find_persons(text, lang)]
    assert found == ([name] if name else [])


def test_two_names_in_one_sentence():
    text = "Helsingfors stadsdirektör Lars Exempel och ordförande Eva Prov"
    assert [text[a:b] for a, b in find_persons(text, "sv")] == ["Lars Exempel", "Eva Prov"]


@pytest.mark.parametrize(
    ("text", "detail", "kind"),
    [
        ("Kysy: maija.esimerkki@kunta.example.", "maija.esimerkki@kunta.example", "email"),
        ("maija.esimerkki(at)kunta.example", "maija.esimerkki(at)kunta.example", "email"),
        ("Puh. 040 123 4567", "040 123 4567", "phone"),
        ("tel. +358 40 123 4567.", "+358 40 123 4567", "phone"),
        ("Tfn 08-508 270 00", "08-508 270 00", "phone"),
        ("hetu 131052-308T", "131052-308T", "identity_code"),
        ("hetu 010203A999X", "010203A999X", "identity_code"),
    ],
)
def test_contact_details(text, detail, kind):
    (found,) = find_contact_details(text)
    assert (text[found.start : found.end], found.kind) == (detail, kind)


@pytest.mark.parametrize(
    "text",
    [
        "01.05.2021 08:47",
        "Ii 9 766 2011, Lohja 45 645 2013, Masku 9 062 2015",
        "16 405 asukasta, 100 000 €",
        "tilinumero 320252-308T",
        "Y-tunnus 0855115-7",
        "2019–2021 ja 2012-09-10",
        "@kunta ja hinku@",
    ],
)
def test_what_is_no_contact_detail(text):
    assert find_contact_details(text) == []


@pytest.mark.parametrize("piece", ["kaupunginjohtaja Maija ", "a.b-", "+358 4", "Aa "])
def test_time_grows_with_the_text_and_no_faster(piece):
    assert growth(lambda text: find_persons(text, "fi"), piece, 80_000) < TOLERATED
    assert growth(find_contact_details, piece, 80_000) < TOLERATED
