"""A partner's report file to its report: the form that fits, its rows, and all that is wrong and the file can tell.

`read_report` takes the file's sheets and what the intake says (network, year); `read_report_file` takes the bytes. Both
give a `ReportFile` for anything that is handed in: what cannot be read is a file-level problem, never an error. Hidden
sheets are read only where the visible ones hold no report, and their figures are flagged `hidden_sheet`. Of several
forms the one with the most known labels is taken; the file's language is that of the labels.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from extractors.readers.unreadable import UnreadableDocument
from extractors.reports.addresses import address_of
from extractors.reports.cards import Card, find_card, read_card, unknown_labels
from extractors.reports.context import Context, languages_of, sign_of_languages
from extractors.reports.files import read_sheets
from extractors.reports.forms import NUMBERS, load_forms
from extractors.reports.labels import FormLabels, closest
from extractors.reports.layout import Table, find_table
from extractors.reports.long_tables import find_long, long_as_table
from extractors.reports.measures import MeasureTable, find_measures, read_measures, with_measures
from extractors.reports.report import Problem, ReportFile, ReportRow
from extractors.reports.sheet import Sheet, Sheets
from extractors.reports.tables import raw_cell, read_table
from extractors.reports.wording import words_of
from extractors.reports.written_signs import signs_of

_ROWS_LOOKED_AT = 40
_ENOUGH = 4
_MOST_HINTS = 60  # of a sheet with thousands of columns nobody reads more


@dataclass(frozen=True, slots=True)
class _Part:
    """A sheet with what was found in it."""

    sheet: Sheet
    table: Table | None = None
    card: Card | None = None
    measures: MeasureTable | None = None

    @property
    def is_report(self) -> bool:
        return self.table is not None or self.card is not None


def read_report(sheets: Sheets, *, network: str, year: int | None, today: dt.date) -> ReportFile:
    """All that the sheets say. Never raises; the rows are in the file's order."""
    told = [sheet for sheet in sheets.sheets if _holds_something(sheet)]
    if not told:
        return _unread(sheets, [Problem("Q13", "", hint="no sheet holds anything: an empty file, or a scan")])
    for are_hidden in (False, True):
        chosen = [sheet for sheet in told if sheet.is_hidden is are_hidden]
        for labels in _forms_by_fit(chosen):
            parts = _parts(chosen, labels)
            if any(part.is_report for part in parts):
                flags = ("hidden_sheet",) if are_hidden else ()
                return _read(sheets, parts, labels, flags, network=network, year=year, today=today)
    return _unread(sheets, [_no_form(told)])


def _holds_something(sheet: Sheet) -> bool:
    return bool(sheet.bare_formulas) or any(value != "" for row in sheet.rows for value in row)


@cache
def form_labels() -> tuple[FormLabels, ...]:
    """The labels of every form of the project."""
    return tuple(FormLabels(form) for form in load_forms())


def _forms_by_fit(sheets: Sequence[Sheet]) -> Iterator[FormLabels]:
    """The forms that may fit, those with most of their fields named among the first rows before others."""
    most: dict[str, int] = {}
    for sheet in sheets:
        for form, count in _fits(sheet).items():
            most[form] = max(count, most.get(form, 0))
    for labels in sorted(form_labels(), key=lambda labels: -most.get(labels.form.id, 0)):
        fit = most.get(labels.form.id, 0)
        if fit >= 2 or (fit and labels.form.wide_field):
            yield labels


def _fits(sheet: Sheet) -> dict[str, int]:
    """How many fields of each form the first rows name, down to a row that is plainly a form's header."""
    named: dict[str, set[str]] = {}
    for row in sheet.rows[:_ROWS_LOOKED_AT]:
        here: dict[str, set[str]] = {}
        words = 0
        for value in row:
            if type(value) is str and value:
                words += 1
                for form, field in _named_by(value):
                    here.setdefault(form, set()).add(field)
        for form, fields in here.items():
            named.setdefault(form, set()).update(fields)
        if any(len(fields) >= _ENOUGH and len(fields) * 2 >= words for fields in here.values()):
            break
    return {form: len(fields) for form, fields in named.items()}


@lru_cache(maxsize=32768)
def _named_by(text: str) -> tuple[tuple[str, str], ...]:
    """The forms and fields that a text is a label of."""
    found = ((labels.form.id, labels.match(text)) for labels in form_labels())
    return tuple((form, label.field.id) for form, label in found if label is not None and label.field is not None)


def _parts(sheets: Sequence[Sheet], labels: FormLabels) -> list[_Part]:
    parts: list[_Part] = []
    ignored = {words_of(name) for name in labels.form.ignored_sheets}
    for sheet in sheets:
        if words_of(sheet.name) in ignored:
            continue
        part = _part(sheet, labels)
        if not part.is_report and part.measures is None and sheet.page is not None:
            part = _continued(sheet, parts) or part
        parts.append(part)
    return parts


def _part(sheet: Sheet, labels: FormLabels) -> _Part:
    if labels.form.long is not None and (long := find_long(sheet, labels)) is not None:
        sheet = long_as_table(sheet, long, labels)
    table = find_table(sheet, labels) if "table" in labels.form.layouts else None
    if table is not None and table.known >= _ENOUGH and table.known * 2 >= table.filled:
        return _Part(sheet, table)
    measures = find_measures(sheet, labels)
    until = measures.header if measures is not None else None
    card = find_card(sheet, labels, until=until) if "card" in labels.form.layouts else None
    if card is not None and (table is None or len({id(label.field) for _, label in card.rows}) > table.known):
        return _Part(sheet, None, card, measures)
    return _Part(sheet, table) if table is not None else _Part(sheet, None, None, measures)


def _continued(sheet: Sheet, parts: list[_Part]) -> _Part | None:
    """A table that goes on on the next page without its header: as wide as the one before it, and straight after."""
    before = parts[-1] if parts else None
    if before is None or before.table is None or before.sheet.page is None or not sheet.rows or not before.sheet.rows:
        return None
    if len(sheet.rows[0]) != len(before.sheet.rows[0]):
        return None
    return _Part(sheet, replace(before.table, first=0, header=(), unknown=()))


def _read(
    sheets: Sheets,
    parts: list[_Part],
    labels: FormLabels,
    flags: tuple[str, ...],
    *,
    network: str,
    year: int | None,
    today: dt.date,
) -> ReportFile:
    langs = languages_of(_languages(parts))
    signs = signs_of(sheets.decimal_sign, sign_of_languages(langs), _number_texts(parts))
    context = Context(labels, signs, network, year, today, flags)
    rows: list[ReportRow] = []
    problems: list[Problem] = []
    for part in parts:
        if part.table is not None:
            rows.extend(read_table(part.sheet, part.table, context))
            problems.extend(_unknown_headers(part.sheet, part.table, labels))
        elif part.card is not None:
            rows.extend(read_card(part.sheet, part.card, context))
            problems.extend(unknown_labels(part.sheet, part.card, labels))
        elif part.measures is None:
            problems.append(_unread_sheet(part.sheet, labels))
    for part in parts:
        if part.measures is not None:
            rows, strangers = with_measures(rows, read_measures(part.sheet, part.measures, context))
            problems.extend(strangers)
    lang = next(iter(langs)) if len(langs) == 1 else None
    if not rows:
        problems.append(Problem("Q13", "", hint="the form's labels are there, and no report below or beside them"))
    return ReportFile(
        sheets.file_format,
        labels.form.id,
        lang,
        tuple(rows),
        tuple(problems),
        sheets.encoding,
        sheets.delimiter,
        sheets.decimal_sign,
    )


def _languages(parts: Sequence[_Part]) -> Iterator[frozenset[str]]:
    for part in parts:
        if part.table is not None:
            yield from (column.langs for column in part.table.columns)
        if part.card is not None:
            yield from (label.langs for _, label in part.card.rows)


def _number_texts(parts: Sequence[_Part]) -> Iterator[str]:
    """The texts that stand where the form has numbers."""
    for part in parts:
        rows = part.sheet.rows
        if part.table is not None:
            columns = [c.at for c in part.table.columns if c.field.type in NUMBERS]
            for row in rows[part.table.first :]:
                yield from (v for at in columns if at < len(row) and isinstance(v := row[at], str))
        elif part.card is not None:
            for at, label in part.card.rows:
                if label.field is not None and label.field.type in NUMBERS:
                    yield from (v for v in rows[at][part.card.labels_at + 1 :] if isinstance(v, str))


def _unknown_headers(sheet: Sheet, table: Table, labels: FormLabels) -> Iterator[Problem]:
    """Q12 for each header that the form does not know; one without words only where something stands below it."""
    at = table.header[-1] if table.header else 0
    for count, (column, words) in enumerate(table.unknown):
        if words:
            label = labels.match(words)
            if label is not None and label.field is not None:
                hint = "another column is of this field already"
            else:
                hint = closest(labels, words) if count < _MOST_HINTS else "no form knows this label"
            yield Problem("Q12", raw_cell(words), None, sheet.name, address_of(at, column), hint)
        elif any(column < len(row) and row[column] != "" for row in sheet.rows[table.first :]):
            hint = "the column has values and no header"
            yield Problem("Q12", "", None, sheet.name, address_of(at, column), hint)


def _unread_sheet(sheet: Sheet, labels: FormLabels) -> Problem:
    hint = f"this sheet holds no labels of the form {labels.form.id}: it was not read"
    return Problem("Q12", sheet.name, None, sheet.name, None, hint)


def _no_form(sheets: Sequence[Sheet]) -> Problem:
    first = sheets[0]
    words = [value for row in first.rows[:_ROWS_LOOKED_AT] for value in row if isinstance(value, str) and value.strip()]
    hints = [closest(labels, words[0]) for labels in form_labels()] if words else []
    near = next((hint for hint in hints if hint.startswith("closest")), "")
    hint = f"no form knows these labels. {near}".strip()
    return Problem("Q12", raw_cell(" | ".join(words[:12])[:300]), None, first.name, None, hint)


def _unread(sheets: Sheets, problems: list[Problem]) -> ReportFile:
    return ReportFile(
        sheets.file_format, None, None, (), tuple(problems), sheets.encoding, sheets.delimiter, sheets.decimal_sign
    )


def read_report_file(body: bytes, *, name: str, network: str, year: int | None, today: dt.date) -> ReportFile:
    """The report of a file's bytes. A file that its reader refuses is Q13, with the reason as hint."""
    try:
        sheets = read_sheets(body, name=name)
    except UnreadableDocument as error:
        return ReportFile(None, None, None, (), (Problem("Q13", "", hint=str(error)),))
    return read_report(sheets, network=network, year=year, today=today)


__all__ = ["form_labels", "read_report", "read_report_file"]
