"""One assertion as a row of `obs.assertion`.

What several kinds share has columns of its own: the system, the body, dates, counts. What one kind alone says goes into
`said`, a JSON object of its fields that are not at their default, so that a new kind needs no new column. Its words are
kept as they may be published: labels and offices go into releases.
"""

from __future__ import annotations

import dataclasses
import json
from functools import cache
from typing import Any

from extractors.assertion import (
    KINDS,
    Assertion,
    Headcount,
    Obligation,
    Office,
    Participation,
    Reference,
    Target,
    UncertainDate,
    to_json,
)
from extractors.fingerprint import content_id
from extractors.reading import Reading
from warehouse.evidence import public_mention, public_quote, public_words

_COMMON = frozenset({"kind", "network", "quote", "span", "locator", "method", "tense", "modality", "certainty"})
# The field that names the body an assertion is about, by kind.
_PARTY: dict[type[Assertion], str] = {
    Participation: "party",
    Headcount: "party",
    Target: "holder",
    Obligation: "holder",
    Office: "org",
}
_COLUMNS: dict[type[Assertion], tuple[str, ...]] = {
    Participation: ("role", "state", "basis"),
    Headcount: ("member_kind", "value", "comparator", "lower", "upper", "qualifier"),
}
_DATES: dict[type[Assertion], tuple[str, ...]] = {Participation: ("start", "end"), Headcount: ("as_of",)}


def assertion_row(assertion: Assertion, reading: Reading, source_id: str) -> dict[str, Any]:
    """The row, with its id: a hash of what is said and where, not of who read it, so that a newer reader that finds the
    same finds it again."""
    kind = type(assertion)
    span = assertion.evidence.span
    row: dict[str, Any] = {
        "document_id": reading.document_id,
        "source_id": source_id,
        "url": reading.url,
        "kind": assertion.kind,
        "network_id": assertion.network.id,
        "network_mention": assertion.network.mention,
        "quote": assertion.evidence.quote,
        "quote_public": public_quote(assertion, reading),
        "network_public": public_mention(assertion.network.mention, reading),
        "char_start": span[0] if span else None,
        "char_end": span[1] if span else None,
        "locator": assertion.evidence.locator,
        "method": assertion.method,
        "tense": assertion.tense,
        "modality": assertion.modality,
        "certainty": assertion.certainty,
    }
    party: Reference | None = getattr(assertion, _PARTY[kind]) if kind in _PARTY else None
    if party is not None:
        row |= {
            "party_id": party.id,
            "party_mention": party.mention,
            "party_public": public_mention(party.mention, reading),
        }
    row |= {name: getattr(assertion, name) for name in _COLUMNS.get(kind, ())}
    for name in _DATES.get(kind, ()):
        row |= _date_columns(name, getattr(assertion, name))
    said = _said(assertion)
    if said:
        row["said"] = _json(said)
    identity = [f"{k}={v}" for k, v in sorted(row.items()) if v is not None and not k.endswith("_public")]
    return {"assertion_id": content_id(*identity), **row, "said": _json(_public(said, reading))}


def _said(assertion: Assertion) -> dict[str, Any]:
    """The fields that have no column of their own and say something."""
    said = {name for name, default in _said_fields(assertion.kind) if getattr(assertion, name) != default}
    return {name: value for name, value in to_json(assertion).items() if name in said} if said else {}


@cache
def _said_fields(name: str) -> tuple[tuple[str, Any], ...]:
    """The fields of a kind that have no column of their own, with their defaults."""
    kind = KINDS[name]
    in_columns = {*_COMMON, *_COLUMNS.get(kind, ()), *_DATES.get(kind, ()), _PARTY.get(kind), "evidence"}
    return tuple((f.name, f.default) for f in dataclasses.fields(kind) if f.name not in in_columns)


def _public(said: Any, reading: Reading) -> Any:
    """The same with people masked in every text."""
    if isinstance(said, dict):
        return {name: _public(value, reading) for name, value in said.items()}
    if isinstance(said, list):
        return [_public(value, reading) for value in said]
    return public_words(said, reading) if isinstance(said, str) else said


def _json(said: dict[str, Any]) -> str:
    return json.dumps(said, ensure_ascii=False, sort_keys=True)


def _date_columns(name: str, date: UncertainDate | None) -> dict[str, Any]:
    if date is None:
        return {}
    return {
        f"{name}_edtf": date.edtf,
        f"{name}_earliest": date.earliest,
        f"{name}_latest": date.latest,
        f"{name}_relation": date.relation,
    }
