"""What waits in the quarantine of partner reports, as the work file holds it: none of it is published."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches

import duckdb

from extractors.registers.y_tunnus import read_y_tunnus
from extractors.reports.report import Code
from warehouse.decisions import DecisionError, FixAction

_ROW_CODES = frozenset({"Q01", "Q02", "Q03", "Q10", "Q16", "Q17", "Q20"})
_WITHOUT_REPORT = frozenset({"Q12", "Q13"})


@dataclass(frozen=True, slots=True)
class Held:
    """A cell, a report or a file that waits. `party` is who is known or named, `sheet` and `address` say where."""

    quarantine_id: str
    code: Code
    severity: str
    network_id: str
    year: int | None
    party: str
    file_name: str
    sheet: str | None
    row_number: int | None
    address: str | None
    field: str | None
    raw: str
    hint: str | None
    known_from: dt.datetime


def held(con: duckdb.DuckDBPyConnection) -> list[Held]:
    """What waits, the gravest first; nothing before the first report."""
    there = con.execute(
        "SELECT count(*) FROM duckdb_tables() WHERE schema_name = 'core' AND table_name = 'report_quarantine'"
    ).fetchone()
    if not there or not there[0]:
        return []
    rows = con.execute(
        """
        SELECT
            quarantine_id, code, coalesce(severity, ''), network_id, year, coalesce(party_id, org_mention, ''),
            file_name, sheet, row_number, address, field, raw, hint, taken_from
        FROM core.report_quarantine
        WHERE state = 'open'
        ORDER BY list_position(['high', 'medium', 'low'], severity), network_id, year, taken_from, file_name,
            row_number, address, code, quarantine_id
        """
    ).fetchall()
    return [Held(*row) for row in rows]


def refuse_unfit(con: duckdb.DuckDBPyConnection, quarantine_id: str, action: FixAction, value: str | None) -> None:
    """Raise `DecisionError` for something that does not wait, or an action or value that does not fit it."""
    waiting = {row.quarantine_id: row for row in held(con)}
    if quarantine_id not in waiting:
        close = get_close_matches(quarantine_id, sorted(waiting), n=1)
        hint = f"; did you mean {close[0]}?" if close else "; `verkosto quarantine` shows what does"
        raise DecisionError(f"nothing waits under {quarantine_id!r}{hint}")
    row = waiting[quarantine_id]
    if row.code in _WITHOUT_REPORT and action != "reject":
        raise DecisionError(f"{row.code} is about the file: mend it and hand it in again, or reject")
    if action == "accept" and row.code not in _ROW_CODES and row.code != "Q11":
        raise DecisionError(f"what {row.code} says cannot be right as it stands: set its value, or reject it")
    if action == "assign":
        _refuse_unknown_body(con, row, value or "")
    if action == "set":
        _refuse_unfit_value(row, value or "")


def _refuse_unknown_body(con: duckdb.DuckDBPyConnection, row: Held, value: str) -> None:
    if row.code not in ("Q01", "Q02"):
        raise DecisionError(f"{row.code} is not about whose report it is")
    known = con.execute("SELECT count(*) FROM ref.body WHERE body_id = ?", [value]).fetchone()
    if not known or not known[0]:
        raise DecisionError(f"nobody knows a body {value!r}")


def _refuse_unfit_value(row: Held, value: str) -> None:
    if row.code == "Q02":
        if read_y_tunnus(value) != value:
            raise DecisionError(f"{value!r} is no Y-tunnus")
    elif row.code in ("Q03", "Q17"):
        if not (value.isascii() and value.isdecimal() and len(value) == len("2024")):
            raise DecisionError(f"{value!r} is no year")
    elif row.code in _ROW_CODES:
        raise DecisionError(f"{row.code} is about the whole report: accept or reject it, or say whose it is")
    elif row.field is None:
        raise DecisionError(f"{row.code} is about no field whose value could be set")
    else:
        try:
            number = Decimal(value)
        except InvalidOperation as error:
            raise DecisionError(f"{value!r} is no number; write it with a point, in the unit of {row.field}") from error
        if not number.is_finite():
            raise DecisionError(f"{value!r} is no number")
