"""The registers: the CSV files beside this module as typed rows, refused when they are wrong.

Takes a folder of CSV files and gives `Registers`. Beyond the shape of each cell (rows.py) it is a `RegisterError` when
an id stands twice, when the runs of years of a municipality overlap, when a change contradicts them (changes.py), or
when a reference leads nowhere. Where the facts
come from stands in registers.toml. Looking names up is the gazetteer's work, not done here.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path

from extractors.registers.changes import read_changes
from extractors.registers.entries import (
    BODY_KINDS,
    BODY_NAME_TYPES,
    MEMBER_KINDS,
    MEMBER_ROLES,
    SYSTEM_KINDS,
    SYSTEM_NAME_TYPES,
    SYSTEM_STATES,
    TOL_SECTIONS,
    Municipality,
    Organisation,
    OtherName,
    Region,
    RegisteredSystem,
    Registers,
    Sector,
    System,
)
from extractors.registers.exonyms import read_exonyms
from extractors.registers.rows import RegisterError, Row, read_rows

__all__ = [
    "Municipality",
    "Organisation",
    "OtherName",
    "Region",
    "RegisterError",
    "RegisteredSystem",
    "Registers",
    "System",
    "read_registers",
]

FOLDER = Path(__file__).parent

NAMES = ("name_fi", "name_sv", "name_en")


def read_registers(folder: Path = FOLDER) -> Registers:
    """Read and check every register in `folder`. Raises `RegisterError` for the first thing that is wrong."""
    regions = _regions(folder / "regions.csv")
    codes = {region.code for region in regions}
    finnish = _finnish_municipalities(folder / "municipalities.csv", codes, {region.id for region in regions})
    ids = {region.id for region in regions} | {municipality.id for municipality in finnish}
    swedish = _swedish_municipalities(folder / "municipalities_se.csv", ids)
    ids |= {municipality.id for municipality in swedish}
    organisations = _organisations(folder / "bodies.csv", ids, codes)
    ids |= {organisation.id for organisation in organisations}
    municipalities = (*finnish, *swedish)
    systems = _systems(folder / "systems.csv", ids, codes)
    system_ids = {system.id for system in systems}
    return Registers(
        regions=regions,
        municipalities=municipalities,
        organisations=organisations,
        body_names=_names(folder / "body_names.csv", "body_id", ids, BODY_NAME_TYPES),
        systems=systems,
        system_names=_names(folder / "system_names.csv", "system_id", system_ids, SYSTEM_NAME_TYPES),
        exceptions=_exceptions(folder / "exceptions.csv"),
        register=_register(folder / "system_register.csv", system_ids),
        changes=read_changes(folder / "changes.csv", municipalities, ids, codes),
        exonyms=read_exonyms(folder / "exonyms.csv"),
        sectors=_sectors(
            folder / "sectors.csv", {organisation.id: organisation.kind for organisation in organisations}
        ),
    )


def _regions(path: Path) -> tuple[Region, ...]:
    rows = read_rows(path, ("region_code", "id", *NAMES), unique=("region_code", "id"))
    return tuple(Region(row.code("region_code", 2), row.slug("id"), *_three_names(row)) for row in rows)


def _finnish_municipalities(
    path: Path, region_codes: AbstractSet[str], taken: AbstractSet[str]
) -> tuple[Municipality, ...]:
    runs: list[Municipality] = []
    code_of: dict[str, str] = {}
    for row in read_rows(path, ("municipality_code", "id", *NAMES, "region_code", "first_year", "last_year")):
        code, first = row.code("municipality_code", 3), row.year("first_year")
        last = row.maybe("last_year", row.year)
        region = row.known("region_code", region_codes)
        if code_of.setdefault(_fresh_id(row, taken), code) != code:
            raise row.wrong(f"id {row.cells['id']!r} belongs to {code_of[row.cells['id']]} already")
        if last is not None and last < first:
            raise row.wrong("last_year is before first_year")
        if runs and (runs[-1].code, runs[-1].first_year or 0) >= (code, first):
            raise row.wrong("the rows are not in order of code and first year")
        if runs and runs[-1].code == code and (runs[-1].last_year or first) >= first:
            raise row.wrong("this run of years begins before the last one ends")
        runs.append(Municipality(code, row.cells["id"], *_three_names(row), "FI", region, first, last))
    return tuple(runs)


def _swedish_municipalities(path: Path, taken: AbstractSet[str]) -> tuple[Municipality, ...]:
    rows = read_rows(path, ("scb_code", "id", "name"), unique=("scb_code", "id"))
    names = [(row, row.text("name")) for row in rows]
    return tuple(Municipality(row.code("scb_code", 4), _fresh_id(row, taken), n, n, n, "SE") for row, n in names)


def _organisations(path: Path, taken: AbstractSet[str], region_codes: AbstractSet[str]) -> tuple[Organisation, ...]:
    columns = ("id", "kind", *NAMES, "country", "region_code", "municipality_id", "y_tunnus")
    rows = read_rows(path, columns, unique=("id",))
    numbered: dict[str, str] = {}
    for row in rows:
        number = row.cells["y_tunnus"]
        if number and numbered.setdefault(number, row.cells["id"]) != row.cells["id"]:
            raise row.wrong(f"y_tunnus {number!r} is that of {numbered[number]} already")
    return tuple(
        Organisation(
            _fresh_id(row, taken),
            row.word("kind", BODY_KINDS),
            *_some_names(row),
            country=row.maybe("country", row.country),
            region_code=row.maybe_known("region_code", region_codes),
            municipality_id=row.maybe_known("municipality_id", taken),
            y_tunnus=row.maybe("y_tunnus", row.y_tunnus),
        )
        for row in rows
    )


def _sectors(path: Path, kinds: Mapping[str, str]) -> tuple[Sector, ...]:
    """One section a body and version; municipalities and regions have none, for they do everything."""
    seen: set[tuple[str, str]] = set()
    sectors = []
    for row in read_rows(path, ("body_id", "tol_section", "tol_version", "source")):
        version = row.word("tol_version", TOL_SECTIONS.keys())
        section = row.word("tol_section", TOL_SECTIONS[version])
        sector = Sector(row.known("body_id", kinds.keys()), section, version, row.text("source"))
        if kinds[sector.body_id] == "municipality":
            raise row.wrong(f"{sector.body_id} is a municipality, which is in no sector")
        if (sector.body_id, version) in seen:
            raise row.wrong(f"{sector.body_id} has a section of TOL {version} already")
        seen.add((sector.body_id, version))
        sectors.append(sector)
    return tuple(sectors)


def _systems(path: Path, bodies: AbstractSet[str], region_codes: AbstractSet[str]) -> tuple[System, ...]:
    columns = ("id", "kind", *NAMES, "parent_id", "region_code", "country")
    membership = ("counts_as_network", "member_kinds", "member_role", "coordinator_id")
    rows = read_rows(path, (*columns, *membership), unique=("id",))
    ids = {row.cells["id"] for row in rows}
    return tuple(
        System(
            _fresh_id(row, bodies),
            row.word("kind", SYSTEM_KINDS),
            *_some_names(row),
            parent_id=row.maybe_known("parent_id", ids - {row.cells["id"]}),
            region_code=row.maybe_known("region_code", region_codes),
            country=row.maybe("country", row.country),
            counts_as_network=row.truth("counts_as_network"),
            member_kinds=row.words("member_kinds", MEMBER_KINDS),
            member_role=MEMBER_ROLES[row.word("member_role", MEMBER_ROLES.keys())],
            coordinator_id=row.maybe_known("coordinator_id", bodies),
        )
        for row in rows
    )


def _names(path: Path, id_column: str, known: AbstractSet[str], types: AbstractSet[str]) -> tuple[OtherName, ...]:
    seen: set[tuple[str, str]] = set()
    names = []
    for row in read_rows(path, (id_column, "name", "lang", "name_type")):
        other = OtherName(
            row.known(id_column, known), row.text("name"), row.language("lang"), row.word("name_type", types)
        )
        if (other.id, other.name) in seen:
            raise row.wrong(f"{other.id} has the name {other.name!r} already")
        seen.add((other.id, other.name))
        names.append(other)
    return tuple(names)


def _register(path: Path, systems: AbstractSet[str]) -> tuple[RegisteredSystem, ...]:
    entries = []
    for row in read_rows(path, ("system_id", "state", "acceptance"), unique=("system_id",)):
        system_id = row.known("system_id", systems)
        state, colon, other = row.text("state").partition(":")
        if state not in SYSTEM_STATES or (state == "merged_into") != bool(colon):
            known = ", ".join(sorted(SYSTEM_STATES))
            raise row.wrong(f"state {row.cells['state']!r} is none of {known}, merged_into with a colon and an id")
        if colon and other not in systems - {system_id}:
            raise row.wrong(f"state {row.cells['state']!r}: {other!r} is not known")
        entries.append(RegisteredSystem(system_id, SYSTEM_STATES[state], other or None, row.accepted("acceptance")))
    return tuple(entries)


def _exceptions(path: Path) -> dict[tuple[str, str], str]:
    rows = read_rows(path, ("lang", "form", "name"), unique=("form",))
    return {(row.language("lang"), row.text("form")): row.text("name") for row in rows}


def _three_names(row: Row) -> tuple[str, str, str]:
    return row.text("name_fi"), row.text("name_sv"), row.text("name_en")


def _some_names(row: Row) -> tuple[str | None, str | None, str | None]:
    if not any(row.cells[column] for column in NAMES):
        raise row.wrong("no name in any language")
    return row.cells["name_fi"] or None, row.cells["name_sv"] or None, row.cells["name_en"] or None


def _fresh_id(row: Row, taken: AbstractSet[str]) -> str:
    if row.slug("id") in taken:
        raise row.wrong(f"id {row.cells['id']!r} belongs to another register already")
    return row.cells["id"]
