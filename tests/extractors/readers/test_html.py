"""Web pages, written for these tests, and what must be read of them."""

from __future__ import annotations

import datetime as dt
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.readers import UnreadableDocument, read

PROSE = "Verkostoon kuuluu nyt neljä kuntaa, ja ne ovat luvanneet vähentää päästöjään vuoteen 2030 mennessä. "


def page(main: str, *, head: str = "", around: str = "{}", lang: str = "fi") -> str:
    body = around.format(main)
    return f"<!doctype html><html lang={lang}><head>{head}</head><body>{body}</body></html>"


def texts(document, kind):
    return [block.text for block in document.blocks if block.kind == kind]


def rows(table):
    return [[cell.text for cell in row] for row in table.rows]


def items(found):
    return [item.text for item in found.items]


def refusal(body, **known):
    known.setdefault("media_type", "text/html")
    with pytest.raises(UnreadableDocument) as raised:
        read(body if isinstance(body, bytes) else body.encode(), **known)
    return raised.value.code


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


# What a page says of itself


def test_links_are_resolved_and_ways_to_nowhere_are_none(read_page):
    document = read_page(
        page(
            '<p><a href="../b?x=1">yksi</a> <a href="https://fisu.example/">kaksi</a> <a href="mailto:a@b.fi">posti</a>'
            ' <a href="#top">ylös</a> <a href="http://[oma">rikki</a> <a href="/tyhja"><img alt="kuva"></a></p>'
        ),
        url="https://example.org/fi/a/sivu",
    )
    assert [(link.text, link.href) for link in document.links] == [
        ("yksi", "https://example.org/fi/b?x=1"),
        ("kaksi", "https://fisu.example/"),
    ]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Jäsenet | Verkosto", "Jäsenet"),
        ("Verkosto - Jäsenet", "Jäsenet"),
        ("Kaikki jäsenet | V", "Kaikki jäsenet | V"),
    ],
)
def test_the_site_is_cut_from_the_title_where_the_heading_says_so(read_page, title, expected):
    assert read_page(page("<h1>Jäsenet</h1><p>Ii.</p>", head=f"<title>{title}</title>")).title == expected


def test_the_heading_is_the_title_where_there_is_none(read_page):
    assert read_page(page("<h1>Jäsenet</h1><p>Ii.</p>")).title == "Jäsenet"


@pytest.mark.parametrize(
    ("declared", "given", "text", "expected"),
    [
        ("sv-FI", None, "Ekenäs Energi", "sv"),
        ("", "fi", "Forssa Ii Turku", "fi"),
        ("x", None, "Nätverket består av åtta kommuner och det är öppet för alla som vill gå med.", "sv"),
        ("", None, "Võrgustikku kuulub 12 linna ja valda, mis on ühinenud aastal 2012.", "et"),
        ("en", None, PROSE * 5, "fi"),
        ("", None, "Forssa Ii Turku", "und"),
    ],
)
def test_language(read_page, declared, given, text, expected):
    assert read_page(page(f"<p>{text}</p>", lang=f'"{declared}"'), lang=given).lang == expected


def test_stamps_of_markup_and_text_without_doubles(read_page):
    head = (
        '<meta property="article:published_time" content="2019-05-03T13:31:00+03:00">'
        '<script type="application/ld+json">{"@graph": [{"@type": "WebPage", "dateModified": "2019-06-19"}]}</script>'
        '<script type="application/ld+json">{rikki</script>'
    )
    document = read_page(
        page("<p>Ii on jäsen.</p><p>Julkaistu 3.5.2019, päivitetty 19.6.2019 klo 12.37</p>", head=head)
    )
    assert [(stamp.kind, stamp.day) for stamp in document.stamps] == [
        ("published", dt.date(2019, 5, 3)),
        ("updated", dt.date(2019, 6, 19)),
    ]
    assert document.stamp("published").at.hour == 13
    assert document.stamp("updated").at.minute == 37


def test_a_time_element_near_the_head_and_a_stamp_in_the_footer(read_page):
    markup = f'<h1>Uutta</h1><p>Päivitetty <time datetime="2021-02-10">eilen</time></p><p>{PROSE}</p>'
    document = read_page(page(markup + "<footer>Julkaistu 1.2.2020</footer>"))
    assert {(stamp.kind, stamp.day) for stamp in document.stamps} == {
        ("updated", dt.date(2021, 2, 10)),
        ("published", dt.date(2020, 2, 1)),
    }
    assert "1.2.2020" not in document.text


# Bytes


@pytest.mark.parametrize(
    ("encoding", "charset", "head"),
    [
        ("utf-8", None, ""),
        ("utf-8", "iso-8859-1", ""),
        ("utf-8-sig", None, ""),
        ("utf-16", None, ""),
        ("cp1252", "ISO-8859-1", ""),
        ("cp1252", None, "<meta charset=iso-8859-1>"),
        ("cp1252", "utf-8", ""),
        ("cp1252", "no-such-charset", ""),
        ("iso-8859-15", "iso-8859-15", ""),
    ],
)
def test_charsets(holds, encoding, charset, head):
    body = page("<p>Lämpö säästyy Åbossa ja Jyväskylässä, sanoo Hyvinkää.</p>", head=head).encode(encoding)
    document = holds(read(body, media_type="text/html", charset=charset))
    assert document.text == "Lämpö säästyy Åbossa ja Jyväskylässä, sanoo Hyvinkää."


def test_a_page_cut_in_mid_letter_is_read(holds):
    body = page(f"<p>{PROSE * 20}Hyvinkää").encode().removesuffix(b"</body></html>")
    assert "Verkostoon" in holds(read(body[: body.rindex("ä".encode()) + 1], media_type="text/html")).text


def test_unreadable_bytes():
    assert refusal(b"") == "empty"
    assert refusal(page("<nav>Valikko</nav>")) == "empty"
    assert refusal(b"<p>" + bytes(range(256)) * 20) == "undecodable"
    assert refusal("<p>H\ufffdm\ufffd\ufffdlinna ja J\ufffdms\ufffd</p>") == "undecodable"
    assert refusal(b"%PDF-1.7 ...") == "unknown_format"
    assert refusal(b"PK\x03\x04....", media_type="text/html") == "unknown_format"
    assert refusal(b'{"a": 1}', media_type="application/json") == "unknown_format"


@pytest.mark.parametrize(
    "heading",
    [
        "Sivua ei löytynyt",
        "Sidan hittades inte",
        "Page not found",
        "404",
        "Error 404 – Not Found",
        "403 Forbidden",
        "Access denied",
        "Seite nicht gefunden",
        "Service unavailable",
        "Site under maintenance",
        "Just a moment...",
    ],
)
def test_error_pages_with_status_200(heading):
    assert refusal(page(f"<h1>{heading}</h1><p>Etusivu</p>")) == "error_page"
    assert refusal(page("<p>Palaa etusivulle.</p>", head=f"<title>{heading} | Kaupunki</title>")) == "error_page"


@pytest.mark.parametrize("heading", ["500 ilmastokumppania", "Sidan finns på svenska", "Underhåll av vägar"])
def test_headings_that_are_no_errors(read_page, heading):
    assert read_page(page(f"<h1>{heading}</h1><p>Lisää.</p>")).title == heading


def test_an_article_on_errors_is_no_error_page(read_page):
    assert read_page(page(f"<h1>Page not found</h1><p>{PROSE * 12}</p>")).title == "Page not found"


def test_script_shells():
    assert refusal(
        page('<div id="root"></div><noscript>You need to enable JavaScript to run this app.</noscript>')
    ) == ("error_page")


# Size and depth


def test_deep_nesting_is_read_or_named(read_page):
    assert read_page("<body>" + "<div>" * 10_000 + "syvällä").text == "syvällä"
    assert read_page("<body>" + "<ul><li>x" * 3_000).text.count("x") == 3_000
    assert len(read_page("<body>" + "<table><tr><td>x" * 2_000).blocks) == 2_000
    assert refusal("<body>" + "<div>" * 21_000 + "x") == "too_deep"


def test_five_megabytes_in_a_few_seconds(read_page):
    markup = "<body>" + f"<p>{PROSE * 5}</p>" * 10_000
    start = time.perf_counter()
    document = read_page(markup)
    assert len(document.blocks) == 10_000
    assert time.perf_counter() - start < 15


def test_what_is_too_large_is_named():
    assert refusal("<b>x</b>" * 700_000) == "too_large"
    assert refusal("<table>" + "<tr><td colspan=1000 rowspan=1000>x" * 250 + "</table>") == "too_large"


# Any markup

NAMES = "div p span ul ol li dl dt dd table tr td th thead h1 h2 a br nav main aside section pre b caption form time"
TAGS = NAMES.split()
WORDS = st.sampled_from(
    [
        "Forssa",
        "Ii ja Turku",
        "2019",
        "16 405",
        "- ",
        "\u00ad",
        "\u00a0",
        "a\u0308",
        "\u0308",
        "Mukana:",
        "<",
        "&amp;",
        "\n",
        ".",
    ]
)
ATTRIBUTES = st.sampled_from(
    [
        "",
        ' class="card"',
        ' class="menu"',
        " hidden",
        " rowspan=3",
        " colspan=2",
        ' href="/x"',
        ' role="heading"',
        " rowspan=0",
    ]
)


@st.composite
def markups(draw):
    parts = []
    for _ in range(draw(st.integers(1, 60))):
        tag = draw(st.sampled_from(TAGS))
        kind = draw(st.integers(0, 3))
        parts.append(draw(WORDS) if kind == 0 else f"</{tag}>" if kind == 1 else f"<{tag}{draw(ATTRIBUTES)}>")
    return "<body>" + "".join(parts)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(markup=markups())
def test_any_markup_gives_true_spans_or_a_named_error(holds, markup):
    try:
        holds(read(markup.encode(), media_type="text/html", url="https://example.org/a"))
    except UnreadableDocument as error:
        assert error.code in {"empty", "undecodable", "error_page"}  # noqa: PT017
