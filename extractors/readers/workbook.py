"""A workbook (XLSX, XLS, ODS) as sheets of typed cells, by python-calamine.

Takes the bytes, gives every sheet with its rows as they are addressed: the first cell of the first row is A1. A date is
a date and a number a number; `cell_text` says what each looks like in a text. A formula counts as the value that was
stored with it, nothing where none was. Raises UnreadableDocument: encrypted, malformed, too_large, unknown_format,
empty.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from python_calamine import (
    CalamineError,
    CalamineSheet,
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
    found = [
        Sheet(sheet.name, is_hidden, tuple(map(tuple, cell_rows(sheet))))
        for sheet, is_hidden in worksheets(body, named=sheets)
    ]
    if not found:
        raise UnreadableDocument("empty", f"the workbook has no sheet {' or '.join(sorted(sheets or ()))}".rstrip())
    return tuple(found)


def worksheets(body: bytes, *, named: frozenset[str] | None = None) -> Iterator[tuple[CalamineSheet, bool]]:
    """The library's sheets in their order, those that are `named` where names are given, and whether each is hidden;
    charts and macros are none. For bytes that `packed` has let pass."""
    book = _guarded(lambda: CalamineWorkbook.from_filelike(io.BytesIO(body)))
    for at, meta in enumerate(book.sheets_metadata):
        if meta.typ is SheetTypeEnum.WorkSheet and (named is None or meta.name in named):
            yield _guarded(partial(book.get_sheet_by_index, at)), meta.visible is not SheetVisibleEnum.Visible


def cell_rows(sheet: CalamineSheet) -> list[list[CellValue]]:
    """The cells of a sheet from A1 on."""
    if sheet.end is None:
        return []
    refuse_cells((sheet.end[0] + 1) * (sheet.end[1] + 1))
    return _guarded(lambda: sheet.to_python(skip_empty_area=False))


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


def _guarded(step: Callable[[], _T]) -> _T:
    """What a step of the library gives, its errors in words of our own."""
    try:
        return step()
    except PasswordError as error:
        raise UnreadableDocument("encrypted", "the workbook has a password") from error
    except (CalamineError, XmlError, ZipError, OSError, ValueError) as error:
        raise UnreadableDocument("malformed", f"the workbook is broken: {error}") from error
    except BaseException as error:
        # A panic of the library, written in Rust, is no Exception; only its name tells it from a wish to stop.
        if type(error).__name__ != "PanicException":
            raise
        raise UnreadableDocument("malformed", "the workbook is broken: the library gave up on it") from error
