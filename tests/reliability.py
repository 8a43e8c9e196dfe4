"""What the product was put through and what came of it: gathered from tests, kept as figures, shown in one page.

A test says what it found by the fixture `found`. Run with this module as a plugin (`pytest -p tests.reliability`, as
`make faults` does), its rows go into the `results.json` of its folder, file by file; where any test of a file failed,
what is known of that file stays as it was. `python -m tests.reliability` writes the tables of docs/reliability.md from
every `results.json`, below the line `MARK`; what stands above it is written by hand.

    {"test_kills.py": {"made_on": "2026-11-22", "machine": "…", "versions": "…", "rows": [
        {"class": "kill -9", "what": "…", "cases": 500, "found": "…", "held_from_start": true, "remark": "…"}]}}
"""

from __future__ import annotations

import datetime as dt
import json
import os
import platform
from collections.abc import Callable, Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any, cast

import pytest

TESTS = Path(__file__).parent
PAGE = TESTS.parent / "docs" / "reliability.md"
RESULTS = "results.json"
MARK = "<!-- What follows is written by `python -m tests.reliability`. -->"
TITLES = {"faults": "Faults", "hostile": "Hostile input", "soak": "A year of nights"}
COLUMNS = ("class", "what was done", "cases", "what was found", "held from the start", "remark")
_KEYS = ("class", "what", "cases", "found", "held_from_start", "remark")
_PROPERTY = "reliability"
Found = Callable[..., None]


@pytest.fixture
def found(record_property: Any) -> Found:
    """Call it with `cls, what, cases, found` and, where a mend was needed, `held_from_start=False` and a remark."""

    def note(cls: str, what: str, cases: int, found: str, *, held_from_start: bool = True, remark: str = "") -> None:
        record_property(_PROPERTY, dict(zip(_KEYS, (cls, what, cases, found, held_from_start, remark), strict=True)))

    return note


class Gathered:
    """The rows that tests have told, by file; rows travel with the reports, from other processes too."""

    def __init__(self) -> None:
        self.rows: dict[Path, list[dict[str, Any]]] = {}
        self.failed: set[Path] = set()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        file = Path(report.nodeid.partition("::")[0])
        if report.failed:
            self.failed.add(TESTS.parent / file)
        rows = [cast("dict[str, Any]", row) for key, row in report.user_properties if key == _PROPERTY]
        if report.when == "call" and rows:
            self.rows.setdefault(TESTS.parent / file, []).extend(rows)

    def pytest_sessionfinish(self) -> None:
        for file, rows in self.rows.items():
            if file not in self.failed:
                keep_rows(file, rows)


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(Gathered())


def joined(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows that tell the same of parts of one test as one, with the cases of all."""
    whole: dict[tuple[str, ...], dict[str, Any]] = {}
    for row in rows:
        known = whole.setdefault(tuple(row[key] for key in ("class", "what", "found", "remark")), row | {"cases": 0})
        known["cases"] += row["cases"]
    return list(whole.values())


def keep_rows(file: Path, rows: list[dict[str, Any]]) -> None:
    """Keep what the tests of a file found with the day, the machine and the versions they found it with."""
    names = ("duckdb", "prefect", "pyarrow", "requests", "urllib3")
    told = {
        "made_on": f"{dt.datetime.now(dt.UTC):%Y-%m-%d}",
        "machine": f"{os.cpu_count()} cores, {_memory()}, {platform.system()} {platform.release()}",
        "versions": ", ".join([f"Python {platform.python_version()}", *(f"{name} {version(name)}" for name in names)]),
        "rows": joined(rows),
    }
    results = file.parent / RESULTS
    known = json.loads(results.read_text("utf-8")) if results.exists() else {}
    # Of a file that is gone nothing is told any more.
    by_file = {name: of for name, of in sorted((known | {file.name: told}).items()) if (file.parent / name).exists()}
    results.write_text(json.dumps(by_file, ensure_ascii=False, indent=2) + "\n", "utf-8")


def page_with_tables(page: str) -> str:
    """The page with the tables of all results below its mark."""
    above, mark, _ = page.partition(MARK)
    if not mark:
        raise ValueError(f"{PAGE} has no line {MARK}")
    return f"{above}{mark}\n" + "".join(f"\n{_section(file)}" for file in sorted(TESTS.glob(f"*/{RESULTS}")))


def _section(file: Path) -> str:
    by_file = json.loads(file.read_text("utf-8"))
    name = file.parent.name
    rows = joined(row for told in by_file.values() for row in told["rows"])
    lines = [COLUMNS, ("---",) * len(COLUMNS), *(_cells(row) for row in rows)]
    table = "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
    runs = sorted({f"on {told['made_on']}: {told['machine']}; {told['versions']}" for told in by_file.values()})
    made = f"`make {name}` {'; and '.join(runs)}."
    return f"## {TITLES.get(name, name.capitalize())}\n\n{made}\n\n{table}\n"


def _cells(row: dict[str, Any]) -> tuple[str, ...]:
    held = "yes" if row["held_from_start"] else "**no, mended**"
    cells = (row["class"], row["what"], f"{row['cases']:,}", row["found"], held, row["remark"])
    return tuple(" ".join(cell.split()).replace("|", "\\|") for cell in cells)


def _memory() -> str:
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return f"{pages / 2**30:.0f} GB"


if __name__ == "__main__":
    PAGE.write_text(page_with_tables(PAGE.read_text("utf-8")), "utf-8")
