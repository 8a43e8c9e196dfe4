"""The rules that a release must keep (domain 4.4): one SQL file a check, which returns the offending rows.

The first line of each file says what it is: `-- V01 stop: n_lower <= n_best <= n_upper`. `stop` ends the run and the
previous release stays; `hold` keeps the release back until an operator confirms its rows, each
by network, kind of member and year; `warn` is told.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, cast

import duckdb

OnFailure = Literal["stop", "hold", "warn"]
_HEAD = re.compile(r"-- (V\d\d) (stop|hold|warn): (.+)")
_EXAMPLES = 5


@dataclass(frozen=True, slots=True)
class Check:
    """One rule: its id, what a failure does, the rule in words and the query for offending rows."""

    check_id: str
    on_failure: OnFailure
    rule: str
    sql: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A check that found rows: how many, the first few as text, and all of them where they wait for an operator."""

    check: Check
    n_rows: int
    examples: tuple[str, ...]
    held: tuple[Mapping[str, Any], ...] = ()

    @property
    def confirmable(self) -> tuple[tuple[str, str, str, int], ...]:
        """What an operator is asked about: check, network, kind of member and year, each once."""
        rows = ((self.check.check_id, r["network_id"], r["member_kind"], r["year"]) for r in self.held)
        return tuple(dict.fromkeys(rows))

    def __str__(self) -> str:
        rows = "row" if self.n_rows == 1 else "rows"
        return f"{self.check.check_id} ({self.check.rule}): {self.n_rows} {rows}, such as {self.examples[0]}"


def run_checks(con: duckdb.DuckDBPyConnection) -> tuple[Finding, ...]:
    """Run every check on the derived tables; gives those that found something, by id."""
    findings = []
    for check in all_checks():
        cursor = con.execute(check.sql)
        names = [column[0] for column in cursor.description or ()]
        rows = cursor.fetchall()
        if rows:
            examples = tuple(", ".join(f"{n}={v}" for n, v in zip(names, r, strict=True)) for r in rows[:_EXAMPLES])
            held = tuple(dict(zip(names, row, strict=True)) for row in rows) if check.on_failure == "hold" else ()
            findings.append(Finding(check, len(rows), examples, held))
    return tuple(findings)


@cache
def all_checks() -> tuple[Check, ...]:
    """Every check, by id. Raises `ValueError` for a file without its head."""
    checks = []
    for file in sorted(Path(__file__).parent.glob("*.sql")):
        sql = file.read_text("utf-8")
        head = _HEAD.match(sql)
        if head is None:
            raise ValueError(f"{file.name} does not begin with '-- Vnn stop|hold|warn: rule'")
        checks.append(Check(head[1], cast("OnFailure", head[2]), head[3], sql))
    return tuple(checks)
