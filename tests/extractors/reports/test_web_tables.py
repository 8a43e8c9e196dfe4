"""Tables, lists of definitions and cards on partners' pages."""

from __future__ import annotations

import pytest

from extractors.readers import UnreadableDocument
from extractors.reports.files import read_sheets


def sheets(markup, **known):
    found = read_sheets(f"<!doctype html><html><body>{markup}</body></html>".encode(), **known)
    assert found.file_format == "html"
    return found.sheets


def rows(sheet):
    return [list(row) for row in sheet.rows]


def test_a_table_with_merged_cells():
    (sheet,) = sheets(
        "<table><caption>Raportti 2024</caption><thead><tr><th rowspan=2>Organisaatio<th colspan=2>Päästöt, t</tr>"
        "<tr><th>scope 1<th>scope 2</tr></thead><tbody>"
        "<tr><td>Esimerkki<br>Oy<td>1&nbsp;234,5<td>800 t CO<sub>2</sub>e<tr><td>Testi ry<td>5</tbody></table>"
    )
    assert (sheet.name, sheet.page, sheet.is_hidden) == ("Raportti 2024", 1, False)
    assert rows(sheet) == [
        ["Organisaatio", "Päästöt, t", "Päästöt, t"],
        ["Organisaatio", "scope 1", "scope 2"],
        ["Esimerkki Oy", "1 234,5", "800 t CO2e"],
        ["Testi ry", "5", ""],
    ]
    assert sheet.merged == {(0, 2), (1, 0)}


def test_a_list_of_definitions_is_called_by_its_heading():
    (sheet,) = sheets("<h2>Esimerkki Oy</h2><dl><dt>Vuosi<dd>2024<dt>Suorat päästöt<dd>12,5 t</dl>")
    assert (sheet.name, rows(sheet)) == ("Esimerkki Oy", [["Vuosi", "2024"], ["Suorat päästöt", "12,5 t"]])


@pytest.mark.parametrize(
    "card",
    [
        "<div><b>Vuosi</b><i>2024</i></div><div><b>Scope 1</b><i>12,5 t</i></div><div><b>Scope 2</b><i>3 t</i></div>",
        "<p><strong>Vuosi:</strong> 2024</p><p><strong>Scope 1</strong> 12,5 t</p><p><b>Scope 2:</b> 3 t</p>",
        "<p>Vuosi: 2024</p><p>Scope 1: 12,5 t</p><p>Scope 2: 3 t</p>",
    ],
    ids=["side by side", "bold", "colon"],
)
def test_a_card_gives_labels_and_values(card):
    found = sheets(f"<article><h3>Esimerkki Oy</h3>{card}</article><article><h3>Testi ry</h3>{card}</article>")
    assert [sheet.name for sheet in found] == ["Esimerkki Oy", "Testi ry"]
    for sheet in found:
        assert rows(sheet) == [["Vuosi", "2024"], ["Scope 1", "12,5 t"], ["Scope 2", "3 t"]]


def test_tables_within_a_table_of_layout_and_those_that_are_hidden():
    found = sheets(
        "<table role=presentation><tr><td><table><tr><th>a<th>b<tr><td>1<td>2</table><td>x</table>"
        "<div style='display: none'><table><tr><td>c<td>d</table></div><script>var t='<table>'</script>"
    )
    assert [(rows(sheet), sheet.is_hidden) for sheet in found] == [
        ([["a", "b"], ["1", "2"]], False),
        ([["c", "d"]], True),
    ]


def test_markup_may_be_in_another_encoding_and_under_another_name():
    body = "<table><tr><th>Päästöt<td>1,5</table>"
    for encoding in ("utf-8", "utf-16", "cp1252"):
        (sheet,) = read_sheets(body.encode(encoding), name="raportti.xls").sheets
        assert rows(sheet) == [["Päästöt", "1,5"]]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"<html><body><p>ei mitaan</p></body></html>", "no_table"),
        (b"<table>" + b"<tr><td colspan=1000>x" * 4000 + b"</table>", "too_large"),
        (b"<?xml version='1.0'?><Workbook><Table/></Workbook>", "unknown_format"),
    ],
)
def test_what_is_refused(body, code):
    with pytest.raises(UnreadableDocument) as caught:
        read_sheets(body, name="raportti.xls")
    assert caught.value.code == code


@pytest.mark.system
def test_no_depth_of_markup_ends_the_reading():
    try:
        sheets("<table><tr><td>" + "<div>" * 3000 + "x" + "</div>" * 3000 + "<td>y</table>")
    except UnreadableDocument as error:
        assert error.code  # noqa: PT017 (either way is fine, a crash is not)
