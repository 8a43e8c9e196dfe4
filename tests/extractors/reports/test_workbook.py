"""Workbooks of partners: what stands in which cell, and what the library would have kept to itself."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import openpyxl
import pytest
from openpyxl.worksheet.formula import ArrayFormula

from extractors.readers import UnreadableDocument
from extractors.reports.files import read_sheets
from tests.extractors.readers.books import ole, repacked, saved, xlsx
from tests.extractors.reports.papers import ods_of
from tests.growth import TOLERATED, growth

SHEET = "xl/worksheets/sheet1.xml"


def only(body, **known):
    (sheet,) = read_sheets(body, **known).sheets
    return sheet


def part(body, rows):
    """A workbook with this markup in place of the rows of its first sheet."""
    markup = f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>'
    return repacked(body, {SHEET: markup.encode()})


def test_cells_stand_where_they_stood_with_their_types():
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Raportti"
    for address, value in {
        "B2": "Suorat päästöt",
        "C2": "1 234,5",
        "B3": 2024,
        "C3": dt.date(2025, 2, 1),
        "B4": True,
        "C4": 1.25,
    }.items():
        sheet[address] = value
    found = read_sheets(saved(book))
    assert found.file_format == "xlsx"
    assert (found.encoding, found.delimiter, found.decimal_sign) == (None, None, None)
    (read,) = found.sheets
    assert (read.name, read.is_hidden, read.page) == ("Raportti", False, None)
    assert [list(row) for row in read.rows] == [
        ["", "", ""],
        ["", "Suorat päästöt", "1 234,5"],
        ["", 2024.0, dt.date(2025, 2, 1)],
        ["", True, 1.25],
    ]


def test_hidden_and_empty_sheets_are_kept():
    found = read_sheets(xlsx({"a": [("x", 1)], "b": [("y",)], "c": []}, hidden=["b"])).sheets
    assert [(s.name, s.is_hidden, [list(row) for row in s.rows]) for s in found] == [
        ("a", False, [["x", 1.0]]),
        ("b", True, [["y"]]),
        ("c", False, []),
    ]


def test_a_merged_range_has_its_value_in_each_cell_and_says_which_are_filled():
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in [("Päästöt", None, "Energia"), ("scope 1", "scope 2", None), (1, 2, 3)]:
        sheet.append(row)
    sheet.merge_cells("A1:B1")
    sheet.merge_cells("C1:C2")
    sheet.merge_cells("F9:H12")
    read = only(saved(book))
    assert [list(row)[:3] for row in read.rows] == [
        ["Päästöt", "Päästöt", "Energia"],
        ["scope 1", "scope 2", "Energia"],
        [1.0, 2.0, 3.0],
    ]
    assert read.merged == {(0, 1), (1, 2)}


@pytest.mark.parametrize("code", ["0%", "0.00%", '0" p" 0.0 %', "[Red]0%;-0%"])
def test_numbers_that_are_shown_as_percent_are_named(code):
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in [("osuus", 0.3, "0,3", True), ("muu", 0.5, 7, 0.2)]:
        sheet.append(row)
    for address in ("B1", "C1", "D1", "D2"):
        sheet[address].number_format = code
    assert only(saved(book)).percents == {(0, 1), (1, 3)}


@pytest.mark.parametrize("code", ['0.0" %"', "0.0\\%", "0.0"])
def test_a_percent_sign_that_is_only_written_beside_the_number_is_no_format(code):
    book = openpyxl.Workbook()
    book.worksheets[0].append(("osuus", 30))
    book.worksheets[0]["B1"].number_format = code
    assert not only(saved(book)).percents


def test_percents_are_found_on_the_right_sheet():
    book = openpyxl.Workbook()
    book.worksheets[0].append((0.1,))
    second = book.create_sheet("Mått & mål", 0)
    second.append(("x", 0.25))
    second["B1"].number_format = "0%"
    assert {s.name: set(s.percents) for s in read_sheets(saved(book)).sheets} == {
        "Mått & mål": {(0, 1)},
        "Sheet": set(),
    }


def test_formulas_without_a_stored_value_are_told_and_never_worked_out():
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append((1, 2, "=A1+B1"))
    sheet.append(('=WEBSERVICE("https://example.org/?a=1&b=2")',))
    sheet["E5"] = ArrayFormula("E5:E6", "=SUM(A1:B1)")
    read = only(saved(book))
    assert read.bare_formulas == {
        (0, 2): "=A1+B1",
        (1, 0): '=WEBSERVICE("https://example.org/?a=1&b=2")',
        (4, 4): "=SUM(A1:B1)",
    }
    assert [len(row) for row in read.rows] == [5] * 5
    assert read.rows[0][:3] == [1.0, 2.0, ""]


def test_a_formula_with_its_value_is_that_value():
    rows = (
        '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>""</f><v></v></c>'
        '<c r="C1"><f t="shared" ref="C1:C2" si="0">A1*2</f></c><c r="D1" t="str"><f>"a"&amp;"b"</f><v>ab</v></c></row>'
        '<row r="2"><c r="C2"><f t="shared" si="0"/></c></row>'
    )
    read = only(part(xlsx({"a": [("x",)]}), rows))
    assert list(read.rows[0]) == [2.0, "", "", "ab"]
    assert read.bare_formulas == {(0, 2): "=A1*2", (1, 2): "=A1*2"}


def test_an_error_in_place_of_a_value_stands_in_its_cell():
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
    read = only(part(xlsx({"a": [("x",)]}), rows))
    assert list(read.rows[0]) == [1.0, "#DIV/0!"]
    assert not read.bare_formulas


def test_unusual_markup_says_the_same():
    book = openpyxl.Workbook()
    book.worksheets[0].append((0.3,))
    book.worksheets[0]["A1"].number_format = "0%"
    rows = (
        "<x:row><x:c s='1'><x:v>0.3</x:v></x:c><x:c s = '1' ><x:f>A1</x:f></x:c></x:row>"
        "<x:row r='3'><x:c r='B3'\n s='1'><x:v>0.5</x:v></x:c><x:c><x:v>7</x:v></x:c></x:row>"
    )
    markup = (
        '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<x:sheetData>{rows}</x:sheetData></x:worksheet>"
    )
    read = only(repacked(saved(book), {SHEET: markup.encode()}))
    assert [list(row) for row in read.rows] == [[0.3, "", ""], ["", "", ""], ["", 0.5, 7.0]]
    assert read.percents == {(0, 0), (2, 1)}
    assert read.bare_formulas == {(0, 1): "=A1"}


def test_time_grows_with_empty_rows_and_no_faster():
    full = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'
    book = xlsx({"a": [("x",)]})

    def read(empty):
        assert [list(row) for row in only(part(book, full + empty)).rows] == [[1.0, 2.0]]

    assert growth(read, '<row s="1"/>', 1_000_000) < TOLERATED


def test_a_workbook_with_macros_is_read_and_the_macros_are_not():
    body = repacked(xlsx({"a": [("x", 1)]}), {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 no such thing"})
    assert list(only(body, name="raportti.xlsm").rows[0]) == ["x", 1.0]


def test_entities_of_the_outside_are_not_resolved(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("hush")
    head = f'<!DOCTYPE x [<!ENTITY s SYSTEM "{secret.as_uri()}">]>'.encode()
    sheet = part(xlsx({"a": [("x",)]}), '<row r="1"><c r="A1" t="inlineStr"><is><t>a &s;</t></is></c></row>')
    table = ods_of({"a": f"<table:table-row>{TEXT.format('a &s;')}</table:table-row>"})
    for body, name in ((sheet, SHEET), (table, "content.xml")):
        try:
            found = repr(read_sheets(repacked(body, {name: head + entry(body, name)})))
        except UnreadableDocument as error:
            found = str(error)
        assert "hush" not in found


def entry(body, name):
    with zipfile.ZipFile(io.BytesIO(body)) as packed:
        return packed.read(name)


TEXT = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
CELL = '<table:table-cell office:value-type="{}" {}><text:p>{}</text:p></table:table-cell>'


def test_ods_tells_merged_ranges_percents_formulas_and_hidden_sheets():
    rows = (
        "<table:table-row>"
        + CELL.format("string", 'table:number-columns-spanned="2" table:number-rows-spanned="2"', "Päästöt")
        + "<table:covered-table-cell/>"
        + CELL.format("percentage", 'office:value="0.3"', "30 %")
        + '</table:table-row><table:table-row><table:covered-table-cell table:number-columns-repeated="2"/>'
        + '<table:table-cell table:formula="of:=SUM([.A1:.B2])"/></table:table-row>'
        + '<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>'
        + "<table:table-row>"
        + CELL.format("float", 'office:value="7"', "7")
        + "</table:table-row>"
        + '<table:table-row table:number-rows-repeated="1048000">'
        + '<table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
    )
    shown, hidden = read_sheets(ods_of({"Raportti": rows, "-Apu": rows})).sheets
    assert (shown.name, shown.is_hidden, hidden.name, hidden.is_hidden) == ("Raportti", False, "Apu", True)
    assert [list(row) for row in shown.rows] == [
        ["Päästöt", "Päästöt", 0.3],
        ["Päästöt", "Päästöt", ""],
        *[["", "", ""]] * 3,
        [7.0, "", ""],
    ]
    assert shown.merged == {(0, 1), (1, 0), (1, 1)}
    assert shown.percents == {(0, 2)}
    assert shown.bare_formulas == {(1, 2): "=SUM([.A1:.B2])"}


def far_apart():
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = 1
    book.worksheets[0]["XFD1048576"] = 2
    return saved(book)


def bomb():
    return repacked(xlsx({"a": [("x",)]}), {"xl/sharedStrings.xml": b" " * 300_000_000})


MANY = (
    '<table:table-row table:number-rows-repeated="100000"><table:table-cell office:value-type="string" '
    'table:number-columns-repeated="100"><text:p>x</text:p></table:table-cell></table:table-row>'
)
BOOK = xlsx({"1": [("a", "b"), (1, 2)]})


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (BOOK[: len(BOOK) // 2], "malformed"),
        (b"PK\x03\x04" + bytes(2000), "malformed"),
        (repacked(BOOK, {SHEET: b"<worksheet><sheetData><row r='1'><c"}), "malformed"),
        (repacked(BOOK, {SHEET: "<worksheet><sheetData/></worksheet>".encode("utf-16")}), "malformed"),
        (repacked(BOOK, {"xl/workbook.xml": None, "word/document.xml": b"<document/>"}), "unknown_format"),
        (ole("EncryptionInfo", "EncryptedPackage"), "encrypted"),
        (ole("WordDocument"), "malformed"),
        (far_apart(), "too_large"),
        (bomb(), "too_large"),
        (ods_of({"a": MANY}), "too_large"),
        (repacked(ods_of({"a": ""}), {"META-INF/manifest.xml": b"<m><manifest:encryption-data/></m>"}), "encrypted"),
        (repacked(ods_of({"a": ""}), {"content.xml": b"<a><b>"}), "malformed"),
        (xlsx({"1": []}), "empty"),
    ],
    ids=[
        "cut off", "no archive", "broken xml", "utf-16", "a document", "a password", "old word", "far apart", "a bomb",
        "repeated", "ods with a password", "broken ods", "no value",
    ],
)  # fmt: skip
def test_what_is_refused(body, code):
    with pytest.raises(UnreadableDocument) as caught:
        read_sheets(body, name="raportti.xlsx")
    assert caught.value.code == code


@pytest.mark.parametrize(
    "address", ["A99999999", "AAAAAA1", "xfd1048576", "1048576A", "A&#49;", ""], ids=lambda address: address or "none"
)
def test_an_address_that_is_none_is_refused_before_the_library_makes_room_for_it(address):
    cells = f'<row r="1"><c r="{address}"><v>1</v></c><c r="A1"><v>1</v></c></row>'
    with pytest.raises(UnreadableDocument, match=r"malformed: the workbook is broken: .* is no address"):
        read_sheets(part(BOOK, cells))


def test_strings_that_are_counted_and_not_there_are_refused_before_the_library_makes_room_for_them():
    strings = b'<sst count="4000000000" uniqueCount="4000000000"><si><t>x</t></si></sst>'
    with pytest.raises(UnreadableDocument, match=r"malformed: .* as many strings as it says"):
        read_sheets(repacked(BOOK, {"xl/sharedStrings.xml": strings}))
