"""A sheet as it came, written to a workbook with its bad cells marked: a fill, and a comment in the partner's language.

Cells keep their places. A sheet is shown up to its most rows and columns and the budget of cells that is left; a cell
with a remark is shown in any case. Merged ranges are merged again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from openpyxl.comments import Comment
from openpyxl.styles import Border, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from extractors.reports.addresses import place_of
from extractors.reports.codes import Language, load_codes, say
from extractors.reports.merges import merged_ranges
from extractors.reports.own_rows import OwnRows
from extractors.reports.report import Problem
from extractors.reports.sheet import CellValue, Place, Sheet
from extractors.reports.written_cells import safe_text, write_cell

MOST_ROWS = 5_000
MOST_COLUMNS = 200
_MOST_MERGES = 500
_SHEET_ROWS, _SHEET_COLUMNS = 1_048_576, 16_384
_LONGEST_COMMENT = 1_000
_WIDEST, _NARROWEST = 40, 9
_EDGE = Side(style="thin", color="C00000")
_BORDER = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)
_FILLS = {"high": "FFC7CE", "medium": "FFC7CE", "low": "FFEB9C"}


@dataclass(frozen=True, slots=True)
class MarkedSheet:
    """A sheet that is shown under a title: which of its rows (from 0), and the remarks on its cells. `n_rows` is how
    many rows the partner could see if all were shown."""

    sheet: Sheet
    title: str
    at: tuple[int, ...]
    n_rows: int
    marks: Mapping[Place, Sequence[Problem]]


def mark_sheet(sheet: Sheet, title: str, problems: Sequence[Problem], own: OwnRows | None) -> MarkedSheet:
    """What of a sheet is shown: the first rows that are the partner's, and every row with a remark."""
    marks: dict[Place, list[Problem]] = defaultdict(list)
    for problem in problems:
        place = place_of(problem.address or "")
        if problem.sheet == sheet.name and place and place[0] < _SHEET_ROWS and place[1] < _SHEET_COLUMNS:
            marks[place].append(problem)
    allowed = [at for at in range(len(sheet.rows)) if own is None or own.holds(at + 1)]
    marked = sorted({row for row, _ in marks})[:MOST_ROWS]
    at = sorted({*allowed[:MOST_ROWS], *marked})
    kept = set(at)
    return MarkedSheet(
        sheet, title, tuple(at), len(allowed), {place: told for place, told in marks.items() if place[0] in kept}
    )


def write_marked(target: Worksheet, part: MarkedSheet, lang: Language, *, budget: int) -> tuple[int, int]:
    """Write the sheet; gives how many rows were shown, and how many cells written."""
    ranges = _ranges(part)
    anchors = {place: first for first, last in ranges for place in _places(first, last)}
    shown, cells = 0, 0
    widths: dict[int, int] = {}
    for at in part.at:
        is_whole = cells < budget
        shown += is_whole and at < len(part.sheet.rows)
        for column, value in _cells(part, at):
            if anchors.get((at, column), (at, column)) == (at, column) and (is_whole or (at, column) in part.marks):
                write_cell(target, at + 1, column + 1, value, is_percent=(at, column) in part.sheet.percents)
                widths[column] = max(widths.get(column, _NARROWEST), min(len(str(value)) + 2, _WIDEST))
                cells += 1
    for (top, left), (bottom, right) in ranges:
        target.merge_cells(start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1)
    told: dict[Place, list[Problem]] = defaultdict(list)
    for place in sorted(part.marks):
        told[anchors.get(place, place)].extend(part.marks[place])
    for place, problems in told.items():
        _mark(target, place, problems, lang)
    _hide_gaps(target, part.at)
    for column, width in sorted(widths.items()):
        target.column_dimensions[get_column_letter(column + 1)].width = width
    target.sheet_state = "hidden" if part.sheet.is_hidden and not part.marks else "visible"
    return shown, cells


def _ranges(part: MarkedSheet) -> list[tuple[Place, Place]]:
    shown = set(part.at)
    return [
        (first, last)
        for first, last in islice(merged_ranges(part.sheet), _MOST_MERGES)
        if last[1] < MOST_COLUMNS and shown.issuperset(range(first[0], last[0] + 1))
    ]


def _places(first: Place, last: Place) -> Iterator[Place]:
    for row in range(first[0], last[0] + 1):
        for column in range(first[1], last[1] + 1):
            yield row, column


def _cells(part: MarkedSheet, at: int) -> Iterator[tuple[int, CellValue]]:
    """What stands in a row; in the place of a formula without a value, its words."""
    row = part.sheet.rows[at] if at < len(part.sheet.rows) else ()
    beyond = [column for place, column in part.marks if place == at and column >= MOST_COLUMNS]
    for column in (*range(min(len(row), MOST_COLUMNS)), *sorted(beyond)):
        value = row[column] if column < len(row) else ""
        if value == "" and (formula := part.sheet.bare_formulas.get((at, column))):
            value = formula if formula.startswith("=") else f"={formula}"
        if value != "":
            yield column, value


def _mark(target: Worksheet, place: Place, problems: Sequence[Problem], lang: Language) -> None:
    cell = target.cell(place[0] + 1, place[1] + 1)
    severities = {load_codes()[problem.code].severity for problem in problems}
    cell.fill = PatternFill(
        "solid", fgColor=next(_FILLS[severity] for severity in ("high", "medium", "low") if severity in severities)
    )
    cell.border = _BORDER
    said = [say(problem, lang) for problem in problems]
    text = "\n\n".join(dict.fromkeys(f"{one.wrong}\n{one.todo}" for one in said))
    cell.comment = Comment(safe_text(text)[:_LONGEST_COMMENT], "Verkosto", height=160, width=320)


def _hide_gaps(target: Worksheet, at: Sequence[int]) -> None:
    """Rows of others stand empty, so that addresses stay as they are. They are hidden, where they are not too many."""
    if not at or at[-1] > 4 * MOST_ROWS:
        return
    for row in sorted(set(range(at[-1])).difference(at)):
        target.row_dimensions[row + 1].hidden = True
