"""A year of nights in one process, and what each leaves of memory, files, threads and bytes.

Nights go through the flow's own body (`flows.nightly.play`) with its tasks as plain functions; every so many run as the
Prefect flow, with its embedded server and its history. The wall's clock stands nearly still meanwhile: after each of
these the history is made older by the days that went by, so that its retention is seen.
"""

from __future__ import annotations

import ctypes
import datetime as dt
import gc
import os
import sqlite3
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from unittest.mock import patch

from extractors.catalogue import Catalogue
from flows import nightly as night_flow
from flows import releases as release_flows
from flows.forms import NightForm, YearForm
from flows.history import forget_old_runs
from flows.night import Errand, Night, recorded_nights
from flows.recorder import wait_for_history
from flows.report import NightReport
from flows.settings import Settings
from flows.share_out import share_out
from flows.steps import HandedIn, load_night
from flows.visits import Visited, visit_share
from tests.soak.web import FIRST
from warehouse.current import current_release
from warehouse.database import writer
from warehouse.load import Loaded
from warehouse.seal import verify

_LIBC = ctypes.CDLL("libc.so.6")
_PAGE = os.sysconf("SC_PAGE_SIZE")
# The year before is over and its release is made.
FREEZE_DAY = dt.date(FIRST.year + 1, 3, 1)


@dataclass(frozen=True, slots=True)
class Measured:
    """One night: bytes, and seconds of CPU of this process. `resident` is after the garbage was collected, `trimmed`
    after the C library gave back what it holds; `children` are the servers that this process has started."""

    day: str
    is_flow: bool
    is_published: bool
    cpu: float
    resident: int
    trimmed: int
    children: int
    files: int
    threads: int
    archive: int
    warehouse: int
    releases: int
    n_releases: int
    history: int
    n_runs: int
    history_rows: int
    log_rows: int


@dataclass(frozen=True, slots=True)
class Soaked:
    """All nights, and what stands after them: the bytes of a fresh copy of the work file, the releases, what is wrong
    with the current one, and what was left behind."""

    nights: list[Measured]
    copied: int
    releases: list[str]
    has_frozen: bool
    problems: list[str]
    leavings: list[str]


def soak(
    home: Path, web: Path, catalogue: Catalogue, *, keep: int, flow_every: int | None = None, whole_every: int = 1
) -> Soaked:
    """Play every night of a recorded web in this process: every `flow_every`th as the Prefect flow, and of the others
    every `whole_every`th to its release; the rest is only fetched and loaded."""
    with _living(home, web, catalogue, keep):
        settings = Settings()
        found: list[Measured] = []
        log_rows = 0
        for number, at in enumerate(recorded_nights(settings)):
            is_flow = flow_every is not None and number % flow_every == 0
            before = time.process_time()
            report = _as_flow(at) if is_flow else _plainly(at) if number % whole_every == 0 else _loaded(at)
            cpu = time.process_time() - before
            if at.date() == FREEZE_DAY:
                _freeze(at.year - 1)
            is_published = isinstance(report, NightReport) and report.release is not None and report.release.is_new
            log_rows += report.rows_inserted if isinstance(report, NightReport) else report.inserted
            found.append(_measured(settings, at, cpu, log_rows, is_flow=is_flow, is_published=is_published))
            if is_flow:
                _age_history(flow_every or 0)
            if number == 0:
                # Dictionaries and registers stay for good: not to look through them each night saves much time.
                gc.freeze()
        frozen = settings.releases / f"{FREEZE_DAY.year - 1}-v1"
        return Soaked(
            found,
            _copied(settings.warehouse, home / "copy.duckdb"),
            releases=sorted(p.name for p in settings.releases.iterdir() if not p.is_symlink()),
            has_frozen=frozen.exists() or found[-1].day < str(FREEZE_DAY),
            problems=verify(current_release(settings.releases)),
            leavings=_leavings(settings),
        )


def played(home: Path, web: Path, catalogue: Catalogue, *, keep: int) -> Iterator[NightReport]:
    """The reports of all nights, one after another, without Prefect."""
    with _living(home, web, catalogue, keep):
        for at in recorded_nights(Settings()):
            yield _plainly(at)


@contextmanager
def _living(home: Path, web: Path, catalogue: Catalogue, keep: int) -> Iterator[None]:
    told = {"VERKOSTO_DATA": str(home), "VERKOSTO_RECORDED_WEB": str(web), "VERKOSTO_KEEP_RELEASES": str(keep)}
    with patch.dict(os.environ, told), patch("flows.night.load_catalogue", lambda: catalogue):
        yield


def _plainly(at: dt.datetime) -> NightReport:
    night = Night(Settings(), at)
    with _without_prefect():
        report = night_flow.play(night, [source.id for source in night.due()])
    night_flow.note_night(night.settings.home, report.run.run_id)
    return report


def _loaded(at: dt.datetime) -> Loaded:
    night = Night(Settings(), at)
    _visit_all(night, [source.id for source in night.due()])
    return load_night.fn(night).loaded


@contextmanager
def _without_prefect() -> Iterator[None]:
    """The tasks of the night as the functions that they are, with as many visits at once, and nothing shown."""
    from prefect import Task

    with ExitStack() as stack:
        for name, task in list(vars(night_flow).items()):
            if isinstance(task, Task):
                stack.enter_context(patch.object(night_flow, name, task.fn))
        stack.enter_context(patch.object(night_flow, "gather_all", _visit_all))
        stack.enter_context(patch.object(night_flow, "read_ahead", lambda *_: 0))
        stack.enter_context(patch.object(night_flow, "show_night", lambda *_: None))
        yield


def _visit_all(night: Night, source_ids: list[str], _: HandedIn | None = None) -> Visited:
    errand = Errand.of(night, night.run.run_id)
    seconds: dict[str, float] = {}
    with ThreadPoolExecutor(night.settings.workers) as threads:
        shares = share_out(night.catalogue[source_id] for source_id in source_ids)
        for taken in threads.map(lambda share: visit_share.fn(errand, share), shares):
            seconds |= taken
    return Visited({}, seconds)


def _as_flow(at: dt.datetime) -> NightReport:
    state = night_flow.nightly(NightForm(night=f"{at:%Y-%m-%d}"), return_state=True)
    wait_for_history(state.state_details.flow_run_id)
    forget_old_runs(every=dt.timedelta())
    report: NightReport = state.result()
    return report


def _freeze(year: int) -> None:
    plain = release_flows.derive_and_publish.fn
    shown = patch.object(release_flows, "show_published", lambda *_: None)
    with patch.object(release_flows, "derive_and_publish", plain), shown:
        release_flows.freeze_year.fn(YearForm(year=year))


def _measured(
    settings: Settings, at: dt.datetime, cpu: float, log_rows: int, *, is_flow: bool, is_published: bool
) -> Measured:
    gc.collect()
    resident = _resident("self")
    _LIBC.malloc_trim(0)
    releases = [p for p in settings.releases.iterdir() if p.is_dir() and not p.is_symlink()]
    history = [p for p in _history().parent.glob(f"{_history().name}*") if p.is_file()]
    return Measured(
        day=f"{at:%Y-%m-%d}",
        is_flow=is_flow,
        is_published=is_published,
        cpu=round(cpu, 3),
        resident=resident,
        trimmed=_resident("self"),
        children=sum(_resident(pid) for pid in _children()),
        files=len(os.listdir("/proc/self/fd")),  # noqa: PTH208 (names, of which some end meanwhile)
        threads=len(os.listdir("/proc/self/task")),  # noqa: PTH208 (names)
        archive=_bytes_below(Path(settings.archive)),
        warehouse=settings.warehouse.stat().st_size,
        releases=sum(_bytes_of_release(release) for release in releases),
        n_releases=len(releases),
        history=sum(p.stat().st_size for p in history),
        n_runs=_n_kept("flow_run"),
        history_rows=sum(_n_kept(table) for table in ("task_run", "log", "artifact")),
        log_rows=log_rows,
    )


def _resident(pid: str) -> int:
    return int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1]) * _PAGE


def _children() -> list[str]:
    return [pid for task in Path("/proc/self/task").iterdir() for pid in (task / "children").read_text("ascii").split()]


def _bytes_below(folder: Path) -> int:
    return sum(p.stat().st_size for p in folder.rglob("*") if p.is_file())


@cache
def _bytes_of_release(release: Path) -> int:
    return _bytes_below(release)


def _copied(warehouse: Path, copy: Path) -> int:
    """The bytes of a fresh file with the same tables."""
    with writer(warehouse) as con:
        work = con.execute("SELECT current_database()").fetchone()
        con.execute(f"ATTACH '{copy}' AS fresh (STORAGE_VERSION 'v1.5.0')")
        for schema, table in con.execute(
            "SELECT schema_name, table_name FROM duckdb_tables() WHERE database_name = current_database()"
        ).fetchall():
            con.execute(f"CREATE SCHEMA IF NOT EXISTS fresh.{schema}")
            con.execute(f'CREATE TABLE fresh.{schema}.{table} AS FROM "{work[0] if work else ""}".{schema}.{table}')
        con.execute("DETACH fresh")
    return copy.stat().st_size


def _leavings(settings: Settings) -> list[str]:
    """What no night should leave: half-made files and folders, and logs in parts."""
    hidden = [p for p in settings.home.rglob(".*") if p.name != ".settled"]
    parts = [p for p in (Path(settings.archive) / "log").iterdir() if p.is_dir()]
    wal = list(settings.home.glob("*.wal"))
    return sorted(str(p.relative_to(settings.home)) for p in (*hidden, *parts, *wal))


def _history() -> Path:
    """The database of Prefect's embedded server."""
    return Path(os.environ["PREFECT_HOME"]) / "prefect.db"


def _n_kept(table: str) -> int:
    """The rows of a table of the history."""
    if not _history().exists():
        return 0
    with closing(sqlite3.connect(_history(), timeout=60)) as con:
        return int(con.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def _age_history(days: int) -> None:
    """What ended, ended so many days earlier."""
    with closing(sqlite3.connect(_history(), timeout=60)) as con, con:
        con.execute("UPDATE flow_run SET end_time = strftime('%Y-%m-%d %H:%M:%f000', end_time, ?)", [f"-{days} days"])
