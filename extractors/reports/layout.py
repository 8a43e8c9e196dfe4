"""Where a sheet holds what: the table of organisations with its header, or a card of labels and values.

`find_table` looks for the header among the first rows: the row that names most fields of the form. Rows above and below
it that name fields, units or years are header too (two header rows, a row of units, groups over columns); what is
merged is filled right and down. Title rows above are no header. Years over the columns are kept with each column, for
the reader of rows to part. Nothing here reads a figure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from extractors.reports.forms import FormField
from extractors.reports.labels import FormLabels, Label, read_header
from extractors.reports.sheet import CellValue, Sheet
from extractors.reports.units import Unit, find_unit

_ROWS_SEARCHED = 80
_MOST_HEADER_ROWS = 3
_LONGEST_LABEL = 300
_FEWEST = 2  # labels in one row: one alone is a label of a card
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")

Row = Sequence[CellValue]


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column that the form knows: its place, field, unit, and the year that its header gives."""

    at: int
    field: FormField
    unit: Unit | None
    year: int | None
    langs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a sheet. `first` is its first row of data, `header` the rows of its header; `unknown` are the headers
    that the form does not know, by column; `years` those of a field of their own ("Base 2019"), by field."""

    columns: tuple[TableColumn, ...]
    first: int
    header: tuple[int, ...]
    unknown: tuple[tuple[int, str], ...]
    known: int
    filled: int
    label_years: tuple[tuple[FormField, int, int], ...] = ()

    @property
    def years(self) -> frozenset[int]:
        """The years that the headers give."""
        return frozenset(column.year for column in self.columns if column.year is not None)


@dataclass(frozen=True, slots=True)
class _Cell:
    """What one cell says as a header."""

    text: str
    label: Label | None
    unit: Unit | None
    year: int | None


def year_of(value: CellValue) -> int | None:
    """The year that a header cell is, where it is nothing else."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    if isinstance(value, str):
        return int(value) if len(value.strip()) == 4 and _YEAR.fullmatch(value.strip()) else None
    return int(value) if 1900 <= value <= 2100 and value == int(value) else None


def fields_named(labels: FormLabels, row: Row) -> int:
    """How many different fields of the form the row's cells name."""
    return len(field_ids(labels, row))


def field_ids(labels: FormLabels, row: Row) -> set[str]:
    """The fields of the form that the row's cells name."""
    named: set[str] = set()
    for value in row:
        if type(value) is str and value and (label := labels.match(value)) is not None and label.field is not None:
            named.add(label.field.id)
    return named


def label_of(labels: FormLabels, value: CellValue) -> Label | None:
    """What a cell means as a label; None where it is none."""
    return labels.match(value) if type(value) is str and value else None


def find_table(sheet: Sheet, labels: FormLabels) -> Table | None:
    """The table of the form's organisations in a sheet; None where there is none."""
    best, most = -1, 0
    for at, row in enumerate(islice(sheet.rows, _ROWS_SEARCHED)):
        named = fields_named(labels, row)
        if named == 0 and most == 0:
            continue
        years = {year for value in row if (year := year_of(value)) is not None} if named else set()
        count = named + (len(years) if len(years) > 1 else 0)
        if count > most:
            best, most = at, count
        filled = sum(1 for value in row if value != "") if named >= labels.form.min_fields else 0
        if named >= max(labels.form.min_fields, 4) and named * 2 > filled:
            break
    if most < _FEWEST:
        return None
    table = _table(sheet, labels, best)
    return table if table and _is_of_form(table, labels) else None


def _is_of_form(table: Table, labels: FormLabels) -> bool:
    fields = {column.field.id for column in table.columns}
    wide = len(table.years) if len(table.years) > 1 else 0
    return bool(fields & set(labels.form.identity)) and len(fields) + wide >= labels.form.min_fields


def _table(sheet: Sheet, labels: FormLabels, best: int) -> Table | None:
    width = max((len(sheet.rows[best]), *(len(r) for r in islice(sheet.rows, best, best + _MOST_HEADER_ROWS))))
    header = _header_rows(sheet, labels, best)
    rows = [_filled_right(sheet.rows[at], width, labels, is_last=at == header[-1]) for at in header]
    title_field = _field_of_title(sheet, labels, header[0])
    columns: list[TableColumn] = []
    unknown: list[tuple[int, str]] = []
    label_years: list[tuple[FormField, int, int]] = []
    taken: set[tuple[str, int | None]] = set()
    filled = 0
    for at in range(width):
        cells = [_header_cell(row[at], labels) for row in rows]
        texts = list(dict.fromkeys(cell.text for cell in cells if cell.text))
        filled += bool(texts)
        label = _column_label(cells, texts, labels) if texts else None
        if label is not None and label.field is None:
            continue
        column = _column(at, cells, label, title_field) if texts else None
        if column is not None and column.field.label_year and column.year is not None:
            label_years.append((labels.form.field(column.field.label_year), column.year, at))
            column = replace(column, year=None)
        if column is None or (column.field.id, column.year) in taken:
            unknown.append((at, " ".join(texts)))
            continue
        taken.add((column.field.id, column.year))
        columns.append(column)
    if not columns:
        return None
    return Table(
        tuple(columns), header[-1] + 1, tuple(header), tuple(unknown), len(columns), filled, tuple(label_years)
    )


def _header_rows(sheet: Sheet, labels: FormLabels, best: int) -> list[int]:
    """The rows of the header: the one that names most fields, and those beside it that belong to it."""
    identity = _identity_columns(sheet.rows[best], labels)
    header = [best]
    for at in range(best + 1, min(best + _MOST_HEADER_ROWS, len(sheet.rows))):
        if not _is_header_too(sheet.rows[at], sheet.rows[best], labels, identity, below=True):
            break
        header.append(at)
    if best > 0 and _is_header_too(sheet.rows[best - 1], sheet.rows[best], labels, identity, below=False):
        header.insert(0, best - 1)
    return header


def _column(at: int, cells: list[_Cell], label: Label | None, title_field: FormField | None) -> TableColumn | None:
    """A column by its header's cells; None where nothing says which field it is of."""
    year = next((cell.year for cell in reversed(cells) if cell.year is not None), label.year if label else None)
    unit = next((cell.unit for cell in reversed(cells) if cell.unit is not None), label.unit if label else None)
    if label is None or label.field is None:
        field = title_field if year is not None and _is_bare(cells) else None
    elif label.field.id == "report_year" and label.year is not None:
        field = title_field or label.field  # "Vuosi 2023" over figures is a year as a column
    else:
        field = label.field
    return TableColumn(at, field, unit, year, label.langs if label else frozenset()) if field is not None else None


def _identity_columns(row: Row, labels: FormLabels) -> list[int]:
    named = ((at, label_of(labels, value)) for at, value in enumerate(row))
    return [at for at, label in named if label and label.field and label.field.id in labels.form.identity]


def _is_header_too(row: Row, header: Row, labels: FormLabels, identity: list[int], *, below: bool) -> bool:
    """Whether a row beside the header is part of it: names, units and years, and no organisation."""
    cells = [(at, value) for at, value in enumerate(row) if value != ""]
    if not cells or any(not isinstance(value, str) and year_of(value) is None for _, value in cells):
        return False
    for at in identity:
        value = row[at] if at < len(row) else ""
        if value != "" and value != header[at] and label_of(labels, value) is None:
            return False
    if all(at in identity or value == (header[at] if at < len(header) else "") for at, value in cells):
        return len(cells) > 1 and below and any(at not in identity for at, _ in cells)
    if not below and not identity and len({str(value) for _, value in cells}) < 2:
        return False
    told = [_header_cell(value, labels) for _, value in cells]
    return any(cell.label or cell.unit or cell.year for cell in told) or (
        not below and all(at < len(header) and header[at] != "" for at, _ in cells) and len(cells) > 1
    )


def _filled_right(row: Row, width: int, labels: FormLabels, *, is_last: bool) -> list[CellValue]:
    """A header row of all columns; a group over several columns stands in each of them. The last row has no groups."""
    cells = [*row, *("" for _ in range(width - len(row)))]
    if is_last:
        return cells
    for at in range(1, width):
        if cells[at] == "" and cells[at - 1] != "":
            label = label_of(labels, cells[at - 1])
            # An organisation's name spans no columns: what stands right of it is another column.
            if label is None or label.field is None or label.field.id not in labels.form.identity:
                cells[at] = cells[at - 1]
    return cells


def _header_cell(value: CellValue, labels: FormLabels) -> _Cell:
    if isinstance(value, str):
        text = " ".join(value.split())
        if not text:
            return _Cell("", None, None, None)
        label = label_of(labels, text)
        if label is not None:
            return _Cell(text, label, label.unit, label.year)
        if len(text) > _LONGEST_LABEL:
            return _Cell(text, None, None, None)
        header = read_header(text)
        bare = not header.words
        return _Cell(text, None, (header.unit or find_unit(text)) if bare else None, header.year if bare else None)
    year = year_of(value)
    return _Cell(str(value), None, None, year)


def _column_label(cells: list[_Cell], texts: list[str], labels: FormLabels) -> Label | None:
    """What a column's headers mean: the last one, the group with it ("Scope 2" over "market-based"), or the group."""
    last = cells[-1].label
    if len(texts) > 1 and len(cells) > 1:
        joined = labels.match(" ".join(texts))
        if joined is not None and joined.field is not None and (last is None or last.field is None):
            return joined
    for cell in reversed(cells):
        if cell.label is not None:
            return cell.label
        if cell.text and cell.unit is None and cell.year is None:
            return None if cell is cells[-1] else labels.match(" ".join(texts))
    return None


def _is_bare(cells: list[_Cell]) -> bool:
    return all(cell.label is None and (cell.unit or cell.year or not cell.text) for cell in cells)


def _field_of_title(sheet: Sheet, labels: FormLabels, above: int) -> FormField | None:
    """The field that bare years are of: one that a title row or the sheet's name gives, else the form's own."""
    titles = [value for row in islice(sheet.rows, above) for value in row if isinstance(value, str) and value]
    for title in (*titles[:20], sheet.name):
        label = label_of(labels, title)
        if label is not None and label.field is not None and label.field.type in ("number", "percent", "integer"):
            return label.field
    return labels.form.field(labels.form.wide_field) if labels.form.wide_field else None
