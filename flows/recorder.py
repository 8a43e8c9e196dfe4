"""Wait until Prefect has written down what happened.

The embedded server records task states a moment after they happen and ends with the process, so a process that leaves
at once leaves a history with holes (measured: 7 of 100 tasks recorded). A short wait makes it whole.
"""

from __future__ import annotations

import time
from uuid import UUID

from prefect import get_client
from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterId

_PATIENCE = 60.0
_POLL = 0.25
_SETTLED = 6  # looks in a row that find every known task run ended: together longer than the recorder's pause of 1 s


def wait_for_history(flow_run_id: UUID) -> int:
    """Wait until every task run of an ended flow run is recorded as ended; gives how many there are.

    Gives up after 60 seconds: a history with holes is a pity, no reason to fail a night.
    """
    deadline = time.monotonic() + _PATIENCE
    settled, before = 0, -1
    with get_client(sync_client=True) as client:
        while True:
            runs = client.read_task_runs(flow_run_filter=FlowRunFilter(id=FlowRunFilterId(any_=[flow_run_id])))
            ended = sum(run.state is not None and run.state.is_final() for run in runs)
            settled = settled + 1 if ended == len(runs) == before else 0
            before = len(runs)
            # A run without a task looks at first like one whose tasks are not recorded yet.
            if settled >= (_SETTLED if ended else 2 * _SETTLED) or time.monotonic() > deadline:
                return ended
            time.sleep(_POLL)
