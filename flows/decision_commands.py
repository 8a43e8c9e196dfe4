"""Commands for decisions: what waits for a person, what a name means, and taking something back."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from flows.settings import Settings
from flows.terminal import By, Try, Why, app, console, fail, run
from warehouse.ask import AskError

_Now = Annotated[bool, typer.Option("--now", help="Derive and publish at once.")]


class Withdrawable(StrEnum):
    """What can be taken back."""

    DOCUMENT = "document"
    ASSERTION = "assertion"
    DECISION = "decision"


@app.command("review")
def run_review(limit: Annotated[int, typer.Option(min=1, help="At most so many rows.")] = 20) -> None:
    """Show what waits for a person: names that mean nobody we know, those that hold up most facts first."""
    from flows.decided import print_review

    try:
        print_review(console, Settings().releases, limit)
    except (AskError, FileNotFoundError) as error:
        fail(str(error))


@app.command("decide")
def run_decide(
    mention: Annotated[str, typer.Argument(help="The name, letter for letter as `verkosto review` shows it.")],
    why: Why,
    is_id: Annotated[str | None, typer.Option("--is", help="The body or network that it is.")] = None,
    is_not: Annotated[str | None, typer.Option("--is-not", help="The body or network that it is not.")] = None,
    by: By = None,
    network: Annotated[bool, typer.Option("--network", help="It is a network's name, not a body's.")] = False,
    now: _Now = False,
    dry_run: Try = False,
) -> None:
    """Decide what a name means, or does not mean."""
    target_id = is_id or is_not
    if target_id is None or (is_id and is_not):
        fail("say either --is ID or --is-not ID")
    from flows.decided import print_decision
    from flows.forms import NameForm
    from flows.repair import decide_name

    report = run(
        decide_name,
        NameForm,
        mention=mention,
        target_id=target_id,
        reason=why,
        judgement="same" if is_id else "different",
        subject="network" if network else "party",
        decided_by=by,
        derive=now,
        dry_run=dry_run,
    )
    print_decision(console, report)


@app.command("withdraw")
def run_withdraw(
    subject: Annotated[Withdrawable, typer.Argument(help="What is taken back.")],
    withdrawn_id: Annotated[str, typer.Argument(metavar="ID", help="Its id in the table of that name.")],
    why: Why,
    by: By = None,
    now: _Now = False,
    dry_run: Try = False,
) -> None:
    """Take back a document, an assertion or a decision: from now on it counts for nothing."""
    from flows.decided import print_decision
    from flows.forms import CorrectionForm
    from flows.repair import apply_correction

    report = run(
        apply_correction,
        CorrectionForm,
        subject=subject.value,
        withdrawn_id=withdrawn_id,
        reason=why,
        decided_by=by,
        derive=now,
        dry_run=dry_run,
    )
    print_decision(console, report)


@app.command("decisions")
def run_decisions() -> None:
    """Show every decision: what, who, when and why, and whether it was withdrawn."""
    from flows.decided import print_decisions
    from warehouse.decisions import DecisionError, read_decisions

    try:
        print_decisions(console, read_decisions(Settings().decisions))
    except (DecisionError, OSError) as error:
        fail(str(error))
