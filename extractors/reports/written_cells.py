"""Values as they are written to a workbook that goes out to people: never a formula, never what breaks the file.

Text that a spreadsheet program might run (it begins with =, @, a tab or a carriage return, or with + or - before
anything but a plain number) gets an apostrophe before it; text that only begins like it ("-", "-5", "+5 %") stays as it
is and is marked as text (quotePrefix), so that it reads the same when the file comes back. Both are strings, whatever
they look like. What XML or a sheet cannot hold is replaced or written as words.
"""

from __future__ import annotations

import datetime as dt
import math
import re

from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from extractors.reports.sheet import CellValue
from extractors.reports.values import raw_of

LONGEST_CELL = 32_767
_RISKY = "=+-@\t\r\n"
_HARMLESS = re.compile(r"[-+]{1,3}|(?:- )+-?|[-+] ?[0-9][0-9\u00a0\u202f .,]* ?(?:[^\W\d_]{1,5}|%)?")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_FIRST_DAY = dt.date(1900, 3, 1)
_EXACT = 10**15


def safe_text(text: str) -> str:
    """Words as a sheet may hold them."""
    text = _NO_XML.sub("\ufffd", text)
    if text.startswith(tuple(_RISKY)) and _HARMLESS.fullmatch(text) is None:
        text = f"'{text}"
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - 1] + "…"


def write_cell(sheet: Worksheet, row: int, column: int, value: CellValue, *, is_percent: bool = False) -> Cell:
    """Put a value into a cell, counted from 1: numbers, days and truths as such, all else as text."""
    cell = sheet.cell(row, column)
    if not isinstance(cell, Cell):
        raise TypeError(f"{cell.coordinate} is part of a merged range")
    if _is_plain(value):
        cell.value = value
        if is_percent and isinstance(value, int | float):
            cell.number_format = "0%" if round(value * 100, 6).is_integer() else "0.00%"
    elif value != "":
        cell.value = safe_text(raw_of(value))
        # openpyxl takes what begins with "=" for a formula, and "#N/A" for an error.
        cell.data_type = "s"
        if isinstance(value, str) and value.startswith(tuple(_RISKY)):
            cell.quotePrefix = True
    return cell


def _is_plain(value: CellValue) -> bool:
    """Whether a sheet can hold the value itself: a number it keeps all digits of, a day it counts."""
    match value:
        case str():
            return False
        case int():
            return abs(value) < _EXACT
        case float():
            return math.isfinite(value)
        case dt.date():
            day = value.date() if isinstance(value, dt.datetime) else value
            return day >= _FIRST_DAY and getattr(value, "tzinfo", None) is None
        case dt.timedelta():
            return value >= dt.timedelta(0)
    return value.tzinfo is None
