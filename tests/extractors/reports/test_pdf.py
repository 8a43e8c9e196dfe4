"""PDFs with a text layer, drawn by these tests, and those that are refused."""

from __future__ import annotations

import logging

import pytest

from extractors.readers import UnreadableDocument
from extractors.reports import pdf_pages
from extractors.reports.files import read_sheets
from extractors.reports.pdf_pages import pdf_text
from tests.extractors.reports.papers import Paper

ROWS = [
    ["Organisaatio", "Scope 1", "Scope 2"],
    ["Esimerkki Oy", "1 234,5", "0,8 kt"],
    ["Mallikas Ab", "850 kg", ""],
    ["Testi ry", "–", "5"],
]


def rows(sheet):
    return [list(row) for row in sheet.rows]


@pytest.mark.parametrize("ruled", [True, False])
@pytest.mark.parametrize("packed", [True, False])
def test_a_table_with_and_without_rules(ruled, packed):
    body = Paper().write(60, 80, "Raportti 2024").table(60, 90, ROWS, ruled=ruled).saved(packed=packed)
    found = read_sheets(body, name="raportti.pdf")
    (sheet,) = found.sheets
    assert (found.file_format, sheet.name, sheet.page) == ("pdf", "Raportti 2024", 1)
    assert rows(sheet) == ROWS
    assert not sheet.merged


def test_a_cell_that_spans_others_stands_in_each():
    paper = Paper().table(
        60, 100, [["Tiedot", "Päästöt", None], ["nimi", "scope 1", "scope 2"], ["Näyte Oy", "1", "2"]]
    )
    (sheet,) = read_sheets(paper.saved()).sheets
    assert rows(sheet) == [["Tiedot", "Päästöt", "Päästöt"], ["nimi", "scope 1", "scope 2"], ["Näyte Oy", "1", "2"]]
    assert sheet.merged == {(0, 2)}


def test_each_page_has_its_own_sheets_in_page_order():
    paper = Paper().table(60, 100, ROWS[:2]).table(60, 300, ROWS[:3], ruled=False)
    paper.turn().table(60, 100, ROWS)
    found = read_sheets(paper.saved()).sheets
    assert [(sheet.page, rows(sheet)) for sheet in found] == [(1, ROWS[:2]), (1, ROWS[:3]), (2, ROWS)]


def test_labels_and_values_side_by_side_are_a_table():
    paper = Paper()
    for at, (label, value) in enumerate([("Organisaatio", "Esimerkki Oy"), ("Vuosi", "2024"), ("Scope 1", "12,5 t")]):
        paper.write(60, 100 + 16 * at, label).write(220, 100 + 16 * at, value)
    (sheet,) = read_sheets(paper.saved()).sheets
    assert rows(sheet) == [["Organisaatio", "Esimerkki Oy"], ["Vuosi", "2024"], ["Scope 1", "12,5 t"]]


def test_the_text_of_a_file():
    body = Paper().write(60, 80, "Ensimmäinen sivu").turn().write(60, 80, "Toinen sivu").saved()
    assert pdf_text(body) == "Ensimmäinen sivu\n\nToinen sivu"
    with pytest.raises(UnreadableDocument, match="no_table"):
        read_sheets(body)


def looping():
    """A page that draws a form which draws itself ten times, seven deep."""
    names = [f"F{at}" for at in range(8)]
    body = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
    body += b"2 0 obj\n<< /Type /Pages /Count 1 /Kids [3 0 R] >>\nendobj\n"
    body += b"3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
    body += b"/Resources << /XObject << /F0 10 0 R >> >> >>\nendobj\n"
    body += b"4 0 obj\n<< /Length 6 >>\nstream\n/F0 Do\nendstream\nendobj\n"
    for at, _ in enumerate(names):
        inner = f"/F{at + 1} Do\n".encode() * 10
        body += b"%d 0 obj\n<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length %d " % (10 + at, len(inner))
        body += b"/Resources << /XObject << /F%d %d 0 R >> >> >>\nstream\n%s\nendstream\nendobj\n" % (
            at + 1,
            11 + at,
            inner,
        )
    return body + b"trailer\n<< /Size 30 /Root 1 0 R >>\n%%EOF\n"


LOCKED = "/Encrypt << /Filter /Standard /V 1 /R 2 /O <00> /U <00> /P -4 >> /ID [<00><00>]"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (Paper().rule(10, 10, 100, 100).saved(), "scanned"),
        (Paper().write(60, 80, "x").saved(trailer=LOCKED), "encrypted"),
        (b"%PDF-1.4\n", "malformed"),
        (Paper().write(60, 80, "x").saved()[:200], "malformed"),
    ],
    ids=["scanned", "encrypted", "nothing", "cut off"],
)  # fmt: skip
def test_what_is_refused(body, code):
    with pytest.raises(UnreadableDocument) as caught:
        read_sheets(body, name="raportti.pdf")
    assert caught.value.code == code


def test_what_is_too_large_is_refused_before_it_is_drawn(monkeypatch):
    monkeypatch.setattr(pdf_pages, "LARGEST_STREAM", 1000)
    with pytest.raises(UnreadableDocument, match="too_large"):
        read_sheets(Paper().write(60, 80, "x" * 100_000).saved(packed=True))
    monkeypatch.undo()
    monkeypatch.setattr(pdf_pages, "MOST_PAGES", 2)
    with pytest.raises(UnreadableDocument, match="too_large: the PDF has more than 2 pages"):
        read_sheets(Paper().turn().turn().saved())


def test_a_page_that_draws_without_end_runs_out_of_time(monkeypatch):
    monkeypatch.setattr(pdf_pages, "MOST_SECONDS", 0.5)
    with pytest.raises(UnreadableDocument) as caught:
        read_sheets(looping())
    assert caught.value.code == "time_limit"


def test_the_library_says_nothing_on_the_way(caplog, capfd):
    with caplog.at_level(logging.WARNING), pytest.raises(UnreadableDocument):
        read_sheets(Paper().write(60, 80, "x").saved()[:200])
    assert not caplog.records
    assert capfd.readouterr().err == ""
