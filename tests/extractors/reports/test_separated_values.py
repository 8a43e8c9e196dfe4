"""CSV files of partners: encoding, delimiter and decimal sign, and values that go on over lines."""

from __future__ import annotations

import pytest

from extractors.readers import UnreadableDocument
from extractors.reports.decimal_sign import decimal_sign_of
from extractors.reports.files import read_sheets


def told(text, encoding="utf-8", **known):
    found = read_sheets(text if isinstance(text, bytes) else text.encode(encoding), **known)
    (sheet,) = found.sheets
    return found, [list(row) for row in sheet.rows]


REPORT = "Organisaatio;Suorat päästöt;Ostoenergia\r\nEsimerkki Oy;1 234,5;12,5\r\nTesti ry;–;\r\n"
ROWS = [
    ["Organisaatio", "Suorat päästöt", "Ostoenergia"],
    ["Esimerkki Oy", "1 234,5", "12,5"],
    ["Testi ry", "–", ""],
]


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("cp1252", "windows-1252"),
    ],
)
def test_the_encoding_is_found_and_recorded(encoding, name):
    found, rows = told(REPORT, encoding, name="raportti.csv")
    assert (found.file_format, found.encoding, found.delimiter, found.decimal_sign) == ("csv", name, ";", ",")
    assert rows == ROWS


def test_utf_16_of_the_other_order():
    found, rows = told(b"\xfe\xff" + REPORT.encode("utf-16-be"))
    assert (found.encoding, rows) == ("utf-16", ROWS)


@pytest.mark.parametrize(
    ("text", "delimiter", "rows"),
    [
        ("a;b\n1,5;2,5\n3,5;4,5\n", ";", [["a", "b"], ["1,5", "2,5"], ["3,5", "4,5"]]),
        ("a,b\n1.5,x; y\n3.5,z; w\n", ",", [["a", "b"], ["1.5", "x; y"], ["3.5", "z; w"]]),
        ("a\tb\n1,5\t2\n", "\t", [["a", "b"], ["1,5", "2"]]),
        ("a|b\n1|2\n", "|", [["a", "b"], ["1", "2"]]),
        ("scope 1\n1,5\n12,75\n", None, [["scope 1"], ["1,5"], ["12,75"]]),
        ("a\nb\n", None, [["a"], ["b"]]),
        ("Raportti 2024\n\nnimi;arvo\nx;1\n", ";", [["Raportti 2024", ""], ["", ""], ["nimi", "arvo"], ["x", "1"]]),
        ("sep=,\na,b\n1,2\n", ",", [["a", "b"], ["1", "2"]]),
        ('a,"b, c"\n"1,5",2\n', ",", [["a", "b, c"], ["1,5", "2"]]),
        ("a;b\n1\n2;3;4\n6;7\n", ";", [["a", "b", ""], ["1", "", ""], ["2", "3", "4"], ["6", "7", ""]]),
    ],
    ids=["semicolon", "comma", "tab", "bar", "decimals alone", "one column", "title", "said", "quoted", "ragged"],
)  # fmt: skip
def test_the_delimiter_is_found(text, delimiter, rows):
    found, read = told(text)
    assert (found.delimiter, read) == (delimiter, rows)


def test_a_value_may_go_on_over_lines_and_hold_quotes():
    _, rows = told('nimi;huom\n"Esimerkki\r\nOy";"sanoi ""kyllä""; ja muuta"\n"Oy" Ab;2\n')
    assert rows == [["nimi", "huom"], ["Esimerkki\r\nOy", 'sanoi "kyllä"; ja muuta'], ["Oy Ab", "2"]]


@pytest.mark.parametrize(
    ("figures", "sign"),
    [
        (["12,5"], ","),
        (["12.5 t"], "."),
        (["1.234,5"], ","),
        (["1,234.5"], "."),
        (["1,234,567"], "."),
        (["0,125"], ","),
        (["1234,567"], ","),
        (["1 234,567"], ","),
        (["n. 30,5 t", "x"], ","),
        (["~0,3 kt"], ","),
        (["30,5 %"], ","),
        (["1,234"], None),
        (["1,234", "5"], None),
        (["12,5", "12.5"], None),
        (["1.2.2025", "9999990-9", "30", "tCO2, 2024", ""], None),
    ],
)
def test_the_decimal_sign_is_told_by_the_figures(figures, sign):
    assert decimal_sign_of(figures) == sign


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"a;b\n1;\x002\n", "undecodable"),
        (b"\x00" * 50, "empty"),
        (b"a;b\n1;\x01\x02\n", "undecodable"),
        (b"a;b\n\x81\x8d;2\n", "undecodable"),
        (b" \r\n\t\n", "empty"),
        (b";;;\n;;\n", "empty"),
        (b"", "empty"),
        (b'a;b\n"1;2\n3;4\n', "malformed"),
        (b"a;b\n" + b"x" * 200_000 + b";2\n", "malformed"),
        (b"a;b\n" * 200_000 + b"1;" * 20 + b"\n", "too_large"),
    ],
    ids=["NUL", "only NUL", "controls", "no encoding", "blank", "no value", "nothing", "open quote", "long", "wide"],
)
def test_what_is_refused(body, code):
    with pytest.raises(UnreadableDocument) as caught:
        read_sheets(body, name="raportti.csv")
    assert caught.value.code == code
