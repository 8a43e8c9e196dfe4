"""Derive facts and yearly datasets from the log, and check them, in one transaction.

Each file of `transform/` is one SELECT, named for the table that it makes (`schema.table.sql`). The order comes from
DuckDB's own parser: a table is made after those it reads. Nothing here holds state: the schemas `core` and `marts`
are made from scratch each time, as a pure function of the log, the registers, `known_at` and the `Rules`.

Whoever writes such a SELECT for many rows should know that DuckDB takes tables made in the transaction for empty: it
orders joins without knowing which side is small, so `MATERIALIZED` has to say what comes first. An outer join with a
condition on one side's rows alone compares each row with each: `tests/warehouse/test_made_up_log.py` reads the plans.
`LATERAL` joins on all that it is given, whole texts too; the `unnest` of a list belongs among the columns.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection, Container, Iterable
from dataclasses import asdict, dataclass
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import duckdb

from extractors.catalogue import Catalogue
from warehouse.checks import Finding, run_checks
from warehouse.database import empty_schema, transaction
from warehouse.dataset import refuse_undescribed
from warehouse.decisions import DECISIONS, read_decisions
from warehouse.log_rows import naive
from warehouse.reference import load_reference
from warehouse.resolve import resolve_names
from warehouse.rules import Rules

TRANSFORM = Path(__file__).parent / "transform"
# What only leaves rows out of wide tables, or adds a column: a copy of every sentence would cost more than it saves.
VIEWS = frozenset({"core.assertion", "core.reading"})
HELSINKI = ZoneInfo("Europe/Helsinki")
MOMENTS = ("known_at", "readings_at", "decided_at", "corrected_at")


@dataclass(frozen=True, slots=True)
class Cut:
    """Up to which moments (aware) each sort of knowledge counts; None is `known_at`, up to which visits count.

    `readings_at` is about newer readers' readings of page versions that were read before, `decided_at` about decisions
    on names, `corrected_at` about withdrawals.
    """

    known_at: dt.datetime
    readings_at: dt.datetime | None = None
    decided_at: dt.datetime | None = None
    corrected_at: dt.datetime | None = None


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
    with transaction(con):
        _make_tables(con, catalogue, Cut(known_at), rules, in_order(), decisions)
        refuse_undescribed(con)
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


def derive_tables(
    con: duckdb.DuckDBPyConnection,
    catalogue: Catalogue,
    known_at: dt.datetime | Cut,
    rules: Rules,
    wanted: Collection[str],
    decisions: Path = DECISIONS,
) -> None:
    """Make only the `wanted` tables (`schema.table`) and those that they rest on, as `derive` would. A `Cut` leaves out
    part of what was known at its moment.

    Nothing is checked: what is made so answers questions about the past, and is never published.
    """
    with transaction(con):
        cut = known_at if isinstance(known_at, Cut) else Cut(known_at)
        _make_tables(con, catalogue, cut, rules, rests_on(wanted)[0], decisions)


def _make_tables(
    con: duckdb.DuckDBPyConnection,
    catalogue: Catalogue,
    cut: Cut,
    rules: Rules,
    tables: Iterable[tuple[str, str]],
    decisions: Path,
) -> None:
    judged = read_decisions(decisions)
    known_on = _set_variables(con, cut, rules)
    load_reference(con, catalogue, judged, known_on)
    resolve_names(con)
    for schema in ("core", "marts"):
        empty_schema(con, schema)
    for table, sql in tables:
        make_table(con, table, sql)


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


def _set_variables(con: duckdb.DuckDBPyConnection, cut: Cut, rules: Rules) -> dt.date:
    day = cut.known_at.astimezone(HELSINKI).date()
    for name in MOMENTS:
        moment = naive(getattr(cut, name) or cut.known_at)
        con.execute(f"SET VARIABLE {name} = TIMESTAMP '{moment.isoformat(sep=' ')}'")
    con.execute(f"SET VARIABLE known_on = DATE '{day.isoformat()}'")
    for name, value in asdict(rules).items():
        con.execute(f"SET VARIABLE {name} = {int(value)}")
    return day


@cache
def in_order() -> tuple[tuple[str, str], ...]:
    """All (table, SELECT), each after the tables it reads."""
    files = _files()
    reads = {table: reads & files.keys() for table, reads in _reads().items()}
    return tuple((table, files[table]) for table in TopologicalSorter(reads).static_order())


def rests_on(wanted: Iterable[str], held: Container[str] = ()) -> tuple[list[tuple[str, str]], set[str]]:
    """The SELECTs that tables rest on, in order and with their own, and the tables outside that these read. A table
    that is `held` already counts as outside, with all that it was made of."""
    needed, outside, stack = set[str](), set[str](), list(wanted)
    while stack:
        table = stack.pop()
        if table in needed or table in outside:
            continue
        if table in held or table not in _reads():
            outside.add(table)
            continue
        needed.add(table)
        stack.extend(_reads()[table])
    return [(table, sql) for table, sql in in_order() if table in needed], outside


@cache
def _files() -> dict[str, str]:
    return {f.stem: f.read_text("utf-8") for f in sorted(TRANSFORM.glob("*.sql"))}


@cache
def _reads() -> dict[str, set[str]]:
    with duckdb.connect() as con:
        return {table: tables_read(con, sql) for table, sql in _files().items()}


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
