"""A table of organisations to report rows: one for each row that is an organisation's, or for each of its years.

Totals ("Yhteensä"), notes and headers that come again are no rows; any other row that holds something is exactly one
row (or one for each year that it has figures of), even where nothing in it can be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from extractors.reports.addresses import column_letters
from extractors.reports.checks import finish_row
from extractors.reports.context import Context
from extractors.reports.layout import Row, Table
from extractors.reports.masking import MASK, masked
from extractors.reports.report import Figure, Problem, ReportRow
from extractors.reports.sheet import CellValue, Sheet
from extractors.reports.values import Column, Place, raw_of, read_cell
from extractors.reports.wording import words_of

_SUMS = (
    "yhteensä|kaikki yhteensä|summa yhteensä|summa|kokonaissumma|verkosto yhteensä|koko verkosto|keskiarvo|totalt"
    "|totala|sammanlagt|summa totalt|sum|total|totals|grand total|all|medelvärde|genomsnitt|average|mean"
)
_TOTALS = frozenset(_SUMS.split("|"))
_TOTAL_STARTS = tuple(sorted({words[:3] for words in _TOTALS}))
_FEW = 40
_TOTAL_BEFORE = ("yhteensä ", "totalt ", "sammanlagt ", "grand total ")
_NOTE = re.compile(
    r"\s*+(?:\*|†|[0-9]\)|huom|obs|n\.?b\.|note|lähde|källa|source|selite|päivitetty|uppdaterad|updated|tiedot "
    r"|laatinut|http|www\.|[(\[].{20,})",
    re.IGNORECASE,
)
_LONGEST_NAME = 90
_MOST_WORDS = 9
_LONGEST_FIGURE = 40
_EXACT = 1e15
_WORDS = frozenset({"text", "personal", "code", "yes_no"})


@dataclass(frozen=True, slots=True)
class _Column:
    """A column with what is asked of it for every cell. `is_plain` are numbers that need no conversion."""

    at: int
    letters: str
    column: Column
    field: str
    unit: str | None
    year: int | None
    is_plain: bool


@dataclass(frozen=True, slots=True)
class _Layout:
    """What is asked of every row: columns of who reports, of the proof of it, of figures, and of what is personal;
    the texts of the header."""

    columns: tuple[_Column, ...]
    identity: frozenset[int]
    proof: frozenset[int]
    figures: frozenset[int]
    personal: frozenset[int]
    header: frozenset[str]
    of_years: dict[int, tuple[_Column, ...]]


def _layout(sheet: Sheet, table: Table, context: Context) -> _Layout:
    identity = context.labels.form.identity
    columns = tuple(
        _Column(
            c.at,
            column_letters(c.at),
            Column(c.field, c.unit),
            c.field.id,
            None if c.field.unit == "any" else c.field.unit,
            c.year,
            c.field.type == "number"
            and c.field.unit != "any"
            and c.field.min in (None, 0)
            and (c.unit is None or c.unit.name == c.field.unit),
        )
        for c in table.columns
    )
    return _Layout(
        columns,
        frozenset(c.at for c in columns if c.field in identity),
        frozenset(c.at for c in columns if c.column.field.type == "y_tunnus"),
        frozenset(c.at for c in columns if c.column.field.type not in _WORDS),
        frozenset(c.at for c in columns if c.column.field.type == "personal"),
        frozenset(v.strip() for at in table.header for v in sheet.rows[at] if isinstance(v, str) and v.strip()),
        {year: tuple(c for c in columns if c.year in (None, year)) for year in sorted(table.years)},
    )


def read_table(sheet: Sheet, table: Table, context: Context) -> Iterator[ReportRow]:
    """The table's reports, in its order."""
    layout = _layout(sheet, table, context)
    years = sorted(table.years)
    with_formulas = {at for at, _ in sheet.bare_formulas}
    after_gap = False
    for at in range(table.first, len(sheet.rows)):
        row = sheet.rows[at]
        told = [
            place for place, value in enumerate(row) if value != "" and not (type(value) is str and value.isspace())
        ]
        if at not in with_formulas:
            if not told:
                after_gap = True
                continue
            if _is_no_report(row, told, layout, after_gap=after_gap):
                continue
        after_gap = False
        yield from _reports(sheet, at, layout, years, table, context)


def _is_no_report(row: Row, told: list[int], layout: _Layout, *, after_gap: bool) -> bool:
    """Whether a row is a sum, a note, or the header once more."""
    name_at = next((place for place in told if place in layout.identity), told[0])
    first = row[name_at]
    if not isinstance(first, str):
        return False
    if len(told) == 1 or (len(told) < _FEW and len({row[place] for place in told}) == 1):
        if name_at not in layout.identity:
            # A lone figure, be it ever so wrong, is somebody's report.
            return name_at not in layout.figures or len(first) > _LONGEST_FIGURE
        words = first.count(" ") + 1
        is_sentence = len(first) > _LONGEST_NAME or words > _MOST_WORDS or (words > 3 and first.rstrip().endswith("."))
        if after_gap or is_sentence or _NOTE.match(first):
            return True
    if len(first) <= _LONGEST_NAME and _is_total(first) and not any(place in layout.proof for place in told):
        return True
    return first.strip() in layout.header and sum(str(row[at]).strip() in layout.header for at in told) * 2 > len(told)


def _is_total(name: str) -> bool:
    start = name.lstrip(" *").casefold()
    if not start.startswith(_TOTAL_STARTS):
        return False
    words = words_of(name)
    return words in _TOTALS or words.startswith(_TOTAL_BEFORE)


def _reports(
    sheet: Sheet, at: int, layout: _Layout, years: list[int], table: Table, context: Context
) -> Iterator[ReportRow]:
    row = sheet.rows[at]
    raws = [raw_of(value) if value != "" else "" for value in row]
    cells = _raw_cells(row, raws, at, layout)
    if len(years) < 2:
        header_year = years[0] if years else None
        figures, problems = _read(sheet, at, raws, layout.columns, context)
        _add_label_years(sheet, table, figures)
        yield finish_row(sheet.name, at + 1, figures, problems, cells, context, header_year=header_year)
        return
    told = {c.year for c in layout.columns if c.year is not None and _is_told(row, c.at)}
    for year in sorted(told) or years[-1:]:
        figures, problems = _read(sheet, at, raws, layout.of_years[year], context)
        _add_label_years(sheet, table, figures)
        # The header's year is the year of these figures: a column of years beside it says something else.
        figures = [figure for figure in figures if figure.field != "report_year"]
        yield finish_row(sheet.name, at + 1, figures, problems, cells, context, header_year=year)


def _is_told(row: Row, at: int) -> bool:
    return at < len(row) and row[at] != ""


def _raw_cells(row: Row, raws: list[str], at: int, layout: _Layout) -> tuple[tuple[str, str], ...]:
    number = str(at + 1)
    return tuple(
        [
            (
                column_letters(place) + number,
                MASK if place in layout.personal else masked(raw) if type(row[place]) is str else raw,
            )
            for place, raw in enumerate(raws)
            if raw
        ]
    )


def raw_cell(value: CellValue) -> str:
    """The words of a cell as they may be shown to an operator: contact details masked."""
    return masked(value) if isinstance(value, str) else raw_of(value)


def _read(
    sheet: Sheet, at: int, raws: list[str], columns: tuple[_Column, ...], context: Context
) -> tuple[list[Figure], list[Problem]]:
    figures: list[Figure] = []
    problems: list[Problem] = []
    problem: Problem | None
    row, number, name, formulas = sheet.rows[at], str(at + 1), sheet.name, sheet.bare_formulas
    width = len(row)
    for column in columns:
        place = column.at
        value = row[place] if place < width else ""
        address = column.letters + number
        if value == "":
            if formulas and (at, place) in formulas:
                figure, problem = no_value(column.field, name, address, formulas[at, place])
                problems.append(problem)
            else:
                figure = Figure(column.field, name, address, "", missing="blank")
        elif column.is_plain and type(value) is float and 0 <= value < _EXACT:
            # Most cells of a workbook are such: what follows would say the same of them, and take twice as long.
            figure = Figure(column.field, name, address, raws[place], Decimal(raws[place]), unit=column.unit)
        else:
            is_percent = (at, place) in sheet.percents
            cell = Place(name, address)
            figure, problem = read_cell(value, raws[place], column.column, cell, context.signs, is_percent=is_percent)
            if problem is not None:
                problems.append(problem)
        figures.append(figure)
    return figures, problems


def no_value(field: str, sheet: str, address: str, formula: str) -> tuple[Figure, Problem]:
    """A cell whose formula was never worked out (Q14): formulas are not run here."""
    hint = "open the file in a spreadsheet program and save it, or write the value"
    return Figure(field, sheet, address, formula, problem="Q14"), Problem("Q14", formula, field, sheet, address, hint)


def _add_label_years(sheet: Sheet, table: Table, figures: list[Figure]) -> None:
    """Years that stand in a label ("Base 2019"), where the row has no figure of that field itself."""
    for field, year, place in table.label_years:
        known = next((n for n, figure in enumerate(figures) if figure.field == field.id), None)
        if known is not None and figures[known].missing is None:
            continue
        address = f"{column_letters(place)}{table.first}"
        stated = Figure(field.id, sheet.name, address, str(year), Decimal(year), flags=("from_header",))
        if known is None:
            figures.append(stated)
        else:
            figures[known] = stated
