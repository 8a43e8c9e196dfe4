"""The correction file: bad cells marked in the partner's language, every remark listed, nothing that runs, and no rows
of others; corrected and sent back, it reads without a remark."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Mapping

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from extractors.reports.codes import Language
from extractors.reports.correction import correction_workbook
from extractors.reports.forms import load_forms
from extractors.reports.own_rows import OwnRows, own_rows
from extractors.reports.reader import read_report, read_report_file
from extractors.reports.report import Problem
from extractors.reports.sheet import CellValue, Sheet, Sheets
from tests.extractors.reports.made import TODAY, sheet

FORM = next(form for form in load_forms() if form.id == "partner-report")
HEADER = ("Organisaatio", "Y-tunnus", "Vuosi", "Suorat päästöt", "Ostoenergia")
ROWS = (
    ("Kumppanien vuosiraportti",),
    HEADER,
    ("Miinus Oy", "9999994-1", 2024, "-5", 12.5),
    ("Virhe Oy", "9999995-0", 2024, 10, 20),
    ("Esimerkki Oy", "9999990-9", 2024, "1 234,5 t", "0,8 kt"),
    ("Yhteensä", "", "", 1239.5, ""),
)


def made(*sheets: Sheet) -> Sheets:
    return Sheets("xlsx", sheets)


def corrected(
    sheets: Sheets, problems: list[Problem], lang: Language = "fi", rows: Mapping[str, OwnRows] | None = None
) -> openpyxl.Workbook:
    body = correction_workbook(sheets, problems, lang, form=FORM, rows=rows)
    return openpyxl.load_workbook(io.BytesIO(body))


def problems_of(sheets: Sheets) -> list[Problem]:
    report = read_report(sheets, network="demo", year=2024, today=TODAY)
    return [*report.problems, *(problem for row in report.rows for problem in row.problems)]


def remarks(book: openpyxl.Workbook) -> list[tuple[object, ...]]:
    """The lines below the header of the first sheet."""
    lines = list(book.worksheets[0].iter_rows(values_only=True))
    header = next(at for at, line in enumerate(lines) if line[-1] in ("Koodi", "Kod", "Code"))
    return lines[header + 1 :]


def test_bad_cells_are_marked_and_listed_in_the_language_of_the_partner() -> None:
    sheets = made(sheet(*ROWS))
    book = corrected(sheets, problems_of(sheets))
    assert book.sheetnames == ["Huomautukset", "Raportti"]
    listed = remarks(book)
    assert [(line[1], line[2], line[3], line[4], line[7]) for line in listed] == [
        ("Raportti", "D3", "Suorat päästöt", "-5", "Q07"),
        ("Raportti", "B4", "Y-tunnus", "9999995-0", "Q02"),
    ]
    assert "negatiivinen" in str(listed[0][5])
    assert "Tarkista luku" in str(listed[0][6])
    marked = book["Raportti"]["D3"]
    assert marked.fill.fgColor.rgb == "00FFC7CE"
    assert marked.comment is not None
    assert "negatiivinen" in marked.comment.text
    assert book["Raportti"]["D4"].comment is None
    assert book["Raportti"]["D4"].fill.fill_type is None


@pytest.mark.parametrize(
    ("lang", "title", "word"),
    [("fi", "Huomautukset", "kahdella tavalla"), ("sv", "Anmärkningar", "två sätt"), ("en", "Remarks", "two ways")],
)
def test_each_language_has_its_words(lang: Language, title: str, word: str) -> None:
    sheets = made(sheet(("org", "s1"), ("Testi ry", "1,234")))
    book = corrected(sheets, [Problem("Q05", "1,234", "scope1", "Raportti", "B2")], lang)
    assert book.sheetnames[0] == title
    assert word in str(remarks(book)[0][5])


def test_an_address_links_to_its_cell() -> None:
    book = corrected(made(sheet(("a", "-5"), name="It's")), [Problem("Q07", "-5", "scope1", "It's", "B1")])
    link = next(cell.hyperlink for row in book.worksheets[0].iter_rows() for cell in row if cell.hyperlink)
    assert link.location == "'It''s'!B1"
    assert link.target is None


def test_what_is_wrong_with_the_file_comes_first() -> None:
    told = [Problem("Q07", "-5", "scope1", "Raportti", "B1"), Problem("Q13", "", hint="the form's labels are there")]
    assert [line[7] for line in remarks(corrected(made(sheet(("a", "-5"))), told))] == ["Q13", "Q07"]


def test_cells_keep_their_values_and_types() -> None:
    day, moment = dt.date(2025, 3, 10), dt.datetime(2025, 3, 10, 12, 30)  # noqa: DTZ001 - cells have no zone
    told = (1, 2.5, True, day, moment, dt.time(8, 15), "teksti", 0, "0", "1.5")
    written = corrected(made(sheet(told)), [])["Raportti"]
    values = [cell.value for cell in written[1]]
    assert values == [1, 2.5, True, dt.datetime(2025, 3, 10), moment, dt.time(8, 15), "teksti", 0, "0", "1.5"]  # noqa: DTZ001


def test_percents_are_shown_as_percents() -> None:
    written = corrected(made(sheet((0.3, 0.125), percents=frozenset({(0, 0), (0, 1)}))), [])["Raportti"]
    assert [(cell.value, cell.number_format) for cell in written[1]] == [(0.3, "0%"), (0.125, "0.00%")]


def test_merged_cells_are_merged_again_and_a_mark_is_on_the_first() -> None:
    rows = (("Otsikko", "Otsikko", "Otsikko"), ("x", "A", "A"), ("x", "A", "A"))
    merged = frozenset({(0, 1), (0, 2), (1, 2), (2, 1), (2, 2), (2, 0)})
    book = corrected(made(sheet(*rows, merged=merged)), [Problem("Q12", "A", None, "Raportti", "C3")])
    written = book["Raportti"]
    assert sorted(str(one) for one in written.merged_cells.ranges) == ["A1:C1", "A2:A3", "B2:C3"]
    assert written["B2"].comment is not None


@pytest.mark.parametrize(
    "text",
    [
        "=1+1", '=HYPERLINK("http://evil.example","x")', "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1", "=",
        "-cmd|' /C x'!A0", "- 1+cmd|' /C x'!A0", "+358 40 1+1", "\n=1+1",
    ],
)  # fmt: skip
def test_text_that_might_run_is_escaped(text: str) -> None:
    told = [Problem("Q04", text, "scope1", text[:20], "A1", hint=text)]
    body = correction_workbook(made(sheet((text,), name=text)), told, "fi", form=FORM)
    for written in openpyxl.load_workbook(io.BytesIO(body)).worksheets:
        for cell in (cell for row in written.iter_rows() for cell in row if cell.value is not None):
            assert cell.data_type != "f"
            assert not str(cell.value).startswith(("=", "+", "-", "@", "\t", "\r"))
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        assert not any(b"<f>" in archive.read(name) for name in archive.namelist())


@pytest.mark.parametrize("text", ["-", "-5", "+5 %", "--", "- -", "-1 234,5 t"])
def test_text_that_only_looks_like_it_stays_and_is_marked_as_text(text: str) -> None:
    cell = corrected(made(sheet((text,))), [])["Raportti"]["A1"]
    assert (cell.value, cell.data_type, bool(cell.quotePrefix)) == (text, "s", True)


def test_a_formula_without_value_is_shown_as_words() -> None:
    sheets = made(sheet(("a", ""), bare_formulas={(0, 1): "SUM(B2:B9)"}))
    cell = corrected(sheets, [Problem("Q14", "SUM(B2:B9)", "total", "Raportti", "B1")])["Raportti"]["B1"]
    assert (cell.value, cell.data_type) == ("'=SUM(B2:B9)", "s")
    assert cell.comment is not None


def test_what_a_sheet_cannot_hold_is_replaced_or_said_in_words() -> None:
    nan, huge = float("nan"), 10**20
    told = ("a\x00b\x0bc\ud800d\uffff", nan, huge, dt.date(1800, 1, 1), "x" * 40_000, "#N/A")
    values = [cell.value for cell in corrected(made(sheet(told)), [])["Raportti"][1]]
    assert values[:4] == ["a�b�c�d�", "nan", str(huge), "1800-01-01"]
    assert len(str(values[4])) == 32_767
    assert values[5] == "#N/A"


def test_names_that_no_workbook_allows_are_changed() -> None:
    names = ("a/b:c", "A b C", "", "x" * 40, "x" * 41, "huomautukset?")
    book = corrected(made(*(sheet((1,), name=name) for name in names)), [])
    assert book.sheetnames[0] == "Huomautukset"
    assert book.sheetnames[1:] == ["a b c", "A b C (2)", "Sheet3", "x" * 31, "x" * 27 + " (2)"]


def test_same_input_same_bytes_and_no_time_of_writing() -> None:
    sheets = made(sheet(*ROWS))
    first = correction_workbook(sheets, problems_of(sheets), "fi", form=FORM)
    assert first == correction_workbook(sheets, problems_of(sheets), "fi", form=FORM)
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.read("docProps/core.xml").count(b"1980-01-01T00:00:00Z") == 2


def test_a_partner_gets_its_own_rows_only() -> None:
    sheets = made(sheet(*ROWS), sheet(("Muiden tietoja", "salainen"), name="Muut"))
    report = read_report(sheets, network="demo", year=2024, today=TODAY)
    mine = [row for row in report.rows if row.number == 4]
    assert own_rows(report, mine) == {"Raportti": OwnRows(frozenset({4}), 3)}
    told = [problem for row in report.rows for problem in row.problems]
    body = correction_workbook(sheets, told, "fi", form=FORM, rows=own_rows(report, mine))
    book = openpyxl.load_workbook(io.BytesIO(body))
    assert book.sheetnames == ["Huomautukset", "Raportti"]
    assert [line[7] for line in remarks(book)] == ["Q02"]
    written = book["Raportti"]
    assert [row[0].value for row in written.iter_rows()] == [
        "Kumppanien vuosiraportti",
        "Organisaatio",
        None,
        "Virhe Oy",
    ]
    assert [written.row_dimensions[row].hidden for row in (2, 3, 4)] == [False, True, False]
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        told_at_all = b"".join(archive.read(name) for name in archive.namelist()).decode()
    for word in ("Miinus", "9999994", "Esimerkki", "salainen", "1239"):
        assert word not in told_at_all


def test_who_sent_the_file_gets_its_headers_and_nobodys_rows() -> None:
    rows = (ROWS[0], (*HEADER, "Skoopi neljä"), *ROWS[2:])
    sheets = made(sheet(*rows), sheet(("Muiden tietoja", "salainen"), name="Muut"))
    report = read_report(sheets, network="demo", year=2024, today=TODAY)
    book = corrected(sheets, list(report.problems), rows=own_rows(report, ()))
    assert [(line[1], line[2], line[4]) for line in remarks(book)] == [
        ("Muut", None, "Muut"),
        ("Raportti", "F2", "Skoopi neljä"),
    ]
    assert [row[0].value for row in book["Raportti"].iter_rows()] == ["Kumppanien vuosiraportti", "Organisaatio"]


def test_rows_of_measures_are_own_too() -> None:
    sheets = made(
        sheet(*ROWS),
        sheet(
            ("Organisaatio", "Toimenpide", "Luokka"), ("Esimerkki Oy", "LED", "energia"),
            ("Virhe Oy", "Ruoka", "ruoka"), ("Vieras Oy", "Puut", "muu"), name="Toimenpiteet",
        ),
    )  # fmt: skip
    report = read_report(sheets, network="demo", year=2024, today=TODAY)
    mine = [row for row in report.rows if row.number == 4]
    assert own_rows(report, mine)["Toimenpiteet"] == OwnRows(frozenset({3}), 2)


def test_a_large_sheet_is_cut_and_says_so_and_keeps_what_is_wrong() -> None:
    rows = [("Rivi", number) for number in range(6_000)]
    book = corrected(made(sheet(*rows)), [Problem("Q07", "5999", "scope1", "Raportti", "B6000")])
    written: Worksheet = book["Raportti"]
    assert "näytetään vain osa: 5001 riviä" in str([cell.value for cell in book.worksheets[0]["A"]])
    assert written["B5001"].value is None
    assert (written["B6000"].value, written["B6000"].comment is not None) == (5999, True)


def test_many_sheets_are_cut_and_say_so() -> None:
    book = corrected(made(*(sheet((1,), name=f"S{number}") for number in range(60))), [])
    assert len(book.sheetnames) == 51
    assert "Taulukkoa ”S59” ei näytetä." in [cell.value for cell in book.worksheets[0]["A"]]


def test_many_remarks_are_counted() -> None:
    rows = [(-number,) for number in range(2_050)]
    told = [Problem("Q07", str(-number), "scope1", "Raportti", f"A{number + 1}") for number in range(2_050)]
    assert remarks(corrected(made(sheet(*rows)), told))[-1][0] == "Lisäksi 50 muuta huomautusta."


def test_a_hidden_sheet_stays_hidden_unless_something_is_wrong_in_it() -> None:
    sheets = made(sheet((1,), name="A", is_hidden=True), sheet(("-5",), name="B", is_hidden=True))
    book = corrected(sheets, [Problem("Q07", "-5", "scope1", "B", "A1")])
    assert [one.sheet_state for one in book.worksheets] == ["visible", "hidden", "visible"]


def test_a_corrected_file_comes_back_without_a_remark() -> None:
    sheets = made(sheet(*ROWS))
    book = corrected(sheets, problems_of(sheets))
    book["Raportti"]["D3"] = 5
    book["Raportti"]["B4"] = "9999994-1"
    kept = io.BytesIO()
    book.save(kept)
    report = read_report_file(kept.getvalue(), name="korjattu.xlsx", network="demo", year=2024, today=TODAY)
    assert [*report.problems, *(problem for row in report.rows for problem in row.problems)] == []
    assert len(report.rows) == 3


def test_the_remarks_of_an_earlier_correction_are_not_sent_again() -> None:
    sheets = made(sheet(("Nro", "Taulukko"), name="Anmärkningar"), sheet(*ROWS))
    assert corrected(sheets, problems_of(sheets)).sheetnames == ["Huomautukset", "Raportti"]


CELLS: st.SearchStrategy[CellValue] = st.one_of(
    st.text(max_size=20), st.integers(), st.floats(), st.booleans(), st.dates(), st.datetimes(), st.times(),
    st.timedeltas(), st.sampled_from(["=1+1", "-", "@x", "\x00", "_x000D_"]),
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.lists(CELLS, max_size=4), max_size=6),
    st.text(max_size=40),
    st.lists(st.tuples(st.sampled_from(["A1", "B3", "XFD1048576", "ZZZ9", "", "x"]), st.text(max_size=9)), max_size=4),
    st.sampled_from(["fi", "sv", "en"]),
)
def test_any_sheets_give_a_file_that_opens(
    rows: list[list[CellValue]], name: str, told: list[tuple[str, str]], lang: Language
) -> None:
    problems = [Problem("Q04", raw, "scope1", name, address) for address, raw in told]
    body = correction_workbook(made(Sheet(name, rows)), problems, lang, form=FORM)
    book = openpyxl.load_workbook(io.BytesIO(body))
    assert len(remarks(book)) == len(set(problems))
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        assert not any(b"<f>" in archive.read(part) for part in archive.namelist())
