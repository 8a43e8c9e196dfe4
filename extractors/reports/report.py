"""A report as it was read: rows of organisations, their figures by field, and what is wrong with which cell.

What needs other reports or a register of members (an unknown organisation, a jump since last year, a version that
replaces another) is found later, in the warehouse; all that the file alone can tell is told here.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Code = Literal[
    "Q01", "Q02", "Q03", "Q04", "Q05", "Q06", "Q07", "Q08", "Q09", "Q10",
    "Q11", "Q12", "Q13", "Q14", "Q15", "Q16", "Q17", "Q18", "Q19", "Q20",
]  # fmt: skip
Severity = Literal["low", "medium", "high"]
MissingReason = Literal["blank", "dash", "unknown", "not_calculated", "not_applicable"]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with a cell, a row or the whole file. `sheet` and `address` say where ("B7"; None for the whole),
    `raw` is what stands there, `hint` what would mend it (for Q12 the closest known labels), in English."""

    code: Code
    raw: str
    field: str | None = None
    sheet: str | None = None
    address: str | None = None
    hint: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """What one cell says of a field, in the field's unit.

    A plain number has `value`; a bound or a range has `lower` and `upper` and no value. Text and codes stand in `text`.
    `missing` says why there is nothing. With a `problem` there is neither value nor reason: the raw words are kept.
    `flags` are remarks of reading: approx, three_decimals, converted, from_percent_format, ...
    """

    field: str
    sheet: str
    address: str
    raw: str
    value: Decimal | None = None
    lower: Decimal | None = None
    upper: Decimal | None = None
    unit: str | None = None
    text: str | None = None
    missing: MissingReason | None = None
    flags: tuple[str, ...] = ()
    problem: Code | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure of an organisation: what, of which category, how far, and its saving in the unit given."""

    number: int
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One organisation's report of one year. `number` is the row in its sheet (from 1; the first one of a sheet that
    holds a single report), `cells` the raw words of all its cells by address, also of those no form knows."""

    sheet: str
    number: int
    figures: tuple[Figure, ...]
    cells: tuple[tuple[str, str], ...]
    measures: tuple[Measure, ...] = ()
    problems: tuple[Problem, ...] = ()

    def figure(self, field: str) -> Figure | None:
        """What the row says of a field; None where it does not have it."""
        return next((f for f in self.figures if f.field == field), None)


@dataclass(frozen=True, slots=True)
class ReportFile:
    """All that was read of a file. `form_id` is None where no form fits and nothing could be read. `lang` is that of
    the labels ("fi", "sv", "en"; None where they are mixed or say nothing); `problems` are those of the whole file."""

    file_format: str | None
    form_id: str | None
    lang: str | None
    rows: tuple[ReportRow, ...]
    problems: tuple[Problem, ...] = ()
    encoding: str | None = None
    delimiter: str | None = None
    decimal_sign: str | None = None
