"""`verkosto publish`: a release into a lake that several programs and machines share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.settings import Settings
from flows.terminal import app, console, fail


@app.command("publish")
def run_publish(
    to: Annotated[str, typer.Option(help="The lake, such as ducklake:postgres:dbname=verkosto host=db.example.")],
    data: Annotated[
        Path | None, typer.Option(help="The folder of the lake's files; needed when the lake is made.")
    ] = None,
    release: Annotated[str | None, typer.Option(help="The id of a release; by default the current one.")] = None,
) -> None:
    """Make a release a snapshot of a lake (DuckLake): once, whole, and only what moved since the snapshot before."""
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
