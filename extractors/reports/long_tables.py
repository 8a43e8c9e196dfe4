"""A table with a line for each answer, turned into one with a row for each organisation.

CDP publishes the cities' inventories so since 2022: every line repeats who reports and holds one answer, with the name
of its row in the questionnaire. The turned sheet has the same columns before the answers and a column for each name; it
stands in for the file's own, and the addresses of its answers are those of the turned table.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from extractors.reports.labels import FormLabels
from extractors.reports.layout import label_of
from extractors.reports.sheet import CellValue, Sheet
from extractors.reports.wording import words_of

_ROWS_SEARCHED = 20
_MOST_NAMES = 400


@dataclass(frozen=True, slots=True)
class Long:
    """Where a long table has its header, the names of its answers, the answers, and what column they answer."""

    header: int
    name: int
    answer: int
    column: int | None


def find_long(sheet: Sheet, labels: FormLabels) -> Long | None:
    """The long table of a sheet; None where it is none."""
    layout = labels.form.long
    if layout is None:
        return None
    names, answers = {words_of(w) for w in layout.row_label}, {words_of(w) for w in layout.answer}
    columns = {words_of(w) for w in layout.column_label}
    for at, row in enumerate(sheet.rows[:_ROWS_SEARCHED]):
        words = [words_of(value) if isinstance(value, str) and len(value) < 200 else "" for value in row]
        name = next((n for n, w in enumerate(words) if w in names), None)
        answer = next((n for n, w in enumerate(words) if w in answers), None)
        if name is not None and answer is not None and name != answer:
            return Long(at, name, answer, next((n for n, w in enumerate(words) if w in columns), None))
    return None


def long_as_table(sheet: Sheet, long: Long, labels: FormLabels) -> Sheet:
    """The sheet with a row for each organisation (and year), in the order in which they come first."""
    header = sheet.rows[long.header]
    # Who reports and of what: columns that the form knows. Numbers and names of questions differ from line to line.
    keys = [
        at
        for at, value in enumerate(header)
        if at not in (long.name, long.answer, long.column)
        and (label := label_of(labels, value)) is not None
        and label.field is not None
    ]
    wanted = {words_of(w) for w in labels.form.long.of_column} if labels.form.long else set()
    names: dict[str, int] = {}
    grouped: dict[tuple[CellValue, ...], dict[int, CellValue]] = {}
    for row in sheet.rows[long.header + 1 :]:
        cells = [row[at] if at < len(row) else "" for at in (*keys, long.name, long.answer)]
        if all(value == "" for value in cells):
            continue
        answers = grouped.setdefault(tuple(cells[:-2]), {})
        if long.column is not None and wanted:
            column = row[long.column] if long.column < len(row) else ""
            if words_of(str(column)[:200]) not in wanted:
                continue
        name = str(cells[-2])
        if name and (name in names or len(names) < _MOST_NAMES):
            answers.setdefault(names.setdefault(name, len(names)), cells[-1])
    rows: list[list[CellValue]] = [[*(header[at] for at in keys), *names]]
    for who, answers in grouped.items():
        rows.append([*who, *(answers.get(n, "") for n in range(len(names)))])
    return replace(sheet, rows=rows, percents=frozenset(), bare_formulas={}, merged=frozenset())
