"""Forget runs that ended long ago, where no server does it.

A server that stays up removes them every hour. The one that a run embeds lives for as long as the run and only looks
after events, so a machine whose nights are started from cron would keep each run, its logs and artifacts for ever. How
long they are kept is one setting for both: `PREFECT_SERVER_SERVICES_DB_VACUUM_RETENTION_PERIOD`, 90 days. Here it is
looked at once a week: what does it takes seconds to import.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
import time

from prefect.settings import PREFECT_API_URL, PREFECT_HOME

WEEK = dt.timedelta(days=7)
_STAMP = "old-runs-forgotten"

_log = logging.getLogger(__name__)


def forget_old_runs(every: dt.timedelta = WEEK) -> None:
    """Where that was not done for so long, remove the runs that ended before the time that they are kept, with their
    tasks, logs and artifacts, from the history of this machine; nothing where a server looks after it. What cannot be
    removed now waits for the next time."""
    if PREFECT_API_URL.value():
        return
    stamp = PREFECT_HOME.value() / _STAMP
    if not stamp.exists():
        stamp.touch()  # a new history holds nothing old
    if time.time() - stamp.stat().st_mtime < every.total_seconds():
        return
    try:
        asyncio.run(_forget())
        stamp.touch()
    except Exception as error:  # noqa: BLE001 (of whatever kind: the run that it follows has come to its end)
        _log.warning("old runs stay in the history for now: %s", error)


async def _forget() -> None:
    from prefect.server.database import provide_database_interface  # noqa: PLC0415 (slow to import)
    from prefect.server.services.db_vacuum import (  # noqa: PLC0415 (slow to import)
        vacuum_old_flow_runs,
        vacuum_stale_artifact_collections,
    )

    db = provide_database_interface()
    try:
        await vacuum_old_flow_runs(db=db)
        await vacuum_stale_artifact_collections(db=db)
    finally:
        # Its connections belong to this event loop.
        await (await db.engine()).dispose()
