"""The table of measures of a report ("Toimenpiteet"): what, of which category, how far, and its saving.

A measure stands on a sheet of its own or below a card. Of a file with several organisations each line says whose it is,
by name or Y-tunnus; a line that belongs to none of them is told of (Q01), not dropped.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from extractors.reports.addresses import address_of
from extractors.reports.context import Context
from extractors.reports.labels import FormLabels
from extractors.reports.report import Figure, Measure, Problem, ReportRow
from extractors.reports.sheet import Sheet
from extractors.reports.tables import no_value, raw_cell
from extractors.reports.units import Unit, find_unit
from extractors.reports.values import Column, Place, raw_of, read_cell
from extractors.reports.wording import words_of

_ROWS_SEARCHED = 400
_NAME = "measure"
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class MeasureTable:
    """Where a sheet's measures are: their header's row, and the columns by place. `unknown` are its other headers."""

    header: int
    columns: tuple[tuple[int, Column], ...]
    unknown: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Measures:
    """What was read of them: by the words of the organisation's name and by Y-tunnus ("" where none is said)."""

    by_owner: dict[str, tuple[Measure, ...]]
    problems: dict[str, tuple[Problem, ...]]
    places: dict[str, tuple[str, str, str]]


def find_measures(sheet: Sheet, labels: FormLabels) -> MeasureTable | None:
    """The table of measures in a sheet; None where there is none."""
    if not labels.form.measures:
        return None
    for at, row in enumerate(sheet.rows[:_ROWS_SEARCHED]):
        words = [value for value in row if type(value) is str and value]
        if len(words) < _FEWEST or not any(_names_measure(labels, value) for value in words):
            continue
        found: dict[str, tuple[int, Column]] = {}
        unknown: list[tuple[int, str]] = []
        for column, value in enumerate(row):
            if not isinstance(value, str) or not value or len(value) > 200:
                continue
            label = labels.match_measure(value)
            if label is None or label.field is None or label.field.id in found:
                unknown.append((column, value))
            else:
                found[label.field.id] = (column, Column(label.field, label.unit))
        if _NAME in found and len(found) >= _FEWEST:
            return MeasureTable(at, tuple(found.values()), tuple(unknown))
    return None


def _names_measure(labels: FormLabels, text: str) -> bool:
    label = labels.match_measure(text)
    return label is not None and label.field is not None and label.field.id == _NAME


def read_measures(sheet: Sheet, table: MeasureTable, context: Context) -> Measures:
    """Every line below the header that names a measure or says something of one."""
    measures: dict[str, list[Measure]] = defaultdict(list)
    problems: dict[str, list[Problem]] = defaultdict(list)
    places: dict[str, tuple[str, str, str]] = {}
    for at in range(table.header + 1, len(sheet.rows)):
        row = sheet.rows[at]
        told = {column for column, _ in table.columns if column < len(row) and row[column] != ""}
        if not told or not any(told for column, _ in table.columns if column in told):
            continue
        figures, wrong = _line(sheet, at, table, context)
        by_field = {figure.field: figure for figure in figures}
        name = by_field.get(_NAME)
        if len(told) == 1 and (name is None or name.missing):
            continue
        owner = _owner(by_field)
        places.setdefault(owner, (sheet.name, address_of(at, table.columns[0][0]), owner))
        measures[owner].append(Measure(len(measures[owner]) + 1, tuple(figures)))
        problems[owner].extend(wrong)
    return Measures(
        {owner: tuple(lines) for owner, lines in measures.items()},
        {owner: tuple(wrong) for owner, wrong in problems.items()},
        places,
    )


def _owner(figures: dict[str, Figure]) -> str:
    number, name = figures.get("y_tunnus"), figures.get("org_name")
    if number is not None and number.text:
        return number.text
    return words_of(name.text) if name is not None and name.text else ""


def _line(sheet: Sheet, at: int, table: MeasureTable, context: Context) -> tuple[list[Figure], list[Problem]]:
    row = sheet.rows[at]
    unit = _unit_of_line(row, table)
    figures: list[Figure] = []
    problems: list[Problem] = []
    problem: Problem | None
    for column, spec in table.columns:
        value = row[column] if column < len(row) else ""
        address = address_of(at, column)
        if value == "" and (at, column) in sheet.bare_formulas:
            figure, problem = no_value(spec.field.id, sheet.name, address, sheet.bare_formulas[at, column])
        else:
            raw = value if isinstance(value, str) else raw_of(value)
            column_spec = replace(spec, unit=spec.unit or unit) if spec.field.type == "number" else spec
            is_percent = (at, column) in sheet.percents
            figure, problem = read_cell(
                value, raw, column_spec, Place(sheet.name, address), context.signs, is_percent=is_percent
            )
        figures.append(figure)
        if problem is not None:
            problems.append(problem)
    return figures, problems


def _unit_of_line(row: object, table: MeasureTable) -> Unit | None:
    cells = row if isinstance(row, list | tuple) else ()
    column = next((c for c, spec in table.columns if spec.field.id == "saving_unit"), None)
    value = cells[column] if column is not None and column < len(cells) else ""
    return find_unit(value) if isinstance(value, str) else None


def with_measures(rows: Iterable[ReportRow], found: Measures) -> tuple[list[ReportRow], list[Problem]]:
    """The reports with their measures, and what is wrong: measures of an organisation that the file has no report of.
    Where a file has one report only, measures that name nobody are its own."""
    reports = list(rows)
    taken: set[str] = set()
    given: list[ReportRow] = []
    for row in reports:
        owners = [key for key in (*_names(row), *([""] if len(reports) == 1 else [])) if key in found.by_owner]
        taken.update(owners)
        lines = [line for owner in dict.fromkeys(owners) for line in found.by_owner[owner]]
        wrong = [problem for owner in dict.fromkeys(owners) for problem in found.problems.get(owner, ())]
        measures = (*row.measures, *lines)
        numbered = tuple(replace(measure, number=n) for n, measure in enumerate(measures, 1))
        given.append(replace(row, measures=numbered, problems=(*row.problems, *wrong)) if lines else row)
    strangers = [
        Problem("Q01", raw_cell(owner), _NAME, sheet, address, "these measures are of no organisation in the file")
        for owner, (sheet, address, _) in found.places.items()
        if owner not in taken
    ]
    return given, strangers


def _names(row: ReportRow) -> list[str]:
    number, name = row.figure("y_tunnus"), row.figure("org_name")
    return [
        key
        for key in (number.text if number else None, words_of(name.text) if name and name.text else None)
        if key is not None
    ]
