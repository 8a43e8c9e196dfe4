"""CSV files, written for these tests, and what must be read of them."""

from __future__ import annotations

import pytest

from extractors.readers import UnreadableDocument, read


def rows(document):
    return [[cell.text for cell in row] for row in document.tables[0].rows]


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_delimiters_and_charsets(holds, delimiter, encoding):
    source = "\r\n".join(
        delimiter.join(row) for row in [["Kunta", "Väkiluku"], ["Hyvinkää", "46 901"], ["Ii", "9 766"]]
    )
    document = holds(read(source.encode(encoding), media_type="text/csv"))
    assert document.tables[0].header == ("Kunta", "Väkiluku")
    assert rows(document) == [["Hyvinkää", "46 901"], ["Ii", "9 766"]]
    assert document.text == "Kunta\tVäkiluku\nHyvinkää\t46 901\nIi\t9 766"
    assert [block.kind for block in document.blocks] == ["row", "row", "row"]


def test_quotes_line_ends_in_cells_and_short_rows(holds):
    body = 'Yritys;Tavoite;Vuosi\n"Alfa; Oy";"vähentää\nmatkoja";2030\nBeta\u00a0Ab;;\n\n'.encode()
    document = holds(read(body, media_type="text/csv; charset=utf-8"))
    assert rows(document) == [["Alfa; Oy", "vähentää matkoja", "2030"], ["Beta Ab", "", ""]]


def test_lines_before_the_table_are_paragraphs(holds):
    document = holds(read(b"Source: the register\n\ncity;year;n\nLahti;2012;3\nTurku;2013;4\n", media_type="text/csv"))
    assert document.blocks[0].text == "Source: the register"
    assert document.tables[0].header == ("city", "year", "n")
    assert rows(document) == [["Lahti", "2012", "3"], ["Turku", "2013", "4"]]


@pytest.mark.parametrize("first", ["Lahti;2012", "sama;sama"])
def test_a_first_row_that_is_no_header(holds, first):
    document = holds(read(f"{first}\nTurku;2013\nIi;2014\n".encode(), media_type="text/csv"))
    assert document.tables[0].header == ()
    assert len(rows(document)) == 3


def test_one_column(holds):
    document = holds(read(b"Kunta\nAkaa\nIi\n", media_type="text/csv", lang="fi"))
    assert rows(document) == [["Akaa"], ["Ii"]]
    assert document.lang == "fi"


@pytest.mark.parametrize(
    ("body", "media_type", "code"),
    [
        (b";;\n;;\n", "text/csv", "empty"),
        (b'a;b\n"c;d\n', "text/csv", "malformed"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "application/vnd.ms-excel", "malformed"),
        (b"PK\x03\x04", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "malformed"),
        (bytes(range(256)) * 40, "text/csv", "undecodable"),
    ],
)
def test_what_cannot_be_read_is_named(body, media_type, code):
    with pytest.raises(UnreadableDocument) as raised:
        read(body, media_type=media_type)
    assert raised.value.code == code
