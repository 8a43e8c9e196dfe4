"""Commands for partner reports: take a file in, see what waits, decide about it."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from flows.settings import Settings
from flows.terminal import By, Try, Why, app, console, day_of, fail, run


class Action(StrEnum):
    """What can be decided about something that waits."""

    SET = "set"
    ASSIGN = "assign"
    ACCEPT = "accept"
    REJECT = "reject"


@app.command("intake")
def run_intake(
    file: Annotated[Path, typer.Argument(help="The report file: XLSX, XLS, ODS, CSV, HTML or PDF.")],
    network: Annotated[str, typer.Option(help="The network whose partners report.")],
    year: Annotated[int | None, typer.Option(help="The year that is reported, where the file does not say it.")] = None,
    received: Annotated[str | None, typer.Option(help="The day on which the network had it; by default today.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only read the file and show what is in it.")] = False,
) -> None:
    """Take in a file of partners' yearly reports and publish what is known then."""
    from flows.forms import ReportForm
    from flows.report import moved_words
    from flows.reported import print_files, print_preview
    from flows.reports import ingest_report

    day = day_of(received)
    taken = run(
        ingest_report, ReportForm, network_id=network, file=str(file), year=year, received_on=day, dry_run=dry_run
    )
    if taken.preview is not None:
        print_preview(console, taken.preview)
        return
    print_files(console, taken)
    if taken.published.moved:
        console.print(moved_words(taken.published.moved))
    release = taken.published.release
    console.print(f"release {release.release_id}: published" if release else "held: the release before stays")


@app.command("quarantine")
def run_quarantine(limit: Annotated[int, typer.Option(min=1, help="At most so many rows.")] = 20) -> None:
    """Show what of partners' reports waits for a decision, and what to do about it."""
    from flows.reported import print_quarantine
    from warehouse.database import writer
    from warehouse.lock import BusyError
    from warehouse.report_queue import held

    settings = Settings()
    if not settings.warehouse.exists():
        fail("nothing has been read yet: nothing waits")
    try:
        with writer(settings.warehouse) as con:
            waiting = held(con)
    except BusyError as error:
        fail(str(error))
    print_quarantine(console, waiting, limit)


@app.command("resolve")
def run_resolve(
    quarantine_id: Annotated[str, typer.Argument(metavar="ID", help="Its id, as `verkosto quarantine` shows it.")],
    action: Annotated[Action, typer.Argument(help="What is decided.")],
    why: Why,
    value: Annotated[str | None, typer.Option(help="The right value, or the organisation.")] = None,
    by: By = None,
    later: Annotated[bool, typer.Option("--later", help="Do not derive and publish at once.")] = False,
    dry_run: Try = False,
) -> None:
    """Decide about a cell or report that waits in quarantine."""
    from flows.decided import print_decision
    from flows.forms import QuarantineForm
    from flows.repair import resolve_quarantine

    report = run(
        resolve_quarantine,
        QuarantineForm,
        quarantine_id=quarantine_id,
        action=action.value,
        reason=why,
        value=value,
        decided_by=by,
        derive=not later,
        dry_run=dry_run,
    )
    print_decision(console, report)
