"""Leads one by one: who is announced, in what role, since when."""

from __future__ import annotations

import pytest

from extractors.pages.lead import date_behind, joining_date, read_lead
from tests.extractors.pages.said import opened, when


@pytest.mark.parametrize(
    ("text", "lang", "speaks"),
    [
        ("", "fi", None),
        ("Historia", "fi", None),
        ("Jäsenet", "fi", True),
        ("Fisu-kuntia ovat:", "fi", True),
        ("Jäsenet ja kumppanit", "fi", True),
        ("Jäsenet ovat sitoutuneet", "fi", None),
        ("Jäsenille", "fi", None),
        ("Jäsenten tavoitteet", "fi", False),
        ("Verkoston työryhmän jäsenet", "fi", False),
        ("Medlemskommuner 2024", "sv", True),
        ("Information till medlemmar", "sv", None),
        ("Medlemsavgifter", "sv", False),
        ("Members of the network", "en", True),
        ("Members' projects", "en", False),
        ("Members of the board", "en", False),
        ("Benefits for members", "en", False),
        ("Future members", "en", False),
        ("The members should be:", "en", False),
        ("Cities", "en", True),
        ("Finnish cities in the Covenant of Mayors", "en", True),
        ("The city", "en", None),
    ],
)
def test_speaking_of_members(text: str, lang: str, speaks: bool | None) -> None:
    _, context = opened("<h1>Fisu</h1><p>Sivu</p>", lang, network="fisu")
    assert read_lead(text, context).speaks_of_members is speaks


@pytest.mark.parametrize(
    ("text", "lang", "counted"),
    [
        ("De 23", "sv", 23),
        ("Ensimmäiset viisi kuntaa", "fi", 5),
        ("Canemure toimii seitsemän maakunnan alueella:", "fi", 7),
        ("Over 20 cities", "en", None),
        ("In 23 places", "en", None),
        ("Hanke päättyy 30 kuukauden kuluttua", "fi", None),
    ],
)
def test_counts(text: str, lang: str, counted: int | None) -> None:
    _, context = opened("<h1>Fisu</h1><p>Sivu</p>", lang, network="fisu")
    assert read_lead(text, context).counted == counted


def test_network_and_its_mention() -> None:
    _, context = opened("<h1>Kaupunki</h1><p>Sivu</p>", "en", owner="lahti")
    lead = read_lead("Signatories of the Green City Accord", context)
    assert lead.network is not None
    assert (lead.network.id, lead.network_mention) == ("green-city-accord", "Green City Accord")


@pytest.mark.parametrize(
    ("text", "lang", "start"),
    [
        ("Sitoumuksen allekirjoittivat 26.9.2012:", "fi", "2012-09-26 on"),
        ("Jäsenenä vuodesta 2015", "fi", "2015 since"),
        ("Medlem sedan 2015", "sv", "2015 since"),
        ("Joined in June 2014", "en", "2014-06 in"),
        ("Jäsenet 31.12.2020", "fi", None),
        ("Verkosto perustettiin vuonna 2013", "fi", None),
        ("Toiminut vuodesta 2013", "fi", None),
        ("Signed in 2012 and again in 2016", "en", None),
        ("To be signed by 2030", "en", None),
    ],
)
def test_dates_of_joining(text: str, lang: str, start: str | None) -> None:
    _, context = opened("<h1>Fisu</h1><p>Sivu</p>", lang, network="fisu")
    assert when(joining_date(text, context)) == start


@pytest.mark.parametrize(
    ("text", "bare_year", "start"),
    [
        (" (2015)", True, "2015 in"),
        (" (2015)", False, None),
        (", since 2015", False, "2015 since"),
        (" (2099)", True, None),
        (" – capital of 2015", True, None),
    ],
)
def test_dates_behind_a_name(text: str, bare_year: bool, start: str | None) -> None:
    _, context = opened("<h1>Fisu</h1><p>Page</p>", "en", network="fisu")
    assert when(date_behind(text, context, bare_year=bare_year)) == start
