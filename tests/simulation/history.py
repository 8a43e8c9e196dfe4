"""What the derivation makes of a log: the beliefs of a night, and the whole history as a later night holds it."""

import datetime as dt

import duckdb

from tests.simulation.log import CATALOGUE, Log
from warehouse.log_rows import naive
from warehouse.rules import Rules
from warehouse.transform import derive_tables

BELIEF = (
    "network_id, party_id, role, spell_no, state, basis, start_edtf, start_earliest, start_latest, starts_differ, "
    "end_edtf, end_earliest, end_latest"
)
Belief = tuple


def derive_history(log: Log, known_at: dt.datetime, *wanted: str) -> None:
    """Make the history as known at a moment."""
    derive_tables(log.con, CATALOGUE, known_at, Rules(), {"marts.participation", *wanted}, log.decisions)


def believed(con: duckdb.DuckDBPyConnection, at: dt.datetime, history: str = "marts.participation") -> list[Belief]:
    """What a history says was believed at a moment."""
    return con.execute(
        f"SELECT {BELIEF} FROM {history} WHERE known_from <= ? AND (known_to IS NULL OR known_to > ?) ORDER BY ALL",
        [naive(at), naive(at)],
    ).fetchall()


def closed(con: duckdb.DuckDBPyConnection, before: dt.datetime) -> set[tuple]:
    """The rows that were closed by a moment: what nothing that comes later may change."""
    return set(
        con.execute(
            f"SELECT {BELIEF}, known_from, known_to FROM marts.participation WHERE known_to <= ?",
            [naive(before)],
        ).fetchall()
    )
