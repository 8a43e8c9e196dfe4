"""Make a decision: append it to the folder of decisions, where it can stand beside those that are there.

Each function takes the folder, who, when and why, and gives the row that it appended. It raises `DecisionError`, and
appends nothing, for a decision that cannot stand.
"""

from __future__ import annotations

import csv
import datetime as dt
import shutil
from collections.abc import Collection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from pydantic import ValidationError

from extractors.fingerprint import content_id
from warehouse.decisions import (
    CONFIRMED,
    NAMES,
    REPORTS,
    WITHDRAWALS,
    Answer,
    Confirmation,
    DecisionError,
    Fix,
    FixAction,
    Judged,
    Judgement,
    Subject,
    Withdrawal,
    Withdrawn,
    against,
    contradict,
    named,
    read_decisions,
    told,
    words_of,
)
from warehouse.lock import exclusive

_Made = TypeVar("_Made", Judgement, Withdrawal, Fix)
_Row = TypeVar("_Row", Judgement, Withdrawal, Fix, Confirmation)


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
            raise DecisionError(f"{named(old)} says already that {mention!r} is {told(old)}")
        if contradict(old, new):
            raise DecisionError(against(old, new))
    return _append(folder, NAMES, new)


def withdraw(
    folder: Path, *, decided_at: dt.datetime, decided_by: str, reason: str, subject: Withdrawn, withdrawn_id: str
) -> Withdrawal:
    """Append a withdrawal of a document, an assertion or a decision. Raises `DecisionError` for a decision that is not
    there or is withdrawn already."""
    key = content_id(subject, withdrawn_id, decided_at.isoformat())[:12]
    said = {"subject": subject, "withdrawn_id": withdrawn_id}
    return _append(folder, WITHDRAWALS, _made(Withdrawal, f"w-{key}", decided_at, decided_by, reason, said))


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
    return _append(folder, REPORTS, _made(Fix, f"r-{key}", decided_at, decided_by, reason, said))


def _made(
    kind: type[_Made], decision_id: str, decided_at: dt.datetime, decided_by: str, reason: str, said: dict[str, Any]
) -> _Made:
    in_utc = decided_at.astimezone(dt.UTC) if decided_at.tzinfo else decided_at  # without a zone it is refused
    made = {"decision_id": decision_id, "decided_at": in_utc, "decided_by": decided_by}
    try:
        return kind.model_validate(made | {"reason": reason} | said)
    except ValidationError as error:
        raise DecisionError(f"no decision: {words_of(error)}") from error


def confirm(
    folder: Path,
    *,
    decided_on: dt.date,
    who: str,
    reason: str,
    answer: Answer,
    rows: Collection[tuple[str, str, str, int]],
) -> list[Confirmation]:
    """Append an operator's answer about rows that hold a release, each a check, network, kind of member and year. Rows
    that have that answer already are left as they are."""
    before = {(c.check_id, c.network_id, c.member_kind, c.year, c.answer) for c in read_decisions(folder).confirmations}
    made = []
    for check_id, network_id, member_kind, year in rows:
        if (check_id, network_id, member_kind, year, answer) in before:
            continue
        said = {"check_id": check_id, "network_id": network_id, "member_kind": member_kind, "year": year}
        try:
            row = Confirmation.model_validate(
                said | {"answer": answer, "who": who, "decided_on": decided_on, "reason": reason}
            )
        except ValidationError as error:
            raise DecisionError(f"no decision: {words_of(error)}") from error
        made.append(_append(folder, CONFIRMED, row))
    return made


def _append(folder: Path, name: str, row: _Row) -> _Row:
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
