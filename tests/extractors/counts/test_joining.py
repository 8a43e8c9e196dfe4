"""Those who joined or founded together, and the networks that a body is in, by their numbers."""

from __future__ import annotations

import pytest

from tests.extractors.pages.said import counted, known, prose, when


@pytest.mark.parametrize(
    ("lang", "sentence", "expected"),
    [
        (
            "fi",
            "Kunta allekirjoitti sopimuksen 10.2.2009 350 muun kaupungin kanssa.",
            "co_signatory =350 2009-02-10 on",
        ),
        ("sv", "Staden undertecknade avtalet år 2009 samtidigt med 350 andra städer.", "co_signatory =350 2009 in"),
        ("en", "The city joined in 2009 together with 350 others.", "co_signatory =350 2009 in"),
        ("fi", "Hinku on viiden kunnan perustama, ja se perustettiin vuonna 2008.", "founder =5 2008 in"),
        ("sv", "Nätverket grundades av sju kommuner år 2003.", "founder =7 2003 in"),
        ("en", "The network was founded by four cities in 2015.", "founder =4 2015 in"),
    ],
)
def test_those_who_joined_or_founded_together(lang: str, sentence: str, expected: str) -> None:
    (count,) = counted(prose(sentence), lang, network="covenant-of-mayors")
    assert f"{count.member_kind} {count.comparator}{count.value} {when(count.as_of)}" == expected


@pytest.mark.parametrize(
    ("lang", "sentence", "expected"),
    [
        ("fi", "Kaupunki kuuluu useaan kansainväliseen verkostoon.", "lahti networks_joined >=2 as_of"),
        ("fi", "Turku on mukana viidessä ilmastoverkostossa.", "turku networks_joined =5 as_of"),
        ("fi", "Turku liittyi vuonna 2015 kahteen verkostoon.", "turku networks_joined_in_period =2 2015 in"),
        ("sv", "Vasa är medlem i tre internationella nätverk.", "vaasa networks_joined =3 as_of"),
        ("en", "The city is a member of several climate networks.", "lahti networks_joined >=2 as_of"),
        ("en", "Helsinki joined three networks in 2021.", "helsinki networks_joined_in_period =3 2021 in"),
    ],
)
def test_the_networks_of_a_body(lang: str, sentence: str, expected: str) -> None:
    (count,) = counted(prose(sentence, "Lahti"), lang, owner="lahti", rank="own_page")
    assert count.party is not None
    number = f"{count.comparator}{count.value}"
    assert f"{known(count.party)} {count.metric} {number} {when(count.as_of)}" == expected


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("fi", "Kunta voisi liittyä kolmeen verkostoon."),
        ("fi", "Kaupunki liittyi kolmeen verkostoon."),
        ("sv", "Staden vill bli medlem i tre nätverk."),
        ("en", "There are several networks for cities."),
        ("en", "The city follows three networks."),
    ],
)
def test_no_networks_of_a_body(lang: str, sentence: str) -> None:
    assert counted(prose(sentence, "Lahti"), lang, owner="lahti", rank="own_page") == []
