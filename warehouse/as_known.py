"""Yearly datasets as known at any moment: table macros of a release, made of the transform's own SQL.

`membership_year_at(known_at)` and its like answer what the release of that moment would have said by today's rules
and registers. Each is one SELECT: the dataset's own, with the tables it reads before it as common table expressions,
down to the log and to the history that the release holds already. So a rule is written once, and no second copy can
differ. The log goes along into the release (schemas obs, raw, ops, ref), without what is personal or protected.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict
from functools import cache

import duckdb

from warehouse.dataset import Dataset, yearly_datasets
from warehouse.rules import Rules
from warehouse.transform import MOMENTS, rests_on

# Published tables that hold their whole history: what reads them needs nothing that they were made of.
HISTORY = {"marts.participation": "participation", "marts.listing": "listing", "marts.source_night": "source_night"}
_DERIVED = re.compile(r"\b(?:core|marts)\.[a-z_]+\b")
_VARIABLE = re.compile(r"getvariable\('([a-z_]+)'\)")
# A macro's parameter hides columns of its name, so the log's own column goes under another here.
_MOMENT = re.compile(r"\bknown_at\b")
_RENAMED = "known_moment"
_DAY = "CAST((known_at AT TIME ZONE 'UTC') AT TIME ZONE 'Europe/Helsinki' AS DATE)"

# What stands in the work file and not in a release: the words of pages, and names that may be people's.
_MASKED = {
    "obs.assertion": """* REPLACE (
        -- The sentences stand in the table `assertion`; a second copy would be a third of the file.
        NULL::VARCHAR AS quote,
        NULL::VARCHAR AS quote_public,
        CASE WHEN network_mention IN (SELECT mention FROM ref.resolution UNION ALL SELECT mention FROM ref.judgement)
            THEN network_mention ELSE network_public END AS network_mention,
        CASE WHEN party_mention IN (SELECT mention FROM ref.resolution UNION ALL SELECT mention FROM ref.judgement)
            THEN party_mention ELSE party_public END AS party_mention)""",
    "obs.reading": "* REPLACE (NULL::VARCHAR AS text, NULL::VARCHAR AS title, NULL::VARCHAR AS problem_words)",
    "raw.fetch": "* REPLACE (NULL::VARCHAR AS detail)",
}


@cache
def told_by_pages() -> tuple[Dataset, ...]:
    """The yearly datasets that rest on pages. What partners report is not in a release's log: not all of them agreed to
    its publication."""
    reads = {d.name: rests_on([f"marts.{d.name}"], HISTORY)[1] for d in yearly_datasets()}
    return tuple(d for d in yearly_datasets() if not any(".report_" in table for table in reads[d.name]))


@cache
def log_tables() -> tuple[str, ...]:
    """The tables of the log and of the registers that the macros read."""
    read = {table for d in told_by_pages() for table in rests_on([f"marts.{d.name}"], HISTORY)[1]}
    return tuple(sorted(read - HISTORY.keys()))


def copy_log(con: duckdb.DuckDBPyConnection, database: str) -> None:
    """Put the log's tables into an attached database, as far as they may be published."""
    for schema in sorted({table.partition(".")[0] for table in log_tables()}):
        con.execute(f"CREATE SCHEMA {database}.{schema}")
    for table in log_tables():
        columns = [row[0] for row in con.execute(f"DESCRIBE {table}").fetchall()]
        masked = _MASKED.get(table, "*")
        shown = ", ".join(f"{c} AS {_RENAMED}" if c == "known_at" else c for c in columns)
        # In the order of loading: nobody but the macros reads them, and to sort them costs more than to write them.
        con.execute(f"CREATE TABLE {database}.{table} AS SELECT {shown} FROM (SELECT {masked} FROM {table})")  # noqa: S608 (own names)
        con.execute(f"COMMENT ON TABLE {database}.{table} IS 'Part of the log: what the macros {{dataset}}_at read.'")


def macros(rules: Rules) -> Iterator[str]:
    """The CREATE MACRO statement of each yearly dataset that rests on pages."""
    for name in [d.name for d in told_by_pages()]:
        tables, _ = rests_on([f"marts.{name}"], HISTORY)
        *before, (_, last) = [(table, _as_known(sql, rules)) for table, sql in tables]
        common = "".join(f'"{table}" AS (\n{sql}\n),\n' for table, sql in before)
        yield f"CREATE OR REPLACE MACRO {name}_at(known_at) AS TABLE WITH {common}answer AS (\n{last}\n)\nFROM answer"


def _as_known(sql: str, rules: Rules) -> str:
    """A transform's SELECT with the run's variables in place, and its tables under the names they have in the macro."""
    settings = {name: str(int(value)) for name, value in asdict(rules).items()}
    settings |= dict.fromkeys(MOMENTS, "«moment»") | {"known_on": "«day»"}
    sql = _VARIABLE.sub(lambda found: settings[found[1]], sql)
    sql = _MOMENT.sub(_RENAMED, sql)
    sql = _DERIVED.sub(lambda found: HISTORY.get(found[0], f'"{found[0]}"'), sql)
    return sql.replace("«moment»", "known_at").replace("«day»", _DAY)
