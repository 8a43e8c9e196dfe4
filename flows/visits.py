"""Visit sources side by side: fetch their pages, politely, and read what is new, into the archive.

A task takes the sources of one host or, where hosts are many, of several. It is handed an `Errand` and ids, and gives
back how long it took: what it brings is in the archive, where the warehouse's host finds it. So it may run in a thread,
a process or on another machine, and the archive's bytes are the same.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.futures import PrefectFuture
from prefect.runtime import flow_run, task_run

from extractors.attempt import Attempt
from extractors.catalogue import Source
from extractors.fetch import Fetcher, hand_in
from extractors.reading import read_once
from flows.artifacts import SourceProgress
from flows.night import Errand, Night
from flows.room import StorageError, room_wanted
from flows.share_out import Share, share_out
from flows.steps import WHILE_PASSING, HandedIn, passes

_NAMED = 3  # sources in the name of a task


class BrokenSourcesError(RuntimeError):
    """Sources whose visit itself broke, with the words of each error; what the web does breaks none."""

    def __init__(self, broken: dict[str, str]) -> None:
        super().__init__(broken)
        self.broken = broken

    def __str__(self) -> str:
        return "; ".join(f"{source_id}: {words}" for source_id, words in sorted(self.broken.items()))


@dataclass(frozen=True, slots=True)
class Visited:
    """What visits came to besides what is in the archive: the error's words of sources whose visit broke, and the
    seconds that the visits took."""

    broken: dict[str, str]
    seconds: dict[str, float]


def visit_all(night: Night, source_ids: Sequence[str], handed_in: HandedIn | None = None) -> Visited:
    """Visit every source side by side. For use inside a flow."""
    errand = Errand.of(night, flow_run.get_id() or "")
    shares = share_out(night.catalogue[source_id] for source_id in source_ids)
    progress = SourceProgress(len(source_ids))
    futures: list[PrefectFuture[dict[str, float]]] = [visit_share.submit(errand, share, handed_in) for share in shares]
    broken: dict[str, str] = {}
    seconds: dict[str, float] = {}
    shut: StorageError | None = None
    for share, future in zip(shares, futures, strict=True):
        try:
            seconds |= future.result()
        except BrokenSourcesError as error:
            broken |= error.broken
        except StorageError as error:
            shut = error
        except Exception as error:  # noqa: BLE001 (a worker's failure, of whatever kind, is not the night's)
            broken |= {source_id: f"{type(error).__name__}: {error}" for hosted in share for source_id in hosted}
        progress.advance(sum(len(hosted) for hosted in share))
    if shut is not None:
        raise shut
    broken |= absent(night, [source_id for source_id in source_ids if source_id not in broken])
    return Visited(broken, seconds)


def absent(night: Night, source_ids: Iterable[str]) -> dict[str, str]:
    """The sources that were visited, and of which this archive knows nothing, with words for that."""
    here = {attempt.source_id for attempt in night.archive.attempts(night.run.run_id)}
    words = f"visited, and nothing of it is in {night.archive.root}: have all workers the same archive?"
    return {s: words for s in source_ids if s not in here and night.pages(night.catalogue[s])}


def _task_name() -> str:
    share: Share = task_run.parameters["share"]
    ids = [source_id for hosted in share for source_id in hosted]
    more = f" and {len(ids) - _NAMED} more" if len(ids) > _NAMED else ""
    return f"visit-{'+'.join(ids[:_NAMED])}{more}"


@task(task_run_name=_task_name, cache_policy=NO_CACHE, persist_result=False, **WHILE_PASSING)
def visit_share(errand: Errand, share: Share, handed_in: HandedIn | None = None) -> dict[str, float]:
    """Fetch every page of the sources of a share and read what is new; gives the seconds that each took.

    What the web does is logged, never raised; a source that breaks is told by `BrokenSourcesError`, after the others
    were visited.
    """
    night = errand.night()
    broken: dict[str, str] = {}
    seconds: dict[str, float] = {}
    cause: Exception | None = None
    for hosted in share:
        fetcher = night.visiting()
        for source_id in hosted:
            began = time.monotonic()
            try:
                with room_wanted(night.settings.home):
                    _visit(night, fetcher, night.catalogue[source_id], handed_in)
            except StorageError:
                raise
            except Exception as error:
                # One source's failure, of whatever kind, is not its neighbours'. What may pass is tried again.
                if passes(error):
                    raise
                broken[source_id] = f"{type(error).__name__}: {error}"
                cause = error
            seconds[source_id] = time.monotonic() - began
    if broken:
        raise BrokenSourcesError(broken) from cause
    return seconds


def _visit(night: Night, fetcher: Fetcher, source: Source, handed_in: HandedIn | None) -> None:
    attempts = [_hand_in(night, source, handed_in)] if handed_in else _fetch(night, fetcher, source)
    for attempt in attempts:
        if attempt.document_id:
            read_once(night.archive, attempt, source)


def _fetch(night: Night, fetcher: Fetcher, source: Source) -> list[Attempt]:
    return [
        fetcher.fetch(run_id=night.run.run_id, source_id=source.id, url=page.url, lang=page.lang)
        for page in night.pages(source)
    ]


def _hand_in(night: Night, source: Source, handed_in: HandedIn) -> Attempt:
    return hand_in(
        night.archive.in_parts(),
        night.clock,
        run_id=night.run.run_id,
        source_id=source.id,
        url=handed_in.url,
        lang=handed_in.lang,
        body=handed_in.body,
        media_type=handed_in.media_type,
    )
