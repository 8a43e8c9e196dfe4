"""What the nights of a soak have to keep to, as rows of `results.json`, each with whether it holds.

Memory is that of this process once garbage was collected and the C library gave back what it held: what the program
keeps, not what it once needed. Nights 30 to 60 stand for the beginning: by then every reader, register and cache of a
fixed size is there. CPU is compared among nights of the same sort, since one that derives costs many times one that
does not.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from tests.soak.nights import Measured, Soaked

MEMORY = 1.10
# The tables of the night before are freed when tonight's are committed: both have room in the file.
WORK_FILE = 3.0
WINDOW = 30


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the results; `holds` is for the test, the rest for the page."""

    what: str
    found: str
    holds: bool
    cases: int
    held_from_start: bool = True
    remark: str = ""

    def told(self) -> dict[str, Any]:
        """The row as it stands in the results."""
        named = ("what", "cases", "found", "held_from_start", "remark")
        return {"class": "soak", **{name: getattr(self, name) for name in named}}


def rows(soaked: Soaked, keep: int, *, memory: float = MEMORY, is_timed: bool = True) -> list[Row]:
    """Everything that is asked of the nights; of few nights on a busy machine, not what they cost."""
    nights = soaked.nights
    n = len(nights)
    start, end = nights[n // 12 : n // 6], nights[-WINDOW:] if n > 2 * WINDOW else nights[-(n // 6) :]
    return [
        _memory(start, end, n, memory),
        _handles(start, end, n),
        _archive(nights),
        _warehouse(soaked),
        _releases(soaked, keep),
        *(_cpu(nights) if is_timed else ()),
        *_history(nights),
        Row(
            "leavings: staging folders, trials, torn logs", ", ".join(soaked.leavings) or "none", not soaked.leavings, n
        ),
    ]


def _memory(start: list[Measured], end: list[Measured], n: int, bound: float) -> Row:
    before, after = (median(m.trimmed for m in nights) for nights in (start, end))
    held = median(m.resident - m.trimmed for m in end)
    return Row(
        f"memory is flat within {bound - 1:.0%}",
        f"{before / 1e6:.0f} MB, then {after / 1e6:.0f} MB ({after / before - 1:+.1%})",
        after <= bound * before,
        n,
        remark=f"resident after gc and malloc_trim, which gives back {held / 1e6:.0f} MB; median of {len(end)} nights",
    )


def _handles(start: list[Measured], end: list[Measured], n: int) -> Row:
    before, after = ((max(m.files for m in nights), max(m.threads for m in nights)) for nights in (start, end))
    return Row(
        "open files and threads do not grow",
        f"{before[0]} files and {before[1]} threads, then {after[0]} and {after[1]}",
        after[0] <= before[0] and after[1] <= before[1],
        n,
    )


def _archive(nights: list[Measured]) -> Row:
    grown = [b.archive - a.archive for a, b in pairwise(nights)]
    late, early = median(grown[-WINDOW:]), median(grown[:WINDOW])
    return Row(
        "the archive grows by what came, night by night",
        f"{median(grown):,.0f} bytes a night, {max(grown):,} at most; {nights[-1].archive / 1e6:.1f} MB in the end",
        late <= 1.2 * early + 1000,
        len(nights),
        remark="an attempt a page and the bodies that changed, compressed",
    )


def _warehouse(soaked: Soaked) -> Row:
    nights = soaked.nights
    grown = (nights[-1].warehouse - nights[len(nights) // 12].warehouse) / len(nights)
    size = max(m.warehouse for m in nights[-WINDOW:])
    return Row(
        f"the work file takes at most {WORK_FILE:.0f} times what a fresh copy of it does",
        f"{grown:,.0f} bytes a night; {size / 1e6:.1f} MB in the end, a fresh copy {soaked.copied / 1e6:.1f} MB",
        size <= WORK_FILE * soaked.copied,
        len(nights),
        remark=f"{nights[-1].log_rows:,} rows in the log",
    )


def _releases(soaked: Soaked, keep: int) -> Row:
    nights = soaked.nights
    n_made = sum(m.is_published for m in nights)
    frozen = [name for name in soaked.releases if "-v" in name]
    most = max(m.n_releases for m in nights)
    n_nightly = len(soaked.releases) - len(frozen)
    return Row(
        f"of all releases the newest {keep} stay, and every yearly one",
        f"{n_made} made, {n_nightly} kept and {len(frozen)} of a year; {nights[-1].releases / 1e6:.0f} MB",
        n_nightly == min(keep, n_made) and most <= keep + len(frozen) and not soaked.problems and soaked.has_frozen,
        len(nights),
        remark="; ".join(soaked.problems) or "the current one is whole by its checksums",
    )


def _cpu(nights: list[Measured]) -> list[Row]:
    told = []
    for words, is_published in (("that publishes", True), ("without news", False)):
        # The first night reads all pages and makes all caches.
        those = [m for m in nights[1:] if m.is_published == is_published and not m.is_flow]
        if len(those) < 4:
            continue
        window = min(WINDOW, len(those) // 2)
        early, late = those[:window], those[-window:]
        before, after = (sum(m.cpu for m in part) / window for part in (early, late))
        log = (sum(m.log_rows for m in part) for part in (early, late))
        grown = 1 / next(log) * next(log)
        told.append(
            Row(
                f"a night {words} costs no more than the log has grown",
                f"{before:.2f} s of CPU, then {after:.2f} ({after / before:.2f} times); the log {grown:.1f} times",
                after <= max(grown, 1.2) * before,
                len(those),
                remark=f"means of {window} nights; this process alone",
            )
        )
    return told


def _history(nights: list[Measured]) -> list[Row]:
    flows = [m for m in nights if m.is_flow]
    if not flows:
        return []
    servers = [m.children for m in flows]
    # From the fourth on, as many have gone as have come; events go after seven days of the wall, not of the recording.
    full, last = flows[min(3, len(flows) - 1)], flows[-1]
    return [
        Row(
            "Prefect's history keeps 90 days of runs",
            f"{len(flows)} runs, {last.n_runs} kept with {last.history_rows} tasks, lines and artifacts "
            f"({full.history_rows} after 90 days); {last.history / 1e6:.1f} MB with all events",
            last.n_runs <= 4 and last.history_rows <= 1.2 * full.history_rows,
            len(flows),
            held_from_start=False,
            remark="before, nothing removed runs where no server stays up: the embedded one looks after events alone",
        ),
        Row(
            "the embedded server's memory is flat within 10%",
            f"{servers[0] / 1e6:.0f} MB, then {servers[-1] / 1e6:.0f} MB",
            servers[-1] <= MEMORY * median(servers[: len(servers) // 2 or 1]),
            len(flows),
        ),
    ]
