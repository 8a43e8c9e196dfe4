"""What people have decided: rows of CSV files, each with who, when and why. Appended to, never edited.

`names.csv` says that a mention is a body or network, or is not; `reports.csv` what is right in a partner's report that
waits; `withdrawals.csv` takes a document, an assertion or an earlier decision back; `confirmed.csv` lets a held release
go, or says that it shall not; `ranks.csv` says which kind of source is believed first.
A decision counts from the moment it was made, for facts of any year, until it is withdrawn: the rows are the truth, so
what was decided when can be asked like anything else. `warehouse.deciding` makes them.
Out of scope: whether a decision is wise.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import AwareDatetime, BaseModel, ConfigDict, ValidationError

DECISIONS = Path(__file__).parent / "decisions"

Subject = Literal["party", "network"]
Judged = Literal["same", "different"]
Withdrawn = Literal["document", "assertion", "decision"]


FixAction = Literal["set", "assign", "accept", "reject"]
Answer = Literal["publish", "keep"]

NAMES, WITHDRAWALS, REPORTS, CONFIRMED = "names.csv", "withdrawals.csv", "reports.csv", "confirmed.csv"


class DecisionError(ValueError):
    """A decision that cannot stand: without who, when or why, or against another. The message names file and row."""


class _Row(BaseModel):
    """A row of a file: its fields are the columns, in order, and none is ever empty."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, str_min_length=1)


class Judgement(_Row):
    """A mention, as pages write it, is the body or network `target_id` (same), or is not (different)."""

    decision_id: str
    decided_at: AwareDatetime
    decided_by: str
    reason: str
    subject: Subject
    mention: str
    judgement: Judged
    target_id: str


class Fix(_Row):
    """What a person says of a cell or row of a partner's report that waits: its right value (`set`, in the unit of its
    field), whose report it is (`assign`), that it is right as it stands (`accept`), or that it is to be left out
    (`reject`). `value` is "-" where there is none."""

    decision_id: str
    decided_at: AwareDatetime
    decided_by: str
    reason: str
    quarantine_id: str
    action: FixAction
    value: str


class Withdrawal(_Row):
    """A document, an assertion or a decision that counts no more."""

    decision_id: str
    decided_at: AwareDatetime
    decided_by: str
    reason: str
    subject: Withdrawn
    withdrawn_id: str


class Confirmation(_Row):
    """A change that a check held and a person has looked at."""

    check_id: str
    network_id: str
    member_kind: str
    year: int
    answer: Answer
    who: str
    decided_on: dt.date
    reason: str


class Ranking(_Row):
    """The place of a kind of source, or of one source, among those that disagree: 0 is believed first."""

    subject: Literal["rank", "source"]
    id: str
    position: int
    decided_by: str
    decided_on: dt.date
    reason: str


_Any = TypeVar("_Any", bound=_Row)


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions of a folder, oldest first."""

    judgements: tuple[Judgement, ...]
    withdrawals: tuple[Withdrawal, ...]
    fixes: tuple[Fix, ...]
    confirmations: tuple[Confirmation, ...]
    rankings: tuple[Ranking, ...]

    def withdrawn_at(self, decision_id: str) -> dt.datetime | None:
        """When a decision was taken back, None while it stands."""
        moments = [w.decided_at for w in self.withdrawals if w.subject == "decision" and w.withdrawn_id == decision_id]
        return min(moments, default=None)

    def never_counts(self, row: Judgement) -> bool:
        """Whether a judgement was taken back at the very moment at which it was made."""
        withdrawn_at = self.withdrawn_at(row.decision_id)
        return withdrawn_at is not None and withdrawn_at <= row.decided_at


def read_decisions(folder: Path = DECISIONS) -> Decisions:
    """All decisions in a folder. Raises `DecisionError` for the first row that cannot stand."""
    decisions = Decisions(
        tuple(sorted(_read(folder / NAMES, Judgement), key=lambda j: (j.decided_at, j.decision_id))),
        tuple(sorted(_read(folder / WITHDRAWALS, Withdrawal), key=lambda w: (w.decided_at, w.decision_id))),
        tuple(sorted(_read(folder / REPORTS, Fix), key=lambda f: (f.decided_at, f.decision_id))),
        tuple(_read(folder / CONFIRMED, Confirmation)),
        tuple(_read(folder / "ranks.csv", Ranking)),
    )
    _refuse_doubles(decisions)
    _refuse_contradictions(decisions)
    return decisions


def _read(path: Path, kind: type[_Any]) -> Iterator[_Any]:
    names = list(kind.model_fields)
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file, strict=True)
        if (header := next(reader, [])) != names:
            raise DecisionError(f"{path.name}: the columns are {','.join(header)}, not {','.join(names)}")
        for number, cells in enumerate(reader, start=2):
            if len(cells) != len(names):
                raise DecisionError(f"{path.name} row {number}: {len(cells)} cells under {len(names)} columns")
            try:
                yield kind.model_validate(dict(zip(names, cells, strict=True)))
            except ValidationError as error:
                raise DecisionError(f"{path.name} row {number}: {words_of(error)}") from error


def words_of(error: ValidationError) -> str:
    """What is wrong with a row, field by field."""
    return "; ".join(f"{e['loc'][0]} {e['input']!r}: {e['msg']}" for e in error.errors())


def _refuse_doubles(decisions: Decisions) -> None:
    seen: set[str] = set()
    made: list[Judgement | Withdrawal | Fix] = [*decisions.judgements, *decisions.withdrawals, *decisions.fixes]
    for row in made:
        if row.decision_id in seen:
            raise DecisionError(f"decision {row.decision_id} stands twice")
        seen.add(row.decision_id)
    takes_back = {w.decision_id for w in decisions.withdrawals if w.subject == "decision"}
    for back in decisions.withdrawals:
        if back.subject != "decision":
            continue
        if back.withdrawn_id not in seen:
            raise DecisionError(f"{back.decision_id} withdraws {back.withdrawn_id}, which is no decision")
        if back.withdrawn_id in takes_back:
            raise DecisionError(
                f"{back.decision_id} withdraws {back.withdrawn_id}, which took a decision back: decide anew instead"
            )
        others = [w.decision_id for w in decisions.withdrawals if w.withdrawn_id == back.withdrawn_id]
        if len(others) > 1:
            raise DecisionError(f"{back.withdrawn_id} is withdrawn twice, by {' and '.join(others)}")


def _refuse_contradictions(decisions: Decisions) -> None:
    """No mention is two bodies at one time, nor the body that it is said not to be."""
    standing: dict[tuple[str, str], list[Judgement]] = {}
    for new in decisions.judgements:
        if decisions.never_counts(new):
            continue
        mates = standing.setdefault((new.subject, new.mention), [])
        for old in mates:
            withdrawn_at = decisions.withdrawn_at(old.decision_id)
            if withdrawn_at is not None and withdrawn_at <= new.decided_at:
                continue
            if contradict(old, new):
                raise DecisionError(against(old, new))
        mates.append(new)


def contradict(old: Judgement, new: Judgement) -> bool:
    """Whether two judgements of one name cannot both stand."""
    if old.judgement == new.judgement == "same":
        return old.target_id != new.target_id
    return old.judgement != new.judgement and old.target_id == new.target_id


def against(old: Judgement, new: Judgement) -> str:
    """Why a judgement cannot stand beside an older one."""
    return (
        f"{new.decision_id} says that {new.mention!r} is {told(new)}, and {named(old)} says {told(old)}; "
        "withdraw that one first"
    )


def named(row: Judgement) -> str:
    """A judgement by its id, day and person."""
    return f"{row.decision_id} of {row.decided_at:%Y-%m-%d} by {row.decided_by}"


def told(row: Judgement) -> str:
    """Whom a judgement means, in words."""
    return row.target_id if row.judgement == "same" else f"not {row.target_id}"
