"""What runs the visits of a night side by side: threads, processes or Dask, as the settings say when a run starts.

Workers in other processes tell Prefect's server how their tasks fare. Where there is none, and the run has one of its
own embedded, they are told its address: each would else start another, on the same database.
"""

from __future__ import annotations

import os
from contextlib import ExitStack
from importlib.util import find_spec
from typing import Any, Self, cast

from prefect.futures import PrefectFuture
from prefect.settings import PREFECT_API_URL, temporary_settings
from prefect.task_runners import ProcessPoolTaskRunner, TaskRunner, ThreadPoolTaskRunner

from flows.settings import Settings

_Runner = TaskRunner[PrefectFuture[Any]]


class MissingEngineError(RuntimeError):
    """The settings ask for an engine that is not installed."""


def side_by_side() -> _Runner:
    """For the decorator of a flow: as many tasks at once as the settings allow, by the engine that they name."""
    return cast("_Runner", _AsSet())


def engine(settings: Settings) -> _Runner:
    """The engine of the settings; it starts nothing yet. Raises `MissingEngineError`."""
    if settings.task_runner == "dask":
        return _dask(settings)
    if settings.task_runner == "processes":
        return cast("_Runner", _Processes(max_workers=settings.workers))
    # Prefect's decorator asks for the wider type of future than its own runners are annotated with.
    return cast("_Runner", ThreadPoolTaskRunner(max_workers=settings.workers))


class _AsSet(ThreadPoolTaskRunner[Any]):
    """A flow has its runner from its import on, and works with a duplicate of it that is made when a run starts."""

    def duplicate(self) -> Any:
        return engine(Settings())

    def __reduce__(self) -> tuple[Any, ...]:
        # A worker makes the flow's context anew, runner included, and submits nothing.
        return (ThreadPoolTaskRunner, (1,))


class _Reaching(TaskRunner[Any]):
    """A runner whose workers reach the server of this process."""

    def __enter__(self) -> Self:
        self._told = ExitStack()
        if not PREFECT_API_URL.value():
            # Of no use where there is a server.
            from prefect.server.api.server import SubprocessASGIServer  # noqa: PLC0415 (slow to import)

            server = SubprocessASGIServer()
            server.start()
            self._told.enter_context(temporary_settings({PREFECT_API_URL: server.api_url}))
        return super().__enter__()

    def __exit__(self, *error: Any) -> None:
        with self._told:
            super().__exit__(*error)


class _Processes(_Reaching, ProcessPoolTaskRunner):
    """Processes of this machine."""


def _dask(settings: Settings) -> _Runner:
    if find_spec("prefect_dask") is None:
        raise MissingEngineError("VERKOSTO_TASK_RUNNER=dask needs the extra: pip install 'verkosto[dask]'")
    # Read at import, here and in each worker; else a run has dozens of lines about the comings and goings of workers.
    os.environ.setdefault("DASK_LOGGING__DISTRIBUTED", "error")
    from prefect_dask.task_runners import DaskTaskRunner  # noqa: PLC0415 (an extra, and slow to import)

    class Dask(_Reaching, DaskTaskRunner):
        """Workers of a Dask cluster."""

    if settings.dask_address is not None:
        return cast("_Runner", Dask(address=settings.dask_address))
    cluster = {"n_workers": settings.workers, "threads_per_worker": 1, "host": "127.0.0.1", "dashboard_address": None}
    return cast("_Runner", Dask(cluster_kwargs=cluster))
