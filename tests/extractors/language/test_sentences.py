"""Where sentences end, and the full stops that end none."""

from __future__ import annotations

import pytest

from extractors.language.sentences import sentences
from tests.growth import TOLERATED, growth


def _texts(text: str) -> list[str]:
    return [s.text for s in sentences(text)]


@pytest.mark.parametrize(
    "one",
    [
        "Yhteistyötä on ollut mm. ICLEI-verkoston kautta.",
        "Mukana ovat esim. Forssa ja Ii.",
        "Helhet, t.ex. Energibesparing och bl.a. Helsingfors.",
        "Some means, e.g. Solar power, count.",
        "Asukkaita on n. 300 ja kuntia ca. 20.",
        "Kokous on klo. 13 ja nro. 5 on tärkeä.",
        "Lahti liittyi 10.9.2012 valtuuston päätöksellä.",
        "Partnerne møttes 4. juni 2014 i Bergen.",
        "Das Treffen am 4. Juni 2014 war gut.",
        "Joulukuun 31. päivänä 2020 oli 82 jäsentä.",
        "Kokous pidettiin 3. 5. 2019 Turussa.",
        "Päästöt laskivat 2.5 prosenttia ja 1,5 astetta.",
        "Sopimuksen teki J. R. Virtanen Lahdesta.",
        "1. Att skapa nya möjligheter",
        "Kuntia, yrityksiä jne. on mukana.",
    ],
)
def test_a_full_stop_that_ends_nothing(one):
    assert _texts(one) == [one]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Se alkoi. Se jatkuu! Jatkuuko? Kyllä", ["Se alkoi.", "Se jatkuu!", "Jatkuuko?", "Kyllä"]),
        ("Kuntia, yrityksiä jne. Mukaan pääsee.", ["Kuntia, yrityksiä jne.", "Mukaan pääsee."]),
        ("Kumppaneita oli 40. Tavoite jäi.", ["Kumppaneita oli 40.", "Tavoite jäi."]),
        ("Se syntyi vuonna 2015. 23 kuntaa liittyi.", ["Se syntyi vuonna 2015.", "23 kuntaa liittyi."]),
        ("Se on aikaisempi.[1] Kunnat laskevat.[2]", ["Se on aikaisempi.[1]", "Kunnat laskevat.[2]"]),
        ("Kom med på vår webbplats!15.11.2021 09:48", ["Kom med på vår webbplats!", "15.11.2021 09:48"]),
        ("Hän sanoi: ”Liitymme.” Sitten liityttiin.", ["Hän sanoi: ”Liitymme.”", "Sitten liityttiin."]),
        ("Motiva Oy. Lokakuussa oli 64.", ["Motiva Oy.", "Lokakuussa oli 64."]),
        ("Rivi\njatkuu tästä. Uusi\nlause.", ["Rivi\njatkuu tästä.", "Uusi\nlause."]),
        ("  \u00a0 ", []),
        ("", []),
    ],
)
def test_where_sentences_end(text, expected):
    assert _texts(text) == expected


def test_every_sentence_is_a_slice_of_the_document():
    document = "Otsikko\n\n  Se alkoi.  Se jatkuu!\u00a0 Loppu "
    block = document[9:]
    for sentence in sentences(block, start=9):
        assert document[sentence.start : sentence.end] == sentence.text
    assert [s.text for s in sentences(block, 9)] == ["Se alkoi.", "Se jatkuu!", "Loppu"]


@pytest.mark.parametrize("piece", ["Kunnat liittyivät 10.9.2012 mm. verkostoon. ", "."])
def test_time_grows_with_the_text_and_no_faster(piece):
    assert growth(sentences, piece, 200_000) < TOLERATED
