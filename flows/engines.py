"""What runs the visits of a night side by side: threads, processes or Dask, as the settings say when a run starts."""

from __future__ import annotations

import os
from importlib.util import find_spec
from typing import Any, cast

from prefect.futures import PrefectFuture
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
        return cast("_Runner", ProcessPoolTaskRunner(max_workers=settings.workers))
    # Prefect's decorator asks for the wider type of future than its own runners are annotated with.
    return cast("_Runner", ThreadPoolTaskRunner(max_workers=settings.workers))


class _AsSet(ThreadPoolTaskRunner[Any]):
    """A flow has its runner from its import on, and works with a duplicate of it that is made when a run starts."""

    def duplicate(self) -> Any:
        return engine(Settings())


def _dask(settings: Settings) -> _Runner:
    if find_spec("prefect_dask") is None:
        raise MissingEngineError("VERKOSTO_TASK_RUNNER=dask needs the extra: pip install 'verkosto[dask]'")
    # Read at import, here and in each worker; else a run has dozens of lines about the comings and goings of workers.
    os.environ.setdefault("DASK_LOGGING__DISTRIBUTED", "error")
    from prefect_dask.task_runners import DaskTaskRunner  # noqa: PLC0415 (an extra, and slow to import)

    if settings.dask_address is not None:
        return cast("_Runner", DaskTaskRunner(address=settings.dask_address))
    cluster = {"n_workers": settings.workers, "threads_per_worker": 1, "host": "127.0.0.1", "dashboard_address": None}
    return cast("_Runner", DaskTaskRunner(cluster_kwargs=cluster))
