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
from extractors.reports.labels import words_of
from extractors.reports.layout import Row, Table, fields_named, label_of
from extractors.reports.masking import MASK, masked
from extractors.reports.report import Figure, Problem, ReportRow
from extractors.reports.sheet import CellValue, Sheet
from extractors.reports.values import Column, Place, raw_of, read_cell

_SUMS = (
    "yhteensä|kaikki yhteensä|summa yhteensä|summa|kokonaissumma|verkosto yhteensä|koko verkosto|keskiarvo|totalt"
    "|totala|sammanlagt|summa totalt|sum|total|totals|grand total|all|medelvärde|genomsnitt|average|mean"
)
_TOTALS = frozenset(_SUMS.split("|"))
_TOTAL_BEFORE = ("yhteensä ", "totalt ", "sammanlagt ", "grand total ")
_NOTE = re.compile(
    r"\s*(?:\*|†|[0-9]\)|huom|obs|n\.?b\.|note|lähde|källa|source|selite|päivitetty|uppdaterad|updated|tiedot |laatinut"
    r"|http|www\.|[(\[].{20,})",
    re.IGNORECASE,
)
_LONGEST_NAME = 90
_MOST_WORDS = 9
_LONGEST_FIGURE = 40
_WORDS = frozenset({"text", "personal", "code", "yes_no"})


@dataclass(frozen=True, slots=True)
class _Column:
    at: int
    letters: str
    column: Column
    year: int | None
    is_personal: bool


def read_table(sheet: Sheet, table: Table, context: Context) -> Iterator[ReportRow]:
    """The table's reports, in its order."""
    columns = [
        _Column(c.at, column_letters(c.at), Column(c.field, c.unit), c.year, c.field.type == "personal")
        for c in table.columns
    ]
    years = sorted(table.years)
    identity = frozenset(c.at for c in columns if c.column.field.id in context.labels.form.identity)
    figures_at = frozenset(c.at for c in columns if c.column.field.type not in _WORDS)
    proof = frozenset(c.at for c in columns if c.column.field.type == "y_tunnus")
    after_gap = False
    for at in range(table.first, len(sheet.rows)):
        row = sheet.rows[at]
        told = [
            place for place, value in enumerate(row) if value != "" and not (type(value) is str and value.isspace())
        ]
        formulas = sheet.bare_formulas and any(place[0] == at for place in sheet.bare_formulas)
        if not told and not formulas:
            after_gap = True
            continue
        if _is_no_report(row, told, (identity, proof, figures_at), context, after_gap=after_gap) and not formulas:
            continue
        after_gap = False
        yield from _reports(sheet, at, row, columns, years, table, context)


def _is_no_report(
    row: Row, told: list[int], places: tuple[frozenset[int], ...], context: Context, *, after_gap: bool
) -> bool:
    """Whether a row is a sum, a note, or the header once more."""
    identity, proof, figures_at = places
    name_at = next((place for place in told if place in identity), told[0] if told else 0)
    first = row[name_at] if told else ""
    if not isinstance(first, str):
        return False
    if len(told) == 1 or len({row[place] for place in told}) == 1:
        if name_at not in identity:
            # A lone figure, be it ever so wrong, is somebody's report.
            return name_at not in figures_at or len(first) > _LONGEST_FIGURE
        words = first.count(" ") + 1
        is_sentence = len(first) > _LONGEST_NAME or words > _MOST_WORDS or (words > 3 and first.rstrip().endswith("."))
        if after_gap or is_sentence or _NOTE.match(first):
            return True
    if not any(place in proof for place in told) and len(first) <= _LONGEST_NAME and _is_total(first):
        return True
    label = label_of(context.labels, first)
    return label is not None and label.field is not None and fields_named(context.labels, row) > 1


def _is_total(name: str) -> bool:
    words = words_of(name)
    return words in _TOTALS or words.startswith(_TOTAL_BEFORE)


def _reports(
    sheet: Sheet, at: int, row: Row, columns: list[_Column], years: list[int], table: Table, context: Context
) -> Iterator[ReportRow]:
    cells = _raw_cells(row, at, columns)
    if len(years) < 2:
        header_year = years[0] if years else None
        figures, problems = _read(sheet, at, row, columns, context)
        _add_label_years(sheet, table, figures)
        yield finish_row(sheet.name, at + 1, figures, problems, cells, context, header_year=header_year)
        return
    told = [year for year in years if any(c.year == year and _is_told(row, c.at) for c in columns)]
    for year in told or years[-1:]:
        of_year = [column for column in columns if column.year in (None, year)]
        figures, problems = _read(sheet, at, row, of_year, context)
        _add_label_years(sheet, table, figures)
        # The header's year is the year of these figures: a column of years beside it says something else.
        figures = [figure for figure in figures if figure.field != "report_year"]
        yield finish_row(sheet.name, at + 1, figures, problems, cells, context, header_year=year)


def _is_told(row: Row, at: int) -> bool:
    return at < len(row) and row[at] != ""


def _raw_cells(row: Row, at: int, columns: list[_Column]) -> tuple[tuple[str, str], ...]:
    personal = {column.at for column in columns if column.is_personal}
    number = str(at + 1)
    return tuple(
        (column_letters(place) + number, MASK if place in personal else raw_cell(value))
        for place, value in enumerate(row)
        if value != ""
    )


def raw_cell(value: CellValue) -> str:
    """The words of a cell as they may be shown to an operator: contact details masked."""
    return masked(value) if isinstance(value, str) else raw_of(value)


def _read(
    sheet: Sheet, at: int, row: Row, columns: list[_Column], context: Context
) -> tuple[list[Figure], list[Problem]]:
    figures: list[Figure] = []
    problems: list[Problem] = []
    problem: Problem | None
    number, width, name, formulas = str(at + 1), len(row), sheet.name, sheet.bare_formulas
    for column in columns:
        place = column.at
        value = row[place] if place < width else ""
        address = column.letters + number
        field = column.column.field
        if formulas and (at, place) in formulas and value == "":
            figure, problem = no_value(field.id, name, address, formulas[at, place])
        elif value == "":
            figures.append(Figure(field.id, name, address, "", missing="blank"))
            continue
        else:
            raw = value if isinstance(value, str) else raw_of(value)
            is_percent = (at, place) in sheet.percents
            cell = Place(name, address)
            figure, problem = read_cell(value, raw, column.column, cell, context.signs, is_percent=is_percent)
        figures.append(figure)
        if problem is not None:
            problems.append(problem)
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
        address = f"{column_letters(place)}{table.header[-1] + 1}"
        stated = Figure(field.id, sheet.name, address, str(year), Decimal(year), flags=("from_header",))
        if known is None:
            figures.append(stated)
        else:
            figures[known] = stated
