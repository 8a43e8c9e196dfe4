"""A workbook (XLSX, XLS, ODS) as sheets of typed cells, by python-calamine.

Takes the bytes, gives every sheet with its rows as they are addressed: the first cell of the first row is A1. A date is
a date and a number a number; `cell_text` says what each looks like in a text. A formula counts as the value that was
stored with it, nothing where none was. Raises UnreadableDocument: undecodable (it has a password), malformed,
too_large, unknown_format, empty.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
    XmlError,
    ZipError,
)

from extractors.readers.packed import refuse_cells, refuse_unopenable
from extractors.readers.spelling import words
from extractors.readers.unreadable import UnreadableDocument

CellValue = str | int | float | bool | dt.date | dt.datetime | dt.time | dt.timedelta
_T = TypeVar("_T")
# Beyond it a whole number is no code that somebody wrote: its last digits are not known.
_EXACT = 1e15


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: `rows` are its cells from A1 on, "" where there is none. A hidden one is read and says so."""

    name: str
    is_hidden: bool
    rows: tuple[tuple[CellValue, ...], ...]


def open_workbook(body: bytes, *, sheets: frozenset[str] | None = None) -> tuple[Sheet, ...]:
    """The sheets in their order, those named in `sheets` alone where it is given; charts have no cells."""
    refuse_unopenable(body)
    book = _guarded(lambda: CalamineWorkbook.from_filelike(io.BytesIO(body)))
    found = []
    for meta in book.sheets_metadata:
        if meta.typ is not SheetTypeEnum.WorkSheet or (sheets is not None and meta.name not in sheets):
            continue
        found.append(Sheet(meta.name, meta.visible is not SheetVisibleEnum.Visible, _rows(book, meta.name)))
    if not found:
        raise UnreadableDocument("empty", f"the workbook has no sheet {' or '.join(sorted(sheets or ()))}".rstrip())
    return tuple(found)


def cell_text(value: CellValue) -> str:
    """A cell on one line. A number without a fraction has no point (a code is text that looks like one), truth is TRUE
    or FALSE as sheets write it, a day is YYYY-MM-DD."""
    if isinstance(value, str):
        return words(value)
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < _EXACT else repr(value)
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(sep=" ")
    return value.isoformat() if isinstance(value, dt.date | dt.time) else str(value)


def _rows(book: CalamineWorkbook, name: str) -> tuple[tuple[CellValue, ...], ...]:
    sheet = _guarded(lambda: book.get_sheet_by_name(name))
    if sheet.end is None:
        return ()
    refuse_cells((sheet.end[0] + 1) * (sheet.end[1] + 1))
    return tuple(tuple(row) for row in _guarded(lambda: sheet.to_python(skip_empty_area=False)))


def _guarded(step: Callable[[], _T]) -> _T:
    """What a step of the library gives, its errors in words of our own."""
    try:
        return step()
    except PasswordError as error:
        raise UnreadableDocument("undecodable", "the workbook has a password") from error
    except (CalamineError, XmlError, ZipError, OSError, ValueError) as error:
        raise UnreadableDocument("malformed", f"the workbook is broken: {error}") from error
    except BaseException as error:
        # A panic of the library, written in Rust, is no Exception; only its name tells it from a wish to stop.
        if type(error).__name__ != "PanicException":
            raise
        raise UnreadableDocument("malformed", "the workbook is broken: the library gave up on it") from error
