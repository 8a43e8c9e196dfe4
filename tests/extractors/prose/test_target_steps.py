"""Steps on the way to a target told before, footprints that shrink, and states of no emissions, in prose."""

from __future__ import annotations

import pytest

from tests.extractors.prose.promised import short, targets

CUT, NEUTRAL = "emission_reduction_pct", "carbon_neutrality"


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        (
            "sv",
            (
                "Målet är att minska utsläppen med 20 procent till 2020 jämfört med 2007. "
                "Ett delmål på vägen var 15 % till 2016."
            ),
            f"{CUT} =15 percent from 2007 2016 by, network",
        ),
        (
            "fi",
            (
                "Lahti aikoo vähentää päästöjä 80 prosenttia vuoteen 2030 mennessä vuoden 2007 tasosta. "
                "Välitavoitteena on 50 prosenttia vuoteen 2020 mennessä."
            ),
            f"{CUT} =50 percent from 2007 2020 by, lahti",
        ),
        (
            "en",
            "Members will cut emissions by 80% from 1990 levels by 2040. An interim target is 50% by 2030.",
            f"{CUT} =50 percent from 1990 2030 by, all_members",
        ),
    ],
)
def test_a_step_takes_what_it_lacks_from_the_target_before(lang: str, text: str, expected: str) -> None:
    _, step = targets(text, lang)
    assert short(step) == expected


def test_a_step_with_nothing_before_it_is_of_nothing() -> None:
    assert targets("Ett delmål på vägen var 15 % till 2016.", "sv") == []


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        (
            "fi",
            (
                "Varma aikoo pienentää osakkeidensa hiilijalanjälkeä 25 prosenttia ja kiinteistösijoitustensa "
                "15 prosenttia vuoteen 2020 mennessä."
            ),
            [f"{CUT} =25 percent 2020 by, varma", f"{CUT} =15 percent 2020 by, varma"],
        ),
        (
            "fi",
            "Tavoitteena on pienentää hiilijalanjälki puoleen vuoteen 2030 mennessä.",
            [f"{CUT} =50 percent 2030 by, network"],
        ),
        (
            "fi",
            "Päästöjen tulee olla 60 prosenttia pienemmät vuonna 2030 kuin vuonna 1990.",
            [f"{CUT} =60 percent from 1990 2030 in, network"],
        ),
        (
            "sv",
            "Företaget ska krympa sitt klimatavtryck med 30 procent till 2025.",
            [f"{CUT} =30 percent 2025 by, network"],
        ),
        ("sv", "Vi ska skära ner utsläppen med 40 % till 2030.", [f"{CUT} =40 percent 2030 by, network"]),
        (
            "en",
            "The company will shrink its carbon footprint by 30 per cent by 2030.",
            [f"{CUT} =30 percent 2030 by, network"],
        ),
        ("fi", "Tavoitteena on nollapäästöt vuonna 2040.", [f"{NEUTRAL} 2040 in, network"]),
        ("fi", "Tavoitteena on fossiiliton kaupunki vuonna 2030.", ["qualitative 2030 in, network"]),
        ("sv", "Målet är nollutsläpp 2040.", [f"{NEUTRAL} 2040 in, network"]),
        ("sv", "Kommunen ska inte ha några nettoutsläpp år 2045.", [f"{NEUTRAL} 2045 in, network"]),
        ("en", "The town is to be climate positive by 2035.", [f"{NEUTRAL} 2035 by, network"]),
    ],
)
def test_what_is_aimed_at(lang: str, text: str, expected: list[str]) -> None:
    assert [short(target) for target in targets(text, lang)] == expected


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fi", "Energiansäästöpotentiaali on 20 prosenttia vuoteen 2030 mennessä."),
        ("fi", "Varman hiilijalanjälki keveni 25 prosenttia vuosina 2015–2019."),
        ("fi", "Tuulivoima kattoi 17 prosenttia sähkönkulutuksesta vuonna 2020."),
        ("fi", "Energiatehokkuus parani 9 prosenttia vuoteen 2016 mennessä."),
        ("sv", "Den fossilfria bussflottan invigdes 2018."),
        ("sv", "Utsläppen krympte med 12 procent till 2019."),
        ("sv", "Vindkraften stod för 17 procent av elen 2020."),
        ("en", "Wind power accounted for 17% of electricity in 2020."),
        ("en", "According to the model, emissions fall by 55% by 2030."),
        ("sv", "Partiet fick 15 procent av rösterna i valet 2018."),
    ],
)
def test_what_is_none(lang: str, text: str) -> None:
    assert targets(text, lang) == []
