"""Decisions by people: what a name means, and what is taken back.

A decision is weighed, written to the folder of decisions, and counts from the next derivation on; `derive` makes that
one at once, as a run of its own at the present moment. A dry run says what would change and writes nothing.
"""

from __future__ import annotations

import getpass
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from prefect import flow
from prefect.runtime import flow_run

from flows.night import Night
from flows.settings import Settings
from flows.steps import derive_and_publish
from warehouse import decisions
from warehouse.database import writer
from warehouse.decisions import DecisionError, Fix, FixAction, Judged, Judgement, Subject, Withdrawal, Withdrawn
from warehouse.lock import exclusive
from warehouse.log_rows import Run
from warehouse.publish import Release
from warehouse.report_queue import refuse_unfit
from warehouse.transform import CheckFailedError, Derived
from warehouse.weigh import (
    Effect,
    count_written,
    refuse_absent,
    refuse_unknown_target,
    standing,
    try_out,
)


class NotDerivedError(RuntimeError):
    """The decision is written, and a check stopped the derivation that followed; the release before stays."""


@dataclass(frozen=True, slots=True)
class DecisionReport:
    """A decision, or in a dry run what it would be. `effect`, `derived` and `release` are None where nothing was
    derived; `warnings` are words for the person who decided."""

    decision: Judgement | Withdrawal | Fix
    is_written: bool
    warnings: tuple[str, ...] = ()
    effect: Effect | None = None
    derived: Derived | None = None
    release: Release | None = None


def _decide_run_name() -> str:
    told = flow_run.parameters
    verb = "is" if told["judgement"] == "same" else "is not"
    return f"decide that {told['mention']!r} {verb} {told['target_id']}"


@flow(name="decide-name", flow_run_name=_decide_run_name, validate_parameters=False, persist_result=False)
def decide_name(
    mention: str,
    target_id: str,
    reason: str,
    judgement: Judged = "same",
    subject: Subject = "party",
    decided_by: str | None = None,
    derive: bool = False,
    dry_run: bool = False,
) -> DecisionReport:
    """Decide that a name, as pages write it, is a body or network (same), or is not (different).

    Raises `DecisionError`, and writes nothing, for a body that nobody knows or against a decision that stands.

    Args:
        mention: The name, letter for letter as it stands on pages and in `review`.
        target_id: The body or network.
        reason: Why: a sentence that others can check.
        judgement: same or different.
        subject: party for a body's name, network for a network's.
        decided_by: Who decides; by default the user of this machine. It is not published.
        derive: Derive and publish at once.
        dry_run: Say what would change, and write nothing.
    """
    settings = Settings()
    warnings: tuple[str, ...] = ()
    # A mention is met exactly; spaces around it are the shell's.
    mention = mention.strip()
    if settings.warehouse.exists():
        with writer(settings.warehouse) as con:
            refuse_unknown_target(con, subject, target_id)
            if count_written(con, subject, mention) == 0:
                warnings = (f"no page has written {mention!r} so far: the decision waits for one that does",)
    else:
        refuse_unknown_target(None, subject, target_id)
        warnings = ("no page has been read yet: the decision waits for one that writes the name",)
    night = _present(settings)

    def write(folder: Path) -> Judgement:
        return decisions.decide(
            folder,
            decided_at=night.run.known_at,
            decided_by=decided_by or getpass.getuser(),
            reason=reason,
            subject=subject,
            mention=mention,
            judgement=judgement,
            target_id=target_id,
        )

    return replace(_made(night, write, derive=derive, dry_run=dry_run), warnings=warnings)


@flow(
    name="withdraw",
    flow_run_name="withdraw {subject} {withdrawn_id}",
    validate_parameters=False,
    persist_result=False,
)
def withdraw(
    subject: Withdrawn,
    withdrawn_id: str,
    reason: str,
    decided_by: str | None = None,
    derive: bool = False,
    dry_run: bool = False,
) -> DecisionReport:
    """Take back a document, an assertion or a decision: from now on it counts for nothing.

    Raises `DecisionError`, and writes nothing, where there is no such thing or it is withdrawn already.

    Args:
        subject: document, assertion or decision.
        withdrawn_id: Its id, as it stands in the tables `document`, `assertion` or `decision`.
        reason: Why: a sentence that others can check.
        decided_by: Who decides; by default the user of this machine. It is not published.
        derive: Derive and publish at once.
        dry_run: Say what would change, and write nothing.
    """
    settings = Settings()
    if settings.warehouse.exists():
        with writer(settings.warehouse) as con:
            refuse_absent(con, subject, withdrawn_id)
    elif subject != "decision":
        raise DecisionError(f"nothing has been read yet: there is no {subject} {withdrawn_id!r}")
    night = _present(settings)
    # A decision that a person wrote with a later moment cannot be taken back before it was made.
    made = decisions.read_decisions(settings.decisions)
    judged = {j.decision_id: j.decided_at for j in made.judgements} | {f.decision_id: f.decided_at for f in made.fixes}
    made_at = [judged[withdrawn_id]] if subject == "decision" and withdrawn_id in judged else []

    def write(folder: Path) -> Withdrawal:
        return decisions.withdraw(
            folder,
            decided_at=max([night.run.known_at, *made_at]),
            decided_by=decided_by or getpass.getuser(),
            reason=reason,
            subject=subject,
            withdrawn_id=withdrawn_id,
        )

    return _made(night, write, derive=derive, dry_run=dry_run)


def _resolve_run_name() -> str:
    told = flow_run.parameters
    return f"{told['action']} {told['quarantine_id']}"


@flow(name="resolve-quarantine", flow_run_name=_resolve_run_name, validate_parameters=False, persist_result=False)
def resolve_quarantine(
    quarantine_id: str,
    action: FixAction,
    reason: str,
    value: str | None = None,
    decided_by: str | None = None,
    derive: bool = True,
    dry_run: bool = False,
) -> DecisionReport:
    """Decide about a cell or report of a partner that waits in quarantine; what is mended is a new version of it.

    Raises `DecisionError`, and writes nothing, where nothing waits under the id or the action does not fit it.

    Args:
        quarantine_id: Its id, as `verkosto quarantine` shows it.
        action: set (the right value), assign (whose report it is), accept (right as it stands) or reject (leave out).
        reason: Why: a sentence that others can check.
        value: The right value, with a point and in the unit of its field; or the organisation.
        decided_by: Who decides; by default the user of this machine. It is not published.
        derive: Derive and publish at once.
        dry_run: Say what would change, and write nothing.
    """
    settings = Settings()
    if not settings.warehouse.exists():
        raise DecisionError("nothing has been read yet: nothing waits")
    with writer(settings.warehouse) as con:
        refuse_unfit(con, quarantine_id, action, value)
    night = _present(settings)

    def write(folder: Path) -> Fix:
        return decisions.fix(
            folder,
            decided_at=night.run.known_at,
            decided_by=decided_by or getpass.getuser(),
            reason=reason,
            quarantine_id=quarantine_id,
            action=action,
            value=value,
        )

    return _made(night, write, derive=derive, dry_run=dry_run)


def _present(settings: Settings) -> Night:
    """A run that asks nobody, at the present moment: now when live, else the newest recorded night, and never before
    what is known already. So a decision counts in the next derivation of that moment."""
    return Night(settings, subject="decision", from_file=True)


def _made(
    night: Night, write: Callable[[Path], Judgement | Withdrawal | Fix], *, derive: bool, dry_run: bool
) -> DecisionReport:
    if dry_run:
        return _rehearsed(night, write)
    settings = night.settings
    if derive and not settings.warehouse.exists():
        raise DecisionError("nothing has been read yet, so there is nothing to derive: run a night first")
    if not derive:
        return DecisionReport(write(settings.decisions), is_written=True)
    with exclusive(settings.home / "run.lock", "under way"):
        decision = write(settings.decisions)
        # The run is named for its decision, so that two of one moment are two releases.
        night.run = Run.at(night.run.known_at, settings.transport, decision.decision_id)
        with writer(settings.warehouse) as con:
            before = standing(con)
        try:
            published = derive_and_publish(night)
        except CheckFailedError as error:
            raise NotDerivedError(
                f"{decision.decision_id} is written, but what follows from it was stopped and the release before "
                f"stays; withdraw it, or mend what the check found: {error}"
            ) from error
        with writer(settings.warehouse) as con:
            effect = Effect(before, standing(con))
    return DecisionReport(
        decision, is_written=True, effect=effect, derived=published.derived, release=published.release
    )


def _rehearsed(night: Night, write: Callable[[Path], Judgement | Withdrawal | Fix]) -> DecisionReport:
    """What a decision would change: made in a copy of the folder, and derived in a copy of the warehouse."""
    settings = night.settings
    with TemporaryDirectory(prefix="decisions-") as copy:
        for file in settings.decisions.glob("*.csv"):
            shutil.copy(file, copy)
        decision = write(Path(copy))
        if not settings.warehouse.exists():
            return DecisionReport(decision, is_written=False)
        effect = try_out(settings.warehouse, night.catalogue, night.run.known_at, settings.rules, Path(copy))
    return DecisionReport(decision, is_written=False, effect=effect)
