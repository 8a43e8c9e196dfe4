"""Any file of a partner: its bytes say what it is, and what it is not is refused by name."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from extractors.readers import LARGEST, UnreadableDocument
from extractors.reports.files import read_sheets
from extractors.reports.pdf_pages import pdf_text
from tests.extractors.readers.books import ods, xlsx
from tests.extractors.reports.papers import Paper

ROWS = [("Organisaatio", "Scope 1"), ("Esimerkki Oy", "12,5"), ("Testi ry", "3")]
CSV = "\n".join(map(";".join, ROWS)).encode()
HTML = b"<table>" + b"".join(b"<tr><td>%s<td>%s" % (a.encode(), b.encode()) for a, b in ROWS) + b"</table>"


@pytest.mark.parametrize("name", ["", "raportti.csv", "raportti.html", "raportti.txt", "raportti.XLS", "no ending"])
@pytest.mark.parametrize(
    ("body", "file_format"),
    [
        (xlsx({"a": ROWS}), "xlsx"),
        (ods("a", ROWS), "ods"),
        (CSV, "csv"),
        (HTML, "html"),
        (b"\xef\xbb\xbf\n" + HTML, "html"),
        (Paper().table(60, 100, ROWS).saved(), "pdf"),
    ],
    ids=["xlsx", "ods", "csv", "html", "html with a mark", "pdf"],
)
def test_the_bytes_decide_and_every_format_gives_the_same_rows(body, file_format, name):
    found = read_sheets(body, name=name)
    assert found.file_format == file_format
    (sheet,) = found.sheets
    assert [tuple(row) for row in sheet.rows] == ROWS


@pytest.mark.parametrize(
    ("body", "name", "code"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "raportti.xlsx", "unknown_format"),
        (b"\xff\xd8\xff\xe0" + bytes(100), "raportti.pdf", "unknown_format"),
        (b"{\\rtf1 raportti}", "raportti.csv", "unknown_format"),
        (CSV, "raportti.xlsx", "unknown_format"),
        (CSV, "raportti.pdf", "unknown_format"),
        (b"MZ\x90\x00\x03" + bytes(100), "raportti.csv", "undecodable"),
        (b"", "raportti.csv", "empty"),
        (b"PK\x05\x06" + bytes(18), "raportti.xlsx", "unknown_format"),
    ],
)
def test_a_wrong_type_behind_a_right_ending_is_refused(body, name, code):
    with pytest.raises(UnreadableDocument) as caught:
        read_sheets(body, name=name)
    assert caught.value.code == code


@pytest.mark.parametrize("head", [b"a;b\n", b"PK\x03\x04", b"%PDF-1.4", b"<html>"])
def test_a_file_that_is_too_large_is_refused_before_anything_is_read(head):
    body = head + bytes(200_000_000)
    assert len(body) > LARGEST
    tracemalloc.start()
    with pytest.raises(UnreadableDocument) as caught:
        read_sheets(body)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert caught.value.code == "too_large"
    assert peak < 1_000_000, "a part of it was copied"


def found(shared: Path, name: str) -> bytes:
    file = shared / "data" / name
    if not file.is_file():
        pytest.skip(f"{name} is not here")
    return file.read_bytes()


def test_an_old_workbook_gives_its_rows_as_they_stand(shared):
    sheets = read_sheets(found(shared, "sweden/kommunlankod_2023.xls"), name="kommunlankod_2023.xls")
    assert sheets.file_format == "xls"
    (sheet,) = sheets.sheets
    assert (len(sheet.rows), {len(row) for row in sheet.rows}) == (317, {2})
    assert [list(row) for row in sheet.rows[4:8]] == [
        ["Kod", "Namn"],
        ["Code", "Name"],
        ["01", "Stockholms län"],
        ["0114", "Upplands Väsby"],
    ]


def test_a_sheet_of_plans_gives_its_rows_as_they_stand(shared):
    sheets = read_sheets(found(shared, "sweden/klimatplaner_redacted.xlsx")).sheets
    assert [(len(sheet.rows), sheet.is_hidden) for sheet in sheets] == [(292, False), (147, False), (157, False)]
    first = sheets[0].rows
    assert (first[1][0], first[1][3]) == ("Kommun", "Antagen år")
    assert (first[2][0], first[2][3]) == ("Ale kommun", 2021.0)


def test_a_survey_gives_its_rows_and_its_merged_notes(shared):
    data, notes = read_sheets(found(shared, "sweden/NUE2022_DATA_2023-12-20.xlsx")).sheets
    assert (len(data.rows), len(data.rows[0]), data.rows[0][0]) == (371, 10, "ORG_NAMN")
    assert (data.rows[1][0], data.rows[1][7]) == ("Herrljunga kommun", 3.0)
    assert {(3, 1), (3, 2), (21, 1)} <= notes.merged
    assert notes.rows[3][2] == notes.rows[3][0] != ""


@pytest.mark.system
def test_a_municipal_plan_gives_its_text_and_says_that_it_has_no_table(shared):
    body = found(shared, "sweden/vansbro_energi_och_klimatplan.pdf")
    text = pdf_text(body)
    assert len(text) > 30_000
    assert "Vansbro" in text
    with pytest.raises(UnreadableDocument, match="no_table"):
        read_sheets(body)


@pytest.mark.parametrize(("year", "rows", "columns"), [(2016, 188, 27), (2018, 489, 33), (2020, 777, 33)])
def test_what_cities_report_is_read_by_its_columns(shared, year, rows, columns):
    sheets = read_sheets(found(shared, f"cdp/cdp_citywide_{year}.csv"))
    (sheet,) = sheets.sheets
    assert (len(sheet.rows), len(sheet.rows[0])) == (rows, columns)
