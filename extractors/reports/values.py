"""One cell to one figure, by the type of its field.

Takes a cell's value and what its column says (field, unit, whether it is formatted as percent) and gives a `Figure`,
with a `Problem` where something is wrong. Numbers of a workbook are binary: they are taken with the fifteen digits that
a sheet shows, so 0.1 + 0.2 is 0.3.
"""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.registers.y_tunnus import read_y_tunnus
from extractors.reports.cell_words import MISSING, NO, YES
from extractors.reports.dates import read_date, read_period, read_year
from extractors.reports.forms import FormField
from extractors.reports.masking import MASK, masked
from extractors.reports.numbers import Reading, Signs, read_number
from extractors.reports.report import Figure, MissingReason, Problem
from extractors.reports.sheet import CellValue
from extractors.reports.units import Unit, find_unit
from extractors.reports.wording import words_of

_HUNDRED = Decimal(100)
_EXACT = 10**15
_HUGE = 10**60
_ODD_CELL = Reading(problem="Q04", hint="write a number")
_DATE_CELL = Reading(problem="Q04", hint="the sheet holds a date here: it may have turned a number like 1,2 into it")
_BLANK = Reading(missing="blank")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a cell stands: its sheet and its address."""

    sheet: str
    address: str


@dataclass(frozen=True, slots=True)
class Column:
    """What the header says of a cell: its field, and the unit that stands there."""

    field: FormField
    unit: Unit | None = None


def raw_of(value: CellValue) -> str:
    """The words of a cell: a number as a sheet shows it, a date in ISO form."""
    if isinstance(value, str):
        return value
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < _EXACT else format(value, ".15g")
    return _raw_of_others(value)


def _raw_of_others(value: int | dt.date | dt.time | dt.timedelta) -> str:
    match value:
        case bool():
            return "TRUE" if value else "FALSE"
        case int():
            return str(value) if abs(value) < _HUGE else "a huge number"
        case dt.datetime() if value.time() == dt.time(0):
            return value.date().isoformat()
        case dt.datetime() | dt.date() | dt.time():
            return value.isoformat()
    return str(value)


def read_cell(  # noqa: PLR0911 - one return for each type of field
    value: CellValue, raw: str, column: Column, place: Place, signs: Signs, *, is_percent: bool = False
) -> tuple[Figure, Problem | None]:
    """What a cell says of its column's field, and what is wrong with it."""
    field = column.field
    match field.type:
        case "number" | "percent" | "integer":
            return _number(value, raw, column, place, signs, is_percent=is_percent)
        case "year" | "period" | "date":
            return _time(value, raw, field, place)
    if value == "" or not raw.strip():
        return Figure(field.id, place.sheet, place.address, raw, missing="blank"), None
    match field.type:
        case "personal":
            text = " ".join(raw.split())
            return Figure(field.id, place.sheet, place.address, MASK, text=text, flags=("personal",)), None
        case "y_tunnus":
            return _y_tunnus(raw, field, place)
        case "yes_no":
            return _yes_no(raw, field, place), None
        case "code":
            return _code(raw, field, place), None
    return _text(raw, field, place)


def _number(
    value: CellValue, raw: str, column: Column, place: Place, signs: Signs, *, is_percent: bool
) -> tuple[Figure, Problem | None]:
    reading = _reading(value, signs)
    field, unit = column.field, column.unit
    if reading.missing:
        return Figure(field.id, place.sheet, place.address, raw, missing=reading.missing), None
    if reading.problem:
        return _wrong(field, place, raw, reading)
    if is_percent and not isinstance(value, str) and field.type == "percent":
        reading = replace(reading, value=_times_hundred(reading.value), flags=("from_percent_format",))
    written = reading.unit or unit
    if written is not None or field.unit is None:
        reading = _in_field_unit(reading, field, written)
    if reading.problem is None:
        reading = _within(reading, field)
    if reading.problem:
        return _wrong(field, place, raw, reading)
    base = written.base if field.unit == "any" and written else None if field.unit == "any" else field.unit
    return Figure(
        field.id,
        place.sheet,
        place.address,
        raw,
        reading.value,
        reading.lower,
        reading.upper,
        base,
        flags=reading.flags,
    ), None


def _reading(value: CellValue, signs: Signs) -> Reading:
    if isinstance(value, str):
        return read_number(value, signs) if value else _BLANK
    if isinstance(value, bool):
        return _ODD_CELL
    if isinstance(value, int):
        return Reading(Decimal(value)) if abs(value) < _HUGE else _ODD_CELL
    if isinstance(value, float):
        if not math.isfinite(value):
            return _ODD_CELL
        return Reading(Decimal(int(value)) if value.is_integer() and abs(value) < _EXACT else Decimal(f"{value:.15g}"))
    return _DATE_CELL


def _times_hundred(value: Decimal | None) -> Decimal | None:
    return None if value is None else _plain(value * _HUNDRED)


def _plain(value: Decimal) -> Decimal:
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()


def _in_field_unit(reading: Reading, field: FormField, written: Unit | None) -> Reading:
    """The figures in the field's unit. A unit of another kind (energy for emissions) is an unknown one there."""
    if written is None:
        return reading
    if field.unit not in ("any", written.base):
        kept = f"this field is in {field.unit}" if field.unit else "this field has no unit"
        return Reading(problem="Q06", hint=f"{written.name} cannot be: {kept}")
    if written.name == written.base:
        return reading
    convert = written.in_base
    return replace(
        reading,
        value=None if reading.value is None else convert(reading.value),
        lower=None if reading.lower is None else convert(reading.lower),
        upper=None if reading.upper is None else convert(reading.upper),
        flags=(*reading.flags, "converted"),
    )


def _within(reading: Reading, field: FormField) -> Reading:
    told = [figure for figure in (reading.value, reading.lower, reading.upper) if figure is not None]
    if field.type == "percent":
        low, high = field.min if field.min is not None else 0, field.max if field.max is not None else 100
        if any(not low <= figure <= high for figure in told):
            return Reading(problem="Q19", hint=f"a share is between {low} and {high} percent")
    elif field.min is not None and any(figure < field.min for figure in told):
        return Reading(problem="Q07", hint="less than nothing cannot be: offsets and sinks have fields of their own")
    if field.type == "integer" and any(figure != figure.to_integral_value() for figure in told):
        return Reading(problem="Q04", hint="write a whole number")
    return reading


def _time(value: CellValue, raw: str, field: FormField, place: Place) -> tuple[Figure, Problem | None]:
    if isinstance(value, str) and (reason := _missing(raw)):
        return Figure(field.id, place.sheet, place.address, raw, missing=reason), None
    match field.type:
        case "year":
            found = read_year(value, first=field.min)
        case "period":
            found = read_period(value)
        case _:
            found = read_date(value)
    if found.problem:
        return _wrong(field, place, raw, Reading(problem=found.problem, hint=found.hint))
    return Figure(
        field.id,
        place.sheet,
        place.address,
        raw,
        found.value,
        found.lower,
        found.upper,
        text=found.text,
        flags=found.flags,
    ), None


def _missing(raw: str) -> MissingReason | None:
    words = " ".join(raw.split())
    if not words:
        return "blank"
    return MISSING.get(words.casefold().strip("()[]. ") or words) or MISSING.get(words)


def _y_tunnus(raw: str, field: FormField, place: Place) -> tuple[Figure, Problem | None]:
    if reason := MISSING.get(raw.strip().casefold()):
        return Figure(field.id, place.sheet, place.address, raw, missing=reason), None
    if number := read_y_tunnus(raw[:40]):
        return Figure(field.id, place.sheet, place.address, raw, text=number), None
    return _wrong(
        field, place, raw, Reading(problem="Q02", hint="a Y-tunnus is like 1234567-8, with a right check digit")
    )


def _yes_no(raw: str, field: FormField, place: Place) -> Figure:
    words = raw.strip().casefold().rstrip(".!")
    if words in YES:
        return Figure(field.id, place.sheet, place.address, raw, text="yes")
    if words in NO:
        return Figure(field.id, place.sheet, place.address, raw, text="no")
    if reason := MISSING.get(words):
        return Figure(field.id, place.sheet, place.address, raw, missing=reason)
    return Figure(field.id, place.sheet, place.address, raw, flags=("unknown_code",))


def _code(raw: str, field: FormField, place: Place) -> Figure:
    if code := field.code_of.get(words_of(raw[:200])):
        return Figure(field.id, place.sheet, place.address, raw, text=code)
    if reason := MISSING.get(raw.strip().casefold()):
        return Figure(field.id, place.sheet, place.address, raw, missing=reason)
    return Figure(field.id, place.sheet, place.address, masked(raw, free_text=True), flags=("unknown_code",))


def _text(raw: str, field: FormField, place: Place) -> tuple[Figure, Problem | None]:
    stripped = raw.strip()
    if len(stripped) < 25 and (reason := MISSING.get(stripped.casefold().strip("()[]. "))) and field.id != "org_name":
        return Figure(field.id, place.sheet, place.address, raw, missing=reason), None
    if reason := MISSING.get(stripped):
        return Figure(field.id, place.sheet, place.address, raw, missing=reason), None
    safe = masked(raw, free_text=field.free_text)
    if safe is not raw and safe != raw:
        hint = "take names of people, addresses and phone numbers out of the text"
        return _wrong(field, place, safe, Reading(problem="Q15", hint=hint))
    return Figure(field.id, place.sheet, place.address, raw, text=stripped), None


def _wrong(field: FormField, place: Place, raw: str, reading: Reading) -> tuple[Figure, Problem]:
    if reading.problem is None:
        raise ValueError("nothing is wrong")
    figure = Figure(field.id, place.sheet, place.address, raw, problem=reading.problem)
    return figure, Problem(reading.problem, raw, field.id, place.sheet, place.address, reading.hint)


def unit_alone(value: CellValue) -> Unit | None:
    """The unit that a cell is, where it is nothing else."""
    return find_unit(value) if isinstance(value, str) and value else None
