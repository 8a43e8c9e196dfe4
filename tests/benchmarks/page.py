"""`docs/performance.md`, written from the results that are kept and the words of `remarks.toml`.

The words are by hand and outlive a rerun: an introduction, and of each benchmark what is set against what and what is
to be said of a bound that is not met. Figures are never written by hand.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks.result import RESULTS, Result

PAGE = Path(__file__).parents[2] / "docs" / "performance.md"
REMARKS = Path(__file__).with_name("remarks.toml")


def page(results: Path = RESULTS, remarks: Path = REMARKS) -> str:
    """The page: all bounds first, then a section a result, in the order of the remarks and then of the names."""
    words = tomllib.loads(remarks.read_text("utf-8"))
    kept = [Result.from_json(path.read_text("utf-8")) for path in sorted(results.glob("*.json"))]
    order = list(words["benchmarks"])
    kept.sort(key=lambda r: (order.index(r.name) if r.name in order else len(order), r.name))
    bounds = [
        (f"[{result.name}](#{result.name})", b.what, b.bound, f"{b.found:g}", "yes" if b.met else "**no**")
        for result in kept
        for b in result.bounds
    ]
    parts = [
        "# Performance",
        words["introduction"].strip(),
        "## Bounds",
        _table(("benchmark", "what", "bound", "found", "met"), bounds),
    ]
    for result in kept:
        parts += _section(result, words["benchmarks"].get(result.name, ""))
    return "\n\n".join(parts) + "\n"


def _section(result: Result, words: str) -> list[str]:
    rows = [
        (row.what, row.size or "", *map(_figure, (row.wall_s, row.cpu_s, row.ratio, row.peak_mb)))
        for row in result.rows
    ]
    heading = ("what", "size", "wall s", "CPU s", "ratio", "peak MB")
    shown = [at for at in range(len(heading)) if at == 0 or any(row[at] for row in rows)]
    parts = [
        f"## {result.name}",
        f"{result.title}.",
        words.strip(),
        _table([heading[at] for at in shown], [[row[at] for at in shown] for row in rows]),
        result.remark.strip(),
        _made(result),
    ]
    return [part for part in parts if part]


def _made(result: Result) -> str:
    machine: dict[str, Any] = result.machine
    versions = ", ".join(f"{package} {version}" for package, version in result.versions.items())
    return (
        f"{result.made_on}: {machine['cores']} cores, {machine['cpu']}, {machine['memory_gb']} GB, "
        f"{machine['system']}, load {machine['load']:g}; {versions}."
    )


def _figure(number: float | None) -> str:
    """Without an exponent, and without digits that say nothing."""
    return "" if number is None else f"{number:,.0f}" if abs(number) >= 1000 else f"{number:g}"


def _table(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heading, ["---"] * len(heading), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)
