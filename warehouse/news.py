"""Has anything come since a release was made that could give other facts? If not, it stands, and nothing is derived.

A page that was seen once more, and is what it was, is evidence too: of a membership that goes on, of a member who is
missing for one more day. So a release stands only where that evidence can move nothing but when something was last
seen. It does not stand where

- its `grounds` are others: code, texts, registers, rules, sources, decisions, readings, reports, the Finnish year, the
  state in which pages were found, or which of them was seen last;
- a member is missing from a list on fewer than `exit_nights` days: one more may prove that it left;
- a day has come of which a fact or a page speaks: a target falls due, and what was seen today is newer than a page that
  bears the release's own day;
- it is older than `RENEWED_AFTER`: when something was last seen is not to lag further behind.

Each errs towards deriving once too often. Takes the work file's connection, in which the last derivation stands.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict
from pathlib import Path

import duckdb

from extractors.catalogue import Catalogue
from extractors.fingerprint import content_id, reader_version
from warehouse.changes import Earlier
from warehouse.dataset import load_datasets
from warehouse.decisions import DECISIONS, Fix, Judgement, Withdrawal, read_decisions
from warehouse.log_rows import naive
from warehouse.rules import Rules
from warehouse.transform import HELSINKI
from warehouse.versions import texts_version, versions

RENEWED_AFTER = dt.timedelta(days=7)

# The parts of the log that facts rest on, as rows; all else in it follows from these. What a page was found to be
# counts when it was first so, and of the newest visits only in which order they came.
_LOG = """
    WITH visit AS (
        SELECT
            f.source_id,
            f.url,
            f.fetch_id,
            u.known_at,
            f.state IN ('read', 'unchanged') AS is_taken,
            CASE WHEN is_taken THEN 'taken' ELSE concat_ws(' ', f.state, f.state_reason) END AS worth,
            f.document_id,
            year(f.last_modified) AS modified_in,
            CAST((f.fetched_at AT TIME ZONE 'UTC') AT TIME ZONE 'Europe/Helsinki' AS DATE) AS visited_on
        FROM raw.fetch AS f
        JOIN ops.run AS u USING (run_id)
        WHERE u.known_at <= $known_at
    ),
    turn AS (
        SELECT source_id, url, known_at, worth, document_id, modified_in
        FROM visit
        QUALIFY (worth, document_id, modified_in) IS DISTINCT FROM
            lag((worth, document_id, modified_in)) OVER (PARTITION BY source_id, url ORDER BY known_at, fetch_id)
    ),
    newest AS (
        SELECT source_id, url, dense_rank() OVER (ORDER BY max(visited_on) FILTER (is_taken) DESC) AS place
        FROM visit
        GROUP BY ALL
    ),
    part AS (
        SELECT 'turn' AS part, hash(turn) AS row FROM turn
        UNION ALL SELECT 'newest', hash(newest) FROM newest
        UNION ALL SELECT 'reading', hash(reading_id, document_id, source_id, url, known_from)
            FROM obs.reading_in_force WHERE known_from <= $known_at
        UNION ALL SELECT 'intake', hash(i) FROM raw.report_intake AS i WHERE known_at <= $known_at
        UNION ALL SELECT 'report', hash(r) FROM obs.report_reading AS r WHERE known_from <= $known_at
    )
    SELECT part, count(*), bit_xor(row) FROM part GROUP BY part ORDER BY part
"""
_LAST_LOOK = """
    SELECT max(CAST((f.fetched_at AT TIME ZONE 'UTC') AT TIME ZONE 'Europe/Helsinki' AS DATE))
    FROM raw.fetch AS f
    JOIN ops.run AS u USING (run_id)
    WHERE u.known_at <= $known_at AND f.state IN ('read', 'unchanged')
"""
_PENDING = """
    FROM (
        FROM core.standing
        QUALIFY row_number() OVER (PARTITION BY network_id, era_no, party_id, role ORDER BY tick DESC) = 1
    )
    WHERE is_gone AND n_days < $exit_nights
"""
_DATED = """
    SELECT 1 FROM obs.reading
    WHERE published_on BETWEEN $since AND $today OR updated_on BETWEEN $since AND $today
        OR anchor_on BETWEEN $since AND $today OR stated_on BETWEEN $since AND $today
    UNION ALL
    SELECT 1 FROM raw.fetch WHERE last_modified BETWEEN $since AND $today
"""


def grounds(
    con: duckdb.DuckDBPyConnection,
    catalogue: Catalogue,
    known_at: dt.datetime,
    rules: Rules,
    decisions: Path = DECISIONS,
    made_with: str = "",
) -> str:
    """A name for all that a release of what is known at a moment (aware) rests on: alike where it can differ only in
    when something was last seen, as far as this tells. `made_with` are settings that show beside its facts."""
    judged = read_decisions(decisions)
    decided: tuple[Judgement | Withdrawal | Fix, ...] = (*judged.judgements, *judged.withdrawals, *judged.fixes)
    made = [d for d in decided if d.decided_at <= known_at]
    log = con.execute(_LOG, {"known_at": naive(known_at)}).fetchall()
    return content_id(
        f"{known_at.astimezone(HELSINKI).year}",
        repr(sorted(versions(rules, decisions).items())),
        texts_version(),
        made_with,
        repr(sorted(asdict(rules).items())),
        *(f"{source.id} {reader_version(source)}" for source in catalogue),
        *(repr(d) for d in (*made, *judged.confirmations)),
        *(repr(row) for row in log),
    )


def stands(
    con: duckdb.DuckDBPyConnection,
    catalogue: Catalogue,
    before: Earlier,
    known_at: dt.datetime,
    rules: Rules,
    decisions: Path = DECISIONS,
    made_with: str = "",
) -> bool:
    """Whether a release says all that is known at a moment (aware)."""
    if known_at - before.known_at > RENEWED_AFTER or not _is_derived(con):
        return False
    if before.grounds != grounds(con, catalogue, known_at, rules, decisions, made_with):
        return False
    if _finds(con, _PENDING, exit_nights=rules.exit_nights):
        return False
    today = known_at.astimezone(HELSINKI).date()
    since = _last_look(con, before.known_at)
    return since == today or not (_finds(con, _DATED, since=since, today=today) or _has_come(con, since, today))


def _last_look(con: duckdb.DuckDBPyConnection, before: dt.datetime) -> dt.date:
    """The day of the newest visit that a release (of a moment, aware) rests on: it may have been made without one."""
    row = con.execute(_LAST_LOOK, {"known_at": naive(before)}).fetchone()
    day = before.astimezone(HELSINKI).date()
    return min(day, row[0]) if row and row[0] else day


def _is_derived(con: duckdb.DuckDBPyConnection) -> bool:
    """Whether the work file holds a whole derivation."""
    rows = con.execute("SELECT schema_name || '.' || table_name FROM duckdb_tables()").fetchall()
    return {f"marts.{name}" for name in load_datasets()} | {"core.standing"} <= {name for (name,) in rows}


def _has_come(con: duckdb.DuckDBPyConnection, since: dt.date, today: dt.date) -> bool:
    """Whether a published fact speaks of a day after `since` that is here now."""
    columns = con.execute(
        "SELECT table_name, list(column_name) FROM duckdb_columns() "
        "WHERE database_name = current_database() AND schema_name = 'marts' AND data_type = 'DATE' GROUP BY ALL"
    ).fetchall()
    return any(
        _finds(
            con,
            f"FROM marts.{table} WHERE {' OR '.join(f'({name} > $since AND {name} <= $today)' for name in names)}",
            since=since,
            today=today,
        )
        for table, names in columns
    )


def _finds(con: duckdb.DuckDBPyConnection, sql: str, **values: object) -> bool:
    return con.execute(f"SELECT 1 FROM ({sql}) LIMIT 1", values).fetchone() is not None  # noqa: S608 (own SQL)
