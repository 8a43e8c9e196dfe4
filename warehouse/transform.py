"""Derive facts and yearly datasets from the log, and check them, in one transaction.

Each file of `transform/` is one SELECT, named for the table that it makes (`schema.table.sql`). The order comes from
DuckDB's own parser: a table is made after those it reads. Nothing here holds state: the schemas `core` and `marts`
are made from scratch each time, as a pure function of the log, the registers, `known_at` and the `Rules`.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import asdict, dataclass
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import duckdb

from extractors.catalogue import Catalogue
from warehouse.checks import Finding, run_checks
from warehouse.database import transaction
from warehouse.dataset import comment_on
from warehouse.decisions import DECISIONS, read_decisions
from warehouse.reference import load_reference
from warehouse.resolve import resolve_names

TRANSFORM = Path(__file__).parent / "transform"
# What only leaves rows out of wide tables, or adds a column: a copy of every sentence would cost more than it saves.
VIEWS = frozenset({"core.assertion", "core.reading"})
HELSINKI = ZoneInfo("Europe/Helsinki")


@dataclass(frozen=True, slots=True)
class Rules:
    """The settings that facts depend on; they are written into each release.

    `carry_forward_years`: how long a membership is believed after its last evidence. `exit_nights`: how many whole
    readings running must lack a member before its absence is proof of exit (V08).
    """

    carry_forward_years: int = 2
    exit_nights: int = 3


class CheckFailedError(RuntimeError):
    """A check that stops a release found rows; nothing of the derivation was kept."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = findings
        super().__init__("; ".join(str(f) for f in findings))


@dataclass(frozen=True, slots=True)
class Derived:
    """Rows of each published dataset, what became of the assertions (by outcome), and what the checks found that does
    not stop a release. `stale` are the readings by a person that wait to be read again, as phrase and source."""

    rows: dict[str, int]
    outcomes: dict[str, int]
    findings: tuple[Finding, ...]
    stale: tuple[tuple[str, str], ...] = ()

    @property
    def holds(self) -> tuple[Finding, ...]:
        return tuple(f for f in self.findings if f.check.on_failure == "hold")


def derive(
    con: duckdb.DuckDBPyConnection,
    catalogue: Catalogue,
    known_at: dt.datetime,
    rules: Rules,
    decisions: Path = DECISIONS,
) -> Derived:
    """Make all tables as known at a moment (aware), with the decisions of a folder.

    Raises `CheckFailedError`, and keeps the state before, when a check stops it, and `DecisionError` where a decision
    cannot stand.
    """
    judged = read_decisions(decisions)
    with transaction(con):
        known_on = _set_variables(con, known_at, rules)
        load_reference(con, catalogue, judged, known_on)
        resolve_names(con)
        for schema in ("core", "marts"):
            con.execute(f"DROP SCHEMA IF EXISTS {schema} CASCADE")
            con.execute(f"CREATE SCHEMA {schema}")
        for table, sql in in_order():
            make_table(con, table, sql)
        comment_on(con)
        findings = run_checks(con)
        stops = tuple(f for f in findings if f.check.on_failure == "stop")
        if stops:
            raise CheckFailedError(stops)
        rows = {t.removeprefix("marts."): _count(con, t) for t, _ in in_order() if t.startswith("marts.")}
        outcomes = dict(
            con.execute("SELECT outcome, count(*) FROM core.assertion GROUP BY ALL ORDER BY ALL").fetchall()
        )
        stale = con.execute("SELECT phrase, source_id FROM core.stale_reading ORDER BY ALL").fetchall()
    return Derived(rows, outcomes, findings, tuple((phrase, source_id) for phrase, source_id in stale))


def make_table(con: duckdb.DuckDBPyConnection, table: str, sql: str) -> None:
    """Make one table or view; an error says which."""
    kind = "VIEW" if table in VIEWS else "TABLE"
    try:
        con.execute(f"CREATE {kind} {table} AS {sql}")
    except duckdb.Error as error:
        error.add_note(f"while making {table}")
        raise


def _count(con: duckdb.DuckDBPyConnection, table: str) -> int:
    row = con.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 (a name of this package)
    return int(row[0]) if row else 0


def _set_variables(con: duckdb.DuckDBPyConnection, known_at: dt.datetime, rules: Rules) -> dt.date:
    moment = known_at.astimezone(dt.UTC).replace(tzinfo=None)
    day = known_at.astimezone(HELSINKI).date()
    for name in ("known_at", "readings_at", "decided_at", "corrected_at"):
        con.execute(f"SET VARIABLE {name} = TIMESTAMP '{moment.isoformat(sep=' ')}'")
    con.execute(f"SET VARIABLE known_on = DATE '{day.isoformat()}'")
    for name, value in asdict(rules).items():
        con.execute(f"SET VARIABLE {name} = {int(value)}")
    return day


@cache
def in_order() -> tuple[tuple[str, str], ...]:
    """All (table, SELECT), each after the tables it reads."""
    files = {f.stem: f.read_text("utf-8") for f in sorted(TRANSFORM.glob("*.sql"))}
    with duckdb.connect() as con:
        reads = {table: tables_read(con, sql) & files.keys() for table, sql in files.items()}
    return tuple((table, files[table]) for table in TopologicalSorter(reads).static_order())


def tables_read(con: duckdb.DuckDBPyConnection, sql: str) -> set[str]:
    """The `schema.table` names that a SELECT reads, by DuckDB's parser; needs none of them to exist."""
    row = con.execute("SELECT json_serialize_sql(?)", [sql]).fetchone()
    tree = json.loads(row[0]) if row else {"error": True, "error_message": "no answer"}
    if tree["error"]:
        raise ValueError(f"not one SELECT: {tree['error_message']}")
    found: set[str] = set()
    stack: list[Any] = [tree]
    while stack:
        node = stack.pop()
        if isinstance(node, dict):
            if node.get("type") == "BASE_TABLE" and node.get("schema_name"):
                found.add(f"{node['schema_name']}.{node['table_name']}")
            stack.extend(node.values())
        elif isinstance(node, list):
            stack.extend(node)
    return found
