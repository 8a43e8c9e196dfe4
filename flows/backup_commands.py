"""Commands for the day on which the disk dies: back up, and put back."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import Annotated

import typer

from flows.settings import Settings
from flows.terminal import app, console, fail
from warehouse.backup import BackupError, State, find_backup, make_backup
from warehouse.lock import BusyError
from warehouse.restore import refuse_damaged, restore

_WithHistory = Annotated[
    bool, typer.Option("--with-history", help="Prefect's history of runs too, where it lies in its own SQLite file.")
]
_MEGABYTE = 1_000_000
# Prefect takes either name for the address of its database.
_DATABASE = ("PREFECT_SERVER_DATABASE_CONNECTION_URL", "PREFECT_API_DATABASE_CONNECTION_URL")


@app.command("backup")
def run_backup(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder of backups, best on another disk.")],
    keep: Annotated[int, typer.Option(min=1, help="Newest backups that are kept.")] = 14,
    wait: Annotated[int, typer.Option(min=0, help="Minutes to wait for a run that is under way.")] = 60,
    with_history: _WithHistory = False,
) -> None:
    """Back up the archive, the warehouse, releases, decisions, inbox and corrections, as they stand at one moment."""
    now = dt.datetime.now(dt.UTC)
    try:
        made = make_backup(
            _state(with_history),
            folder,
            made_at=now,
            keep=keep,
            patience=wait * 60,
            tell=lambda words: console.print(words, markup=False, highlight=False, soft_wrap=True),
        )
    except (BackupError, BusyError, OSError) as error:
        fail(str(error))
    console.print(
        f"{made.path}: {made.n_files} files, {made.n_bytes / _MEGABYTE:.1f} MB; {made.n_linked} files as in the backup "
        f"before, {made.n_bytes_new / _MEGABYTE:.1f} MB new",
        highlight=False,
        soft_wrap=True,
    )


@app.command("restore")
def run_restore(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A backup, or a folder of them: then the newest.")],
    replace: Annotated[bool, typer.Option("--replace", help="Put aside what stands in its place.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only check the backup by its checksums.")] = False,
    with_history: _WithHistory = False,
) -> None:
    """Put a backup back in place, once every file of it is found to be what its checksum says."""
    try:
        backup = find_backup(folder)
        if dry_run:
            refuse_damaged(backup)
            console.print(f"{backup} is whole; nothing was written: this was a dry run", soft_wrap=True)
            return
        restored = restore(backup, _state(with_history), at=dt.datetime.now(dt.UTC), replace=replace)
    except (BackupError, BusyError, OSError) as error:
        fail(str(error))
    for aside in restored.put_aside:
        console.print(f"put aside: {aside}", soft_wrap=True, highlight=False)
    console.print(
        f"{restored.n_files} files restored from {backup}; `verkosto doctor` looks whether all is well",
        soft_wrap=True,
        highlight=False,
    )


def _state(with_history: bool) -> State:
    settings = Settings()
    history = None
    if with_history:
        if any(not os.environ.get(name, "sqlite").startswith("sqlite") for name in _DATABASE):
            fail("Prefect's history lies in a database server: back that up with pg_dump, and leave --with-history out")
        history = Path(os.environ["PREFECT_HOME"]) / "prefect.db"
    return State(settings.transport, settings.home, settings.decisions, history)
