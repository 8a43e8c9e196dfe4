"""Commands for releases: of what is known now, of a year that is over, and what newer code would move."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.settings import Settings
from flows.terminal import By, Try, app, console, day_of, fail, fill, run


@app.command("replay")
def run_replay(
    source: Annotated[str | None, typer.Option(help="One source; by default all.")] = None,
    since: Annotated[str | None, typer.Option("--from", help="First day on which a page was met.")] = None,
    until: Annotated[str | None, typer.Option("--to", help="Last such day.")] = None,
    write: Annotated[bool, typer.Option("--write", help="Keep the readings and publish what follows.")] = False,
) -> None:
    """Read archived pages by today's code, and say which past years that moves before anything is published."""
    from flows.forms import ReplayForm
    from flows.released import print_replayed
    from flows.releases import replay

    days = {"since": day_of(since), "until": day_of(until)}
    with console.status("reading archived pages"):
        report = run(replay, ReplayForm, source_id=source, dry_run=not write, **days)
    print_replayed(console, report)


@app.command("freeze")
def run_freeze(
    year: Annotated[int, typer.Argument(help="The last year of the release.")], dry_run: Try = False
) -> None:
    """Publish the yearly release of a year that is over, or its next revision: it is never removed."""
    from flows.forms import YearForm
    from flows.released import print_frozen
    from flows.releases import freeze_year

    with console.status(f"freezing {year}"):
        report = run(freeze_year, YearForm, year=year, dry_run=dry_run)
    print_frozen(console, report)


@app.command("publish")
def run_publish(
    confirm: Annotated[
        bool, typer.Option("--confirm", help="You have compared the rows that hold the release: they are real.")
    ] = False,
    why: Annotated[str | None, typer.Option(help="With --confirm, the reason: others can check it.")] = None,
    by: By = None,
    dry_run: Try = False,
    to: Annotated[
        str | None,
        typer.Option(help="Put a release that exists into a lake: ducklake:postgres:host=db.example dbname=verkosto"),
    ] = None,
    data: Annotated[
        Path | None, typer.Option(help="With --to, the folder of the lake's files; needed when the lake is made.")
    ] = None,
    release: Annotated[
        str | None, typer.Option(help="With --to, the id of a release; by default the current one.")
    ] = None,
) -> None:
    """Derive, check and publish what is known, asking nobody on the web; with --to, put a release into a lake."""
    if to is not None:
        _publish_to_lake(to, data, release)
        return
    from flows.forms import ReleaseForm
    from flows.held import ReleaseAnswer, keep_answer
    from flows.released import print_frozen
    from flows.releases import publish_release
    from warehouse.decisions import DecisionError
    from warehouse.lock import BusyError

    if confirm != bool(why):
        fail("--confirm and --why go together")
    said = fill(ReleaseAnswer, answer="publish", reason=why, who=by) if confirm else None
    report = run(publish_release, ReleaseForm, dry_run=dry_run or confirm)
    if said is not None and not dry_run:
        try:
            keep_answer(Settings(), report.derived, said)
        except (DecisionError, BusyError, OSError) as error:
            fail(str(error))
        report = run(publish_release, ReleaseForm)
    print_frozen(console, report)


def _publish_to_lake(to: str, data: Path | None, release: str | None) -> None:
    """Only what moved since the lake's snapshot before is written; a release is one snapshot, however often asked."""
    from warehouse.current import current_release
    from warehouse.lake import LakeError, publish_to_lake
    from warehouse.lock import BusyError, exclusive

    settings = Settings()
    try:
        folder = settings.releases / release if release else current_release(settings.releases)
        if not folder.is_dir():
            fail(f"there is no release {release} under {settings.releases}")
        with exclusive(settings.home / "lake.lock", "publishing to a lake"), console.status("writing the lake"):
            snapshot = publish_to_lake(folder, to, data)
    except (LakeError, BusyError, FileNotFoundError) as error:
        fail(str(error))
    if snapshot.is_new:
        moved = f"{snapshot.n_added} rows added, {snapshot.n_removed} removed"
        console.print(f"release {snapshot.release_id} is snapshot {snapshot.snapshot_id}: {moved}", highlight=False)
    else:
        console.print(f"release {snapshot.release_id} is snapshot {snapshot.snapshot_id} already", highlight=False)
