"""What is told of targets that were set: late, reached, missed, the same for others; and rules without a number."""

from __future__ import annotations

import pytest

from tests.extractors.prose.promised import short, targets

CUT, NEUTRAL = "emission_reduction_pct", "carbon_neutrality"


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        (
            "fi",
            "Tavoitteena oli 60 jäsentä vuonna 2020. Tavoite on myöhässä, sillä jäseniä on nyt vähemmän.",
            ["partner_count =60 partner 2020 in, network", "partner_count =60 partner late None, network"],
        ),
        (
            "fi",
            "Tavoitteena oli 60 jäsentä vuonna 2020. Tavoite saavutettiin keväällä 2022.",
            ["partner_count =60 partner 2020 in, network", "partner_count =60 partner achieved 2022-21 in, network"],
        ),
        (
            "fi",
            "Tavoitteena oli 60 jäsentä vuonna 2020. Tavoitetta ei saavutettu.",
            ["partner_count =60 partner 2020 in, network", "partner_count =60 partner late None, network"],
        ),
        (
            "sv",
            "Målet var att minska utsläppen med 20 procent till 2020. Målet nåddes 2018.",
            [f"{CUT} =20 percent 2020 by, network", f"{CUT} =20 percent achieved 2018 in, network"],
        ),
        ("sv", "Målet är försenat.", ["qualitative late None, None"]),
        (
            "en",
            "The target was to cut emissions by 20% by 2020. The target was met in 2018.",
            [f"{CUT} =20 percent 2020 by, network", f"{CUT} =20 percent achieved 2018 in, network"],
        ),
        (
            "en",
            "The goal of 50 partners was reached in spring 2024.",
            ["partner_count =50 partner achieved 2024-21 in, network"],
        ),
        (
            "en",
            "The target of 20% lower emissions was met in 2018, and the new target is 60% by 2030.",
            [f"{CUT} =20 percent achieved 2018 in, network", f"{CUT} =60 percent 2030 by, network"],
        ),
    ],
)
def test_what_became_of_a_target(lang: str, text: str, expected: list[str]) -> None:
    assert [short(t) for t in targets(text, lang, network="hinku")] == expected


@pytest.mark.parametrize("text", ["Tavoite saavutetaan vuonna 2030.", "Tavoite voidaan saavuttaa vuonna 2030."])
def test_a_target_that_is_yet_to_be_reached_was_not(text: str) -> None:
    assert targets(text, "fi", network="hinku") == []


@pytest.mark.parametrize(
    ("lang", "text", "whose"),
    [
        (
            "fi",
            "Ii on hiilineutraali 2030. Kaikki Euroopan kaupungit voivat myös saavuttaa samat tavoitteet vuonna 2050.",
            "all_european_cities",
        ),
        ("sv", "Nätverket ska vara klimatneutralt 2030. De andra städerna kan nå samma mål till 2050.", None),
        (
            "en",
            "The network will be climate neutral by 2030. Members abroad may reach the same goals by 2050.",
            "all_members",
        ),
    ],
)
def test_the_same_goals_by_another_date(lang: str, text: str, whose: str | None) -> None:
    first, second = targets(text, lang, network="netzerocities")
    assert (first.metric, second.metric) == (NEUTRAL, NEUTRAL)
    assert (second.applies_to, second.modality, second.due and second.due.edtf) == (whose, "may", "2050")


@pytest.mark.parametrize(
    ("lang", "sentence", "rules"),
    [
        (
            "fi",
            "Tavoitteiden tulee ylittää lainsäädännön vaatimukset ja parantaa nykytilannetta.",
            ("beyond_current_state", "beyond_legislation"),
        ),
        ("sv", "Målen bör gå längre än lagen kräver.", ("beyond_legislation",)),
        ("en", "Targets should improve on the current state.", ("beyond_current_state",)),
    ],
)
def test_a_rule_for_targets_without_a_number(lang: str, sentence: str, rules: tuple[str, ...]) -> None:
    (target,) = targets(sentence, lang, network="hinku")
    assert (target.metric, target.rules, target.applies_to, target.modality) == (
        "qualitative",
        rules,
        "each_member",
        "should",
    )
