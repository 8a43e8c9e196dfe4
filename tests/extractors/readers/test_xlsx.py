"""Workbooks, written for these tests: what must be read of them, and which must be refused."""

from __future__ import annotations

import datetime as dt

import openpyxl
import pytest

from extractors.readers import SheetScope, UnreadableDocument, packed, read
from tests.extractors.readers.books import ods, ole, repacked, saved, xlsx

MEMBERS = [
    ("Members of the network",),
    (),
    ("id", "town", "head", "joined", "share", "active"),
    (20493.0, "Alfa", "Ann Example", dt.date(2012, 9, 10), 0.25, True),
    ("20494_a", "  Beta\n town ", "-", dt.datetime(2013, 5, 1), 3, False),  # noqa: DTZ001 (a sheet knows no zones)
    (),
    (20495, None, "Bo Example", "soon", None, None),
]


def texts(document, table=0):
    return [[cell.text for cell in row] for row in document.tables[table].rows]


def test_cells_have_their_types_and_their_addresses(holds):
    document = holds(read(xlsx({"Data 1": MEMBERS}), media_type=None))
    table = document.tables[0]
    assert table.header == ("id", "town", "head", "joined", "share", "active")
    assert texts(document) == [
        ["20493", "Alfa", "Ann Example", "2012-09-10", "0.25", "TRUE"],
        ["20494_a", "Beta town", "-", "2013-05-01", "3", "FALSE"],
        ["20495", "", "Bo Example", "soon", "", ""],
    ]
    assert table.place.address(0, 1) == "Data 1!B4"
    assert table.place.address(2) == "Data 1!7"
    assert [(b.kind, b.text) for b in document.blocks[:2]] == [
        ("heading", "Data 1"),
        ("paragraph", "Members of the network"),
    ]


def test_every_sheet_is_a_table_and_a_hidden_one_says_so(holds):
    rows = [("a", "b"), ("x", 1)]
    document = holds(read(xlsx({"one": rows, "two": rows, "none": []}, hidden=["two"]), media_type=None))
    assert [(t.place.sheet, t.place.is_hidden) for t in document.tables] == [("one", False), ("two", True)]


def test_a_table_in_the_middle_of_a_sheet_keeps_its_addresses():
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for address, value in {"C5": "town", "E5": "year", "C6": "Alfa", "E6": 2012, "C7": "Beta", "E7": 2013}.items():
        sheet[address] = value
    document = read(saved(book), media_type=None)
    assert document.tables[0].header == ("town", "year")
    assert document.tables[0].place.address(1, 1) == "Sheet!E7"


def test_one_sheet_is_read_without_the_columns_that_are_left_out():
    body = xlsx({"1": MEMBERS, "2": [("a", "b"), ("Cee Example", "y")]})
    document = read(body, media_type=None, scope=SheetScope("1", frozenset({"head"})))
    assert "Example" not in document.text
    assert document.tables[0].header == ("id", "town", "joined", "share", "active")
    assert document.tables[0].place.address(0, 2) == "1!D4"


def test_a_csv_file_has_places_and_left_out_columns_too():
    body = b"id;head;town\n1;Ann Example;Alfa\n2;Bo Example;Beta\n"
    document = read(body, media_type="text/csv", scope=SheetScope(leave_out=frozenset({"head"})))
    assert "Example" not in document.text
    assert document.tables[0].place.address(1, 1) == "C3"


@pytest.mark.parametrize(
    ("cell", "day"),
    [("January, 2024", dt.date(2024, 1, 31)), (dt.date(2024, 2, 3), dt.date(2024, 2, 3)), ("3.2.2024", None)],
)
def test_a_workbook_is_dated_by_the_cell_beside_a_label(cell, day):
    body = xlsx({"About": [("Title", "Members"), ("Last Update", cell)], "1": MEMBERS})
    document = read(body, media_type=None, lang="en", scope=SheetScope("1", dated_by=("About", "Last Update")))
    assert [s.day for s in document.stamps] == [day or dt.date(2024, 2, 3)]
    assert "Title" not in document.text


@pytest.mark.parametrize("label", ["Last Update", "Title"])
def test_a_date_that_is_promised_and_not_there_is_an_error(label):
    body = xlsx({"About": [("Title", "Members")], "1": MEMBERS})
    with pytest.raises(UnreadableDocument, match="malformed: no date stands beside"):
        read(body, media_type=None, lang="en", scope=SheetScope("1", dated_by=("About", label)))


def test_ods_is_read_alike():
    document = read(ods("Taulu", [("kunta", "vuosi"), ("Alfa", "n. 2012")]), media_type=None)
    assert document.tables[0].header == ("kunta", "vuosi")
    assert document.tables[0].place.address(0, 0) == "Taulu!A2"


def test_a_formula_without_a_stored_value_is_an_empty_cell():
    document = read(xlsx({"1": [("a", "b"), ("x", "=1+1")]}), media_type=None)
    assert texts(document) == [["x"]] or texts(document) == [["x", ""]]


def far_apart() -> bytes:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = 1
    book.worksheets[0]["XFD1048576"] = 2
    return saved(book)


REPEATED = (
    '<table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="string" '
    'table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell></table:table-row>'
)
BOOK = xlsx({"1": MEMBERS})


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (far_apart(), "too_large"),
        (ods("1", [("a", "b")], REPEATED), "malformed"),
        (BOOK[: len(BOOK) // 2], "malformed"),
        (repacked(BOOK, {"xl/worksheets/sheet1.xml": b"<worksheet><sheetData><row r='1'><c"}), "malformed"),
        (repacked(BOOK, {"xl/workbook.xml": None, "word/document.xml": b"<document/>"}), "unknown_format"),
        (xlsx({"1": []}), "empty"),
        (ole("EncryptionInfo", "EncryptedPackage"), "encrypted"),
        (ole("WordDocument"), "malformed"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "malformed"),
    ],
    ids=[
        "far apart",
        "repeated",
        "cut off",
        "broken xml",
        "a document",
        "no value",
        "a password",
        "old word",
        "nothing",
    ],
)
def test_what_is_refused(body, code):
    with pytest.raises(UnreadableDocument) as caught:
        read(body, media_type=None)
    assert caught.value.code == code


def test_a_sheet_that_is_not_there_is_refused():
    with pytest.raises(UnreadableDocument, match="empty: the workbook has no sheet 7"):
        read(BOOK, media_type=None, scope=SheetScope("7"))


def test_an_archive_that_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(packed, "MOST_UNPACKED", 100_000)
    with pytest.raises(UnreadableDocument, match="too_large"):
        read(repacked(BOOK, {"xl/media/image1.png": bytes(200_000)}), media_type=None)


def test_more_cells_than_a_sheet_may_have_are_refused(monkeypatch):
    monkeypatch.setattr(packed, "MOST_CELLS", 10)
    with pytest.raises(UnreadableDocument, match="too_large"):
        read(BOOK, media_type=None)
