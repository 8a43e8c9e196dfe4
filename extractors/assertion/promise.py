"""What is promised or owed: targets, duties, and the steps of a plan with their dates."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar, Literal

from extractors.assertion.vocabulary import Assertion, Comparator, Reference, UncertainDate

AppliesTo = Literal["all_members", "each_member", "selected_members", "all_european_cities", "network", "country"]
Metric = Literal[
    "emission_reduction_pct",
    "energy_saving_pct",
    "renewable_share_pct",
    "carbon_neutrality",
    "partner_count",
    "quantity",
    "qualitative",
]
TargetStatus = Literal["set", "late", "achieved"]
Period = Literal["year", "once", "continuous"]
ListDateQuality = Literal["placeholder_jan1", "month_start", "year_end", "exact"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Target(Assertion):
    """A level to be reached by a date, or what is told of one: that it is late, that it was achieved.

    `holder` is the body whose target it is, where one is named, else `applies_to` says of whom the system asks it.
    `value` is in `unit` (percent, partner, MW, …), None where there is no number ("carbon neutral"). `base_year` is the
    year that a cut is counted from, None where the page does not say it. `metric_mention` keeps the page's own word
    ("climate neutral"). With status `late` or `achieved`, `status_on` is when. `rules` are those of a target without
    a number.
    """

    kind: ClassVar[str] = "target"
    metric: Metric
    holder: Reference | None = None
    applies_to: AppliesTo | None = None
    metric_mention: str | None = None
    gas: str | None = None
    value: float | None = None
    unit: str | None = None
    comparator: Comparator | Literal["reach"] = "="
    base_year: int | None = None
    due: UncertainDate | None = None
    member_kinds: tuple[str, ...] = ()
    framework: Reference | None = None
    set_in: Reference | None = None
    status: TargetStatus = "set"
    status_on: UncertainDate | None = None
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Obligation(Assertion):
    """What a system or body owes at a certain pace: `n` times a `period`, both None where the page gives no number.

    The one who owes it is `holder` where it is a body, else `applies_to`.
    """

    kind: ClassVar[str] = "obligation"
    activity: str
    holder: Reference | None = None
    applies_to: AppliesTo | None = None
    counterparty: str | None = None
    n: int | None = None
    comparator: Comparator = "="
    period: Period | None = None
    topics: tuple[str, ...] = ()
    is_open_list: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone(Assertion):
    """A step of a plan or a network's life. `network` is the system whose step it is.

    `list_date` and `list_order` (from 1) are what a task list shows beside it, and never the date of the thing itself:
    that is `planned` or `actual`. `event` names the step ("founded", "version_1", "task").
    """

    kind: ClassVar[str] = "milestone"
    label: str
    event: str
    state: Literal["planned", "done", "unknown"] = "unknown"
    planned: UncertainDate | None = None
    actual: UncertainDate | None = None
    list_date: dt.date | None = None
    list_order: int | None = None
    list_date_quality: ListDateQuality | None = None
    grain: str | None = None
    position: Literal["first", "last"] | None = None
