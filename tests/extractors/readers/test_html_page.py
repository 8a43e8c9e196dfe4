"""What a page says of itself, its bytes, and pages that are errors."""

from __future__ import annotations

import datetime as dt

import pytest

from extractors.readers import read
from tests.extractors.readers.markup import PROSE, page, refusal

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


@pytest.mark.parametrize("charset", ["unicode_escape", "raw_unicode_escape", "utf-7", "punycode", "idna"])
def test_a_codec_of_pythons_own_is_no_charset_of_a_page(holds, charset):
    said = r"Liite on S:\nimet\u00e4mm\xe4, ja Hyvinkää on jäsen."
    body = page(f"<p>{said}</p>", head=f"<meta charset={charset}>").encode("cp1252")
    assert holds(read(body, media_type="text/html", charset=charset)).text == said


def test_a_page_cut_in_mid_letter_is_read(holds):
    body = page(f"<p>{PROSE * 20}Hyvinkää").encode().removesuffix(b"</body></html>")
    assert "Verkostoon" in holds(read(body[: body.rindex("ä".encode()) + 1], media_type="text/html")).text


def test_unreadable_bytes():
    assert refusal(b"") == "empty"
    assert refusal(page("<nav>Valikko</nav>")) == "empty"
    assert refusal(page("<p>\u00bc</p>")) == "empty"  # a number, and no text
    assert refusal(b"<p>" + bytes(range(256)) * 20) == "undecodable"
    assert refusal("<p>H\ufffdm\ufffd\ufffdlinna ja J\ufffdms\ufffd</p>") == "undecodable"
    assert refusal(b"%PDF-1.7 ...") == "unknown_format"
    assert refusal(b"PK\x03\x04....", media_type="text/html") == "malformed"
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
