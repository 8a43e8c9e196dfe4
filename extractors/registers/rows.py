"""One register file as rows of checked cells.

Takes the path of a CSV file (UTF-8, comma, a header line) and the columns it must have, and gives its rows, each of
which hands out cells by their shape. Whatever is wrong is a `RegisterError` with the file, the line and the reason.
"""

from __future__ import annotations

import csv
import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[a-z]{2}")
_COUNTRY = re.compile(r"[A-Z]{2}")
_YEAR = re.compile(r"(19|20)[0-9]{2}")
_DATE = re.compile(r"(19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}")
_Y_TUNNUS = re.compile(r"[0-9]{7}-[0-9]")
_ACCEPTED = re.compile(r"A[0-9]{3}(;A[0-9]{3})*")
_DIGITS = {n: re.compile(rf"[0-9]{{{n}}}") for n in (2, 3, 4)}
_TRUTH = {"true": True, "false": False}


class RegisterError(ValueError):
    """A register that cannot be used: the message names the file, the line and the reason."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a file, whose cells are taken with a check of their shape."""

    file: str
    line: int
    cells: Mapping[str, str]

    def wrong(self, reason: str) -> RegisterError:
        """The error to raise for this line."""
        return RegisterError(f"{self.file}, line {self.line}: {reason}")

    def text(self, column: str) -> str:
        """The cell as it stands; refused when empty."""
        if not self.cells[column]:
            raise self.wrong(f"{column} is empty")
        return self.cells[column]

    def maybe(self, column: str, shape: Callable[[str], T]) -> T | None:
        """None for an empty cell, else what `shape`, one of the methods here, makes of it."""
        return shape(column) if self.cells[column] else None

    def slug(self, column: str) -> str:
        """An id."""
        return self._shaped(column, _SLUG, "a slug of small letters, digits and hyphens")

    def language(self, column: str) -> str:
        """A language code."""
        return self._shaped(column, _LANGUAGE, "a language of two small letters")

    def country(self, column: str) -> str:
        """A country code, or EU."""
        return self._shaped(column, _COUNTRY, "a country of two capitals")

    def year(self, column: str) -> int:
        """A year of this century or the last."""
        return int(self._shaped(column, _YEAR, "a year"))

    def date(self, column: str) -> dt.date:
        """A day."""
        try:
            return dt.date.fromisoformat(self._shaped(column, _DATE, "a day like 2009-01-01"))
        except ValueError as error:
            raise self.wrong(f"{column} {self.cells[column]!r} is not a day: {error}") from error

    def y_tunnus(self, column: str) -> str:
        """A Finnish business id, by its shape and its check digit."""
        # Imported at the first number there is: the import takes longer than reading all the registers.
        from stdnum.exceptions import ValidationError  # noqa: PLC0415
        from stdnum.fi import ytunnus  # noqa: PLC0415

        value = self._shaped(column, _Y_TUNNUS, "a business id like 1234567-8")
        try:
            ytunnus.validate(value)
        except ValidationError as error:
            raise self.wrong(f"{column} {value!r} fails its check: {error}") from error
        return value

    def code(self, column: str, digits: int) -> str:
        """A code that is text, as long as it must be."""
        return self._shaped(column, _DIGITS[digits], f"{digits} digits with their leading zeros")

    def accepted(self, column: str) -> tuple[str, ...]:
        """Ids of accepted values with `;` between them; refused when there are none."""
        return tuple(self._shaped(column, _ACCEPTED, "ids of accepted values, like A001;A020").split(";"))

    def truth(self, column: str) -> bool:
        """`true` or `false`, no other spelling."""
        return _TRUTH[self.word(column, _TRUTH.keys())]

    def word(self, column: str, allowed: AbstractSet[str]) -> str:
        """A word of a vocabulary."""
        value = self.text(column)
        if value not in allowed:
            raise self.wrong(f"{column} {value!r} is none of {', '.join(sorted(allowed))}")
        return value

    def known(self, column: str, ids: AbstractSet[str]) -> str:
        """A reference to something that stands elsewhere."""
        value = self.text(column)
        if value not in ids:
            raise self.wrong(f"{column} {value!r} is not known")
        return value

    def maybe_known(self, column: str, ids: AbstractSet[str]) -> str | None:
        """None for an empty cell, else a reference."""
        return self.known(column, ids) if self.cells[column] else None

    def words(self, column: str, allowed: AbstractSet[str]) -> tuple[str, ...]:
        """Words of a vocabulary with `;` between them; an empty cell is no words."""
        values = tuple(self.cells[column].split(";")) if self.cells[column] else ()
        for value in values:
            if value not in allowed:
                raise self.wrong(f"{column} {value!r} is none of {', '.join(sorted(allowed))}")
        return values

    def _shaped(self, column: str, shape: re.Pattern[str], what: str) -> str:
        value = self.text(column)
        if not shape.fullmatch(value):
            raise self.wrong(f"{column} {value!r} is not {what}")
        return value


def read_rows(path: Path, columns: tuple[str, ...], *, unique: tuple[str, ...] = ()) -> list[Row]:
    """The rows of a file whose header is exactly `columns`; no value of a `unique` column stands twice.

    Raises `RegisterError`.
    """
    try:
        with path.open(encoding="utf-8", newline="") as handle:
            rows = list(_rows(path.name, csv.reader(handle, strict=True), columns))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise RegisterError(f"{path.name}: not a CSV file in UTF-8: {error}") from error
    for column in unique:
        first: dict[str, int] = {}
        for row in rows:
            if first.setdefault(row.cells[column], row.line) != row.line:
                raise row.wrong(f"{column} {row.cells[column]!r} stands in line {first[row.cells[column]]} already")
    return rows


def _rows(file: str, reader: Iterator[list[str]], columns: tuple[str, ...]) -> Iterator[Row]:
    header = next(reader, [])
    if tuple(header) != columns:
        raise RegisterError(f"{file}, line 1: the columns are {','.join(header)}, not {','.join(columns)}")
    for line, cells in enumerate(reader, start=2):
        row = Row(file, line, dict(zip(columns, cells, strict=False)))
        if len(cells) != len(columns):
            raise row.wrong(f"{len(cells)} cells under {len(columns)} columns")
        for column, cell in row.cells.items():
            if cell != unicodedata.normalize("NFC", " ".join(cell.split())):
                raise row.wrong(f"{column} {cell!r} has stray spaces or is not NFC")
        yield row
