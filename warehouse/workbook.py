"""The workbook of a release, `verkosto.xlsx`: a sheet a yearly dataset, and the registers that are needed to read them.

For people who look; programs take Parquet or CSV. Cells have types (dates are dates, numbers numbers), what a list
holds is parted by `; `, and text is text: nothing in it becomes a formula or a link. The note of a head tells what the
column means. Excel holds 1,048,576 rows a sheet and 32,767 characters a cell: a dataset of more than `MOST_ROWS` rows
is left to its CSV and Parquet files, for a workbook of that size opens nowhere with pleasure, and a longer cell is cut;
both say so. The same facts give the same bytes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
from xlsxwriter import Workbook

from warehouse.database import quoted
from warehouse.dataset import Column, Dataset, load_datasets, yearly_datasets

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from warehouse.package import Description

WORKBOOK = "verkosto.xlsx"
MOST_ROWS = 100_000
MOST_CHARACTERS = 32_767
# Up to so many rows, what the workbook is packed from is kept in memory; above, in files.
_FEW_ROWS = 20_000
_LONGEST_NAME = 31
_REGISTERS = ("network", "party", "municipality_year")
# Of the register of municipalities, those that the release speaks of: all of them in all years would be most of the
# workbook.
_ROWS = {"municipality_year": "party_id IN (SELECT party_id FROM read_parquet({party}))"}
_NOTES = {"municipality_year": "Municipalities that this release speaks of; all of them are in the CSV file."}
_SERIAL_ZERO = dt.date(1899, 12, 30)
# Excel takes 1900 for a leap year: before its 1 March, day numbers mean other days elsewhere.
_FIRST_DAY = dt.date(1900, 3, 1)
_DAY = dt.timedelta(days=1)


def datasets_of_workbook() -> list[Dataset]:
    """The datasets that have a sheet, in its order."""
    return [*yearly_datasets(), *(load_datasets()[name] for name in _REGISTERS)]


def in_workbook(dataset: Dataset, description: Description) -> bool:
    """Whether the rows of a dataset stand in the workbook."""
    sheeted = any(d.name == dataset.name for d in datasets_of_workbook())
    return sheeted and description.extent(dataset.name).n_rows <= MOST_ROWS


def write_workbook(con: duckdb.DuckDBPyConnection, folder: Path, description: Description) -> None:
    """Write the workbook of a release whose Parquet files stand in a folder."""
    n_rows = sum(description.extent(d.name).n_rows for d in datasets_of_workbook() if in_workbook(d, description))
    options = {
        "constant_memory": True,
        "in_memory": n_rows <= _FEW_ROWS,
        "tmpdir": str(folder.parent),
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    # Once written it is closed, whatever happens: its sheets wait in files beside it until then.
    with Workbook(str(folder / WORKBOOK), options) as book:
        book.set_properties(
            {
                "title": f"Verkosto {description.release_id}",
                "author": "Verkosto",
                "created": description.known_at.astimezone(dt.UTC).replace(tzinfo=None),
            }
        )
        style = _Styles(book)
        names = _sheet_names([d.name for d in datasets_of_workbook()])
        _write_contents(book.add_worksheet("contents"), style, names, description)
        for dataset in datasets_of_workbook():
            sheet = book.add_worksheet(names[dataset.name])
            if in_workbook(dataset, description):
                n_rows = description.extent(dataset.name).n_rows
                rows = _rows(con, dataset, folder) if n_rows else iter(())
                _write_sheet(sheet, style, dataset, rows, with_notes=n_rows > 0)
            else:
                sheet.write_string(0, 0, _too_long(dataset, description))


_Write = Callable[[int, int, Any], object]


class _Styles:
    """How heads, days and moments look."""

    def __init__(self, book: Workbook) -> None:
        self.title: Format = book.add_format({"bold": True, "font_size": 14})
        self.head: Format = book.add_format({"bold": True, "bottom": 1})
        self.link: Format = book.add_format({"font_color": "#0563C1", "underline": 1})
        self.day: Format = book.add_format({"num_format": "yyyy-mm-dd"})
        self.moment: Format = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})


def _sheet_names(datasets: list[str]) -> dict[str, str]:
    """A name for each sheet, as long as Excel allows and no two alike."""
    names: dict[str, str] = {}
    for dataset in datasets:
        name, number = dataset[:_LONGEST_NAME], 1
        while name in names.values():
            number += 1
            name = f"{dataset[: _LONGEST_NAME - 1 - len(str(number))]}~{number}"
        names[dataset] = name
    return names


def _write_contents(sheet: Worksheet, style: _Styles, names: dict[str, str], description: Description) -> None:
    sheet.set_column(0, 0, 28)
    sheet.set_column(1, 2, 48)
    sheet.set_column(3, 3, 10)
    sheet.set_column(4, 4, 60)
    sheet.write_string(0, 0, f"Verkosto, release {description.release_id}", style.title)
    lines = (
        f"Version {description.version.number}, as known at {description.moment}. Data: CC BY 4.0.",
        "An empty cell means not known; it never means that somebody is not a member.",
        "What the columns mean: the note on each head, and dictionary.en.md, dictionary.fi.md, dictionary.sv.md.",
    )
    for row, line in enumerate(lines, start=1):
        sheet.write_string(row, 0, line)
    top = len(lines) + 2
    for column, head in enumerate(("sheet", "what it is", "one row", "rows", "note")):
        sheet.write_string(top, column, head, style.head)
    for row, dataset in enumerate(datasets_of_workbook(), start=top + 1):
        n_rows = description.extent(dataset.name).n_rows
        name = names[dataset.name]
        sheet.write_url(row, 0, f"internal:'{name}'!A1", style.link, name)
        sheet.write_string(row, 1, dataset.title)
        sheet.write_string(row, 2, dataset.grain)
        sheet.write_number(row, 3, n_rows)
        if not n_rows:
            sheet.write_string(row, 4, dataset.wordings["en"].empty)
        elif not in_workbook(dataset, description):
            sheet.write_string(row, 4, _too_long(dataset, description))
        elif dataset.name in _NOTES:
            sheet.write_string(row, 4, _NOTES[dataset.name])


def _too_long(dataset: Dataset, description: Description) -> str:
    n_rows = description.extent(dataset.name).n_rows
    return f"{n_rows} rows, more than the {MOST_ROWS} of a sheet: see {dataset.name}.csv or {dataset.name}.parquet"


def _write_sheet(
    sheet: Worksheet, style: _Styles, dataset: Dataset, rows: Iterator[tuple[Any, ...]], *, with_notes: bool
) -> None:
    for place, column in enumerate(dataset.columns):
        sheet.write_string(0, place, column.name, style.head)
        sheet.set_column(place, place, max(10, min(32, len(column.name) + 4)))
        if with_notes:
            sheet.write_comment(0, place, column.comment, {"x_scale": 2})
    sheet.freeze_panes(1, 0)
    writers = [_writer(sheet, style, column, dataset.name) for column in dataset.columns]
    last = 0
    for last, values in enumerate(rows, start=1):
        for place, value in enumerate(values):
            if value is not None:
                writers[place](last, place, value)
    sheet.autofilter(0, 0, last, len(dataset.columns) - 1)


def _rows(con: duckdb.DuckDBPyConnection, dataset: Dataset, folder: Path) -> Iterator[tuple[Any, ...]]:
    shown = ", ".join(
        f"array_to_string({c.name}, '; ') AS {c.name}" if c.type.endswith("[]") else c.name for c in dataset.columns
    )
    where = _ROWS.get(dataset.name, "true").format(party=quoted(f"{folder}/party.parquet"))
    file = quoted(f"{folder}/{dataset.name}.parquet")
    found = con.execute(f"SELECT {shown} FROM read_parquet({file}) WHERE {where}")  # noqa: S608 (own names)
    while rows := found.fetchmany(10_000):
        yield from rows


def _writer(sheet: Worksheet, style: _Styles, column: Column, dataset: str) -> _Write:
    """What writes a value of a column into a cell, by the column's type."""
    number: _Write = sheet.write_number
    if column.type in ("INTEGER", "BIGINT"):
        return number
    if column.type.startswith("DECIMAL"):
        return lambda row, place, value: number(row, place, float(value))
    if column.type == "BOOLEAN":
        flag: _Write = sheet.write_boolean
        return flag
    if column.type == "DATE":
        return lambda row, place, value: (
            sheet.write_number(row, place, (value - _SERIAL_ZERO).days, style.day)
            if value >= _FIRST_DAY
            else sheet.write_string(row, place, value.isoformat())
        )
    if column.type == "TIMESTAMP":
        zero = dt.datetime.combine(_SERIAL_ZERO, dt.time())
        return lambda row, place, value: sheet.write_number(row, place, (value - zero) / _DAY, style.moment)
    return lambda row, place, value: sheet.write_string(row, place, _fitting(value, dataset))


def _fitting(text: str, dataset: str) -> str:
    if len(text) <= MOST_CHARACTERS:
        return text
    note = f" … (cut: {len(text)} characters; the whole stands in {dataset}.csv)"
    return text[: MOST_CHARACTERS - len(note)] + note
