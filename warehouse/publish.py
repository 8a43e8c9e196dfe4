"""One immutable release of the derived tables: staged, described, sealed, renamed, and only then made current.

A release is a folder of its own (`releases/<id>/`) that works alone and offline; `current` is a symbolic link to one.
Readers never wait and never see half of anything. A crash at any moment leaves at most a staging folder, which the next
run sweeps. The same facts give the same bytes, but for the database file (`release_files`) and the checksum of it.
"""

from __future__ import annotations

import os
from pathlib import Path

import duckdb

from warehouse.metadata.papers import write_papers
from warehouse.package import Description, write_datapackage
from warehouse.release_files import write_files
from warehouse.release_version import next_version
from warehouse.releases import (
    STAGING,
    Release,
    earlier_release,
    free_id,
    make_current,
    retire,
    sweep,
)
from warehouse.seal import remove, seal, sync
from warehouse.workbook import write_workbook


def publish(
    con: duckdb.DuckDBPyConnection,
    releases: Path,
    description: Description,
    *,
    keep: int,
    through: int | None = None,
    site: bool = False,
) -> Release:
    """Publish the tables of schema `marts` under `releases`.

    The release takes the id of `description`; where one of that id holds other facts (the code has changed since),
    it becomes its next revision, `<id>-r2` and so on. `current` moves to it unless it already stands at newer
    knowledge. Of older releases the newest `keep` stay.

    `through` is the last year of a yearly release: its yearly datasets end there, its ids are `<year>-v1`, `<year>-v2`
    and so on, it is never removed, and `current` stays where it is. `site` says whether to write its web pages.
    """
    releases.mkdir(parents=True, exist_ok=True)
    sweep(releases)
    before = earlier_release(releases, description.known_at, through=through)
    staged = releases / f"{STAGING}{description.release_id}-{os.getpid()}"
    staged.mkdir()
    try:
        extents = write_files(con, staged, description.rules, through)
        release_id, is_new = free_id(releases, description.release_id, staged, through)
        target = releases / release_id
        if is_new:
            version = next_version(con, before)
            described = description.under(release_id, version=version, extents=extents, is_yearly=through is not None)
            write_workbook(con, staged, described)
            write_papers(con, staged, described, home="index.html" if site else "README.md")
            # Last, for it lists all the others; the pages show the files and are none of the data.
            write_datapackage(staged, described, site=site)
            if site:
                # Templates and charts take a second to load: a question to a release must not wait for it.
                from warehouse.site import write_site  # noqa: PLC0415

                write_site(staged, described)
            seal(staged)
            staged.rename(target)
            sync(releases)
    finally:
        remove(staged)
    is_current = through is None and make_current(releases, target)
    retire(releases, keep)
    return Release(release_id, target, is_new, is_current)
