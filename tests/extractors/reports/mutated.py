"""Report files that were spoilt: bytes flipped, parts cut, cells swapped, headers shuffled, encodings changed.

A mutant is told by its number alone, so that one that fails can be made again.
"""

from __future__ import annotations

import io
import random
import zipfile

import openpyxl

from tests.extractors.readers.books import repacked, saved
from tests.extractors.reports.papers import Paper, ods_of

HEADER = ["Organisaatio", "Y-tunnus", "Vuosi", "Suorat päästöt (t)", "Ostoenergia", "Osuus"]
ROWS = [
    ["Esimerkki Oy", "9999990-9", "2024", "1 234,5", "0,8 kt", "30 %"],
    ["Mallikas Ab", "9999991-7", "2024", "850 kg", "12.4 t", "–"],
    ["Näyte Oy", "9999993-3", "2024", "n. 30 t", "", "5"],
]
FORMATS = ("xlsx", "ods", "csv", "html", "pdf")
_TEXTUAL = ("csv", "html")
_SIGNS = "\x00\x01\t\r\n \"';,|<>&=+-@%.0123456789äÅ€\u00a0\u202f\u2212\ufffd\U0001f600"


def mutant(number: int) -> tuple[bytes, str]:
    """The bytes of a mutant and the name it is sent under."""
    chance = random.Random(number)
    file_format = FORMATS[number % len(FORMATS)]
    rows = [HEADER, *ROWS]
    if chance.random() < 0.5:
        rows = _disordered(rows, chance)
    body = written(file_format, rows, chance)
    spoil = chance.randrange(4)
    if spoil == 1:
        body = _flipped(body, chance)
    elif spoil == 2:
        body = _flipped_within(body, chance) if file_format in ("xlsx", "ods") else _cut(body, chance)
    elif spoil == 3:
        body = _encoded_anew(body, chance) if file_format in _TEXTUAL else _cut(body, chance)
    name = f"raportti.{chance.choice((file_format, file_format, *FORMATS, 'xls', 'txt'))}"
    return body, name


def written(file_format: str, rows: list[list[str]], chance: random.Random) -> bytes:
    """A table in a format."""
    if file_format == "xlsx":
        book = openpyxl.Workbook()
        for row in rows:
            book.worksheets[0].append([_typed(cell) for cell in row])
        book.worksheets[0]["F2"].number_format = "0%"
        book.worksheets[0]["G2"] = "=D2+E2"
        book.worksheets[0].merge_cells("A1:B1")
        return saved(book)
    if file_format == "ods":
        return ods_of(
            {"Raportti": "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows)}
        )
    if file_format == "csv":
        return "\r\n".join(chance.choice(";,\t|").join(row) for row in rows).encode(
            chance.choice(("utf-8", "utf-8-sig", "utf-16"))
        )
    if file_format == "html":
        marked = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
        return f"<html><body><h1>Raportti</h1><table>{marked}</table></body></html>".encode()
    clean = [[cell.encode("cp1252", "replace").decode("cp1252")[:14] for cell in row] for row in rows]
    return (
        Paper()
        .write(40, 60, "Raportti")
        .table(40, 80, clean, width=85, ruled=chance.random() < 0.5)
        .saved(packed=chance.random() < 0.5)
    )


def _typed(cell: str) -> str | float:
    kept = "".join(character for character in cell if character.isprintable())
    return float(kept) if kept.isascii() and kept.isdecimal() else kept


def _ods_cell(cell: str) -> str:
    kept = "".join(character for character in cell if character.isprintable() and character not in "<&")
    return f'<table:table-cell office:value-type="string"><text:p>{kept}</text:p></table:table-cell>'


def _disordered(rows: list[list[str]], chance: random.Random) -> list[list[str]]:
    """The same cells with some swapped, some changed, and perhaps the header shuffled."""
    mixed = [list(row) for row in rows]
    if chance.random() < 0.5:
        chance.shuffle(mixed[0])
    for _ in range(chance.randint(1, 6)):
        (a, b), (c, d) = ((chance.randrange(len(mixed)), chance.randrange(len(HEADER))) for _ in range(2))
        mixed[a][b], mixed[c][d] = mixed[c][d], mixed[a][b]
        word = mixed[a][b]
        at = chance.randint(0, len(word))
        mixed[a][b] = word[:at] + chance.choice(_SIGNS) + word[at + chance.randint(0, 2) :]
    return mixed


def _flipped(body: bytes, chance: random.Random) -> bytes:
    spoilt = bytearray(body)
    for _ in range(chance.randint(1, 12)):
        spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
    return bytes(spoilt)


def _flipped_within(body: bytes, chance: random.Random) -> bytes:
    """An archive with bytes flipped in what it holds, so that they come past its checks."""
    with zipfile.ZipFile(io.BytesIO(body)) as packed:
        name = chance.choice([entry for entry in packed.namelist() if packed.getinfo(entry).file_size])
        content = packed.read(name)
    return repacked(body, {name: _flipped(content, chance) if chance.random() < 0.8 else _cut(content, chance)})


def _cut(body: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(body))
    end = chance.randint(start, len(body))
    return body[:start] + body[end:]


def _encoded_anew(body: bytes, chance: random.Random) -> bytes:
    text = body.decode("utf-8", "replace")
    return text.encode(
        chance.choice(("cp1252", "utf-16", "utf-16-le", "utf-32", "cp850", "mac-roman", "cp037")), "replace"
    )
