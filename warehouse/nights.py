"""How pages stood night by night, from the log of visits: what a run tells its operator whether or not a release came
of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import duckdb

from warehouse.log_rows import naive

# Days in Helsinki, as in the dataset `source_night`.
_VISITS = """
    WITH visit AS (
        SELECT
            f.source_id,
            CAST((f.fetched_at AT TIME ZONE 'UTC') AT TIME ZONE 'Europe/Helsinki' AS DATE) AS visited_on,
            f.state,
            f.state_reason,
            f.state IN ('read', 'unchanged') AS is_taken
        FROM raw.fetch AS f
        JOIN ops.run AS u USING (run_id)
        WHERE u.known_at <= $known_at
    )
"""
_SILENT = """
    source AS (
        SELECT
            source_id,
            min(visited_on) AS first_on,
            max(visited_on) FILTER (is_taken) AS last_on,
            arg_max(coalesce(state_reason, state), visited_on) AS why
        FROM visit
        GROUP BY source_id
    )
    SELECT s.source_id, s.last_on, s.why, count(DISTINCT v.visited_on) AS n_nights
    FROM source AS s
    JOIN visit AS v ON v.source_id = s.source_id AND v.visited_on > coalesce(s.last_on, s.first_on - 1)
    GROUP BY ALL
    ORDER BY n_nights DESC, s.source_id
"""
_STATES = """
    SELECT
        visited_on,
        CASE WHEN is_taken OR state = 'held' THEN state ELSE 'failed' END AS state,
        CAST(count(*) AS INTEGER) AS n
    FROM visit
    GROUP BY ALL
    ORDER BY ALL
"""


@dataclass(frozen=True, slots=True)
class Silent:
    """A source that has not been taken for some of its nights; `last_on` is None where it never was."""

    source_id: str
    last_on: dt.date | None
    why: str
    n_nights: int


@dataclass(frozen=True, slots=True)
class Nights:
    """Sources that are silent, longest first, and how many pages stood how in each night (`failed` is whatever was
    neither taken nor held)."""

    silent: tuple[Silent, ...] = ()
    states: tuple[tuple[dt.date, str, int], ...] = ()


def nights_of(con: duckdb.DuckDBPyConnection, known_at: dt.datetime) -> Nights:
    """The nights up to a moment (aware)."""
    told = {"known_at": naive(known_at)}
    silent = con.execute(f"{_VISITS}, {_SILENT}", told).fetchall()
    states = con.execute(f"{_VISITS} {_STATES}", told).fetchall()
    return Nights(tuple(Silent(*row) for row in silent), tuple((day, state, n) for day, state, n in states))
