"""Stated numbers of members: comparators, first person, tense, and the many numbers that count something else."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.extractors.pages.said import counted, headcounts, prose, when


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
        # parts of a total
        (
            "fi",
            "Jäseniä oli 82 organisaatiota: 54 yritystä, 8 yliopistoa, 1 säätiö ja 1 keskusjärjestö.",
            [
                ("=", 82, "organisation"),
                ("=", 54, "company"),
                ("=", 8, "university"),
                ("=", 1, "foundation"),
                ("=", 1, "confederation"),
            ],
        ),
        (
            "sv",
            "Nätverket har 20 medlemmar: 12 företag, 5 kommuner och 3 universitet.",
            [("=", 20, "any"), ("=", 12, "company"), ("=", 5, "municipality"), ("=", 3, "university")],
        ),
        # several kinds in one number
        ("en", "The network has 475 cities, counties and associations.", [("=", 475, "any")]),
        ("fi", "Verkostossa on 40 yritystä ja yhteisöä.", [("=", 40, "any")]),
        ("fi", "Verkostossa on 64 kaupunkia tai kuntaa.", [("=", 64, "municipality")]),
        ("fi", "Verkostossa on 14 kuntayhtymää.", [("=", 14, "joint_authority")]),
        # the number of them, and what it has passed
        ("fi", "Jäsenkuntien määrä on 98.", [("=", 98, "municipality")]),
        ("fi", "Verkoston jäsenmäärä nousi 98:aan.", [("=", 98, "any")]),
        ("fi", "Jäsenmäärä ylitti 80 vuonna 2021.", [(">", 80, "any")]),
        ("sv", "Under 2021 steg antalet kommuner i Hinku till 23.", [("=", 23, "municipality")]),
        ("en", "The number of member cities rose to 80.", [("=", 80, "municipality")]),
        ("en", "The network passed 300 members in spring 2021.", [(">", 300, "any")]),
        # a label and what stands behind it, and a network of so many
        ("en", "Hinku: founded in 2008, today more than 90 towns in 18 regions.", [(">", 90, "municipality")]),
        ("fi", "Hinku on 98 suomalaisen kunnan verkosto.", [("=", 98, "municipality")]),
        ("fi", "Jäsenmäärä: 49 kuntaa", [("=", 49, "municipality")]),
        ("en", "Members: 98", [("=", 98, "any")]),
        # what a network by name is made of
        ("sv", "Klimatkommunerna är en förening med 40 kommuner.", [("=", 40, "municipality")]),
        ("en", "Eurocities represents more than 200 of Europe's largest cities.", [(">", 200, "municipality")]),
        ("en", "Ten cities have already signed it and are part of the network.", [("=", 10, "municipality")]),
        # a goal told in the same breath
        ("fi", "Verkostossa on 31 yritystä, ja määrä aiotaan nostaa 50:een.", [("=", 31, "company")]),
    ],
)
def test_members_are_counted(lang: str, sentence: str, expected: list[tuple[str, int, str]]) -> None:
    found = headcounts(prose(sentence), lang, network="hinku", member_kind="municipality")
    assert [count[1:] for count in found] == expected
    assert {count[0] for count in found} <= {"hinku", "klimatkommunerna", "eurocities"}


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
        ("fi", "Asukkaiden määrä nousi 98 000:een."),
        ("fi", "Verkoston päästöjen määrä on 98."),
        ("fi", "Verkosto toimii 23 valtiossa."),
        ("fi", "Kunta neuvotteli 10 muun kaupungin kanssa verkostosta."),
        ("sv", "Nätverkets stad samarbetar med 10 andra städer."),
        ("en", "The network's report was written together with 20 companies."),
        ("en", "Most of the members are small."),
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


def test_a_forum_of_governments() -> None:
    page = prose("Taustalla on 23 valtion ministeriöistä koostuva Clean Energy Ministerial.")
    assert headcounts(page) == [("cem", "=", 23, "government")]


def test_the_network_spoken_of_is_counted() -> None:
    page = prose("Turku kuuluu Fisu-verkostoon. Jäseniä on nyt 11.")
    assert headcounts(page, network="hinku") == [("fisu", "=", 11, "any")]
