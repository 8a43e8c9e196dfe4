"""What a benchmark gives: one `Result`, a JSON object of one form, kept in `results/<name>.json`.

    name      a word, which is the file's name too; those that begin alike stand together on the page
    title     what is measured, in a line
    made_on   the day, as ISO 8601 has it
    machine   {cores, cpu, memory_gb, system, load}; `load` is the average of a minute when the result was made: where
              others work on the same machine, only ratios of CPU time are worth keeping
    versions  {package: version}, "python" among them
    rows      [{what, size, wall_s, cpu_s, ratio, peak_mb}]: seconds, ratio to what `what` or the title says, and
              megabytes of the largest process; null where it was not measured. CPU time counts child processes
    bounds    [{what, bound, found, met}]: `bound` in words, such as "at most 1.3"
    remark    words that belong to this very run; those that outlive it stand in `remarks.toml`

`from_json` raises `ValueError` for anything else. `python -m tests.benchmarks` keeps results and writes the page.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import math
import os
import platform
import re
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any, Self

RESULTS = Path(__file__).parent / "results"
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_PACKAGES = ("duckdb", "prefect", "pyarrow", "lxml", "simplemma")


@dataclasses.dataclass(frozen=True, kw_only=True)
class Row:
    """One thing that was measured."""

    what: str
    size: str | None = None
    wall_s: float | None = None
    cpu_s: float | None = None
    ratio: float | None = None
    peak_mb: int | None = None


@dataclasses.dataclass(frozen=True, kw_only=True)
class Bound:
    """What a figure may be at most or has to be at least, and what it was."""

    what: str
    bound: str
    found: float
    met: bool


@dataclasses.dataclass(frozen=True, kw_only=True)
class Result:
    """One run of a benchmark."""

    name: str
    title: str
    made_on: str
    machine: dict[str, Any]
    versions: dict[str, str]
    rows: tuple[Row, ...]
    bounds: tuple[Bound, ...] = ()
    remark: str = ""

    def to_json(self) -> str:
        """One line of JSON, without the line's end."""
        return json.dumps(dataclasses.asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """The result that has the form. Raises `ValueError`."""
        try:
            told = json.loads(text)
            rows, bounds = tuple(Row(**row) for row in told["rows"]), tuple(Bound(**b) for b in told["bounds"])
            result = cls(**told | {"rows": rows, "bounds": bounds})
            dt.date.fromisoformat(result.made_on)
        except (TypeError, KeyError) as error:
            raise ValueError(f"not a result: {error}") from error
        if not _NAME.fullmatch(result.name):
            raise ValueError(f"not a result's name: {result.name!r}")
        return result

    def keep(self, folder: Path = RESULTS) -> Path:
        """Write it to its file, a key a line so that a change is readable."""
        path = folder / f"{self.name}.json"
        path.write_text(json.dumps(dataclasses.asdict(self), ensure_ascii=False, indent=1) + "\n", "utf-8")
        return path


def made(
    name: str, title: str, rows: Iterable[Row], bounds: Iterable[Bound] = (), remark: str = "", also: Iterable[str] = ()
) -> Result:
    """The result of a run that has just ended; `also` are packages whose versions matter beside the usual ones."""
    versions = {"python": platform.python_version()} | {package: version(package) for package in (*_PACKAGES, *also)}
    today = dt.datetime.now(dt.UTC).date().isoformat()
    return Result(
        name=name, title=title, made_on=today, machine=machine(), versions=versions, rows=tuple(rows),
        bounds=tuple(bounds), remark=remark,
    )  # fmt: skip


def machine() -> dict[str, Any]:
    """The machine, and how busy it is."""
    return {
        "cores": len(os.sched_getaffinity(0)),
        "cpu": _cpu(),
        "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1024**3),
        "system": f"{platform.system()} {platform.release()}",
        "load": round(os.getloadavg()[0], 1),
    }


def _cpu() -> str:
    told = Path("/proc/cpuinfo").read_text("utf-8")
    return next((line.partition(":")[2].strip() for line in told.splitlines() if line.startswith("model name")), "?")


def at_most(what: str, found: float, bound: float) -> Bound:
    """A figure that may be so large and no larger."""
    return Bound(what=what, bound=f"at most {bound:g}", found=figure(found), met=found <= bound)


def at_least(what: str, found: float, bound: float) -> Bound:
    """A figure that has to be so large."""
    return Bound(what=what, bound=f"at least {bound:g}", found=figure(found), met=found >= bound)


def figure(number: float) -> float:
    """A number to three significant digits: no more is worth keeping."""
    return round(number, 2 - math.floor(math.log10(abs(number)))) if number else 0.0
