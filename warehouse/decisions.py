"""What people have decided: rows of CSV files, each with who, when and why. Appended to, never edited.

`names.csv` says that a mention is a body or network, or is not; `reports.csv` what is right in a partner's report that
waits; `withdrawals.csv` takes a document, an assertion or an
earlier decision back; `confirmed.csv` lets a held release go; `ranks.csv` says which kind of source is believed first.
A decision counts from the moment it was made, for facts of any year, until it is withdrawn: the rows are the truth, so
what was decided when can be asked like anything else. Out of scope: whether a decision is wise.
"""

from __future__ import annotations

import csv
import datetime as dt
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal, TypeVar

from pydantic import AwareDatetime, BaseModel, ConfigDict, ValidationError

from extractors.fingerprint import content_id
from warehouse.lock import exclusive

DECISIONS = Path(__file__).parent / "decisions"

Subject = Literal["party", "network"]
Judged = Literal["same", "different"]
Withdrawn = Literal["document", "assertion", "decision"]


FixAction = Literal["set", "assign", "accept", "reject"]

_NAMES, _WITHDRAWALS, _REPORTS = "names.csv", "withdrawals.csv", "reports.csv"


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
_Made = TypeVar("_Made", Judgement, Withdrawal, Fix)


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
        tuple(sorted(_read(folder / _NAMES, Judgement), key=lambda j: (j.decided_at, j.decision_id))),
        tuple(sorted(_read(folder / _WITHDRAWALS, Withdrawal), key=lambda w: (w.decided_at, w.decision_id))),
        tuple(sorted(_read(folder / _REPORTS, Fix), key=lambda f: (f.decided_at, f.decision_id))),
        tuple(_read(folder / "confirmed.csv", Confirmation)),
        tuple(_read(folder / "ranks.csv", Ranking)),
    )
    _refuse_doubles(decisions)
    _refuse_contradictions(decisions)
    return decisions


def decide(
    folder: Path,
    *,
    decided_at: dt.datetime,
    decided_by: str,
    reason: str,
    subject: Subject,
    mention: str,
    judgement: Judged,
    target_id: str,
) -> Judgement:
    """Append a judgement about a name. Raises `DecisionError`, and appends nothing, where one that stands says so
    already or says otherwise: withdraw that first."""
    before = read_decisions(folder)
    # What was withdrawn may be decided anew, in a recorded world at the same moment: a number tells the two apart.
    again = str(len(before.judgements))
    key = content_id(subject, mention, judgement, target_id, decided_at.isoformat(), again)[:12]
    said = {"subject": subject, "mention": mention, "judgement": judgement, "target_id": target_id}
    new = _made(Judgement, f"n-{key}", decided_at, decided_by, reason, said)
    for old in before.judgements:
        if (old.subject, old.mention) != (new.subject, new.mention) or before.withdrawn_at(old.decision_id):
            continue
        if (old.judgement, old.target_id) == (new.judgement, new.target_id):
            raise DecisionError(f"{_named(old)} says already that {mention!r} is {_told(old)}")
        if _contradict(old, new):
            raise DecisionError(_against(old, new))
    return _append(folder, _NAMES, new)


def withdraw(
    folder: Path, *, decided_at: dt.datetime, decided_by: str, reason: str, subject: Withdrawn, withdrawn_id: str
) -> Withdrawal:
    """Append a withdrawal of a document, an assertion or a decision. Raises `DecisionError` for a decision that is not
    there or is withdrawn already."""
    key = content_id(subject, withdrawn_id, decided_at.isoformat())[:12]
    said = {"subject": subject, "withdrawn_id": withdrawn_id}
    return _append(folder, _WITHDRAWALS, _made(Withdrawal, f"w-{key}", decided_at, decided_by, reason, said))


def fix(
    folder: Path,
    *,
    decided_at: dt.datetime,
    decided_by: str,
    reason: str,
    quarantine_id: str,
    action: FixAction,
    value: str | None = None,
) -> Fix:
    """Append what a person says of a cell or row of a report. The last word on it counts. Raises `DecisionError` for a
    `set` or `assign` without a value, and for another action with one."""
    if (action in ("set", "assign")) != bool(value):
        raise DecisionError(f"to {action} needs {'a' if action in ('set', 'assign') else 'no'} value")
    again = str(len(read_decisions(folder).fixes))
    key = content_id(quarantine_id, action, value, decided_at.isoformat(), again)[:12]
    said = {"quarantine_id": quarantine_id, "action": action, "value": value or "-"}
    return _append(folder, _REPORTS, _made(Fix, f"r-{key}", decided_at, decided_by, reason, said))


def _made(
    kind: type[_Made], decision_id: str, decided_at: dt.datetime, decided_by: str, reason: str, said: dict[str, Any]
) -> _Made:
    in_utc = decided_at.astimezone(dt.UTC) if decided_at.tzinfo else decided_at  # without a zone it is refused
    made = {"decision_id": decision_id, "decided_at": in_utc, "decided_by": decided_by}
    try:
        return kind.model_validate(made | {"reason": reason} | said)
    except ValidationError as error:
        raise DecisionError(f"no decision: {_words(error)}") from error


def _append(folder: Path, name: str, row: _Made) -> _Made:
    """Put a file in place that has one row more, once all decisions are found sound with it."""
    with exclusive(folder / ".lock", "writing decisions"), TemporaryDirectory(dir=folder, prefix=".new-") as new:
        for kept in folder.glob("*.csv"):
            shutil.copy(kept, new)
        file_ends = (Path(new) / name).read_bytes().endswith(b"\n")
        with (Path(new) / name).open("a", encoding="utf-8", newline="") as file:
            if not file_ends:
                file.write("\n")
            csv.writer(file, lineterminator="\n").writerow(row.model_dump(mode="json").values())
        read_decisions(Path(new))
        (Path(new) / name).replace(folder / name)
    return row


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
                raise DecisionError(f"{path.name} row {number}: {_words(error)}") from error


def _words(error: ValidationError) -> str:
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
            if _contradict(old, new):
                raise DecisionError(_against(old, new))
        mates.append(new)


def _contradict(old: Judgement, new: Judgement) -> bool:
    if old.judgement == new.judgement == "same":
        return old.target_id != new.target_id
    return old.judgement != new.judgement and old.target_id == new.target_id


def _against(old: Judgement, new: Judgement) -> str:
    return (
        f"{new.decision_id} says that {new.mention!r} is {_told(new)}, and {_named(old)} says {_told(old)}; "
        "withdraw that one first"
    )


def _named(row: Judgement) -> str:
    return f"{row.decision_id} of {row.decided_at:%Y-%m-%d} by {row.decided_by}"


def _told(row: Judgement) -> str:
    return row.target_id if row.judgement == "same" else f"not {row.target_id}"
