"""The words and the small shapes that every assertion is made of.

An `Assertion` always carries `Evidence`: the exact quote and where it stands (`span`, code points in `Document.text`,
end exclusive) or, for a sheet, a cell address (`locator`). Dates are bounds, never guesses: see `UncertainDate`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar, Literal

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
    """What every assertion has, whatever it says. `network` is the network or other system that it speaks of."""

    kind: ClassVar[str]
    network: Reference
    evidence: Evidence
    method: Method
    tense: Tense = "present"
    modality: Modality = "is"
    certainty: Certainty = "stated"
