"""Assertions as flat JSON objects, in the shape that `python -m extractors` prints, and back."""

from __future__ import annotations

import dataclasses
import datetime as dt
import types
import typing
from collections.abc import Mapping
from functools import cache
from typing import Any

from extractors.assertion.membership import Headcount, Participation
from extractors.assertion.promise import Milestone, Obligation, Target
from extractors.assertion.system import Description, Link, Name, Office
from extractors.assertion.vocabulary import Assertion, Evidence, Reference, UncertainDate

KINDS: dict[str, type[Assertion]] = {
    cls.kind: cls for cls in (Participation, Headcount, Target, Obligation, Milestone, Link, Name, Description, Office)
}


def to_json(assertion: Assertion) -> dict[str, Any]:
    """One flat JSON-ready object: the kind, the fields, and `quote`, `span` and `locator` of the evidence."""
    body: dict[str, Any] = {"kind": assertion.kind}
    for field in dataclasses.fields(assertion):
        value = getattr(assertion, field.name)
        if isinstance(value, Evidence):
            span = list(value.span) if value.span else None
            body |= {"quote": value.quote, "span": span, "locator": value.locator}
        else:
            body[field.name] = _plain(value)
    return body


def from_json(body: Mapping[str, Any]) -> Assertion:
    """The assertion that `to_json` wrote; fields that have a default may be missing.

    Raises `KeyError`, `TypeError` or `ValueError` where the object is not one.
    """
    cls = KINDS[body["kind"]]
    span = body.get("span")
    values: dict[str, Any] = {
        "evidence": Evidence(body["quote"], (span[0], span[1]) if span else None, body.get("locator")),
    }
    for name, kinds in _field_types(body["kind"]).items():
        if name in body:
            values[name] = _typed(body[name], kinds)
    return cls(**values)


def _plain(value: Any) -> Any:
    if isinstance(value, Reference | UncertainDate):
        return {f.name: _plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, dt.date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _typed(value: Any, kinds: frozenset[type]) -> Any:
    if value is None:
        return None
    if Reference in kinds:
        return Reference(**value)
    if UncertainDate in kinds:
        return UncertainDate(value["edtf"], _day(value["earliest"]), _day(value["latest"]), value["relation"])
    if dt.date in kinds:
        return _day(value)
    return tuple(value) if tuple in kinds else value


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


@cache
def _field_types(kind: str) -> dict[str, frozenset[type]]:
    """The classes that each field of a kind of assertion may hold, unions taken apart."""
    cls = KINDS[kind]
    hints = typing.get_type_hints(cls)
    names = [f.name for f in dataclasses.fields(cls) if f.name != "evidence"]
    return {name: frozenset(_classes(hints[name])) for name in names}


def _classes(hint: Any) -> list[type]:
    if isinstance(hint, types.UnionType) or typing.get_origin(hint) is typing.Union:
        return [cls for part in typing.get_args(hint) for cls in _classes(part)]
    return [typing.get_origin(hint) or hint]
