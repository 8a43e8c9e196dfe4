"""A made-up log of any size, in the shape of the real one, as Parquet files: what the warehouse is measured on.

Nine statements in ten are lines of member lists: networks of 20 to 300 bodies, read every week for eight years, whose
list changes every twelve weeks by a name or two. Every fourth network is told a second time by a page of others. The
rest are news with claims of size, and with steps, targets and links. Some names are nobody's: a few thousand, whatever
the size. Everything follows from numbers and `hash`, so a size has the same bytes each time.

What the registers hold is too little for it. Bodies come by a register's sheet (`obs.register_body`); the systems and
the sources are handed to whoever derives (`registers`, `catalogue`).
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import duckdb

from extractors.catalogue import Catalogue, Page, Source
from extractors.registers.entries import System
from extractors.registers.gazetteer import load_gazetteer

# Lines of lists a network and year: some 114 bodies in 4.3 versions, a quarter of them told twice by half.
_LINES_A_YEAR = 470
_TABLES: dict[str, str] = {
    "ops.run": """
        SELECT
            strftime(known_at, '%Y-%m-%dT%H%M%SZ') AS run_id, 'nightly' AS flow, known_at, 'recorded' AS transport,
            'made-up' AS code_version
        FROM week
    """,
    "raw.fetch": """
        SELECT
            md5(concat_ws('|', url, week)) AS fetch_id, strftime(known_at, '%Y-%m-%dT%H%M%SZ') AS run_id, source_id,
            url, lang, known_at + INTERVAL 1 MINUTE AS fetched_at, 'fetch' AS via,
            CASE WHEN is_down THEN 'failed' WHEN is_first THEN 'ok' ELSE 'not_modified' END AS outcome,
            CASE WHEN is_down THEN 'timeout' END AS reason, CASE WHEN NOT is_down THEN 200 END AS http_status,
            url AS final_url, CASE WHEN NOT is_down THEN document_id END AS document_id, 'text/html' AS media_type,
            30000 AS size, 'allowed' AS robots_state,
            CASE WHEN is_down THEN 'source_unavailable' WHEN is_first THEN 'read' ELSE 'unchanged' END AS state,
            CASE WHEN is_down THEN 'timeout' END AS state_reason
        FROM visit
    """,
    "raw.document": "SELECT DISTINCT document_id, 30000 AS size, 'text/html' AS media_type FROM document",
    "obs.reading": """
        SELECT
            d.reading_id, d.document_id, d.source_id, d.url, d.lang, 'made-up' AS reader_version,
            strftime(w.known_at, '%Y-%m-%dT%H%M%SZ') AS run_id, w.known_at AS recorded_at, 'Jäsenet' AS title, t.text,
            CASE WHEN d.is_dated THEN CAST(w.known_at AS DATE) END AS updated_on,
            CASE WHEN d.is_dated THEN CAST(w.known_at AS DATE) END AS anchor_on,
            CASE WHEN d.is_dated THEN 'updated' ELSE 'fetch_date' END AS anchor_basis,
            coalesce(t.n_members, 0) AS n_members, w.known_at AS loaded_at, md5(d.reading_id) AS content_id
        FROM document AS d
        JOIN week AS w USING (week)
        LEFT JOIN (
            SELECT
                document_id, string_agg(quote, chr(10) ORDER BY line) AS text,
                count_if(kind = 'participation') AS n_members
            FROM statement
            GROUP BY document_id
        ) AS t USING (document_id)
    """,
    "obs.reading_in_force": """
        SELECT d.reading_id, d.document_id, d.source_id, d.url, w.known_at AS known_from, w.known_at AS noted_at
        FROM document AS d
        JOIN week AS w USING (week)
    """,
    "obs.assertion": """
        SELECT
            assertion_id, document_id, source_id, url, kind, network_id, network_mention, party_id, party_mention, role,
            CASE kind WHEN 'participation' THEN 'active' END AS state,
            CASE kind WHEN 'participation' THEN 'official_list' END AS basis,
            CAST(start_year AS VARCHAR) AS start_edtf, make_date(start_year, 1, 1) AS start_earliest,
            make_date(start_year, 12, 31) AS start_latest,
            CASE WHEN start_year IS NOT NULL THEN 'in' END AS start_relation,
            CASE kind WHEN 'headcount' THEN 'any' END AS member_kind, value, comparator, value AS lower,
            CASE comparator WHEN '=' THEN value END AS upper,
            CASE kind WHEN 'headcount' THEN 'as_of' END AS as_of_relation, quote, quote AS quote_public,
            network_mention AS network_public, party_mention AS party_public, CAST(said AS JSON) AS said,
            CAST(line * 81 AS INTEGER) AS char_start, CAST(line * 81 + 80 AS INTEGER) AS char_end,
            CASE kind WHEN 'participation' THEN 'structure' ELSE 'rule' END AS method, 'present' AS tense,
            CASE kind WHEN 'target' THEN 'goal' ELSE 'is' END AS modality, 'stated' AS certainty
        FROM statement
    """,
    "obs.reading_assertion": "SELECT reading_id, assertion_id FROM statement JOIN document USING (document_id)",
    "obs.register_body": """
        SELECT
            (SELECT min(reading_id) FROM document WHERE week = 0) AS reading_id, body_id, 'made-up' AS register_id,
            kind, name, country, 'row ' || body_no AS locator
        FROM body
        WHERE NOT is_known
    """,
    "restricted.person": """
        SELECT reading_id, 1 AS char_start, 7 AS char_end,
            format('Etunimi{} Sukunimi{}', hash(reading_id, 1) % 50, hash(reading_id, 2) % 200) AS name
        FROM document
        WHERE hash(reading_id, 'person') % 40 = 0
    """,
}


@dataclasses.dataclass(frozen=True)
class World:
    """A log of about `statements` statements over some years, in a folder: a Parquet file a table."""

    folder: Path
    statements: int
    years: int = 8
    known_at: dt.datetime = dt.datetime(2026, 11, 22, 0, 15, tzinfo=dt.UTC)

    @property
    def networks(self) -> int:
        return max(2, self.statements * 9 // 10 // (_LINES_A_YEAR * self.years))

    def file(self, table: str) -> Path:
        return self.folder / f"{table}.parquet"

    def write(self) -> None:
        """Make the files. DuckDB alone works; the texts of 1e7 statements take some 10 GB of memory to put together."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with duckdb.connect(config={"threads": 2, "temp_directory": str(self.folder)}) as con:
            _scaffold(con, self)
            for table, sql in _TABLES.items():
                con.execute(f"COPY ({sql} ORDER BY ALL) TO '{self.file(table)}' (FORMAT parquet, COMPRESSION zstd)")

    def catalogue(self) -> Catalogue:
        """Its sources: a list a network, every fourth a page of others too, and news."""
        return Catalogue([source for n in range(self.networks) for source in _sources(n)])

    def registers(self) -> Any:
        """The registers with its systems in them, in the place of `warehouse.reference.load_gazetteer`: a context."""
        known = load_gazetteer()
        systems = tuple(_system(n) for n in range(self.networks))
        registers = dataclasses.replace(known.registers, systems=known.registers.systems + systems)
        gazetteer = SimpleNamespace(registers=registers, bodies=known.bodies)
        return patch("warehouse.reference.load_gazetteer", lambda: gazetteer)


def tables() -> tuple[str, ...]:
    """The tables that a world has rows of, in the order of loading."""
    return tuple(_TABLES)


def _system(n: int) -> System:
    name = f"Ilmastoverkko {n}"
    return System(f"verkko-{n}", "network", name, name, name, None, None, None, True, ("municipality",), "member", None)


def _sources(n: int) -> list[Source]:
    def source(kind: str, rank: Any, **more: Any) -> Source:
        return Source(
            id=f"{kind}-{n}", title=kind, publisher="syke", owner="syke", kinds=("member_list",), rank=rank,
            licence="none-stated", pages=(Page(lang="fi", url=f"https://{kind}-{n}.example/"),), **more,
        )  # fmt: skip

    lists = [source("lista", "network_list", network=f"verkko-{n}", exhaustive=True), source("uutiset", "news")]
    return [*lists, source("muut", "own_page")] if n % 4 == 0 else lists


def _scaffold(con: duckdb.DuckDBPyConnection, world: World) -> None:
    """The tables that the log's are made of: weeks, bodies, networks, pages, their versions, visits and statements."""
    networks = world.networks
    bodies = networks * 36 + 701
    bodies += bodies % 7 == 0  # steps of seven must go round all of them
    weeks = 52 * world.years
    towns = sorted(
        (b.id, b.name) for b in load_gazetteer().bodies.values() if b.kind == "municipality" and b.stands_on(None)
        and b.country == "FI"
    )  # fmt: skip
    con.execute("CREATE TABLE town (town_no INTEGER, body_id VARCHAR, name VARCHAR)")
    con.executemany("INSERT INTO town VALUES (?, ?, ?)", [(i, *town) for i, town in enumerate(towns)])
    first = (world.known_at - dt.timedelta(weeks=weeks - 1)).replace(tzinfo=None)
    numbers = {"weeks": weeks, "networks": networks, "bodies": bodies, "news": max(1, world.statements // 100)}
    for name, value in numbers.items():
        con.execute(f"SET VARIABLE {name} = CAST({value} AS BIGINT)")
    con.execute(f"SET VARIABLE first = TIMESTAMP '{first}'")
    con.execute(Path(__file__).with_suffix(".sql").read_text("utf-8"))
