"""Members that a sentence enumerates, and sentences that enumerate something else."""

from __future__ import annotations

import pytest

from tests.extractors.pages.said import known, members, participations, prose

ENUMERATIONS = [
    ("fi", "Jäseniä on tällä hetkellä kolme kuntaa: Forssa, Ii sekä Vaasa."),
    ("fi", "Verkoston jäsenet ovat Forssa, Ii ja Vaasa."),
    ("fi", "Jäseniä ovat mm. Forssa, Ii ja Vaasa."),
    ("fi", "Jäseniä ovat Forssa, Ii, Vaasa ja monet muut."),
    ("fi", "Jäsenet ovat Forssa, Ii ja Vaasa, jotka ovat tehneet työtä vuodesta 2013."),
    ("fi", "Ensimmäiset kolme kuntaa olivat Forssa, Ii ja Vaasa."),
    ("fi", "Fisu-verkostoon kuuluu nyt 3 kuntaa: Forssa, Ii ja Vaasa."),
    ("sv", "Medlemmarna är Forssa, Ijo och Vasa."),
    ("sv", "Medlemmar: Forssa, Ijo samt Vasa."),
    ("sv", "Medlemmar är t.ex. Forssa, Ijo och Vasa."),
    ("en", "The members are Forssa, Ii, and Vaasa."),
    ("en", "Its members are: Forssa, Ii as well as Vaasa."),
    ("en", "Members are e.g. Forssa, Ii and Vaasa."),
    ("en", "The network has 11 members, including Forssa, Ii and Vaasa."),
    ("en", "The members are Forssa, Ii and Vaasa, which have worked together since 2013."),
]


@pytest.mark.parametrize(("lang", "sentence"), ENUMERATIONS)
def test_enumerations(lang: str, sentence: str) -> None:
    found = participations(prose(sentence), lang, network="fisu")
    assert [(known(p.party), p.start, p.certainty) for p in found] == [
        (name, None, "stated") for name in ("forssa", "ii", "vaasa")
    ]
    assert {p.evidence.quote for p in found} == {sentence}


def test_inflected_names() -> None:
    sentence = (
        "Canemure-hankkeessa työtä tehdään seitsemässä maakunnassa: Pirkanmaalla, Etelä-Karjalassa, "
        "Pohjois-Pohjanmaalla, Päijät-Hämeessä, Satakunnassa, Uudellamaalla ja Varsinais-Suomessa."
    )
    found = participations(prose(sentence), network="canemure")
    assert [(p.party.id, p.role) for p in found] == [
        ("pirkanmaa", "project_region"),
        ("etela-karjala", "project_region"),
        ("pohjois-pohjanmaa", "project_region"),
        ("paijat-hame", "project_region"),
        ("satakunta", "project_region"),
        ("uusimaa", "project_region"),
        ("varsinais-suomi", "project_region"),
    ]
    assert [p.party.mention for p in found][:2] == ["Pirkanmaalla", "Etelä-Karjalassa"]


@pytest.mark.parametrize(
    ("lang", "sentence", "expected"),
    [
        (
            "en",
            "The members are Johnson & Johnson, Kone, Neste and Marks and Spencer.",
            ["? Johnson & Johnson", "kone", "neste", "? Marks and Spencer"],
        ),
        (
            "fi",
            "Jäsenet ovat Kone, Neste, Tuulivoima ja Lämpö Oy sekä St1.",
            ["kone", "neste", "? Tuulivoima ja Lämpö Oy", "st1"],
        ),
        (
            "fi",
            "Jäsenet ovat Kone, Neste, St1 ja Tuulivoima ja Lämpö Oy.",
            ["kone", "neste", "st1", "? Tuulivoima ja Lämpö Oy"],
        ),
        ("fi", "Jäsenet ovat Kone, Neste, St1 ja Kummituskone Oy.", ["kone", "neste", "st1", "? Kummituskone Oy"]),
        ("fi", "Perustajat vuonna 2014: Kone, Neste ja Sitra.", ["kone", "neste", "sitra"]),
    ],
)
def test_names_of_companies(lang: str, sentence: str, expected: list[str]) -> None:
    assert members(prose(sentence), lang, network="clc") == expected


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("fi", "Jäsenten tavoitteet ovat: päästöt, energia ja liikenne."),
        ("fi", "Jäsenillä on kolme teemaa: Ilmasto, Energia ja Liikenne."),
        ("fi", "Suurimmat kaupungit ovat Helsinki, Espoo ja Tampere."),
        ("fi", "Kiertue kulkee kaupungeissa: Helsinki, Espoo, Tampere, Turku ja Oulu."),
        ("fi", "Ilma oli puhtainta näissä: Helsinki, Espoo, Tampere, Turku ja Oulu."),
        ("fi", "Jäseniä eivät ole: Helsinki, Espoo ja Tampere."),
        ("fi", "Jäsenyyttä suunnittelevat: Helsinki, Espoo ja Tampere."),
        ("fi", "Jäsenet saavat tukea kumppaneilta: Motiva, Sitra ja Syke."),
        ("fi", "Koordinaattorit ovat: Helsinki, Espoo ja Tampere."),
        ("fi", "Hallituksen jäsenet ovat Helsinki, Espoo ja Tampere."),
        ("fi", "Jäsenkunnat ovat kolmesta maakunnasta: Uudeltamaalta, Pirkanmaalta ja Satakunnasta."),
        ("sv", "Medlemmarna arbetar med tre teman: Klimat, Energi och Trafik."),
        ("en", "Members work with three themes: Climate, Energy and Transport."),
        ("en", "The biggest cities are Helsinki, Espoo and Tampere."),
        ("en", "The event is held in three cities: Helsinki, Espoo and Tampere."),
        ("en", "The tour stops are: Helsinki, Espoo, Tampere, Turku and Oulu."),
        ("en", "Three member cities have banned coal: Espoo, Vantaa and Lahti."),
        ("en", "The network cooperates with three cities: Espoo, Vantaa and Lahti."),
        ("en", "The network was launched in three cities: Espoo, Vantaa and Lahti."),
        ("en", "Visits were made to network members: Espoo, Vantaa and Lahti."),
        ("fi", "Verkoston tapaamisessa puhuivat: Forssa, Ii ja Vaasa."),
        ("en", "The new members will be Helsinki, Espoo and Tampere."),
        ("en", "Member cities are from three regions: Uusimaa, Pirkanmaa and Satakunta."),
    ],
)
def test_sentences_about_other_things_give_nothing(lang: str, sentence: str) -> None:
    assert members(prose(sentence), lang, network="fisu") == []


def test_a_count_may_be_a_little_stale() -> None:
    sentence = "De fyra är {}."
    assert members(prose(sentence.format("Lund, Malmö och Växjö")), "sv", network="viable-cities") == [
        "lund",
        "malmo",
        "vaxjo",
    ]
    assert members(prose(sentence.format("Lund och Malmö")), "sv", network="viable-cities") == []
