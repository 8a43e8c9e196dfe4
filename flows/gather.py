"""Fetch and read anywhere, load in one place: the visits of a night by workers on other machines.

The nightly run, on the warehouse's host, hands shares of its sources to the deployment `gather/gather`, as many as
`VERKOSTO_GATHERERS` says, and waits. A gathering run touches no warehouse: it fetches and reads its share into the
archive, which all machines share. No host is in two shares. By default no share is handed out, and the night visits
its sources itself.
"""

from __future__ import annotations

import datetime as dt
import time
from typing import cast
from uuid import UUID

from prefect import State, flow, get_client
from prefect.client.schemas.objects import FlowRun
from prefect.deployments import run_deployment
from prefect.exceptions import ObjectNotFound
from prefect.states import Cancelling

from flows.engines import side_by_side
from flows.night import Night
from flows.settings import Settings
from flows.share_out import Share, share_out
from flows.steps import HandedIn
from flows.visits import BrokenSourcesError, Visited, absent, visit_all
from warehouse.log_rows import Run

DEPLOYMENT = "gather/gather"
_PATIENCE = dt.timedelta(hours=6)  # for the slowest share, waiting for its worker included
_POLL = 2.0


class GatherError(RuntimeError):
    """Gathering elsewhere is not set up as the night needs it."""


@flow(name="gather", flow_run_name="gather-{run_id}", task_runner=side_by_side(), persist_result=False)
def gather(run_id: str, transport: str, source_ids: list[str], at: dt.datetime | None = None) -> None:
    """Fetch and read sources for a night that another machine has begun.

    Args:
        run_id: The night's run.
        transport: The night's way to the web, live or recorded, which has to be this machine's too.
        source_ids: The sources to visit.
        at: The recorded night; none for the live web.
    """
    settings = Settings()
    if settings.transport != transport:
        raise GatherError(f"the night is {transport} and this worker {settings.transport}: see VERKOSTO_LIVE_CONTACT")
    night = Night(settings, at, run=Run.named(run_id, transport))
    if broken := visit_all(night, source_ids).broken:
        raise BrokenSourcesError(broken)


def gather_all(night: Night, source_ids: list[str], handed_in: HandedIn | None = None) -> Visited:
    """Visit the sources of a night, here or elsewhere as the settings say. For use inside a flow."""
    if night.settings.gatherers == 0 or handed_in is not None:
        return visit_all(night, source_ids, handed_in)
    shares = share_out((night.catalogue[source_id] for source_id in source_ids), night.settings.gatherers)
    ids_of = {_hand_out(night, share): [s for hosted in share for s in hosted] for share in shares}
    broken = {}
    for flow_run_id, state in _ended(list(ids_of)).items():
        words = state.message if state is not None else f"not gathered within {_PATIENCE}"
        for source_id, elsewhere in absent(night, ids_of[flow_run_id]).items():
            broken[source_id] = elsewhere if state is not None and state.is_completed() else words or str(state)
    # How long a visit took elsewhere stands in the run that made it.
    return Visited(broken, {})


def _hand_out(night: Night, share: Share) -> UUID:
    source_ids = [source_id for hosted in share for source_id in hosted]
    told = {
        "run_id": night.run.run_id,
        "transport": night.run.transport,
        "source_ids": source_ids,
        "at": night.seen_at,
    }
    try:
        # Prefect gives a coroutine only where an event loop runs.
        return cast("FlowRun", run_deployment(DEPLOYMENT, parameters=told, timeout=0)).id
    except ObjectNotFound as error:
        raise GatherError(f"VERKOSTO_GATHERERS is set and there is no deployment {DEPLOYMENT}") from error


def _ended(flow_run_ids: list[UUID]) -> dict[UUID, State | None]:
    """The states in which flow runs ended; None for those that do not, which are called off."""
    until = time.monotonic() + _PATIENCE.total_seconds()
    states: dict[UUID, State | None] = {}
    with get_client(sync_client=True) as client:
        while len(states) < len(flow_run_ids) and time.monotonic() < until:
            time.sleep(_POLL)
            for flow_run_id in flow_run_ids:
                state = client.read_flow_run(flow_run_id).state
                if state is not None and state.is_final():
                    states[flow_run_id] = state
        for flow_run_id in flow_run_ids:
            if flow_run_id not in states:
                # It might else begin once the night is loaded, and what it brings would never be.
                client.set_flow_run_state(flow_run_id, Cancelling(), force=True)
                states[flow_run_id] = None
    return states
