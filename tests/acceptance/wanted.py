"""What must come out, written by hand in TOML, held against what came out.

A wanted row is a table of fields; what came out fits it when it has all of them. A body or system is written by its id,
a date by any of its parts (`start = { edtf = "2012-06" }`), several values as a list whose order does not matter.
`unset` names the fields that must hold nothing (`"as_of.edtf"` is a part of one); a field `x_in` lists what x may be,
`x_not` says what it may not be, `x_between` gives its bounds. A field that what came out does not have is an error
of the TOML, for it would never fit.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from extractors.assertion import Assertion, to_json

Row = Mapping[str, Any]


def fits(row: Row, wanted: Row) -> bool:
    """Whether a row has all that is wanted. Raises `KeyError` for a wanted field that it cannot have."""
    return all(_fits(row, key, value) for key, value in wanted.items())


def plain(assertion: Assertion) -> dict[str, Any]:
    """An assertion as a row: its fields, with bodies and systems by id, or by `?` and the words met."""
    return {key: _by_id(value) for key, value in to_json(assertion).items()}


def overlaps(span: Sequence[int] | None, place: Sequence[int]) -> bool:
    return span is not None and span[0] < place[1] and place[0] < span[1]


def _fits(row: Row, key: str, value: Any) -> bool:
    if key == "unset":
        return all(_part(row, name) in (None, [], "") for name in value)
    if key in row:
        return _same(row[key], value)
    name, _, how = key.rpartition("_")
    if how == "in":
        return any(_same(row[name], one) for one in value)
    if how == "not":
        return not _same(row[name], value)
    if how == "between":
        return bool(row[name] is not None and value[0] <= row[name] <= value[1])
    raise KeyError(f"no field {key!r} in {sorted(row)}")


def _same(actual: Any, wanted: Any) -> bool:
    if isinstance(wanted, Mapping):
        return isinstance(actual, Mapping) and fits(actual, wanted)
    if isinstance(wanted, list):
        return isinstance(actual, list) and sorted(actual) == sorted(wanted)
    if isinstance(wanted, dt.date):
        return str(actual) == wanted.isoformat()
    if isinstance(actual, Decimal):
        return bool(float(actual) == wanted)
    return bool(actual == wanted)


def _part(row: Row, name: str) -> Any:
    head, _, rest = name.partition(".")
    value = row[head]
    return _part(value, rest) if rest and value is not None else value


def _by_id(value: Any) -> Any:
    if isinstance(value, Mapping) and "mention" in value:
        return value["id"] or f"?{value['mention']}"
    return value
