"""Web pages, written for these tests: text, blocks, and what is left out as furniture."""

from __future__ import annotations

import pytest

from tests.extractors.readers.markup import PROSE, items, page, refusal, texts

# Text and blocks


def test_headings_and_paragraphs_in_page_order(read_page):
    document = read_page(
        page("<h1>Kunnat</h1><p>Mukana   on\n neljä.</p><div>Irrallinen <b>rivi</b></div><h3>Lisää</h3>")
    )
    assert [(b.kind, b.level, b.text) for b in document.blocks] == [
        ("heading", 1, "Kunnat"),
        ("paragraph", 0, "Mukana on neljä."),
        ("paragraph", 0, "Irrallinen rivi"),
        ("heading", 3, "Lisää"),
    ]
    assert document.text == "Kunnat\n\nMukana on neljä.\n\nIrrallinen rivi\n\nLisää"


def test_heading_by_role(read_page):
    document = read_page(
        page('<div role="heading" aria-level="3">Våra mål</div><p>Utsläppen ska minska.</p>', lang="sv")
    )
    assert [(b.kind, b.level) for b in document.blocks] == [("heading", 3), ("paragraph", 0)]


def test_invisible_characters_go_and_odd_spaces_become_plain(read_page):
    document = read_page(page("<p>ilmasto&shy;kumppani\u200bt:\u00a016\u2009405 a\u0308</p>"))
    assert document.text == "ilmastokumppanit: 16 405 ä"


def test_letters_composed_over_element_borders_keep_link_spans(read_page):
    document = read_page(page('<p>A\u030abo <a href="/x">A<b>\u030a</b>bo</a> stad</p>'))
    assert document.text == "Åbo Åbo stad"
    assert document.links[0].text == "Åbo"


def test_breaks_part_lines_and_two_breaks_part_blocks(read_page):
    document = read_page(page("<p>Lahden kaupunki<br>Askonkatu 2<br><br>Toinen kappale.</p>"))
    assert texts(document, "paragraph") == ["Lahden kaupunki", "Askonkatu 2", "Toinen kappale."]
    assert document.text == "Lahden kaupunki\nAskonkatu 2\n\nToinen kappale."


def test_a_sentence_that_runs_over_a_break_stays_whole(read_page):
    document = read_page(
        page("<p>Verkostoon kuuluvat kunnat sitoutuvat vähentämään päästöjä<br>vuoteen 2030 mennessä.</p>")
    )
    assert texts(document, "paragraph") == [
        "Verkostoon kuuluvat kunnat sitoutuvat vähentämään päästöjä\nvuoteen 2030 mennessä."
    ]


def test_names_parted_by_breaks_are_a_list(read_page):
    found = read_page(page("<p>Mukana ovat:<br>Forssa<br>Ii<br>Turku</p>")).lists[0]
    assert items(found) == ["Forssa", "Ii", "Turku"]
    assert found.lead.text == "Mukana ovat:"


def test_preformatted_lines_stay_lines(read_page):
    assert texts(read_page(page("<pre>Ensimmäinen rivi\nToinen rivi</pre>")), "paragraph") == [
        "Ensimmäinen rivi",
        "Toinen rivi",
    ]


# Furniture

AROUND = """
<a class="skip-link" href="#content">Siirry sisältöön</a>
<header><a href="/">Kaupunki</a><form role="search"><label>Hae</label><input></form></header>
<nav><ul><li><a href="/a">Asuminen</a></li><li><a href="/b">Opetus</a></li></ul></nav>
<div class="breadcrumb"><a href="/">Etusivu</a> / Ilmasto</div>
<div id="CookieConsent"><h2>Evästeet</h2><p>Käytämme evästeitä.</p></div>
<div class="site-menu-wrapper"><a href="/x">Valikko</a></div>
<div class="content">{}</div>
<div class="share-buttons">Jaa Facebookissa</div>
<aside><h2>Lue myös</h2><a href="/1">Toinen uutinen</a></aside>
<div class="comments-area"><h2>Keskustele</h2><form><p>Pakolliset kentät</p></form></div>
<footer>Yhteystiedot ja tietosuoja</footer>
<script>var x = "skripti";</script><noscript>Ota skriptit käyttöön</noscript><style>p {{}}</style>
"""


def test_furniture_is_left_out(read_page):
    main = '<h1>Ilmasto</h1><p class="byline">Kirjoittanut Ville Virtanen</p><p>Lahti liittyi.</p><img alt="Satama">'
    document = read_page(page(main, around=AROUND))
    assert document.text == "Ilmasto\n\nLahti liittyi."


@pytest.mark.parametrize("name", ["navy", "content-menu-less", "has-sidebar", "authority", "no-footer", "commentary"])
def test_a_class_that_only_looks_like_furniture_stays(read_page, name):
    document = read_page(page(f'<h1>Otsikko</h1><p>{PROSE}</p><div class="{name}">Ii liittyi vuonna 2012.</div>'))
    assert "Ii liittyi vuonna 2012." in document.text


@pytest.mark.parametrize(
    "attributes",
    ["hidden", 'aria-hidden="true"', 'style="color: red; display: none"', 'class="sr-only"', 'role="menu"'],
)
def test_hidden_elements_are_left_out(read_page, attributes):
    assert "piilossa" not in read_page(page(f"<p>{PROSE}</p><div {attributes}>piilossa</div>")).text


def test_a_folded_part_of_the_content_is_read(read_page):
    heading = '<h2><button aria-controls="jasenet">Jäsenet</button></h2>'
    folded = '<div id="jasenet" hidden><p>Ii ja Turku</p></div>'
    assert read_page(page(f"<main>{heading}{folded}<p>{PROSE}</p></main>")).text.startswith("Jäsenet\n\nIi ja Turku")


def test_a_name_is_not_believed_of_what_holds_most_of_the_page(read_page):
    assert PROSE.strip() in read_page(page(f'<div id="sidebar" class="popup">{PROSE * 3}</div><p>Muu.</p>')).text


def test_a_content_list_survives_in_a_menu_class_and_a_menu_does_not(read_page):
    listed = '<ul class="menu"><li>Forssa, kaupunki</li><li>Ii, kunta</li><li>Turku, kaupunki</li></ul>'
    linked = '<ul class="menu"><li><a href="/1">Etusivu</a></li><li><a href="/2">Palaute</a></li></ul>'
    document = read_page(page(f"<main><h1>Jäsenet</h1><p>{PROSE}</p>{listed}{linked}</main>"))
    assert "Ii, kunta" in document.text
    assert "Palaute" not in document.text


def test_what_stands_outside_main_goes_but_a_list_of_its_own_stays(read_page):
    main = f"<div><p>Tilaa ajankohtaista postia</p></div><main><h1>Verkosto</h1><p>{PROSE * 2}</p></main>"
    outside = "<section><h2>Jäsenet</h2><ul><li>Forssa</li><li>Ii</li><li>Turku</li></ul></section>"
    document = read_page(page(main + outside))
    assert "Tilaa" not in document.text
    assert items(document.lists[0]) == ["Forssa", "Ii", "Turku"]
    assert document.lists[0].lead.text == "Jäsenet"


def test_an_aside_with_a_table_stays(read_page):
    table = "<table><tr><th>Kunta<th>Vuosi<tr><td>Ii<td>2012<tr><td>Forssa<td>2013</table>"
    assert len(read_page(page(f"<p>{PROSE}</p><aside>{table}</aside>")).tables) == 1


def test_a_form_around_the_whole_page_stays(read_page):
    assert PROSE.strip() in read_page(page(f"<form action='/'><p>{PROSE}</p><input></form>")).text


def test_the_sources_own_selectors_are_left_out(read_page):
    markup = page("<h1>Kunnat</h1><p class=x>Arkisto</p><div id=y>Mainos</div><p>Ii liittyi.</p>")
    assert read_page(markup, ignore=("p.x", "#y")).text == "Kunnat\n\nIi liittyi."
    assert refusal(markup, ignore=("p[",)) == "bad_selector"
