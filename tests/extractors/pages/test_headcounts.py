"""Stated numbers of members: comparators, first person, tense, and the many numbers that count something else."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.extractors.pages.said import counted, headcounts, when


def prose(text: str, heading: str = "Verkosto") -> str:
    return f"<html><body><main><h1>{heading}</h1><p>{text}</p></main></body></html>"


@pytest.mark.parametrize(
    ("lang", "sentence", "expected"),
    [
        ("fi", "Verkostossa on yli 70 kuntaa ja 4 maakuntaa.", [(">", 70, "municipality"), ("=", 4, "region")]),
        ("fi", "Verkostoon kuuluu lähes 90 jäsentä.", [("<", 90, "any")]),
        ("fi", "Verkostoon kuuluu 11 suomalaista edelläkävijäkuntaa.", [("=", 11, "municipality")]),
        ("fi", "Jäseniä on noin 100.", [("~", 100, "any")]),
        ("fi", "Jäsenmäärä on 11.", [("=", 11, "any")]),
        ("fi", "Hinku-kuntia on nyt kahdeksan.", [("=", 8, "municipality")]),
        ("fi", "Verkostoon on liittynyt jo 40 yritystä.", [("=", 40, "company")]),
        ("fi", "Verkosto toimii 30 maassa, ja sillä on 100 jäsenkuntaa.", [("=", 100, "municipality")]),
        ("fi", "Olemme 11 kunnan verkosto.", [("=", 11, "municipality")]),
        ("fi", "Meitä on jo 98!", [("=", 98, "municipality")]),
        ("sv", "I dag är över 40 kommuner med i nätverket.", [(">", 40, "municipality")]),
        ("sv", "Nätverket består av 40 kommuner och 4 regioner.", [("=", 40, "municipality"), ("=", 4, "region")]),
        ("sv", "Vi är 52 medlemmar.", [("=", 52, "any")]),
        ("sv", "Nätverket har minst tjugo medlemskommuner.", [(">=", 20, "municipality")]),
        ("en", "We are 98 already!", [("=", 98, "municipality")]),
        ("en", "There are now 98 of us!", [("=", 98, "municipality")]),
        ("en", "All 98 of us cut emissions by 80 per cent.", [("=", 98, "municipality")]),
        ("en", "We are a network of 98 municipalities.", [("=", 98, "municipality")]),
        ("en", "The network has 98 members in 30 countries.", [("=", 98, "any")]),
        ("en", "The network, in which 400 000 people live, has 98 members.", [("=", 98, "any")]),
        ("en", "At least 60 towns belong to the network, up to 10 of them small.", [(">=", 60, "municipality")]),
        ("en", "98 municipalities belong to the network.", [("=", 98, "municipality")]),
        ("en", "The network grew from 5 municipalities to 98 municipalities.", [("=", 98, "municipality")]),
        ("en", "Over 40 companies and communities are members.", [(">", 40, "company")]),
        ("fi", "Henkilöjäseniä on erikseen 40.", [("=", 40, "person")]),
        ("en", "The network has 98 members, of which 4 are regions.", [("=", 98, "any"), ("=", 4, "region")]),
    ],
)
def test_members_are_counted(lang: str, sentence: str, expected: list[tuple[str, int, str]]) -> None:
    found = headcounts(prose(sentence), lang, network="hinku", member_kind="municipality")
    assert found == [("hinku", *count) for count in expected]


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        # goals, plans, conditions, denials
        ("fi", "Verkoston tavoitteena on 50 jäsentä vuonna 2030."),
        ("fi", "Tavoitteemme: meitä on 50."),
        ("fi", "Verkosto pyrkii saamaan 50 jäsentä."),
        ("fi", "Verkostoon voisi kuulua 50 kuntaa."),
        ("fi", "Verkostoon ei kuulu 50 kuntaa."),
        ("fi", "Verkostoon tulee kuulumaan 50 kuntaa."),
        ("fi", "Vuonna 2030 meitä on 50!"),
        ("sv", "Målet är att nätverket ska ha 60 medlemmar."),
        ("en", "The network aims to have 150 members by 2030."),
        ("en", "By 2030 the network will have 150 members."),
        ("en", "The network would have 150 members."),
        ("en", "The network does not have 150 members."),
        # people, money, shares, land, time
        ("fi", "Verkoston jäsenkunnissa asuu yli 400 000 ihmistä."),
        ("fi", "Jäsenkunnat ovat vähentäneet päästöjään 30 prosenttia."),
        ("fi", "Verkosto kattaa 40 % Suomen kunnista."),
        ("fi", "Verkostoon kuuluu kaksi kolmasosaa kunnista."),
        ("fi", "Verkosto sai 50 000 euroa jäseniltä."),
        ("fi", "Jäsenet ovat suojelleet 5000 hehtaaria kunnan metsää."),
        ("fi", "Olemme toimineet 10 vuotta."),
        ("sv", "I medlemskommunerna bor 4 miljoner invånare."),
        ("en", "Membership costs 500 euros for municipalities."),
        ("en", "We are 20 years old."),
        # places where members are
        ("fi", "Jäsenkunnat ovat 12 maakunnassa."),
        ("sv", "Nätverket finns i 30 kommuner."),
        ("en", "The network is active in 30 cities."),
        ("en", "Members are found in 12 regions."),
        # newcomers, leavers, the first, the others, part of them
        ("fi", "Verkostoon liittyi vuonna 2023 kolme uutta kuntaa."),
        ("fi", "Uusia jäseniä on kolme."),
        ("fi", "Verkostosta erosi kaksi kuntaa."),
        ("fi", "Ensimmäiset viisi kuntaa olivat verkoston perustajia."),
        ("sv", "Två nya kommuner har gått med i nätverket."),
        ("en", "10 new members joined in 2020."),
        ("en", "Every year 10 municipalities join the network."),
        ("en", "Five of the members are cities."),
        ("en", "Three of us have won a prize."),
        # what was done to so many, or by them
        ("fi", "Verkostosta on kiinnostunut 20 kuntaa."),
        ("fi", "Seuraavaan vaiheeseen pääsi 4 verkoston kuntaa."),
        ("fi", "Jäsenkunnista 5 kuntaa saavutti tavoitteensa."),
        ("fi", "Hankkeessa on mukana 5 kuntaa."),
        ("en", "Five cities applied to the network."),
        ("en", "Five member cities reached their goals."),
        ("en", "The network has trained 300 companies."),
        ("en", "The network supports 40 municipalities in planning."),
        ("en", "The network is open to all 309 municipalities."),
        ("en", "Its members employ 500 companies."),
        # other things
        ("fi", "Suomessa on 309 kuntaa, joista verkostoon kuuluu yli kolmannes."),
        ("fi", "Verkosto järjestää vuosittain 3 tilaisuutta jäsenille."),
        ("fi", "Verkoston hallituksessa on 7 jäsentä."),
        ("fi", "Olemme tehneet 98 toimenpidettä."),
        ("fi", "Verkostoon kuuluu 14 seurakuntaa."),
        ("sv", "Sverige har 290 kommuner."),
        ("sv", "Medlemmarna har byggt 300 bostäder."),
        ("sv", "Fler än 30 kommuner deltog i nätverkets möte."),
        ("en", "The board has 9 members."),
        ("en", "The network offers 5 partner events."),
        ("en", "The project has 5 partners."),
        ("en", "Each member names 2 partners."),
        ("en", "Over 100 participants took part in the network seminar."),
        ("en", "We are 5 people in the office."),
    ],
)
def test_other_numbers_are_no_headcounts(lang: str, sentence: str) -> None:
    assert headcounts(prose(sentence), lang, network="hinku", member_kind="municipality") == []


def test_a_heading_that_states_a_goal_as_a_fact() -> None:
    page = prose("Kumppanuus kasvaa.", heading="Joensuulla on 50 ilmastokumppania vuonna 2021")
    assert headcounts(page, network="joensuu-ilmastokumppanit") == []


def test_of_headings_the_first_person_counts() -> None:
    assert headcounts(prose("Yhdessä.", heading="Meitä on jo 98!"), network="hinku") == [("hinku", "=", 98, "any")]
    assert headcounts(prose("Yhdessä.", heading="Verkostossa on 98 kuntaa"), network="hinku") == []


def test_partners_are_counted_where_the_network_has_partners() -> None:
    page = prose("Kumppaneita on nyt 38.")
    assert headcounts(page, network="turku-ilmastokaupunkisopimus") == [
        ("turku-ilmastokaupunkisopimus", "=", 38, "partner")
    ]
    assert headcounts(page, network="fisu") == []


def test_each_number_goes_to_the_network_named_before_it() -> None:
    page = prose("Hinku-verkostoon kuuluu 98 kuntaa ja Fisu-verkostoon 11 kuntaa.")
    assert headcounts(page) == [("hinku", "=", 98, "municipality"), ("fisu", "=", 11, "municipality")]


def test_without_a_network_nothing_is_counted() -> None:
    assert headcounts(prose("The association has 30 members.", heading="Association"), "en") == []


@pytest.mark.parametrize(
    ("lang", "sentence", "as_of", "tense"),
    [
        ("fi", "Verkostossa on 9 kuntaa.", "as_of", "present"),
        ("fi", "Verkostossa oli mukana 9 kuntaa.", "before", "past"),
        ("fi", "Vuonna 2015 verkostossa oli mukana 9 kuntaa.", "2015 in", "past"),
        ("fi", "Jäseniä on nyt yhdeksän, ja määrä on kaksinkertaistunut vuodessa.", "as_of", "present"),
        ("sv", "År 2010 hade nätverket 9 medlemmar.", "2010 in", "past"),
        ("sv", "Nätverket hade 9 medlemmar.", "before", "past"),
        ("en", "The network was founded in 2008 and has 9 members today.", "as_of", "present"),
        ("en", "In June 2021 the network had 9 members.", "2021-06 in", "past"),
    ],
)
def test_the_day_it_stands_for(lang: str, sentence: str, as_of: str, tense: str) -> None:
    (count,) = counted(prose(sentence), lang, network="hinku")
    assert (count.value, when(count.as_of), count.tense) == (9, as_of, tense)
    assert count.as_of.latest is not None
    assert count.as_of.latest <= dt.date(2026, 11, 21)


def test_bounds_and_qualifier() -> None:
    (count,) = counted(prose("Verkostossa on jo yli 60 jäsentä."), network="hinku")
    assert (count.comparator, count.lower, count.upper, count.qualifier) == (">", 61, None, "jo yli")
    assert count.evidence.quote == "Verkostossa on jo yli 60 jäsentä."
