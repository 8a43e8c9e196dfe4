"""The only vocabulary extractors speak: who says what of whom, since when, and in which words.

An `Assertion` is a `Participation` or a `Headcount`. It always carries `Evidence`: the exact quote and where it stands
(`span`, code points in `Document.text`, end exclusive) or, for a sheet, a cell address (`locator`). Dates are bounds,
never guesses: see `UncertainDate`. Nothing here reads a clock or a file.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

Role = Literal[
    "member",
    "founder",
    "supporting_member",
    "participant",
    "signatory",
    "adopter",
    "project_region",
    "coordinator",
    "co_coordinator",
    "regional_coordinator",
    "national_contact",
    "chair_org",
    "funder",
    "developer",
    "expert_partner",
    "host",
    "observer",
]
State = Literal["active", "earlier", "suspended", "ended", "planned", "unknown"]
Basis = Literal["explicit", "official_list", "listed_on_own_page", "register", "news", "inferred"]
Method = Literal["structure", "rule", "reading"]
Tense = Literal["past", "present", "future", "conditional"]
Modality = Literal["is", "should", "may", "goal"]
Certainty = Literal["stated", "implied", "ambiguous"]
Comparator = Literal["=", ">", ">=", "<", "<=", "~"]
# Roles that count as membership in the yearly datasets.
MEMBER_ROLES: frozenset[Role] = frozenset(
    {"member", "founder", "supporting_member", "participant", "signatory", "adopter", "project_region"}
)
Relation = Literal["on", "in", "by", "during", "interval", "as_of", "before", "since", "listed"]


@dataclass(frozen=True, slots=True)
class Reference:
    """A network or a body: its id and name where the registers know it, and always the words that were met."""

    mention: str
    id: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class UncertainDate:
    """A date as bounds of ignorance: the EDTF level 1 string and the two real days it lies between.

    `edtf` is None where the words give no date of their own ("today", "earlier"); a bound that is not known is None.
    """

    edtf: str | None
    earliest: dt.date | None
    latest: dt.date | None
    relation: Relation

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError(f"date bounds out of order: {self.earliest} > {self.latest}")


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words an assertion rests on and where they stand."""

    quote: str
    span: tuple[int, int] | None
    locator: str | None = None

    def __post_init__(self) -> None:
        if not self.quote.strip():
            raise ValueError("an assertion needs a quote")
        if self.span is None and self.locator is None:
            raise ValueError("evidence needs a span or a locator")


@dataclass(frozen=True, slots=True, kw_only=True)
class Assertion:
    """What every assertion has, whatever it says."""

    kind: ClassVar[str]
    network: Reference
    evidence: Evidence
    method: Method
    tense: Tense = "present"
    modality: Modality = "is"
    certainty: Certainty = "stated"

    def to_json(self) -> dict[str, Any]:
        """One flat JSON-ready object, in the shape that `python -m extractors` prints."""
        body: dict[str, Any] = {"kind": self.kind}
        for field in dataclasses.fields(self):
            value = getattr(self, field.name)
            if isinstance(value, Evidence):
                span = list(value.span) if value.span else None
                body |= {"quote": value.quote, "span": span, "locator": value.locator}
            elif isinstance(value, UncertainDate):
                body[field.name] = {
                    "edtf": value.edtf,
                    "earliest": value.earliest.isoformat() if value.earliest else None,
                    "latest": value.latest.isoformat() if value.latest else None,
                    "relation": value.relation,
                }
            elif isinstance(value, Reference):
                body[field.name] = dataclasses.asdict(value)
            else:
                body[field.name] = value
        return body


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation(Assertion):
    """A body takes part in a network in a role; `start` and `end` are None where nothing is said of them."""

    kind: ClassVar[str] = "participation"
    party: Reference
    role: Role = "member"
    state: State = "active"
    basis: Basis = "explicit"
    start: UncertainDate | None = None
    end: UncertainDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Headcount(Assertion):
    """A stated number of members of one kind: claimed, never counted by us.

    `lower` and `upper` are the whole numbers that the words allow ("over 60" gives 61 and None).
    """

    kind: ClassVar[str] = "headcount"
    member_kind: str
    value: int
    comparator: Comparator
    lower: int | None
    upper: int | None
    as_of: UncertainDate
    qualifier: str | None = None


def from_json(body: Mapping[str, Any]) -> Participation | Headcount:
    """The assertion that `to_json` wrote. Raises `KeyError` or `ValueError` where the object is not one."""
    kinds: dict[str, type[Participation | Headcount]] = {c.kind: c for c in (Participation, Headcount)}
    cls = kinds[body["kind"]]
    span = body["span"]
    values: dict[str, Any] = {
        "evidence": Evidence(body["quote"], (span[0], span[1]) if span else None, body["locator"]),
    }
    for field in dataclasses.fields(cls):
        if field.name == "evidence":
            continue
        value = body[field.name]
        if field.name in ("network", "party"):
            value = Reference(**value)
        elif field.name in ("start", "end", "as_of") and value is not None:
            value = UncertainDate(value["edtf"], _day(value["earliest"]), _day(value["latest"]), value["relation"])
        values[field.name] = value
    return cls(**values)


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
