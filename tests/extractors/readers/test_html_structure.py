"""Lists, cards and tables of web pages."""

from __future__ import annotations

import pytest

from tests.extractors.readers.markup import PROSE, items, page, rows, texts

# Lists


def test_nested_lists_and_their_leads(read_page):
    markup = "<h2>Verkostot</h2><ul><li>Hinku<ol><li>Akaa</li><li>Hanko</li></ol></li><li>Fisu</li></ul><p>Loppu.</p>"
    document = read_page(page(markup))
    outer, inner = document.lists
    assert (items(outer), outer.lead.text, outer.numbered) == (["Hinku", "Fisu"], "Verkostot", False)
    assert (items(inner), inner.lead.text, inner.numbered) == (["Akaa", "Hanko"], "Hinku", True)
    assert document.text == "Verkostot\n\nHinku\nAkaa\nHanko\nFisu\n\nLoppu."
    assert [b.group for b in document.blocks] == [None, 0, 1, 1, 0, None]


def test_an_item_of_several_blocks_is_one_item(read_page):
    found = read_page(page("<ul><li><h3>Oy Yksi Ab</h3><p>Vähentää matkoja.</p></li><li>Toinen</li></ul>")).lists[0]
    assert items(found) == ["Oy Yksi Ab\nVähentää matkoja.", "Toinen"]


def test_a_list_after_a_list_has_no_lead(read_page):
    document = read_page(page("<p>Jäsenet</p><ul><li>Ii</li></ul><ul><li>Turku</li></ul>"))
    assert [found.lead and found.lead.text for found in document.lists] == ["Jäsenet", None]


def test_paragraphs_with_bullets_are_a_list(read_page):
    found = read_page(page("<p>Mål:</p><p>– minska resor</p><p>– spara energi</p>", lang="sv")).lists[0]
    assert items(found) == ["minska resor", "spara energi"]
    assert found.lead.text == "Mål:"


@pytest.mark.parametrize("heading", ["Jäsenet", "Verkoston jäsenet", "Member cities:"])
def test_names_in_paragraphs_under_a_heading_that_announces_them_are_a_list(read_page, heading):
    found = read_page(page(f"<h2>{heading}</h2><p>Forssa</p><p>Ii</p><p>Turku</p><p>{PROSE}</p>")).lists[0]
    assert (items(found), found.lead.text) == (["Forssa", "Ii", "Turku"], heading)


def test_short_paragraphs_under_any_other_heading_are_none(read_page):
    assert not read_page(page("<h2>Etusivu</h2><p>Forssa</p><p>Ii</p><p>Turku</p>")).lists


def test_cards_are_a_list_and_keep_their_headings(read_page):
    card = '<div class="card wide"><h3>{0} Oy</h3><p>Toimiala: {1}</p></div>'
    cards = "".join(card.format(name, trade) for name, trade in [("Alfa", "vesi"), ("Beta", "sähkö"), ("Gamma", "puu")])
    document = read_page(page(f"<h2>Kumppanit</h2><div>{cards}</div><p>{PROSE}</p>"))
    assert items(document.lists[0]) == [
        "Alfa Oy\nToimiala: vesi",
        "Beta Oy\nToimiala: sähkö",
        "Gamma Oy\nToimiala: puu",
    ]
    assert document.lists[0].lead.text == "Kumppanit"
    assert texts(document, "heading") == ["Kumppanit", "Alfa Oy", "Beta Oy", "Gamma Oy"]
    assert document.blocks[-1].group is None


def test_linked_cards_are_items_and_links(read_page):
    cards = "".join(f'<a class="tile" href="/{n}"><span>Kunta {n}</span></a>' for n in "ABC")
    document = read_page(page(f"<div>{cards}</div>"), url="https://example.org/fi/")
    assert items(document.lists[0]) == ["Kunta A", "Kunta B", "Kunta C"]
    assert document.links[2].href == "https://example.org/C"


def test_two_sections_are_no_cards(read_page):
    markup = "".join(f"<section class=s><h2>Osa {n}</h2><p>{PROSE}</p></section>" for n in (1, 2))
    assert not read_page(page(markup)).lists


# Tables


def test_a_table_with_head_caption_and_notes(read_page):
    document = read_page(
        page(
            "<table><caption>Hinku-kunnat</caption><thead><tr><th>Kunta<th>Väkiluku<th>Liittyi</thead><tbody>"
            "<tr><td>Akaa<td>16&nbsp;405<td>2019<tr><td><a href='/e'>Eurajoki</a> (in Finnish)"
            "<td>9 143<td>2017</tbody></table>"
        ),
        url="https://example.org/hinku",
    )
    table = document.tables[0]
    assert table.header == ("Kunta", "Väkiluku", "Liittyi")
    assert rows(table) == [["Akaa", "16 405", "2019"], ["Eurajoki (in Finnish)", "9 143", "2017"]]
    assert texts(document, "row") == [
        "Kunta\tVäkiluku\tLiittyi",
        "Akaa\t16 405\t2019",
        "Eurajoki (in Finnish)\t9 143\t2017",
    ]
    assert texts(document, "paragraph") == ["Hinku-kunnat"]
    assert [(link.text, link.href) for link in document.links] == [("Eurajoki", "https://example.org/e")]


def test_merged_cells_are_filled_in(read_page):
    table = read_page(
        page(
            "<table><tr><th rowspan=2>Maakunta<th rowspan=2>Kunta<th colspan=2>Vuosi<tr><th>liittyi<th>tavoite"
            "<tr><td rowspan=2>Uusimaa<td>Hanko<td>2013<td>2030<tr><td>Inkoo<td colspan=2>2014</table>"
        )
    ).tables[0]
    assert table.header == ("Maakunta", "Kunta", "Vuosi liittyi", "Vuosi tavoite")
    assert rows(table) == [["Uusimaa", "Hanko", "2013", "2030"], ["Uusimaa", "Inkoo", "2014", "2014"]]
    assert table.rows[1][2] == table.rows[1][3]


def test_a_row_is_one_slice_of_the_text(read_page):
    document = read_page(page("<table><tr><td>Akaa<td>16 405<td>2019<tr><td>Ii<td><td>2012</table>"))
    row = document.tables[0].rows[1]
    assert document.text[row[0].start : row[-1].end] == "Ii\t\t2012"


@pytest.mark.parametrize(
    ("first", "header"),
    [
        ("<td>Kommun<td>År", ("Kommun", "År")),
        ("<td><b>Kommun</b><td><strong>Medlem</strong>", ("Kommun", "Medlem")),
        ("<td>Malmö<td>2012", ()),
    ],
)
def test_a_header_that_is_shown_and_not_marked(read_page, first, header):
    table = read_page(page(f"<table><tr>{first}<tr><td>Lund<td>2014<tr><td>Växjö<td>1996</table>", lang="sv")).tables[0]
    assert table.header == header
    assert rows(table)[-2:] == [["Lund", "2014"], ["Växjö", "1996"]]


def test_layout_tables_are_paragraphs_and_inner_tables_are_read(read_page):
    markup = (
        f"<table><tr><td><h2>Ilmasto</h2><p>{PROSE}</p><table><tr><td>Ii<td>2012<tr><td>Akaa<td>2019</table></table>"
    )
    document = read_page(page(markup))
    assert [b.kind for b in document.blocks] == ["heading", "paragraph", "row", "row"]
    assert rows(document.tables[0]) == [["Ii", "2012"], ["Akaa", "2019"]]
    assert not read_page(page("<table><tr><td>Yksi solu vain</table>")).tables


def test_lines_of_a_cell_stay_apart(read_page):
    table = read_page(page("<table><tr><th>Maa<th>Kunnat<tr><td>Suomi<td><p>Ii</p><p>Turku</p></table>")).tables[0]
    assert rows(table) == [["Suomi", "Ii\nTurku"]]


def test_a_definition_list_is_a_table_of_terms_and_values(read_page):
    document = read_page(
        page("<dl><div><dt>Eteneminen<dd>Valmis</div><div><dt>Vastuu<dd>Kaupunki<dd>Yritykset</div></dl>")
    )
    assert document.tables[0].header == ()
    assert rows(document.tables[0]) == [["Eteneminen", "Valmis"], ["Vastuu", "Kaupunki"], ["Vastuu", "Yritykset"]]
    assert texts(document, "row")[0] == "Eteneminen\tValmis"


def test_a_table_pasted_as_paragraphs_is_found(read_page):
    table = read_page(page("<p>Akaa 16 405 2019</p><p>Ii 9 766 2012</p><p>Hanko 7 721 2013</p>")).tables[0]
    assert rows(table) == [["Akaa", "16 405", "2019"], ["Ii", "9 766", "2012"], ["Hanko", "7 721", "2013"]]
