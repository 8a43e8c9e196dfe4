"""Prefect only: order, retries, limits, schedules. What is done stands in `extractors` and `warehouse`.

Importing this package points Prefect at the project's own data folder and switches its telemetry off, which must
happen before Prefect itself is imported. What the environment says already is left alone.
"""

import os

from flows.settings import Settings
from flows.whereabouts import server_here

_home = Settings().data.resolve() / "prefect"
# Prefect makes its folder but not the folder's parents, and then times out without a word of why.
_home.mkdir(parents=True, exist_ok=True)

_PREFECT = {
    "PREFECT_HOME": str(_home),
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    # A cold start of the embedded server takes 12 to 15 of the 20 seconds that are allowed by default, and on a machine
    # that has six times as much to do as it has cores it took longer than 120.
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "300",
    # Task history is written in batches: one row at a time lags minutes behind. A flush interval below 1 spins.
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_BATCH_SIZE": "100",
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_READ_BATCH_SIZE": "100",
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_FLUSH_INTERVAL": "1",
    # A run that was killed is noticed after three of these (deploy/automations.yaml).
    "PREFECT_FLOWS_HEARTBEAT_FREQUENCY": "30",
    # Somebody who pressed Run is waiting.
    "PREFECT_WORKER_QUERY_SECONDS": "2",
    # In memory, the slot of a run that was killed would stay taken for ever.
    "PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE": "prefect.server.concurrency.lease_storage.filesystem",
    "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
    "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
}
if (_server := server_here(_home)) is not None:
    # A second server on the same database would wait for its lock; and what a shell starts is seen in the UI.
    _PREFECT["PREFECT_API_URL"] = _server
for _name, _value in _PREFECT.items():
    os.environ.setdefault(_name, _value)
