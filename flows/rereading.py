"""Read archived pages anew, side by side: after a change of code or registers, thousands at once.

A task reads a share of the pages into the archive, by whatever engine the settings name, and gives nothing back; the
one writer finds their readings there. So the log has the same rows whoever read, and what a worker could not read the
writer tries itself, and tells.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from math import ceil
from pathlib import Path

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.futures import PrefectFuture
from prefect.runtime import flow_run

from extractors.reading import read_once
from flows.night import Errand, Night
from flows.share_out import MOST_TASKS
from flows.steps import WHILE_BUSY
from warehouse.database import writer
from warehouse.load import EVERY_PAGE, Among, unread_pages
from warehouse.log_rows import StoredPage

# Pages of a task: a second of reading, against which some hundredths for the task are little.
_PAGES = 25


def read_ahead(night: Night, warehouse: Path, among: Among = EVERY_PAGE) -> int:
    """Read into the archive what today's readers have not read yet of the pages that a warehouse's log holds; gives how
    many pages that were. For use inside a flow."""
    if not warehouse.exists():
        return 0
    pages = look_for_unread(night, warehouse, among)
    errand = Errand.of(night, flow_run.get_id() or "")
    futures: list[PrefectFuture[None]] = [read_share.submit(errand, share) for share in shares(pages)]
    for future in futures:
        future.wait()
    return len(pages)


def shares(pages: Sequence[StoredPage]) -> list[tuple[StoredPage, ...]]:
    """Pages in shares of a second's work, or of more where those would be too many tasks."""
    size = max(_PAGES, ceil(len(pages) / MOST_TASKS))
    return [tuple(pages[start : start + size]) for start in range(0, len(pages), size)]


@task(task_run_name="look-for-unread", cache_policy=NO_CACHE, persist_result=False, **WHILE_BUSY)
def look_for_unread(night: Night, warehouse: Path, among: Among) -> list[StoredPage]:
    """The page versions that nobody has read by today's code."""
    with writer(warehouse) as con:
        return unread_pages(con, night.archive, night.catalogue, among)


@task(task_run_name="read-anew", cache_policy=NO_CACHE, persist_result=False)
def read_share(errand: Errand, pages: Sequence[StoredPage]) -> None:
    """Read pages into the archive. One on which a reader breaks is left to the writer."""
    night = errand.night()
    for page in pages:
        with suppress(Exception):
            read_once(night.archive, page, night.catalogue[page.source_id])
