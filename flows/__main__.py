"""The `verkosto` command: the flows from a shell, and questions to what they published."""

from __future__ import annotations

import datetime as dt
import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import typer

from flows import lake_commands, report_commands, sql_command  # noqa: F401 (their commands join the app)
from flows.settings import Settings
from flows.terminal import app, console, day_of, fail, progress, run
from warehouse.ask import AskError, explain

app.info.help = __doc__

_NIGHT_HOUR = dt.time(2, 15)
_HELSINKI = ZoneInfo("Europe/Helsinki")


class Withdrawable(StrEnum):
    """What can be taken back."""

    DOCUMENT = "document"
    ASSERTION = "assertion"
    DECISION = "decision"


@app.command("play")
def play_recording() -> None:
    """Play every night of the recorded web through the real flow, oldest first, and show what came of it."""
    from flows.night import recorded_nights
    from flows.nightly import nightly
    from flows.report import print_next, print_night, print_nights

    settings = Settings()
    if settings.transport == "live":
        fail("play is for the recorded web; unset VERKOSTO_LIVE_CONTACT, or use `verkosto nightly`")
    nights = recorded_nights(settings)
    reports = []
    with progress() as shown:
        bar = shown.add_task("recorded nights", total=len(nights))
        for at in nights:
            shown.update(bar, description=f"night of {at:%Y-%m-%d}")
            reports.append(run(nightly, at=at))
            shown.advance(bar)
    for report in reports:
        print_night(console, report)
    print_nights(console, reports)
    print_next(console, settings.releases)


@app.command("nightly")
def run_nightly(
    at: Annotated[str | None, typer.Option(help="Day of a recorded night, such as 2024-11-12.")] = None,
) -> None:
    """Run one night: read every due source, load, derive, check and publish."""
    from flows.night import recorded_nights
    from flows.nightly import nightly

    night = _night_of(at) if at else None
    settings = Settings()
    if night is not None and settings.transport == "recorded" and night not in (nights := recorded_nights(settings)):
        fail(f"{at} is no recorded night; there are {', '.join(f'{n:%Y-%m-%d}' for n in nights)}")
    with console.status("reading every due source"):
        report = run(nightly, at=night)
    _report(report)


@app.command("ingest")
def run_ingest(
    source: Annotated[str, typer.Argument(help="The source, by the name of its file in the catalogue.")],
    file: Annotated[Path | None, typer.Option(exists=True, dir_okay=False, help="A saved page to read.")] = None,
    url: Annotated[str | None, typer.Option(help="Which of the source's addresses the file stands for.")] = None,
    observed_on: Annotated[str | None, typer.Option(help="Day the page was seen, such as 2026-11-21.")] = None,
) -> None:
    """Take in one source now, from the web or from a file, through the same flow."""
    from extractors.catalogue import CatalogueError, load_catalogue
    from flows.sources import ingest_source

    try:
        load_catalogue()[source]
    except CatalogueError as error:
        fail(str(error))
    observed_at = _night_of(observed_on) if observed_on else None
    with console.status(f"reading {source}"):
        report = run(ingest_source, source_id=source, file=file, url=url, observed_at=observed_at)
    _report(report)


_Why = Annotated[str, typer.Option(help="The reason: a sentence that others can check.")]
_By = Annotated[str | None, typer.Option(help="Who decides; by default the user of this machine. Not published.")]
_Now = Annotated[bool, typer.Option("--now", help="Derive and publish at once.")]
_DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would change, and write nothing.")]


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
    why: _Why,
    is_id: Annotated[str | None, typer.Option("--is", help="The body or network that it is.")] = None,
    is_not: Annotated[str | None, typer.Option("--is-not", help="The body or network that it is not.")] = None,
    by: _By = None,
    network: Annotated[bool, typer.Option("--network", help="It is a network's name, not a body's.")] = False,
    now: _Now = False,
    dry_run: _DryRun = False,
) -> None:
    """Decide what a name means, or does not mean."""
    from flows.decided import print_decision
    from flows.repair import decide_name

    target_id = is_id or is_not
    if target_id is None or (is_id and is_not):
        fail("say either --is ID or --is-not ID")
    report = run(
        decide_name,
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
    why: _Why,
    by: _By = None,
    now: _Now = False,
    dry_run: _DryRun = False,
) -> None:
    """Take back a document, an assertion or a decision: from now on it counts for nothing."""
    from flows.decided import print_decision
    from flows.repair import withdraw

    report = run(
        withdraw,
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


@app.command("replay")
def run_replay(
    source: Annotated[str | None, typer.Option(help="One source; by default all.")] = None,
    since: Annotated[str | None, typer.Option("--from", help="First day on which a page was met.")] = None,
    until: Annotated[str | None, typer.Option("--to", help="Last such day.")] = None,
    write: Annotated[bool, typer.Option("--write", help="Keep the readings and publish what follows.")] = False,
) -> None:
    """Read archived pages by today's code, and say which past years that moves before anything is published."""
    from flows.released import print_replayed
    from flows.releases import replay

    days = {"since": day_of(since), "until": day_of(until)}
    with console.status("reading archived pages"):
        report = run(replay, source_id=source, dry_run=not write, **days)
    print_replayed(console, report)


@app.command("freeze")
def run_freeze(year: Annotated[int, typer.Argument(help="The last year of the release.")]) -> None:
    """Publish the yearly release of a year that is over, or its next revision: it is never removed."""
    from flows.released import print_frozen
    from flows.releases import freeze_year

    with console.status(f"freezing {year}"):
        report = run(freeze_year, year=year)
    print_frozen(console, report)


@app.command("explain")
def run_explain(
    dataset: Annotated[str, typer.Argument(help="Such as membership_year.")],
    key: Annotated[
        list[str] | None, typer.Argument(help="The row's key, or the beginning of it: fisu lahti member 2025.")
    ] = None,
) -> None:
    """Show the sentences behind numbers of the current release: quote, address, date and rule."""
    from flows.answers import print_explained

    try:
        print_explained(console, explain(Settings().releases, dataset, key or []))
    except (AskError, FileNotFoundError) as error:
        fail(str(error))


@app.command("doctor")
def run_doctor() -> None:
    """Check versions, paths, catalogue, decisions, the archive against its log and the release by its checksums."""
    from flows.answers import print_health
    from flows.doctor import examine

    findings = examine(Settings())
    print_health(console, findings)
    if not all(f.is_well for f in findings):
        raise typer.Exit(1)


def main() -> None:
    """Entry point of the command."""
    # The flows' own tables tell the story, and a failed run its words; Prefect's log lines go to its database and UI.
    os.environ.setdefault("PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL", "CRITICAL")
    app()


def _report(report: Any) -> None:
    from flows.report import print_next, print_night

    print_night(console, report)
    print_next(console, Settings().releases)


def _night_of(day: str) -> dt.datetime:
    return dt.datetime.combine(day_of(day), _NIGHT_HOUR, _HELSINKI)


if __name__ == "__main__":
    main()
