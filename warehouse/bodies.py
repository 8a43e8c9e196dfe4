"""Reference tables of bodies: who they are by name, code and sector, what became of them, and whose their land is now.

Takes the registers of the package and makes the `ref` tables of bodies from scratch. Bodies that only a source's sheet
knows are added by `add_register_bodies` from the log. Networks, sources and decisions are `reference`'s.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

import duckdb
import pyarrow as pa

from extractors.registers.entries import FIRST_REGIONS, Municipality, Registers
from extractors.registers.gazetteer import Gazetteer
from extractors.registers.succession import Succession
from warehouse.batch import replace_table

_TEXT, _INT, _BOOL, _DATE = pa.string(), pa.int32(), pa.bool_(), pa.date32()
_NAMES: dict[str, pa.DataType] = {"name_fi": _TEXT, "name_sv": _TEXT, "name_en": _TEXT}


def load_bodies(con: duckdb.DuckDBPyConnection, gazetteer: Gazetteer, known_on: dt.date) -> None:
    """Make the tables of bodies. Municipalities stand year by year up to that of `known_on`, and territory is that of
    those who have it on that day."""
    registers = gazetteer.registers
    replace_table(
        con,
        "ref.region",
        {"region_code": _TEXT, "body_id": _TEXT, **_NAMES},
        ((r.code, r.id, r.name_fi, r.name_sv, r.name_en) for r in registers.regions),
    )
    replace_table(
        con,
        "ref.municipality_year",
        {
            "municipality_code": _TEXT,
            "body_id": _TEXT,
            "year": _INT,
            **_NAMES,
            "region_code": _TEXT,
            "region_year": _INT,
        },
        (row for m in registers.municipalities if m.country == "FI" for row in _years(m, known_on.year)),
    )
    replace_table(
        con,
        "ref.body",
        {
            "body_id": _TEXT,
            "kind": _TEXT,
            "name": _TEXT,
            **_NAMES,
            "country": _TEXT,
            "municipality_code": _TEXT,
            "region_code": _TEXT,
            "municipality_id": _TEXT,
            "y_tunnus": _TEXT,
            "is_of_register": _BOOL,
        },
        _bodies(gazetteer, registers),
    )
    replace_table(
        con,
        "ref.body_change",
        {
            "change_id": _TEXT,
            "kind": _TEXT,
            "changed_on": _DATE,
            "predecessor_id": _TEXT,
            "successor_id": _TEXT,
            "lang": _TEXT,
            "old_name": _TEXT,
            "new_name": _TEXT,
            "from_region": _TEXT,
            "to_region": _TEXT,
        },
        (
            (
                c.id,
                c.kind,
                c.on,
                c.predecessor_id,
                c.successor_id,
                c.lang,
                c.old_name,
                c.new_name,
                c.from_region,
                c.to_region,
            )
            for c in registers.changes
        ),
    )
    succession = Succession(registers)
    replace_table(
        con,
        "ref.body_today",
        {"body_id": _TEXT, "today_id": _TEXT},
        ((b, today) for b in gazetteer.bodies for today in succession.successors_on(b, known_on)),
    )
    replace_table(
        con,
        "ref.sector",
        {"body_id": _TEXT, "tol_section": _TEXT, "tol_version": _TEXT, "source": _TEXT},
        ((s.body_id, s.tol_section, s.tol_version, s.source) for s in registers.sectors),
    )


def add_register_bodies(con: duckdb.DuckDBPyConnection) -> None:
    """Add the bodies that only a source's sheet knows, as its newest reading by today's reader has them, and those that
    only reports tell of, as the newest report has them.

    Bodies of the registers come first: an id that both have is theirs. They are what they were: nothing tells that they
    changed.
    """
    con.execute(
        """
        INSERT INTO ref.body BY NAME
        SELECT b.body_id, b.kind, b.name, b.country, true AS is_of_register
        FROM obs.register_body AS b
        JOIN obs.reading AS r USING (reading_id)
        LEFT JOIN ref.source AS s USING (source_id)
        WHERE r.recorded_at <= getvariable('known_at') AND b.body_id NOT IN (SELECT body_id FROM ref.body)
        QUALIFY row_number() OVER (
            PARTITION BY b.body_id
            ORDER BY r.reader_version IS NOT DISTINCT FROM s.reader_version DESC, r.recorded_at DESC, r.loaded_at DESC
        ) = 1
        ORDER BY b.body_id
        """
    )
    con.execute(
        """
        INSERT INTO ref.body BY NAME
        SELECT b.body_id, b.kind, b.name, b.country, true AS is_of_register
        FROM obs.report_body AS b
        JOIN obs.report_reading AS r USING (report_reading_id)
        WHERE r.known_from <= getvariable('known_at') AND b.body_id NOT IN (SELECT body_id FROM ref.body)
        QUALIFY row_number() OVER (PARTITION BY b.body_id ORDER BY r.year DESC, r.known_from DESC, b.name) = 1
        ORDER BY b.body_id
        """
    )
    con.execute("INSERT INTO ref.body_today SELECT body_id, body_id FROM ref.body WHERE is_of_register ORDER BY ALL")


def _years(municipality: Municipality, this_year: int) -> Iterable[tuple[Any, ...]]:
    m = municipality
    if m.first_year is None:
        raise ValueError(f"municipality {m.id} has no first year")
    # The oldest register serves the years before it, so its own first year is always there.
    for year in range(m.first_year, max(m.last_year or this_year, m.first_year) + 1):
        yield m.code, m.id, year, m.name_fi, m.name_sv, m.name_en, m.region_code, max(year, FIRST_REGIONS)


def _bodies(gazetteer: Gazetteer, registers: Registers) -> Iterable[tuple[Any, ...]]:
    """Every body under its newest names."""
    named: dict[str, tuple[str | None, ...]] = {r.id: (r.name_fi, r.name_sv, r.name_en) for r in registers.regions}
    named |= {o.id: (o.name_fi, o.name_sv, o.name_en) for o in registers.organisations}
    for m in sorted(registers.municipalities, key=lambda m: m.first_year or 0):
        named[m.id] = (m.name_fi, m.name_sv, m.name_en)
    for b in gazetteer.bodies.values():
        names, town = named[b.id], b.municipality_id
        yield b.id, b.kind, b.name, *names, b.country, b.municipality_code, b.region_code, town, b.y_tunnus, False
