"""Who takes part in what, and how many are said to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from extractors.assertion.vocabulary import Assertion, Basis, Comparator, Reference, Role, State, UncertainDate

CountMetric = Literal["members", "networks_joined", "networks_joined_in_period"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation(Assertion):
    """A body takes part in a network in a role; `start` and `end` are None where nothing is said of them.

    `decision_body` is the organ that decided it ("kaupunginvaltuusto"), as the page names it, in its basic form.
    `group` is the body whose group it takes part with, each as a party of its own.
    """

    kind: ClassVar[str] = "participation"
    party: Reference
    role: Role = "member"
    state: State = "active"
    basis: Basis = "explicit"
    start: UncertainDate | None = None
    end: UncertainDate | None = None
    decision_body: str | None = None
    group: Reference | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Headcount(Assertion):
    """A stated number of members of one kind: claimed, never counted by us.

    `lower` and `upper` are the whole numbers that the words allow ("over 60" gives 61 and None). `value` is None where
    the words give a share of another count ("most of them"). With another metric than `members` it is the number of
    networks that `party` says it is in, or joined in a period, and `network` is only the words for them.
    """

    kind: ClassVar[str] = "headcount"
    member_kind: str
    value: int | None
    comparator: Comparator
    lower: int | None
    upper: int | None
    as_of: UncertainDate
    qualifier: str | None = None
    metric: CountMetric = "members"
    party: Reference | None = None
    basis: Literal["claimed", "derived"] = "claimed"
