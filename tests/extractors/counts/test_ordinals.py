"""Numbers of members told by the number of the one that came last, and the ordinals that number something else."""

from __future__ import annotations

import pytest

from tests.extractors.pages.said import counted, headcounts, prose, when

NETWORKS = {"fi": "hinku", "sv": "klimatkommunerna", "en": "covenant-of-mayors"}


@pytest.mark.parametrize(
    ("lang", "sentence", "value"),
    [
        ("sv", "Kommunen blev den 52:a medlemmen i nätverket Klimatkommunerna år 2021.", 52),
        ("sv", "Som 40:e kommun gick Lund med i nätverket 2020.", 40),
        ("sv", "Lund blev medlem nummer 41 i nätverket.", 41),
        ("fi", "Kunta liittyi Hinku-verkoston 52. jäsenenä vuonna 2019.", 52),
        ("fi", "Kunnasta tuli verkoston 43. jäsen vuonna 2018.", 43),
        ("fi", "Lohja hyväksyttiin verkoston 60. jäseneksi.", 60),
        ("fi", "Verkosto sai 100. jäsenensä vuonna 2022.", 100),
        ("fi", "Kokkola on verkoston uusin, 74. jäsen.", 74),
        ("en", "The network's 60th member was welcomed in May 2020.", 60),
        ("en", "In 2021 the town became the 52nd member of the Covenant of Mayors.", 52),
        ("en", "The 100th member joined the network in March 2022.", 100),
        ("en", "The town is the 75th municipality to join the network.", 75),
    ],
)
def test_the_number_of_the_newest_member_is_how_many_there_are(lang: str, sentence: str, value: int) -> None:
    found = headcounts(prose(sentence), lang, network=NETWORKS[lang])
    assert [(network, comparator, n) for network, comparator, n, _ in found] == [(NETWORKS[lang], "=", value)]


def test_it_holds_as_of_the_joining() -> None:
    (count,) = counted(prose("Kunta liittyi Hinku-verkoston 52. jäsenenä vuonna 2019."), network="hinku")
    assert when(count.as_of) == "2019 in"


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("sv", "Staden vill bli den 50:e medlemmen i nätverket."),
        ("sv", "Hon blev styrelsens 9:e medlem."),
        ("sv", "Lund blev Sveriges 5:e kommun i nätverket."),
        ("sv", "Landet blev den 32:a medlemmen i Nato."),
        ("fi", "Verkosto juhli 10. vuosipäiväänsä 60 jäsenen voimin."),
        ("fi", "Kaupunki on maan 10. suurin jäsenkunta."),
        ("fi", "Hän tuli hallituksen 5. jäseneksi."),
        ("fi", "Kunta liittyi Uudenmaan 5. kuntana verkostoon."),
        ("fi", "Kunta ei tullut verkoston 60. jäseneksi."),
        ("en", "The town became the 5th city in Finland to join the network."),
        ("en", "The 20th general assembly of members gathered delegates."),
        ("en", "Finland became the 31st member of NATO."),
        ("en", "The town aims to become the 60th member."),
    ],
)
def test_other_ordinals_number_no_members(lang: str, sentence: str) -> None:
    assert headcounts(prose(sentence), lang, network=NETWORKS[lang]) == []
