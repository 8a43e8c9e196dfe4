"""Member lists, of items, cards and lines: what they give, and what gives nothing."""

from __future__ import annotations

import pytest

from tests.extractors.pages.said import known, members, participations, said, when

HINKU = {"network": "hinku", "member_kind": "municipality"}


def page(*markup: str) -> str:
    return f"<html><body><main>{''.join(markup)}</main></body></html>"


def items(*texts: str) -> str:
    return f"<ul>{''.join(f'<li>{text}</li>' for text in texts)}</ul>"


def cards(line: str, *names: str) -> str:
    made = (f'<div class="card"><h3>{name}</h3><p>{line} {2011 + n}</p></div>' for n, name in enumerate(names))
    return "".join(made)


@pytest.mark.parametrize(
    ("lang", "above"),
    [
        ("fi", "<h2>Jäsenet</h2>"),
        ("fi", "<h2>Jäsenkunnat maakunnittain</h2>"),
        ("fi", "<h2>Verkoston kunnat</h2>"),
        ("fi", "<h2>Hinku-kunnat</h2>"),
        ("fi", "<h2>Kunnat</h2>"),
        ("fi", "<p>Hinku-verkostoon kuuluvat seuraavat kunnat:</p>"),
        ("fi", "<p>Verkosto perustettiin vuonna 2008. Jäseniä ovat:</p>"),
        ("sv", "<h2>Medlemmar</h2>"),
        ("sv", "<h2>Kommuner i nätverket</h2>"),
        ("sv", "<p>Följande kommuner är medlemmar:</p>"),
        ("en", "<h2>Members in alphabetical order</h2>"),
        ("en", "<h2>Municipalities of the Hinku network</h2>"),
        ("en", "<p>The following municipalities have joined the network:</p>"),
        ("en", "<h2>Members</h2><p>These work together towards a low-carbon Finland, each in its own way.</p>"),
    ],
)
def test_words_that_announce_members(lang: str, above: str) -> None:
    assert members(page(above, items("Ii", "Lahti", "Lohja")), lang, **HINKU) == ["ii", "lahti", "lohja"]


@pytest.mark.parametrize(
    ("lang", "above", "listed"),
    [
        ("fi", "<p>Jäsenet saavat:</p>", ("Koulutus", "Viestintä", "Laskenta")),
        ("fi", "<h2>Jäsenedut</h2>", ("Koulutus", "Viestintä", "Laskenta")),
        ("fi", "<h2>Jäsenten toiminta</h2>", ("Ilmastotyön johtaminen", "Koulutus ja viestintä")),
        ("fi", "<h2>Linkit jäsenille</h2>", ('<a href="/a">Jäsensivut</a>', '<a href="/b">Uutiset</a>')),
        ("fi", "<h2>Jäsenyys</h2>", ('<a href="/a.pdf">Jäsenhakemus (pdf)</a>', '<a href="/b.pdf">Säännöt (pdf)</a>')),
        ("fi", "<h2>Kumppanimme</h2>", ("Visa", "Klarna", "Posti")),
        ("fi", "<h2>Yhteistyökumppanit</h2>", ("Motiva", "Sitra", "Syke")),
        ("fi", "<p>Verkostosta kiinnostuneet kunnat:</p>", ("Ii", "Lahti", "Lohja")),
        ("fi", "<h2>Jäsenyyttä hakeneet kunnat</h2>", ("Ii", "Lahti", "Lohja")),
        ("fi", "<p>Verkostoon eivät vielä kuulu:</p>", ("Ii", "Lahti", "Lohja")),
        ("fi", "<h2>Hallituksen jäsenet</h2>", ("Ii", "Lahti", "Lohja")),
        ("fi", "<h2>Toimipisteemme</h2>", ("Helsinki", "Turku", "Tampere", "Oulu", "Lahti")),
        ("fi", "<h2>Uutisia jäsenkunnista</h2>", ("Lahti sai palkinnon", "Ii vähensi päästöjään")),
        ("fi", "<h2>Ajankohtaista</h2>", ("Lahti: uusi voimala", "Ii: päästöt laskivat")),
        ("sv", "<p>Företag som är intresserade av att gå med:</p>", ("Kone", "Neste", "St1")),
        ("sv", "<p>Medlemmarna arbetar med:</p>", ("Klimat", "Energi", "Trafik")),
        ("en", "<p>Members get:</p>", ("Training", "Peer learning", "Funding")),
        ("en", "<h2>For members</h2>", ("Strategy", "Annual report", "Rules")),
        ("en", "<h2>Our partners</h2>", ("Visa", "Klarna", "DHL")),
        ("en", "<h2>Applicants</h2>", ("Ii", "Lahti", "Lohja")),
        ("en", "<p>Municipalities that are considering membership:</p>", ("Ii", "Lahti", "Lohja")),
        ("en", "<p>The network works with its member cities on themes:</p>", ("Climate", "Energy", "Transport")),
        ("en", "<p>The new members next year will be:</p>", ("Ii", "Lahti", "Lohja")),
        ("fi", "<h2>Hallitus</h2><h3>Jäsenet</h3>", ("Helsinki", "Turku", "Tampere")),
        ("fi", "<h2>Esimerkkejä kunnista</h2>", ("Lahti: bussit kulkevat biokaasulla", "Ii: päästöt laskivat")),
        ("sv", "<h2>Årets klimatkommun</h2>", ("Lojo", "Hangö", "Ingå", "Raseborg", "Sjundeå")),
        ("en", "<h2>Members</h2><h3>Offices</h3>", ("Helsinki", "Turku", "Tampere")),
    ],
)
def test_lists_of_other_things_give_nothing(lang: str, above: str, listed: tuple[str, ...]) -> None:
    assert said(page("<h1>Verkosto</h1>", above, items(*listed)), lang, **HINKU) == []


def test_descriptions_are_no_part_of_the_name() -> None:
    listed = items(
        "Ii – pohjoinen edelläkävijä", "Lahti (kaupunki)", "Lohja: kaupunki Uudellamaalla", "Hanko, satama 1"
    )
    found = participations(page("<h2>Jäsenet</h2>", listed), **HINKU)
    assert [(p.party.mention, p.party.id) for p in found] == [
        ("Ii", "ii"),
        ("Lahti", "lahti"),
        ("Lohja", "lohja"),
        ("Hanko", "hanko"),
    ]
    assert found[0].evidence.quote == "Ii – pohjoinen edelläkävijä"


def test_dates_of_joining_in_items() -> None:
    listed = items("Ii (2011)", "Lahti, jäsenenä vuodesta 2019", "Lohja vuodesta 2013", "Hanko – väkiluku 7 800")
    found = participations(page("<h2>Jäsenet</h2>", listed), **HINKU)
    assert [when(p.start) for p in found] == ["2011 in", "2019 since", "2013 since", None]


def test_the_year_of_founding_is_none_of_joining() -> None:
    listed = items("Kone, founded in 1910", "Neste (1948)", "St1, joined in 2014")
    found = participations(page("<h2>Members</h2>", listed), "en", network="clc")
    assert [(known(p.party), when(p.start)) for p in found] == [("kone", None), ("neste", None), ("st1", "2014 in")]


@pytest.mark.parametrize(
    ("lang", "heading", "line", "names"),
    [
        ("fi", "Jäsenet", "Jäsenenä vuodesta", ("Ii", "Lahti", "Lohja")),
        ("sv", "Medlemmar", "Medlem sedan", ("Ijo", "Lahtis", "Lojo")),
        ("en", "Members", "Member since", ("Ii", "Lahti", "Lohja")),
    ],
)
def test_cards(lang: str, heading: str, line: str, names: tuple[str, ...]) -> None:
    found = participations(page(f"<h1>{heading}</h1>", cards(line, *names)), lang, **HINKU)
    assert [(known(p.party), when(p.start)) for p in found] == [
        ("ii", "2011 since"),
        ("lahti", "2012 since"),
        ("lohja", "2013 since"),
    ]


def test_cards_of_companies_founded() -> None:
    found = participations(page("<h1>Members</h1>", cards("Founded in", "Kone", "Neste")), "en", network="clc")
    assert [p.start for p in found] == [None] * len(found)


def test_lists_nested_by_country() -> None:
    finland, estonia = items("Turku", "Lahti"), items("Tartu", "Pärnu")
    nested = f"<ul><li>Finland{finland}</li><li>Estonia{estonia}</li></ul>"
    assert members(page("<h2>Members by country</h2>", nested), "en", network="ubc") == [
        "turku",
        "lahti",
        "tartu",
        "parnu",
    ]


def test_lists_under_headings_by_country() -> None:
    grouped = ("<h2>Finland</h2>", items("Turku", "Lahti"), "<h2>Estonia</h2>", items("Tartu", "Pärnu"))
    assert members(page("<h1>Member cities</h1>", *grouped), "en", network="ubc") == [
        "turku",
        "lahti",
        "tartu",
        "parnu",
    ]


def test_plain_lines_under_a_label() -> None:
    assert members("Fisu-kunnat\n\nForssa\nHyvinkää\nIi\nJoensuu\n", network="fisu") == [
        "forssa",
        "hyvinkaa",
        "ii",
        "joensuu",
    ]


@pytest.mark.parametrize(
    ("lang", "above", "role", "state", "start"),
    [
        ("fi", "<h2>Tukijäsenet</h2>", "supporting_member", "active", None),
        ("en", "<h2>Supporting members</h2>", "supporting_member", "active", None),
        ("fi", "<h2>Entiset jäsenet</h2>", "member", "earlier", None),
        ("sv", "<h2>Tidigare medlemmar</h2>", "member", "earlier", None),
        ("fi", "<h2>Eronneet jäsenet</h2>", "member", "ended", None),
        ("en", "<p>Founding members in 2014:</p>", "founder", "active", "2014 in"),
        ("fi", "<h2>CLC:n perustajat vuonna 2014</h2>", "founder", "active", "2014 in"),
        ("en", "<p>Signed on 26 September 2012:</p>", "member", "active", "2012-09-26 on"),
        ("en", "<h2>Members in 2024</h2>", "member", "active", None),
    ],
)
def test_roles_and_states(lang: str, above: str, role: str, state: str, start: str | None) -> None:
    found = participations(page(above, items("Kone", "Neste", "St1")), lang, network="clc")
    assert [(known(p.party), p.role, p.state, when(p.start)) for p in found] == [
        (name, role, state, start) for name in ("kone", "neste", "st1")
    ]


def test_the_year_a_network_was_founded_is_no_year_of_joining() -> None:
    above = "<p>The network was founded in 2013 and its members are:</p>"
    found = participations(page(above, items("Forssa", "Ii", "Turku")), "en", network="fisu")
    assert [(known(p.party), p.start) for p in found] == [("forssa", None), ("ii", None), ("turku", None)]


def test_people_are_no_members() -> None:
    people = items("Anna Virtanen", "Matti Meikäläinen", "Liisa Korhonen")
    assert said(page("<h2>Jäsenet</h2>", people), **HINKU) == []


def test_partners_are_members_where_the_network_calls_them_so() -> None:
    listed = page("<h2>Kumppanit</h2>", items("Kone", "Neste", "Gasum"))
    assert members(listed, network="helsinki-ilmastokumppanit") == ["kone", "neste", "gasum"]
    assert members(listed, network="clc") == []


def test_a_long_list_of_places_on_the_networks_own_page_needs_no_words() -> None:
    listed = page("<h1>Fisu</h1>", items("Forssa", "Hyvinkää", "Ii", "Joensuu", "Kuopio"))
    assert members(listed, network="fisu", rank="network_list") == ["forssa", "hyvinkaa", "ii", "joensuu", "kuopio"]
    assert members(listed, network="fisu", rank="news") == []


def test_of_a_box_and_a_list_the_one_with_a_start_is_kept() -> None:
    markup = page("<h1>Kaunas</h1><p>UBC member city since 1994</p>", "<h2>Members</h2>", items("Kaunas", "Turku"))
    found = participations(markup, "en", network="ubc")
    assert [(known(p.party), when(p.start)) for p in found] == [("kaunas", "1994 since"), ("turku", None)]
