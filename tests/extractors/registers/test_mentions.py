"""Systems in running text: whole words with their endings, longest first, and no ordinary word."""

from __future__ import annotations

import pytest

from extractors.registers.gazetteer import load_gazetteer


def met(text: str, lang: str | None = None, owner: str | None = None) -> list[tuple[str, str]]:
    return [(text[f.start : f.end], f.match.id) for f in load_gazetteer().systems_in(text, lang=lang, owner=owner)]


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("Fisu-kuntia on yksitoista.", "fi", [("Fisu-kuntia", "fisu")]),
        ("Kaupunki kuuluu FISU-verkostoon.", "fi", [("FISU-verkostoon", "fisu")]),
        ("Mukaan Fisuun ja HINKUUN!", "fi", [("Fisuun", "fisu"), ("HINKUUN", "hinku")]),
        ("Canemure-hankkeessa tehdään työtä.", "fi", [("Canemure-hankkeessa", "canemure")]),
        (
            "Tukena on Canemure-asiantuntijaverkosto.",
            "fi",
            [("Canemure-asiantuntijaverkosto", "canemure-asiantuntijaverkosto")],
        ),
        ("Vantaa liittyi Green City Accordiin.", "fi", [("Green City Accordiin", "green-city-accord")]),
        ("Oulu kuuluu Eurocitiesiin.", "fi", [("Eurocitiesiin", "eurocities")]),
        ("Se kuuluu Cleantech-verkosto ICN:ään.", "fi", [("Cleantech-verkosto ICN:ään", "icn")]),
        ("Global Sustainable Cities -verkosto alkoi.", "fi", [("Global Sustainable Cities -verkosto", "gscn")]),
        ("Eurooppa 2020 –strategian mukaan", "fi", [("Eurooppa 2020 –strategian", "europe-2020")]),
        ("Kramfors undertecknade Borgmästaravtalet.", "sv", [("Borgmästaravtalet", "covenant-of-mayors")]),
        ("Borgmästaravtalets mål", "sv", [("Borgmästaravtalets", "covenant-of-mayors")]),
        ("Klimatpartnernas medlemmar", "sv", [("Klimatpartnernas", "helsinki-ilmastokumppanit")]),
        ("HINKU-kommunerna minskar", "sv", [("HINKU-kommunerna", "hinku")]),
        ("Rakvere ühines linnapeade paktiga.", "et", [("linnapeade paktiga", "covenant-of-mayors")]),
        ("ICLEI's congress", "en", [("ICLEI's", "iclei")]),
        (
            "the Global Covenant of Mayors and the Covenant of Mayors",
            "en",
            [("Global Covenant of Mayors", "global-covenant-of-mayors"), ("Covenant of Mayors", "covenant-of-mayors")],
        ),
        ("Klimapartnere Vestland, nå 65", "no", [("Klimapartnere Vestland", "klimapartnere-vestland")]),
        ("Hinku/Fisu", "fi", [("Hinku", "hinku"), ("Fisu", "fisu")]),
        ("Hinku – kuntien verkosto", "fi", [("Hinku", "hinku")]),
        (
            "Covenant\u00a0of Mayors, Hin\u00adku",
            "en",
            [("Covenant\u00a0of Mayors", "covenant-of-mayors"), ("Hin\u00adku", "hinku")],
        ),
    ],
)
def test_mentions(text: str, lang: str, expected: list[tuple[str, str]]) -> None:
    assert met(text, lang) == expected
    assert met(text) == expected or lang == "et"  # Estonian endings are tried on Estonian pages only


@pytest.mark.parametrize(
    "text",
    [
        "Energy cities and viable cities are common words, and so are climate partners.",
        "clc, cem and icn in small letters; COM is a port.",
        "Read hinku.fi, https://fisu.example.org/hinku and mail iclei@iclei.org.",
        "Fisunetworking Hinkula Eurocity",
        "Green\nCity Accord",
        "Smart Cities, Communities",
        "Työpajat ja uutiskirje jatkuvat. Workshops go on.",
        "Ilmastokumppaneita on jo monta, ja ilmastokumppanit tapaavat.",
        "Kahdella ilmastokumppanuusverkostolla on sama nimi.",
    ],
)
def test_ordinary_words_are_no_systems(text: str) -> None:
    assert met(text, "de") == []


def test_the_part_behind_a_hyphen_is_told() -> None:
    text = "Fisu-kuntia, Fisussa, Covenant of Mayors -verkostossa"
    assert [f.tail for f in load_gazetteer().systems_in(text, lang="fi")] == ["kuntia", "", "verkostossa"]


def test_methods() -> None:
    text = "Borgmästaravtalet, CLC, Hinkuun"
    assert [f.match.method for f in load_gazetteer().systems_in(text)] == ["exact", "alias", "lemma"]


def test_an_ordinary_word_is_a_name_when_written_as_one() -> None:
    assert met("Yritys on nyt Ilmastokumppani.", "fi") == [("Ilmastokumppani", "helsinki-ilmastokumppanit")]
    assert met("Ilmastokumppanit-verkosto kasvoi.", "fi") == [
        ("Ilmastokumppanit-verkosto", "helsinki-ilmastokumppanit")
    ]
    assert met("Ilmastokumppani kertoo.", "fi") == []


def test_the_owner_of_a_page_settles_what_its_own_words_mean() -> None:
    text = "Mukana on 40 toimijaa. Tervetuloa, ilmastokumppani!"
    assert met(text, "fi", "lahti") == [("ilmastokumppani", "lahti-ilmastokumppanit")]
    assert met(text, "fi", "joensuu") == [("ilmastokumppani", "joensuu-ilmastokumppanit")]
    assert met(text, "fi", "helsinki") == [("ilmastokumppani", "helsinki-ilmastokumppanit")]
    assert met(text, "fi", "vaasa") == []
    assert met("Yritys on nyt Ilmastokumppani.", "fi", "lahti") == [("Ilmastokumppani", "lahti-ilmastokumppanit")]


@pytest.mark.parametrize(
    ("mention", "expected"),
    [
        ("Covenant of Mayors", "covenant-of-mayors"),
        ("Hinku-kunta", "hinku"),
        ("FISU (Finnish Sustainable Communities)", "fisu"),
        ("Kunta-alan energiatehokkuussopimus (KETS)", "kets"),
        ("«Eurocities»", "eurocities"),
        ("viable cities", "viable-cities"),
        ("Hinku ja Fisu", None),
        ("Hinku kunnissa", None),
        ("Covenant", None),
        ("clc", None),
        ("", None),
    ],
)
def test_a_mention_by_itself(mention: str, expected: str | None) -> None:
    match = load_gazetteer().system(mention, lang="fi")
    assert (match.id if match else None) == expected
