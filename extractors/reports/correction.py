"""The file that is sent back to a partner: its sheets as they came, with the bad cells marked, and a list of remarks.

Takes the sheets as they were read and what is wrong with them, gives an XLSX. Cells keep their places, so an address
in a remark is the one in the partner's own file. Nothing in it is a formula, and the same input gives the same bytes.
A file that several organisations share goes to each with its own rows only (`own_rows`). The sheet of remarks is one
that the intake knows and does not read: the partner corrects the marked cells and sends the same file back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import openpyxl

from extractors.reports.addresses import place_of
from extractors.reports.codes import Language, say
from extractors.reports.correction_words import CORRECTION_WORDS
from extractors.reports.forms import Form
from extractors.reports.marked_sheets import MarkedSheet, mark_sheet, write_marked
from extractors.reports.own_rows import OwnRows
from extractors.reports.remarks import Remark, write_remarks
from extractors.reports.report import Problem
from extractors.reports.sheet import Sheet, Sheets
from extractors.reports.wording import words_of
from extractors.reports.written_workbook import sheet_titles, workbook_bytes

_MOST_CELLS = 200_000
_MOST_SHEETS = 50
_MOST_MARKS = 5_000
_REMARKS = frozenset(words_of(words.sheet) for words in CORRECTION_WORDS.values())


def correction_workbook(
    sheets: Sheets,
    problems: Sequence[Problem],
    lang: Language,
    *,
    form: Form | None = None,
    rows: Mapping[str, OwnRows] | None = None,
) -> bytes:
    """The correction file in a language. `form` gives the fields their labels. With `rows` only what they hold of each
    sheet is shown, and problems of cells in other rows are left out; without it the whole file is the partner's."""
    words = CORRECTION_WORDS[lang]
    own = [sheet for sheet in sheets.sheets if not _is_remarks(sheet) and (rows is None or sheet.name in rows)]
    told = [problem for problem in dict.fromkeys(problems) if _is_shown(problem, rows)]
    titles = sheet_titles((sheet.name for sheet in own), taken=[words.sheet])
    parts = [
        mark_sheet(sheet, title, told[:_MOST_MARKS], rows[sheet.name] if rows is not None else None)
        for sheet, title in zip(own[:_MOST_SHEETS], titles, strict=False)
    ]
    book = openpyxl.Workbook()
    first = book.worksheets[0]
    first.title = words.sheet
    left_out: list[str] = []
    budget = _MOST_CELLS
    for part in parts:
        shown, cells = write_marked(book.create_sheet(part.title), part, lang, budget=budget)
        budget -= cells
        if shown < part.n_rows:
            left_out.append(words.shortened.format(sheet=part.title, rows=shown))
    left_out += [words.left_out.format(sheet=title) for title in titles[_MOST_SHEETS:]]
    write_remarks(first, _remarks(told, parts, lang, form), left_out, words)
    return workbook_bytes(book)


def _is_remarks(sheet: Sheet) -> bool:
    """Whether a sheet is the remarks of an earlier correction file, sent back."""
    return words_of(sheet.name) in _REMARKS


def _is_shown(problem: Problem, rows: Mapping[str, OwnRows] | None) -> bool:
    place = place_of(problem.address or "")
    if rows is None or problem.sheet is None or place is None:
        return True
    own = rows.get(problem.sheet)
    return own is not None and own.holds(place[0] + 1)


def _remarks(
    problems: Sequence[Problem], parts: Sequence[MarkedSheet], lang: Language, form: Form | None
) -> Iterator[Remark]:
    """What is wrong with the file first, then sheet by sheet, row by row."""
    titles = {part.sheet.name: part.title for part in parts}
    order = {name: at for at, name in enumerate(titles)}
    labels = _labels(form, lang) if form is not None else {}

    def place(problem: Problem) -> tuple[int, tuple[int, int]]:
        return order.get(problem.sheet or "", -1), place_of(problem.address or "") or (-1, -1)

    for problem in sorted(problems, key=place):
        label = labels.get(problem.field or "", problem.field or "")
        title = titles.get(problem.sheet or "")
        said = say(problem, lang, field=label)
        yield Remark(title or problem.sheet or "", problem.address or "", label, said, problem, title is not None)


def _labels(form: Form, lang: Language) -> dict[str, str]:
    """The label of each field in a language; one of no language, or English, where it has none."""
    said: dict[str, str] = {}
    for field in (*form.measures, *form.fields):
        label = next((words[0] for key in (lang, "any", "en") if (words := field.labels.get(key))), field.id)
        said[field.id] = label[:1].upper() + label[1:]
    return said
