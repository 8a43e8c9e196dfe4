"""The `verkosto` command: the flows from a shell, and questions to what they published."""

from __future__ import annotations

import datetime as dt
import json
import os
from pathlib import Path
from typing import Annotated, Any

import typer

# Their commands join the app.
from flows import (  # noqa: F401 (a module of commands registers them when it is imported)
    backup_commands,
    decision_commands,
    release_commands,
    report_commands,
    server_commands,
    sql_command,
)
from flows.settings import Settings
from flows.terminal import Try, app, console, day_of, errors, fail, progress, run
from warehouse.ask import AskError, explain

app.info.help = __doc__


@app.command("play")
def play_recording() -> None:
    """Play every night of the recorded web through the real flow, oldest first, and show what came of it."""
    from flows.forms import NightForm
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
            reports.append(run(nightly, NightForm, night=f"{at:%Y-%m-%d}"))
            shown.advance(bar)
    for report in reports:
        print_night(console, report)
    print_nights(console, reports)
    print_next(console, settings.releases)


@app.command("nightly")
def run_nightly(
    at: Annotated[str | None, typer.Option(help="Day of a recorded night, such as 2024-11-12.")] = None,
    dry_run: Try = False,
) -> None:
    """Run one night: read every due source, load, derive, check and publish."""
    from flows.forms import NightForm
    from flows.nightly import Due, nightly

    with console.status("reading every due source"):
        report = run(nightly, NightForm, night=at, dry_run=dry_run)
    if isinstance(report, Due):
        console.print(f"{len(report.source_ids)} sources are due: {', '.join(report.source_ids) or 'none'}")
    else:
        _report(report)


@app.command("ingest")
def run_ingest(
    source: Annotated[str, typer.Argument(help="The source, by the name of its file in the catalogue.")],
    file: Annotated[Path | None, typer.Option(exists=True, dir_okay=False, help="A saved page to read.")] = None,
    url: Annotated[str | None, typer.Option(help="Which of the source's addresses the file stands for.")] = None,
    observed_on: Annotated[str | None, typer.Option(help="Day the page was seen, such as 2026-11-21.")] = None,
    dry_run: Try = False,
) -> None:
    """Take in one source now, from the web or from a file, through the same flow."""
    from flows.forms import SourceForm
    from flows.sources import Tried, ingest_source

    path = str(file) if file else None
    with console.status(f"reading {source}"):
        report = run(
            ingest_source,
            SourceForm,
            source_id=source,
            file=path,
            address=url,
            observed_on=day_of(observed_on),
            dry_run=dry_run,
        )
    if isinstance(report, Tried):
        console.print(f"{report.source_id} would be taken in from {report.origin}", soft_wrap=True, highlight=False)
    else:
        _report(report)


@app.command("preview")
def run_preview(
    page: Annotated[str, typer.Argument(metavar="ADDRESS|FILE", help="A page on the web, or a file.")],
    source: Annotated[str | None, typer.Option(help="The source whose page it is, by its name.")] = None,
) -> None:
    """Read a page or a file and print what it asserts, one JSON object a line; nothing is kept."""
    from extractors.assertion import to_json
    from flows.forms import PreviewForm
    from flows.sources import preview

    where = "address" if page.startswith(("http://", "https://")) else "file"
    reading = run(preview, PreviewForm, source_id=source, **{where: page})
    for assertion in reading.assertions:
        typer.echo(json.dumps(to_json(assertion), ensure_ascii=False))
    if not reading.assertions:
        errors.print("read, and nothing asserted", style="yellow")


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
def run_doctor(
    night: Annotated[
        str | None,
        typer.Option(metavar="SPAN", help="Only ask whether a night came to its end within this span, such as 26h."),
    ] = None,
) -> None:
    """Check versions, paths, catalogue, decisions, archive, every block of the warehouse, and the release."""
    from flows.answers import print_health
    from flows.doctor import examine, examine_channels

    if night is not None:
        _watch_night(night)
        return
    settings = Settings()
    findings = [*examine(settings), examine_channels(settings)]
    print_health(console, findings)
    if not all(f.is_well for f in findings):
        raise typer.Exit(1)


def _watch_night(span: str) -> None:
    """For cron, beside the server: says nothing new where a night came to its end in time, else ends with code 1."""
    from flows.last_night import last_night, overdue, span_of

    home = Settings().home
    try:
        words = overdue(home, span_of(span), dt.datetime.now(dt.UTC))
    except ValueError as error:
        fail(str(error))
    if words is not None:
        fail(f"{words}; see docs/alerts.md#no-night")
    newest = last_night(home)
    if newest is not None:
        console.print(f"{newest.run_id} came to its end at {newest.ended_at:%Y-%m-%d %H:%M} UTC", highlight=False)


def main() -> None:
    """Entry point of the command."""
    # The flows' own tables tell the story, and a failed run its words; Prefect's log lines go to its database and UI.
    os.environ.setdefault("PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL", "CRITICAL")
    app()


def _report(report: Any) -> None:
    from flows.report import print_next, print_night

    print_night(console, report)
    print_next(console, Settings().releases)


if __name__ == "__main__":
    main()
