"""Pinned readings: what a person read in one sentence of a source, as the source's TOML file tells it.

Takes the tables under `[[readings]]` and gives `PinnedReading`s. The page's text is not in them: a phrase finds the
sentence, and its SHA-256 says whether it is still the sentence that was read (passages.py). Ids stand for bodies and
systems, EDTF strings for dates; both are checked against the registers and the calendar as soon as the file is loaded,
and pydantic's `ValidationError` names the key of what is wrong.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import operator
import types
import typing
from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator, Strict, create_model

from extractors.assertion import KINDS, Assertion, Evidence, Reference, Relation, UncertainDate
from extractors.language.edtf_bounds import bounds
from extractors.readers.spelling import words
from extractors.registers.gazetteer import load_gazetteer

LONGEST_PHRASE = 6

# These fields name a system and cannot name a body, or the other way round. Any other reference may be either.
_SYSTEMS = frozenset({"network", "framework", "set_in"})
_BODIES = frozenset({"org"})
_BY_OTHERS = frozenset({"network", "evidence", "method"})
_OPEN_START: frozenset[Relation] = frozenset({"by", "before", "as_of"})


@dataclasses.dataclass(frozen=True, slots=True)
class Saying:
    """One assertion of a reading without its evidence, for each of `networks`."""

    kind: str
    networks: tuple[Reference, ...]
    fields: tuple[tuple[str, Any], ...]

    def asserted(self, evidence: Evidence) -> Iterator[Assertion]:
        """The assertions, resting on the sentence where it was found."""
        for network in self.networks:
            yield KINDS[self.kind](network=network, evidence=evidence, method="reading", **dict(self.fields))


def short_phrase(phrase: str) -> str:
    """A phrase with its white space plain. Raises `ValueError` where it has no word, or more than six."""
    plain = words(phrase)
    count = len(plain.split())
    if not any(letter.isalnum() for letter in plain):
        raise ValueError("a phrase needs a word")
    if count > LONGEST_PHRASE:
        raise ValueError(f"a phrase has six words at most, this one has {count}")
    return plain


def _said(body: Any) -> Saying:
    """One table of `says` with its ids and dates looked up. Raises `ValueError` or pydantic's own."""
    if not isinstance(body, Mapping):
        raise ValueError("what a reading says is a table")  # noqa: TRY004 - pydantic tells a ValueError by its key
    kind = body.get("kind")
    if kind not in KINDS:
        raise ValueError(f"kind {kind!r} is none of {', '.join(KINDS)}")
    told = _shape(kind).model_validate({name: value for name, value in body.items() if name != "kind"})
    fields = {name: getattr(told, name) for name in type(told).model_fields}
    return Saying(kind, fields.pop("network"), tuple(fields.items()))


class PinnedReading(BaseModel):
    """A person's reading of one sentence: how to find it, what it was, what it says, who read it and when.

    `lang` is the language of the page that it was read on, None for that of the source's first page.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    phrase: Annotated[str, BeforeValidator(lambda phrase: short_phrase(phrase) if isinstance(phrase, str) else phrase)]
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    by: str = Field(min_length=1)
    on: dt.date
    lang: str | None = None
    says: tuple[Annotated[Saying, BeforeValidator(_said)], ...] = Field(min_length=1)


@functools.cache
def _shape(kind: str) -> type[BaseModel]:
    """The shape of a table that tells an assertion of a kind: the fields of its type, with ids and EDTF strings."""
    cls = KINDS[kind]
    hints = typing.get_type_hints(cls)
    fields: dict[str, Any] = {
        field.name: (
            _told(field.name, hints[field.name]),
            ... if field.default is dataclasses.MISSING else field.default,
        )
        for field in dataclasses.fields(cls)
        if field.name not in _BY_OTHERS
    }
    return create_model(
        f"Pinned{cls.__name__}",
        __config__=ConfigDict(extra="forbid", frozen=True, strict=True),
        network=(Annotated[tuple[Reference, ...], PlainValidator(_networks)], ...),
        **fields,
    )


def _told(name: str, hint: Any) -> Any:
    """The type of a field as TOML can tell it."""
    if isinstance(hint, types.UnionType) or typing.get_origin(hint) is typing.Union:
        return functools.reduce(operator.or_, (_told(name, part) for part in typing.get_args(hint)))
    if hint is Reference:
        return Annotated[Reference, PlainValidator(_reference(name))]
    if hint is UncertainDate:
        return Annotated[UncertainDate, PlainValidator(_date)]
    return Annotated[hint, Strict(False)] if typing.get_origin(hint) is tuple else hint


def _networks(ids: Any) -> tuple[Reference, ...]:
    refer = _reference("network")
    listed = ids if isinstance(ids, list) else [ids]
    if not listed:
        raise ValueError("a list of networks needs one")
    return tuple(refer(each) for each in listed)


def _reference(field: str) -> Callable[[Any], Reference]:
    """How the id in a field becomes a reference: by the registers, or refused with a `ValueError`."""

    def refer(value: Any) -> Reference:
        gazetteer = load_gazetteer()
        system = None if field in _BODIES else gazetteer.system_by_id(str(value))
        body = None if field in _SYSTEMS else gazetteer.body_by_id(str(value))
        known = system or body
        if known is None:
            what = "body" if field in _BODIES else "system" if field in _SYSTEMS else "system or body"
            raise ValueError(f"{value!r} is no {what} of the registers")
        return Reference(known.name, known.id, known.name)

    return refer


class _Told(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    edtf: str
    relation: Relation | None = None


def _date(value: Any) -> UncertainDate:
    """A date from its EDTF string, alone or in a table with its relation."""
    told = _Told(edtf=value) if isinstance(value, str) else _Told.model_validate(value)
    try:
        earliest, latest = bounds(told.edtf)
    except Exception as error:
        raise ValueError(f"{told.edtf!r} is no EDTF date of a day, month, season, year or interval") from error
    relation = told.relation or _usual_relation(told.edtf)
    if relation == "since":
        return UncertainDate(told.edtf, earliest, None, relation)
    return UncertainDate(told.edtf, None if relation in _OPEN_START else earliest, latest, relation)


def _usual_relation(edtf: str) -> Relation:
    if "/" in edtf:
        return "interval"
    return "on" if len(edtf) == len("2012-09-10") else "in"
