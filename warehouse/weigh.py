"""A decision weighed before it is written: is what it names there, and what would it change?

Asks the registers, which say what names can be decided to be, and the work file's log, which says which names,
documents and assertions there are. Gives numbers or raises `DecisionError`; changes nothing.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

import duckdb

from extractors.catalogue import Catalogue
from extractors.registers.gazetteer import load_gazetteer
from warehouse.database import copy_of, writer
from warehouse.decisions import DecisionError, Subject, Withdrawn
from warehouse.rules import Rules
from warehouse.transform import derive

_MOST_CLOSE = 3


@dataclass(frozen=True, slots=True)
class Standing:
    """What is held true: memberships (network, body, role), and how many assertions make facts and wait for names."""

    memberships: frozenset[tuple[str, str, str]] = frozenset()
    n_facts: int = 0
    n_waiting: int = 0


@dataclass(frozen=True, slots=True)
class Effect:
    """What a decision changes, by what was held true before it and is after it."""

    before: Standing
    after: Standing

    @property
    def gained(self) -> list[tuple[str, str, str]]:
        return sorted(self.after.memberships - self.before.memberships)

    @property
    def lost(self) -> list[tuple[str, str, str]]:
        return sorted(self.before.memberships - self.after.memberships)


def refuse_unknown_target(con: duckdb.DuckDBPyConnection | None, subject: Subject, target_id: str) -> None:
    """Raise `DecisionError` for a body or network that neither the registers nor the warehouse know."""
    gazetteer = load_gazetteer()
    known = set(gazetteer.bodies if subject == "party" else gazetteer.systems)
    table, column = ("body", "body_id") if subject == "party" else ("network", "network_id")
    if con is not None and _has_table(con, "ref", table):
        known |= {r[0] for r in con.execute(f"SELECT {column} FROM ref.{table}").fetchall()}  # noqa: S608 (own names)
    if target_id not in known:
        kind = "body" if subject == "party" else "network"
        close = get_close_matches(target_id.casefold(), sorted(known), n=_MOST_CLOSE)
        hint = f"; did you mean {' or '.join(close)}?" if close else ""
        raise DecisionError(f"nobody knows a {kind} {target_id!r}{hint}")


def count_written(con: duckdb.DuckDBPyConnection, subject: Subject, mention: str) -> int:
    """How many assertions in the log have a name as it stands, also as the other end of a link.

    Raises `DecisionError` for words that hold a person's name or contact details: decisions are published.
    """
    column, public = (f"{subject}_{part}" for part in ("mention", "public"))
    row = con.execute(
        f"""
        SELECT
            count_if({column} = $mention OR (kind = 'link' AND (said -> 'target' ->> 'mention') = $mention)),
            bool_or({column} = $mention AND {public} <> $mention)
        FROM obs.assertion
        """,  # noqa: S608 (own names)
        {"mention": mention},
    ).fetchone()
    n_written, holds_person = row or (0, False)
    if holds_person:
        raise DecisionError(f"{mention!r} holds a person's name or contact details, and decisions are published")
    return int(n_written)


def refuse_absent(con: duckdb.DuckDBPyConnection, subject: Withdrawn, withdrawn_id: str) -> None:
    """Raise `DecisionError` for a document or assertion that is not in the log. Decisions stand in their files."""
    if subject == "decision":
        return
    table = "raw.document" if subject == "document" else "obs.assertion"
    sql = f"SELECT count(*) FROM {table} WHERE {subject}_id = ?"  # noqa: S608 (own names)
    row = con.execute(sql, [withdrawn_id]).fetchone()
    if not row or not row[0]:
        raise DecisionError(f"the warehouse holds no {subject} {withdrawn_id!r}")


def standing(con: duckdb.DuckDBPyConnection) -> Standing:
    """What was held true when the datasets were last derived; nothing before the first time."""
    if not _has_table(con, "marts", "participation") or not _has_table(con, "core", "statement"):
        return Standing()
    rows = con.execute(
        "SELECT DISTINCT network_id, party_id, role FROM marts.participation WHERE known_to IS NULL"
    ).fetchall()
    row = con.execute(
        "SELECT count(*) FILTER (outcome = 'fact'), count(*) FILTER (outcome = 'review') FROM core.assertion"
    ).fetchone()
    n_facts, n_waiting = row or (0, 0)
    return Standing(frozenset((n, p, r) for n, p, r in rows), int(n_facts), int(n_waiting))


def try_out(warehouse: Path, catalogue: Catalogue, known_at: dt.datetime, rules: Rules, decisions: Path) -> Effect:
    """What a folder of decisions would change of what was derived last, found out on a copy of the work file.

    Raises `BusyError` where somebody is writing the warehouse, `CheckFailedError` where a check would stop the
    derivation.
    """
    with copy_of(warehouse) as copy, writer(copy) as con:
        before = standing(con)
        derive(con, catalogue, known_at, rules, decisions)
        return Effect(before, standing(con))


def _has_table(con: duckdb.DuckDBPyConnection, schema: str, name: str) -> bool:
    row = con.execute(
        "SELECT count(*) FROM duckdb_tables() WHERE schema_name = ? AND table_name = ?", [schema, name]
    ).fetchone()
    return bool(row and row[0])
