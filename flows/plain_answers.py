"""Answers for programs, written row by row as they are read: CSV and JSON in UTF-8.

Both say days and moments in ISO 8601. CSV has one header, the rows of a list parted by `;` as in the release's own
files, and nothing where nothing is known. JSON is one array with a row a line, with `null` for what is not known.
"""

from __future__ import annotations

import csv
import json
import math
from decimal import Decimal
from itertools import count, islice
from typing import Any, TextIO

from warehouse.ask import Asked


def write_csv(out: TextIO, asked: Asked, limit: int | None = None) -> None:
    """The columns and rows of an answer, or the first `limit` rows."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(asked.columns)
    writer.writerows([_cell(value) for value in row] for row in islice(asked.rows, limit))
    out.flush()


def write_json(out: TextIO, asked: Asked, limit: int | None = None) -> None:
    """The rows of an answer, or the first `limit`, as objects; of columns of one name the later get a number."""
    names = _told_apart(asked.columns)
    between = "[\n"
    for row in islice(asked.rows, limit):
        fields = {name: _plain(value) for name, value in zip(names, row, strict=True)}
        out.write(between + json.dumps(fields, ensure_ascii=False, allow_nan=False))
        between = ",\n"
    out.write("[]\n" if between == "[\n" else "\n]\n")
    out.flush()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return ";".join(_cell(part) for part in value)
    plain = _plain(value)
    return plain if isinstance(plain, str) else str(value) if _is_number(value) else json.dumps(plain)


def _plain(value: Any) -> Any:
    """A value as JSON has it."""
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, Decimal | float):
        return float(value) if math.isfinite(value) else None
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    if isinstance(value, dict):
        return {str(key): _plain(part) for key, part in value.items()}
    return value.hex() if isinstance(value, bytes) else str(value)  # days and moments stand in ISO 8601 then


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


def _told_apart(names: tuple[str, ...]) -> list[str]:
    told: list[str] = []
    for name in names:
        others = (f"{name}_{n}" for n in count(1))
        told.append(name if name not in told else next(other for other in others if other not in {*names, *told}))
    return told
