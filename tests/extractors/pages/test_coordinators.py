"""Coordinator lists: pairs of a region and its coordinating body, in every shape they stand in."""

from __future__ import annotations

import pytest

from tests.extractors.pages.said import known, participations

UUSIMAA, PIRKANMAA = ("canemure-wg-01", "uudenmaan-liitto"), ("canemure-wg-06", "pirkanmaan-liitto")
SATAKUNTA, SOUTH_KARELIA = ("canemure-wg-04", "samk"), ("canemure-wg-09", "lappeenranta")


def coordinators(page: str, lang: str = "fi") -> list[tuple[str, str]]:
    found = participations(page, lang, network="canemure")
    assert {p.role for p in found} <= {"regional_coordinator"}
    return [(known(p.network), known(p.party)) for p in found]


def page(*markup: str) -> str:
    return f"<html><body><main><h1>Canemure</h1>{''.join(markup)}</main></body></html>"


def table(header: str, *rows: str) -> str:
    cells = ["".join(f"<td>{cell.strip()}</td>" for cell in row.split("|")) for row in rows]
    head = "".join(f"<th>{label.strip()}</th>" for label in header.split("|"))
    return f"<table><tr>{head}</tr>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"


def test_lines_up_to_the_first_that_is_no_pair() -> None:
    text = (
        "Canemure\n\nAluekoordinaattorit\n\nEtelä-Karjala\nLappeenrannan kaupunki\n\n"
        "Satakunta\nSatakunnan ammattikorkeakoulu SAMK\n\nLisätietoja\n\nPirkanmaa\nPirkanmaan liitto\n"
    )
    assert coordinators(text) == [SOUTH_KARELIA, SATAKUNTA]


def test_headings_and_a_link_behind_the_body() -> None:
    markup = page(
        "<h2>Aluekoordinaattorit</h2><h3>Uusimaa</h3><p>Uudenmaan liitto</p><h3>Satakunta</h3>",
        '<p>Satakunnan ammattikorkeakoulu SAMK, <a href="https://example.org/">Hiilineutraali -sivusto</a></p>',
        "<h2>Yhteystiedot</h2><p>Pirkanmaa</p><p>Pirkanmaan liitto</p>",
    )
    assert coordinators(markup) == [UUSIMAA, SATAKUNTA]


def test_definition_list() -> None:
    dl = "<dl><dt>Uusimaa</dt><dd>Uudenmaan liitto</dd><dt>Pirkanmaa</dt><dd>Pirkanmaan liitto</dd></dl>"
    assert coordinators(page("<h2>Alueelliset koordinaattorit</h2>", dl)) == [UUSIMAA, PIRKANMAA]


@pytest.mark.parametrize(
    ("above", "header"),
    [
        ("<h2>Aluekoordinaattorit</h2>", "Maakunta | Koordinaattori | Henkilö"),
        ("<h2>Aluekoordinaattorit</h2>", "Alue | Taho | Henkilö"),
        ("", "Maakunta | Aluekoordinaattori | Henkilö"),
    ],
)
def test_table_rows(above: str, header: str) -> None:
    rows = ("Uusimaa | Uudenmaan liitto | Anna Virta", "Pirkanmaa | Pirkanmaan liitto | Jo Niemi")
    assert coordinators(page(above, table(header, *rows))) == [UUSIMAA, PIRKANMAA]


@pytest.mark.parametrize(
    ("lang", "markup"),
    [
        (
            "fi",
            (
                "<h2>Aluekoordinaattorit</h2><ul><li>Uusimaa: Uudenmaan liitto</li>"
                "<li>Pirkanmaa: Pirkanmaan liitto</li></ul>"
            ),
        ),
        (
            "sv",
            (
                "<h2>Regionala koordinatorer</h2><ul><li>Nyland – Nylands förbund</li>"
                "<li>Birkaland – Birkalands förbund</li></ul>"
            ),
        ),
    ],
)
def test_items(lang: str, markup: str) -> None:
    assert coordinators(page(markup), lang) == [UUSIMAA, PIRKANMAA]


def test_english() -> None:
    markup = page("<h2>Regional coordinators</h2><h3>South Karelia</h3><p>City of Lappeenranta</p>")
    assert coordinators(markup, "en") == [SOUTH_KARELIA]


def test_people_are_no_coordinating_bodies() -> None:
    markup = page(
        "<h2>Aluekoordinaattorit</h2><h3>Uusimaa</h3><p>Anna Virtanen, Uudenmaan liitto</p>",
        "<h3>Satakunta</h3><p>Matti Meikäläinen</p><h3>Pirkanmaa</h3><p>Pirkanmaan liitto</p>",
    )
    assert coordinators(markup) == [UUSIMAA, PIRKANMAA]


def test_a_body_that_nobody_knows_is_kept_by_its_name() -> None:
    markup = page("<h2>Aluekoordinaattorit</h2><p>Pirkanmaa</p><p>Ilmastotyön säätiö</p>")
    assert coordinators(markup) == [("canemure-wg-06", "? Ilmastotyön säätiö")]


@pytest.mark.parametrize(
    "markup",
    [
        "<h2>Maakunnat</h2><p>Uusimaa</p><p>Uudenmaan liitto</p>",
        "<p>Aluekoordinaattorit auttavat kuntia ja järjestävät tapaamisia.</p><p>Uusimaa</p><p>Uudenmaan liitto</p>",
        "<h2>Aluekoordinaattorit</h2><p>Uusimaa</p><p>Pirkanmaa</p>",
        "<h2>Aluekoordinaattorit</h2><p>Uudenmaan liitto</p><p>Uusimaa</p>",
    ],
)
def test_no_pairs(markup: str) -> None:
    assert coordinators(page(markup)) == []
