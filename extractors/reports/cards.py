"""A card to a report: labels in one column, values beside them, as in a form of one organisation.

The values stand in the column that most labels have something in, and nearest to them; a unit may stand in a cell of
its own, before or after. Where a row of the card gives years over the values, each year is a report. A card that comes
again below with another organisation is another report.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from extractors.reports.addresses import address_of
from extractors.reports.checks import finish_row
from extractors.reports.context import Context
from extractors.reports.labels import FormLabels, Label, closest
from extractors.reports.layout import Row, label_of, year_of
from extractors.reports.masking import MASK
from extractors.reports.report import Figure, Measure, Problem, ReportRow
from extractors.reports.sheet import CellValue, Sheet
from extractors.reports.tables import no_value, raw_cell
from extractors.reports.units import Unit
from extractors.reports.values import Column, Place, raw_of, read_cell, unit_alone
from extractors.reports.wording import words_of

_ROWS_SEARCHED = 400
_COLUMNS_SEARCHED = 12


@dataclass(frozen=True, slots=True)
class Card:
    """A card of a sheet: the column of its labels, which row names what, and where the values stand (with the year over
    them, where there is one). `unknown` are labels with a value that the form does not know."""

    labels_at: int
    rows: tuple[tuple[int, Label], ...]
    values: tuple[tuple[int, int | None], ...]
    unknown: tuple[tuple[int, str], ...]
    first: int
    last: int


def find_card(sheet: Sheet, labels: FormLabels, *, until: int | None = None) -> Card | None:
    """The card in a sheet's rows before `until`; None where there is none."""
    end = min(len(sheet.rows), _ROWS_SEARCHED, until if until is not None else _ROWS_SEARCHED)
    found: dict[int, list[tuple[int, Label]]] = {}
    for at in range(end):
        for column, value in enumerate(sheet.rows[at][:_COLUMNS_SEARCHED]):
            label = label_of(labels, value)
            if label is not None:
                found.setdefault(column, []).append((at, label))
    if not found:
        return None
    best = max(found, key=lambda c: (len({id(lb.field) for _, lb in found[c] if lb.field}), -c))
    rows = [(at, label) for at, label in found[best] if label.field is not None]
    named = {label.field.id for _, label in rows if label.field}
    if len(named) < labels.form.min_fields or not named & set(labels.form.identity):
        return None
    values = _value_columns(sheet, labels, best, rows, end)
    if not values:
        return None
    first = rows[0][0]
    return Card(best, tuple(rows), values, tuple(_unknown(sheet, labels, best, values, first, end)), first, end)


def _value_columns(
    sheet: Sheet, labels: FormLabels, labels_at: int, rows: list[tuple[int, Label]], end: int
) -> tuple[tuple[int, int | None], ...]:
    for at in range(end):
        row = sheet.rows[at]
        label = label_of(labels, row[labels_at]) if labels_at < len(row) else None
        if label is not None and label.field is not None and label.field.id != "report_year":
            continue
        years = [(c, y) for c, v in enumerate(row) if c > labels_at and (y := year_of(v)) is not None]
        if len({year for _, year in years}) > 1:
            return tuple(years)
    if (named := _named_values(sheet, labels, labels_at, rows[0][0])) is not None:
        return ((named, None),)
    told: Counter[int] = Counter()
    for at, label in rows:
        for column, value in enumerate(sheet.rows[at]):
            if column > labels_at and value != "" and not _is_label_of(labels, value, label):
                told[column] += 0 if unit_alone(value) else 1
    if not any(told.values()):
        # A card that nobody filled in: its values would stand beside the labels.
        return ((labels_at + 1, None),)
    most = max(told.values())
    return ((min(column for column, count in told.items() if count * 2 >= most), None),)


def _named_values(sheet: Sheet, labels: FormLabels, labels_at: int, first: int) -> int | None:
    """The column under "Arvo" or the like, in a row above the first label. In a form that is filled in half, the notes
    beside the values are more than the values."""
    said = {words_of(label) for label in labels.form.value_labels}
    for row in reversed(sheet.rows[:first]):
        named = [
            c for c, value in enumerate(row) if c > labels_at and isinstance(value, str) and words_of(value) in said
        ]
        if len(named) == 1:
            return named[0]
    return None


def _is_label_of(labels: FormLabels, value: CellValue, label: Label) -> bool:
    """Whether a cell is the same label in another language, or a merged cell's copy of it."""
    other = label_of(labels, value)
    return other is not None and other.field is label.field


def _unknown(
    sheet: Sheet, labels: FormLabels, labels_at: int, values: tuple[tuple[int, int | None], ...], first: int, end: int
) -> Iterator[tuple[int, str]]:
    columns = [column for column, _ in values]
    for at in range(first, end):
        row = sheet.rows[at]
        name = row[labels_at] if labels_at < len(row) else ""
        if not isinstance(name, str) or not name.strip() or label_of(labels, name) is not None or len(name) > 120:
            continue
        if any(c < len(row) and row[c] not in ("", name) for c in columns):
            yield at, name


def read_card(sheet: Sheet, card: Card, context: Context, measures: tuple[Measure, ...] = ()) -> Iterator[ReportRow]:
    """The reports of a card: one, or one for each year or organisation of it."""
    parts = list(_parts(card, context))
    for rows in parts:
        last = card.last if rows is parts[-1] else parts[parts.index(rows) + 1][0][0]
        start = 0 if rows is parts[0] else rows[0][0]
        cells = _cells(sheet, rows, card, start, last)
        told = [(c, year) for c, year in card.values if year is None or _has_values(sheet, rows, c)]
        for column, year in told or card.values[-1:]:
            figures, problems = _read(sheet, rows, column, year, context)
            number = 1 if len(parts) == 1 else rows[0][0] + 1
            yield finish_row(sheet.name, number, figures, problems, cells, context, header_year=year, measures=measures)


def _parts(card: Card, context: Context) -> Iterator[list[tuple[int, Label]]]:
    """The card's rows by organisation: where a label of an organisation's name comes again, the next one begins."""
    part: list[tuple[int, Label]] = []
    named: set[str] = set()
    first = next((lb.field.id for _, lb in card.rows if lb.field and lb.field.id in context.labels.form.identity), None)
    for at, label in card.rows:
        field = label.field.id if label.field else ""
        if field == first and field in named:
            yield part
            part, named = [], set()
        named.add(field)
        part.append((at, label))
    if part:
        yield part


def _has_values(sheet: Sheet, rows: list[tuple[int, Label]], column: int) -> bool:
    return any(
        _value(sheet.rows[at], column) != "" and label.field is not None and label.field.id != "report_year"
        for at, label in rows
    )


def _value(row: Row, column: int) -> CellValue:
    return row[column] if column < len(row) else ""


def _read(
    sheet: Sheet, rows: list[tuple[int, Label]], column: int, year: int | None, context: Context
) -> tuple[list[Figure], list[Problem]]:
    figures: list[Figure] = []
    problems: list[Problem] = []
    problem: Problem | None
    seen: set[str] = set()
    for at, label in rows:
        field = label.field
        if field is None or field.id in seen or (year is not None and field.id == "report_year"):
            continue
        seen.add(field.id)
        row = sheet.rows[at]
        # Who reports is said once, whatever the years beside it.
        place = column if _value(row, column) != "" or year is None else _first_told(row, column)
        value, address = _value(row, place), address_of(at, place)
        if value == "" and (at, place) in sheet.bare_formulas:
            figure, problem = no_value(field.id, sheet.name, address, sheet.bare_formulas[at, place])
        else:
            spec = Column(field, label.unit or _unit_beside(row, place, field.type))
            raw = value if isinstance(value, str) else raw_of(value)
            is_percent = (at, place) in sheet.percents
            figure, problem = read_cell(
                value, raw, spec, Place(sheet.name, address), context.signs, is_percent=is_percent
            )  # fmt: skip
        figures.append(figure)
        if problem is not None:
            problems.append(problem)
        if field.label_year and label.year is not None and field.label_year not in seen:
            seen.add(field.label_year)
            stated = Decimal(label.year)
            figures.append(
                Figure(field.label_year, sheet.name, address, str(label.year), stated, flags=("from_header",))
            )
    return figures, problems


def _first_told(row: Row, column: int) -> int:
    """The only value of a row whose cells of the other years are empty, where it is words; else the year's own cell."""
    told = [at for at, value in enumerate(row) if at > 0 and value != ""]
    return told[0] if len(told) == 1 and isinstance(row[told[0]], str) and unit_alone(row[told[0]]) is None else column


def _unit_beside(row: Row, column: int, field_type: str) -> Unit | None:
    if field_type not in ("number", "percent"):
        return None
    for at in (column + 1, column - 1):
        if 0 <= at < len(row) and (unit := unit_alone(row[at])) is not None:
            return unit
    return None


def _cells(
    sheet: Sheet, rows: list[tuple[int, Label]], card: Card, start: int, last: int
) -> tuple[tuple[str, str], ...]:
    personal = {at for at, label in rows if label.field is not None and label.field.type == "personal"}
    return tuple(
        (address_of(at, c), MASK if at in personal and c > card.labels_at else raw_cell(value))
        for at in range(start, last)
        for c, value in enumerate(sheet.rows[at])
        if value != ""
    )


def unknown_labels(sheet: Sheet, card: Card, labels: FormLabels) -> Iterator[Problem]:
    """Q12 for each label of the card that the form does not know and that has a value."""
    for at, name in card.unknown:
        address = address_of(at, card.labels_at)
        yield Problem("Q12", raw_cell(name), None, sheet.name, address, closest(labels, name))
