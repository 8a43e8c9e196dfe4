"""Decisions by people: what a name means, what is taken back, what becomes of a report's cell in quarantine.

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

from flows.forms import CorrectionForm, NameForm, QuarantineForm
from flows.held import show_published
from flows.night import Night
from flows.room import run_alone
from flows.settings import Settings
from flows.steps import derive_and_publish
from warehouse import deciding
from warehouse.database import writer
from warehouse.decisions import DecisionError, Fix, Judgement, Withdrawal, read_decisions
from warehouse.log_rows import Run
from warehouse.releases import Release
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
    asked = NameForm.model_validate(flow_run.parameters["asked"])
    verb = "is" if asked.judgement == "same" else "is not"
    return f"{'try ' if asked.dry_run else ''}{asked.mention!r} {verb} {asked.target_id}"


@flow(name="decide-name", flow_run_name=_decide_run_name, persist_result=False)
def decide_name(asked: NameForm) -> DecisionReport:
    """Decide that a name, as pages write it, is a body or network (same), or is not (different).

    Raises `DecisionError`, and writes nothing, for a body that nobody knows or against a decision that stands.

    Args:
        asked: The name, whom it means or does not mean, and why.
    """
    settings = Settings()
    mention, target_id, subject = asked.mention, asked.target_id, asked.subject
    warnings: tuple[str, ...] = ()
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
        return deciding.decide(
            folder,
            decided_at=night.run.known_at,
            decided_by=asked.decided_by or getpass.getuser(),
            reason=asked.reason,
            subject=subject,
            mention=mention,
            judgement=asked.judgement,
            target_id=target_id,
        )

    return replace(_made(night, write, derive=asked.derive, dry_run=asked.dry_run), warnings=warnings)


def _correct_run_name() -> str:
    asked = CorrectionForm.model_validate(flow_run.parameters["asked"])
    return f"{'try ' if asked.dry_run else ''}withdraw {asked.subject} {asked.withdrawn_id}"


@flow(name="apply-correction", flow_run_name=_correct_run_name, persist_result=False)
def apply_correction(asked: CorrectionForm) -> DecisionReport:
    """Take back a document, an assertion or a decision: from now on it counts for nothing.

    Raises `DecisionError`, and writes nothing, where there is no such thing or it is withdrawn already.

    Args:
        asked: What is taken back, and why.
    """
    settings = Settings()
    subject, withdrawn_id = asked.subject, asked.withdrawn_id
    if settings.warehouse.exists():
        with writer(settings.warehouse) as con:
            refuse_absent(con, subject, withdrawn_id)
    elif subject != "decision":
        raise DecisionError(f"nothing has been read yet: there is no {subject} {withdrawn_id!r}")
    night = _present(settings)
    # A decision that a person wrote with a later moment cannot be taken back before it was made.
    made = read_decisions(settings.decisions)
    judged = {j.decision_id: j.decided_at for j in made.judgements} | {f.decision_id: f.decided_at for f in made.fixes}
    made_at = [judged[withdrawn_id]] if subject == "decision" and withdrawn_id in judged else []

    def write(folder: Path) -> Withdrawal:
        return deciding.withdraw(
            folder,
            decided_at=max([night.run.known_at, *made_at]),
            decided_by=asked.decided_by or getpass.getuser(),
            reason=asked.reason,
            subject=subject,
            withdrawn_id=withdrawn_id,
        )

    return _made(night, write, derive=asked.derive, dry_run=asked.dry_run)


def _resolve_run_name() -> str:
    asked = QuarantineForm.model_validate(flow_run.parameters["asked"])
    return f"{'try ' if asked.dry_run else ''}{asked.action} {asked.quarantine_id}"


@flow(name="resolve-quarantine", flow_run_name=_resolve_run_name, persist_result=False)
def resolve_quarantine(asked: QuarantineForm) -> DecisionReport:
    """Decide about a cell or report of a partner that waits in quarantine; what is mended is a new version of it.

    Raises `DecisionError`, and writes nothing, where nothing waits under the id or the action does not fit it.

    Args:
        asked: Which cell or report, what becomes of it, and why.
    """
    settings = Settings()
    value = asked.value or None
    if not settings.warehouse.exists():
        raise DecisionError("nothing has been read yet: nothing waits")
    with writer(settings.warehouse) as con:
        refuse_unfit(con, asked.quarantine_id, asked.action, value)
    night = _present(settings)

    def write(folder: Path) -> Fix:
        return deciding.fix(
            folder,
            decided_at=night.run.known_at,
            decided_by=asked.decided_by or getpass.getuser(),
            reason=asked.reason,
            quarantine_id=asked.quarantine_id,
            action=asked.action,
            value=value,
        )

    return _made(night, write, derive=asked.derive, dry_run=asked.dry_run)


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
    with run_alone(settings.home):
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
    show_published(night, published)
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
