"""Runs that nobody runs any more, found once after the server has started.

While the server runs, an automation declares a run crashed that gives no sign of life. What died together with the
server, as when a machine loses power, it never heard of: such a run would stay Running for ever, hold its place and
keep the next night from beginning.
"""

from __future__ import annotations

import datetime as dt

from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.filters import (
    FlowRunFilter,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import FlowRun, StateType
from prefect.states import Crashed

# As in deploy/automations.yaml.
SILENCE = dt.timedelta(seconds=90)
_UNBEGUN = dt.timedelta(minutes=10)
_WORDS = "No sign of life since the server was started again: the run ended together with it."


def declare_crashed(client: SyncPrefectClient, now: dt.datetime) -> list[str]:
    """Declare crashed what is Running, Pending or Cancelling and gives no sign of life; gives the names of these runs.

    Call it when the server has been up for longer than `SILENCE`, so that whoever lives has been heard.
    """
    held = FlowRunFilter(
        state=FlowRunFilterState(
            type=FlowRunFilterStateType(any_=[StateType.RUNNING, StateType.PENDING, StateType.CANCELLING])
        )
    )
    dead = [run for run in client.read_flow_runs(flow_run_filter=held) if _is_dead(client, run, now)]
    for run in dead:
        client.set_flow_run_state(run.id, Crashed(message=_WORDS), force=True)
    return [run.name for run in dead]


def _is_dead(client: SyncPrefectClient, run: FlowRun, now: dt.datetime) -> bool:
    state = run.state
    if state is None:
        return False
    if state.type == StateType.PENDING:
        return now - state.timestamp > _UNBEGUN
    if now - state.timestamp <= SILENCE:
        return False
    asked = {
        "filter": {
            "event": {"name": ["prefect.flow-run.heartbeat"]},
            "resource": {"id": [f"prefect.flow-run.{run.id}"]},
            "occurred": {"since": (now - SILENCE).isoformat(), "until": now.isoformat()},
        },
        "limit": 1,
    }
    answer = client.request("POST", "/events/filter", json=asked)
    return not answer.json()["events"]
