"""Member tables: which are, which column is which, and what is no member."""

from __future__ import annotations

import pytest

from tests.extractors.pages.said import known, members, participations, when

HINKU = {"network": "hinku", "member_kind": "municipality"}


def table(header: str, *rows: str, above: str = "") -> str:
    """A page with a table, cells parted by bars; `above` is markup before it."""
    head = "".join(f"<th>{label.strip()}</th>" for label in header.split("|")) if header else ""
    body = "".join("<tr>" + "".join(f"<td>{cell.strip()}</td>" for cell in row.split("|")) + "</tr>" for row in rows)
    return f"<html><body><main>{above}<table><thead><tr>{head}</tr></thead>{body}</table></main></body></html>"


def starts(page: str, lang: str, **source: str) -> list[tuple[str, str | None]]:
    return [(known(p.party), when(p.start)) for p in participations(page, lang, **source)]


@pytest.mark.parametrize(
    ("lang", "header"),
    [
        ("fi", "Kunta | Asukasluku | Liittymisvuosi"),
        ("fi", "Kaupunki | Väkiluku | Mukana vuodesta"),
        ("fi", "Jäsenkunta | Asukkaita | Jäsenenä vuodesta"),
        ("sv", "Kommun | Invånare | Medlem sedan"),
        ("sv", "Stad | Folkmängd | Anslöt sig"),
        ("en", "Municipality | Population | Joined in"),
        ("en", "City | Inhabitants | Member since"),
    ],
)
def test_header_words(lang: str, header: str) -> None:
    page = table(header, "Ii | 9 900 | 2011", "Akaa | 16\u202f500 | 2019", "Hanko | 7\u00a0800 | 2013")
    assert starts(page, lang, **HINKU) == [("ii", "2011 in"), ("akaa", "2019 in"), ("hanko", "2013 in")]


def test_full_dates_and_empty_cells() -> None:
    page = table("City | Date of signature", "Lahti | 10.9.2012", "Vantaa |", "Oulu | —", "Espoo | 12 March 2009")
    assert starts(page, "en", network="covenant-of-mayors") == [
        ("lahti", "2012-09-10 on"),
        ("vantaa", None),
        ("oulu", None),
        ("espoo", "2009-03-12 on"),
    ]


def test_no_header_under_a_heading_of_members() -> None:
    rows = ("Ii | 2011", "Akaa | 2019", "Hanko | 2013")
    assert starts(table("", *rows, above="<h1>Hinku-kunnat</h1>"), "fi", **HINKU) == [
        ("ii", "2011 in"),
        ("akaa", "2019 in"),
        ("hanko", "2013 in"),
    ]
    assert members(table("", *rows), **HINKU) == []


def test_a_grid_of_names() -> None:
    page = table("", "Ii | Lahti | Vaasa", "Turku | Kuopio |", above="<h1>Jäsenet</h1>")
    found = participations(page, network="fisu")
    assert [known(p.party) for p in found] == ["ii", "lahti", "vaasa", "turku", "kuopio"]
    assert found[1].evidence.quote == "Lahti"


def test_two_columns_of_years_without_labels_give_no_date() -> None:
    page = table("", "Ii | 2011 | 2013", "Akaa | 2019 | 2021", "Hanko | 2013 | 2014", above="<h2>Jäsenet</h2>")
    assert starts(page, "fi", **HINKU) == [("ii", None), ("akaa", None), ("hanko", None)]


def test_a_cell_merged_over_rows_is_no_member() -> None:
    page = (
        "<html><body><table><tr><th>Maakunta</th><th>Kunta</th><th>Liittynyt</th></tr>"
        "<tr><td rowspan=2>Kymenlaakso</td><td>Hamina</td><td>2017</td></tr><tr><td>Kotka</td><td>2019</td></tr>"
        "<tr><td>Uusimaa</td><td>Lohja</td><td>2013</td></tr></table></body></html>"
    )
    assert starts(page, "fi", **HINKU) == [("hamina", "2017 in"), ("kotka", "2019 in"), ("lohja", "2013 in")]


def test_notes_and_sums() -> None:
    page = table(
        "Municipality | Joined",
        "Ii (in Finnish) | 2011",
        "Akaa<sup>[2]</sup> | 2019",
        "Hanko* | 2013*",
        "Total | 3",
        above="<h2>Members</h2>",
    )
    assert starts(page, "en", **HINKU) == [("ii", "2011 in"), ("akaa", "2019 in"), ("hanko", "2013 in")]


def test_unknown_names_stay_as_they_were_met() -> None:
    page = table("Yritys | Liittynyt", "Kone Oyj | 2015", "Tuulivoima ja Lämpö Oy | 2016", "Johnson & Johnson | 2017")
    assert members(page, network="clc") == ["kone", "? Tuulivoima ja Lämpö Oy", "? Johnson & Johnson"]


def test_leaving_is_an_end() -> None:
    page = table("Kunta | Liittynyt | Eronnut", "Ii | 2011 | 2019", "Akaa | 2012 |")
    first, second = participations(page, **HINKU)
    assert (first.state, when(first.start), when(first.end)) == ("ended", "2011 in", "2019 in")
    assert (second.state, when(second.start), second.end) == ("active", "2012 in", None)


def test_former_members() -> None:
    page = table("Kunta | Liittynyt", "Ii | 2011", "Akaa | 2012", above="<h2>Entiset jäsenet</h2>")
    assert [(known(p.party), p.state) for p in participations(page, **HINKU)] == [
        ("ii", "earlier"),
        ("akaa", "earlier"),
    ]


def test_the_heading_may_name_another_network() -> None:
    page = table("Kunta | Liittynyt", "Ii | 2013", "Turku | 2015", above="<h2>Fisu-verkoston kunnat</h2>")
    assert [known(p.network) for p in participations(page, **HINKU)] == ["fisu", "fisu"]


def test_definition_list_of_years() -> None:
    page = "<html><body><h1>Jäsenet</h1><dl><dt>Ii</dt><dd>2011</dd><dt>Lahti</dt><dd>2019</dd></dl></body></html>"
    assert starts(page, "fi", **HINKU) == [("ii", "2011 in"), ("lahti", "2019 in")]


def test_a_table_that_lost_its_markup() -> None:
    page = "Hinku-kunnat\n\nKunta Asukasluku Liittynyt\nIi 9 900 2011\nAkaa 16 500 2019\nLahti 120 200 2019\n"
    assert starts(page, "fi", **HINKU) == [("ii", "2011 in"), ("akaa", "2019 in"), ("lahti", "2019 in")]


def test_evidence_is_the_row() -> None:
    page = table("Kunta | Väkiluku | Liittynyt", "Ii | 9 900 | 2011", "Akaa | 16 500 | 2019")
    assert [p.evidence.quote for p in participations(page, **HINKU)] == ["Ii\t9 900\t2011", "Akaa\t16 500\t2019"]


@pytest.mark.parametrize(
    ("lang", "page"),
    [
        ("fi", table("Tapahtuma | Paikka | Aika", "Hinku-päivä | Lahti | 3.5.2019", "Talvipäivä | Ii | 4.2.2019")),
        ("fi", table("Päivä | Kaupunki | Tapahtuma", "3.5.2019 | Lahti | Hinku-päivä", "4.2.2019 | Ii | Talvipäivä")),
        (
            "en",
            table("Municipality | Contact person | E-mail", "Ii | Anna Virta | a@ii.fi", "Lohja | Jo Niemi | j@l.fi"),
        ),
        ("en", table("Name | Municipality | E-mail", "Anna Virta | Ii | a@ii.fi", "Jo Niemi | Lohja | j@lohja.fi")),
        ("en", table("Name | In office since", "Anna Virta | 2019", "Jo Niemi | 2021", above="<h2>The board</h2>")),
        ("sv", table("Kommun | Kontaktperson", "Ingå | Anna Ström", "Lojo | Bo Ek", above="<h2>Kontakt</h2>")),
        ("fi", table("Kunta | Päästöt 2007 | Päästöt 2019", "Ii | 50 | 40", "Lohja | 100 | 80", "Akaa | 9 | 8")),
        ("fi", table("Kunta | Asukkaita", "Ii | 9 900", "Lohja | 45 000", "Akaa | 16 000")),
        ("fi", table("Kunta | Vuosi", "Ii | 2030", "Lohja | 2035", "Akaa | 2030", above="<h2>Tavoitteet</h2>")),
        ("fi", table("Hanke | Budjetti", "Lämpö | 5 000", "Valo | 7 000", above="<h2>Hankkeet</h2>")),
        ("fi", table("Maakunta | Aluekoordinaattori", "Uusimaa | Uudenmaan liitto", "Lappi | Lapin liitto")),
        ("fi", table("Verkosto | Liittynyt", "Hinku | 2014", "Fisu | 2016", above="<h1>Kaupungin verkostot</h1>")),
    ],
)
def test_other_tables_give_nothing(lang: str, page: str) -> None:
    kinds = {"kinds": ["member_table", "member_list"]}
    assert members(page, lang, **HINKU, **kinds) == []


def test_a_contact_table_of_the_members_names_them_and_nobody_else() -> None:
    page = table(
        "Municipality | Contact person", "Ii | Anna Virta", "Lohja | Jo Niemi", above="<h2>Hinku municipalities</h2>"
    )
    assert members(page, "en", **HINKU) == ["ii", "lohja"]


def test_a_year_to_come_is_no_date_of_joining() -> None:
    page = table("", "Ii | 2030", "Lohja | 2035", "Akaa | 2030", above="<h1>Hinku-kunnat</h1>")
    assert starts(page, "fi", **HINKU) == [("ii", None), ("lohja", None), ("akaa", None)]


def test_regions_are_no_members_of_a_network_of_municipalities() -> None:
    page = table("Maakunta | Liittynyt", "Uusimaa | 2017", "Satakunta | 2019", "Kainuu | 2020")
    assert members(page, network="fisu") == []
