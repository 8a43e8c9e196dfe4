"""What the hostile tests found, written by `make hostile` as `tests/hostile/results.json`.

A test tells by `tell(class, what, cases, found, held=…)`: how many cases it tried, how many were wrong, and whether the
product held before this test was written. The rows are gathered from all workers at the end of a run with
`-m hostile`, in the form that `tests.reliability` makes docs/reliability.md of; other runs, and one in which a test
failed, write nothing.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import platform
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

RESULTS = Path(__file__).parent / "results.json"
Tell = Callable[..., None]
_READERS = ("beautifulsoup4", "lxml", "pdfplumber", "python-calamine")
_ROW = "hostile row"
_rows: list[dict[str, Any]] = []


@pytest.fixture
def tell(record_property: Callable[[str, object], None]) -> Tell:
    """Note a row of the results."""

    def note(kind: str, what: str, cases: int, found: int = 0, *, held: bool, remark: str = "") -> None:
        row = {"class": kind, "what": what, "cases": cases, "found": found, "held_from_start": held, "remark": remark}
        record_property(_ROW, row)

    return note


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.when == "call":
        _rows.extend(row for name, row in report.user_properties if name == _ROW and isinstance(row, dict))


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    is_whole = session.config.option.markexpr == "hostile" and exitstatus == 0
    if "PYTEST_XDIST_WORKER" in os.environ or not is_whole or not _rows:
        return
    joined: dict[tuple[str, str], dict[str, Any]] = {}
    for row in _rows:  # parts of one test are one row
        known = joined.setdefault((row["class"], row["what"]), row | {"cases": 0, "found": 0})
        known["cases"] += row["cases"]
        known["found"] += row["found"]
    told = {
        "made_on": dt.datetime.now(dt.UTC).date().isoformat(),
        "machine": f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}",
        "versions": ", ".join(
            [f"Python {platform.python_version()}", *(f"{name} {version(name)}" for name in _READERS)]
        ),
        "rows": [row | {"found": f"{row['found']} wrong"} for _, row in sorted(joined.items())],
    }
    RESULTS.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", "utf-8")
