"""Runs that ended long ago are forgotten where no server stays up to do it."""

import asyncio
import datetime as dt
from pathlib import Path

import pytest
from prefect.server import models, schemas
from prefect.server.database import provide_database_interface
from prefect.settings import PREFECT_API_DATABASE_CONNECTION_URL, PREFECT_API_URL, temporary_settings

from flows.history import forget_old_runs

# To make Prefect's tables takes ten seconds.
pytestmark = pytest.mark.system

NOW = dt.datetime.now(dt.UTC)


async def make_history() -> None:
    """A run of a hundred days ago and one of yesterday, each with a line of log and an artifact."""
    db = provide_database_interface()
    await db.create_db()
    async with db.session_context(begin_transaction=True) as session:
        flow = await models.flows.create_flow(session, schemas.core.Flow(name="nightly"))
        for days in (100, 1):
            ended = NOW - dt.timedelta(days=days)
            run = schemas.core.FlowRun(flow_id=flow.id, name=f"{days} days ago", end_time=ended)
            kept = await models.flow_runs.create_flow_run(session, run)
            await models.flow_runs.set_flow_run_state(session, kept.id, schemas.states.Completed(), force=True)
            kept.end_time = ended
            line = schemas.actions.LogCreate(name="x", level=20, message="x", timestamp=ended, flow_run_id=kept.id)
            await models.logs.create_logs(session, [line])
            artifact = schemas.core.Artifact(key="night-report", data="x", flow_run_id=kept.id)
            await models.artifacts.create_artifact(session, artifact)
    await (await db.engine()).dispose()


async def held() -> tuple[list[str], int, int]:
    """The names of the runs, and how many lines and artifacts there are."""
    db = provide_database_interface()
    async with db.session_context() as session:
        runs = [run.name for run in await models.flow_runs.read_flow_runs(session)]
        lines = await models.logs.read_logs(session, log_filter=None)
        artifacts = await models.artifacts.read_artifacts(session)
    await (await db.engine()).dispose()
    return runs, len(lines), len(artifacts)


def test_a_run_is_forgotten_after_ninety_days(tmp_path: Path) -> None:
    here = {PREFECT_API_DATABASE_CONNECTION_URL: f"sqlite+aiosqlite:///{tmp_path}/prefect.db"}
    with temporary_settings(here):
        asyncio.run(make_history())
        with temporary_settings({PREFECT_API_URL: "http://127.0.0.1:1/api"}):
            forget_old_runs(every=dt.timedelta())
        assert len(asyncio.run(held())[0]) == 2, "a server looks after its history itself"
        forget_old_runs(every=dt.timedelta())
        assert asyncio.run(held()) == (["1 days ago"], 1, 1)
        forget_old_runs(every=dt.timedelta())
        assert asyncio.run(held()) == (["1 days ago"], 1, 1)
