"""The accepted values: the rows of ../shared/acceptance/expected_values.csv, and by id what must come out for each
(values.toml, where its fields are explained). `shortfalls` says in words what does not come out; nothing when all does.
"""

import csv
import datetime as dt
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

from extractors.catalogue import load_catalogue
from extractors.reading import Reading
from extractors.registers.gazetteer import load_gazetteer
from tests.acceptance.seeds import document_of, read_seed
from tests.acceptance.wanted import Row, fits, overlaps, plain

VALUES = Path(__file__).parent / "values.toml"
SHARED = Path(__file__).resolve().parents[3] / "shared"
BY_RULE = frozenset({"structure", "rule"})
# Parts of an assertion that are the page's own words, where a person's name may stand.
_WORDS = frozenset({"quote", "span", "locator"})


@dataclass(frozen=True)
class Value:
    """What must come out for one accepted value."""

    wants: tuple[Row, ...] = ()
    forbidden: tuple[Row, ...] = ()
    nothing: bool = False
    person: bool = False
    document: Mapping[str, Any] = field(default_factory=dict)
    register: Mapping[str, Any] = field(default_factory=dict)
    body: Mapping[str, Any] = field(default_factory=dict)
    catalogue: Mapping[str, Any] = field(default_factory=dict)
    yearly: tuple[Row, ...] = ()


@dataclass(frozen=True)
class Place:
    """Where a value stands: its seed, the span of its quote, and whether a rule must find it."""

    seed: str
    start: int
    end: int
    quote: str
    needs_rule: bool


def load_values() -> dict[str, Value]:
    """By id. Raises `TypeError` for a key that means nothing."""
    return {key: Value(**body) for key, body in tomllib.loads(VALUES.read_text("utf-8")).items()}


def reading_allowed() -> frozenset[str]:
    """Ids of the values that a person's reading may give; none where the shared file is not here."""
    try:
        return frozenset(value_id for value_id, place in load_places(SHARED).items() if not place.needs_rule)
    except FileNotFoundError:
        return frozenset()


@cache
def load_places(shared: Path) -> dict[str, Place]:
    """By id, from the shared file where it is."""
    with (shared / "acceptance" / "expected_values.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["id"]: Place(
                row["seed"], int(row["start"]), int(row["end"]), row["quote"], row["method"] == "structure_or_rule"
            )
            for row in csv.DictReader(file)
        }


def shortfalls(shared: Path, value_id: str, *, with_readings: bool = True) -> list[str]:
    """What one value lacks on its seed, with the pinned readings or without."""
    value, place = load_values()[value_id], load_places(shared)[value_id]
    reading = read_seed(shared, place.seed, with_readings=with_readings)
    return [
        *_misplaced(reading, place),
        *_assertions(reading, value, place),
        *_people(reading, value, place),
        *_of_document(shared, reading, value, place),
        *_of_registers(value),
    ]


def yearly_shortfalls(con: duckdb.DuckDBPyConnection, value_id: str) -> list[str]:
    """What one value lacks in the derived tables."""
    lacking = []
    for wanted in load_values()[value_id].yearly:
        row = {k: v for k, v in wanted.items() if k not in ("table", "none")}
        n = sum(fits(found, row) for found in rows_of(con, f"marts.{wanted['table']}"))
        if (n > 0) == bool(wanted.get("none")):
            lacking.append(f"{n} rows of {wanted['table']} fit {row}")
    return lacking


def rows_of(con: duckdb.DuckDBPyConnection, table: str, where: str = "true") -> list[dict[str, Any]]:
    """Rows of a table, or of a query in brackets, by column name."""
    cursor = con.execute(f"SELECT * FROM {table} WHERE {where} ORDER BY ALL")
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _misplaced(reading: Reading, place: Place) -> Iterator[str]:
    """A page's no-break spaces are spaces to the reader; every other character is the one that was accepted."""
    words = (reading.text or "")[place.start : place.end]
    if words != place.quote.replace("\xa0", " "):
        yield f"at {place.start}..{place.end} stands {words!r}"


def _assertions(reading: Reading, value: Value, place: Place) -> Iterator[str]:
    said = [plain(a) for a in reading.assertions]
    for wanted in value.wants:
        n = len(_that_fit(said, wanted, place, by_rule=place.needs_rule))
        if n == 0 or n != wanted.get("times", n):
            yield f"{n} assertions fit {wanted}"
    for wanted in value.forbidden:
        anywhere = replace(place, start=0, end=len(reading.text or ""))
        for found in _that_fit(said, wanted, place if wanted.get("here") else anywhere, by_rule=False):
            yield f"there should be none of {wanted}: {found}"
    if value.nothing:
        here = [row for row in said if overlaps(row["span"], (place.start, place.end))]
        yield from (f"there should be nothing: {found}" for found in here)


def _that_fit(said: list[dict[str, Any]], wanted: Row, place: Place, *, by_rule: bool) -> list[dict[str, Any]]:
    at = wanted.get("at", (place.start, place.end))
    fields = {k: v for k, v in wanted.items() if k not in ("at", "here", "times")}
    return [
        row
        for row in said
        if row["kind"] == fields["kind"]
        and overlaps(row["span"], at)
        and (row["method"] in BY_RULE or not by_rule)
        and fits(row, fields)
    ]


def _people(reading: Reading, value: Value, place: Place) -> Iterator[str]:
    names = [p.name for p in reading.persons if overlaps((p.start, p.end), (place.start, place.end))]
    if value.person and not names:
        yield "no person is found in the words"
    for assertion in reading.assertions:
        told = {k: v for k, v in plain(assertion).items() if k not in _WORDS}
        yield from (f"a person's name stands in {assertion.kind} {told}" for name in names if name in str(told))


def _of_document(shared: Path, reading: Reading, value: Value, place: Place) -> Iterator[str]:
    document = document_of(shared, place.seed)
    published, updated = document.stamp("published"), document.stamp("updated")
    [stamp] = document.stamps if len(document.stamps) == 1 else [None]
    borne = {
        "anchor": reading.anchor_on,
        "published": published and published.at,
        "updated": updated and updated.at,
        "stamp_raw": stamp and stamp.raw,
        "stamp_at": stamp and stamp.at,
        "stamp_kind": stamp and stamp.kind,
    }
    for key, wanted in value.document.items():
        if _written(borne[key]) != _written(wanted):
            yield f"{key} is {_written(borne[key])}, not {_written(wanted)}"


def _written(value: object) -> object:
    """A moment as written with its zone: two that are equal may be of different zones."""
    return value.isoformat() if isinstance(value, dt.date) else value


def _of_registers(value: Value) -> Iterator[str]:
    gazetteer = load_gazetteer()
    if value.register:
        system = gazetteer.systems[value.register["system"]]
        held = {"system": system.id, "kind": system.kind, "counts_as_network": system.counts_as_network}
        if not fits(held, value.register):
            yield f"the register says {held}"
    if value.body:
        body = gazetteer.bodies[value.body["id"]]
        if not fits({"id": body.id, "country": body.country}, value.body):
            yield f"the register has {body.id} in {body.country}"
    if value.catalogue:
        source = load_catalogue()[value.catalogue["source"]]
        if not fits({"source": source.id, "crawl": source.crawl}, value.catalogue):
            yield f"{source.id} is crawled {source.crawl}"
