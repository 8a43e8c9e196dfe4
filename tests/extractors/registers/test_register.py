"""The packaged registers hold what they say, and a wrong register is refused with its file, line and reason."""

from __future__ import annotations

import csv
import tomllib
from pathlib import Path

import pytest

from extractors.registers.register import FOLDER, RegisterError, read_registers
from tests.extractors.registers.spoilt import copied, spoil


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the packaged registers, to be spoilt."""
    return copied(tmp_path)


def test_regions_have_nineteen_codes_with_gaps() -> None:
    regions = {region.code: region for region in read_registers().regions}
    assert len(regions) == 19
    assert not {"03", "20"} & regions.keys()
    assert (regions["09"].id, regions["09"].name_sv) == ("etela-karjala", "Södra Karelen")
    assert (regions["21"].name_fi, regions["21"].name_en) == ("Ahvenanmaa", "Åland")


def test_codes_of_municipalities_keep_their_leading_zeros() -> None:
    codes = {m.id: m.code for m in read_registers().municipalities}
    assert (codes["helsinki"], codes["espoo"], codes["akaa"], codes["lappeenranta"]) == ("091", "049", "020", "405")
    assert (codes["stockholm"], codes["hoor"], codes["habo"], codes["habo-0305"]) == ("0180", "1267", "0643", "0305")


@pytest.mark.parametrize(
    ("year", "number"),
    [(2000, 452), (2005, 432), (2009, 348), (2013, 320), (2016, 313), (2020, 310), (2024, 309), (2026, 308)],
)
def test_the_number_of_municipalities_of_a_year(year: int, number: int) -> None:
    runs = [m for m in read_registers().municipalities if m.first_year and m.first_year <= year]
    assert sum(m.last_year is None or m.last_year >= year for m in runs) == number


def test_a_change_of_names_or_region_begins_a_new_run() -> None:
    runs = [m for m in read_registers().municipalities if m.code == "142" and m.country == "FI"]
    assert [(m.name_sv, m.region_code, m.first_year, m.last_year) for m in runs] == [
        ("Iitti", "08", 2000, 2019),
        ("Itis", "08", 2020, 2020),
        ("Itis", "07", 2021, None),
    ]


def test_another_spelling_of_a_region_is_no_change() -> None:
    jomala = [m for m in read_registers().municipalities if m.id == "jomala"]
    assert [(m.code, m.region_code, m.first_year, m.last_year) for m in jomala] == [("170", "21", 2000, None)]


def test_a_merged_municipality_ends() -> None:
    (juankoski,) = (m for m in read_registers().municipalities if m.id == "juankoski")
    assert (juankoski.code, juankoski.last_year) == ("174", 2016)


def test_all_swedish_municipalities_and_regional_councils_are_there() -> None:
    registers = read_registers()
    assert sum(m.country == "SE" for m in registers.municipalities) == 290
    councils = {o.region_code for o in registers.organisations if o.kind == "regional_council"}
    assert councils == {region.code for region in registers.regions} - {"21"}


def test_systems_know_their_roles_and_what_counts() -> None:
    systems = {s.id: s for s in read_registers().systems}
    assert systems["canemure"].member_role == "project_region"
    assert systems["un-sdg-indicators"].member_role == "adopter"
    assert systems["covenant-of-mayors"].name == "Covenant of Mayors"
    assert systems["hinku"].name == "Hinku-verkosto"
    assert systems["hinku"].member_kinds == ("municipality", "region", "company", "expert")
    uncounted = {"canemure", "reivi", "lahti-twinning", "un-sdg-indicators", "canemure-wg-09"}
    assert not any(systems[i].counts_as_network for i in uncounted)
    assert all(systems[i].counts_as_network for i in ("hinku", "fisu", "netzerocities", "green-leaf-network", "ebn"))
    groups = [s for s in systems.values() if s.kind == "working_group" and s.region_code]
    assert sorted(s.region_code or "" for s in groups) == ["01", "02", "04", "06", "07", "09", "17"]
    assert {s.parent_id for s in groups} == {"canemure"}


def test_an_industry_has_another_letter_in_another_version() -> None:
    sectors = {(s.body_id, s.tol_version): s.tol_section for s in read_registers().sectors}
    assert sectors["oamk", "2008"] == "P"
    assert sectors["oamk", "2025"] == "Q"
    organisations = {o.id: o.kind for o in read_registers().organisations}
    schools = {body_id for body_id, kind in organisations.items() if kind in ("university", "uas")}
    assert {(body_id, "2008") for body_id in schools} <= sectors.keys()


def test_every_register_says_where_it_comes_from() -> None:
    told = tomllib.loads((FOLDER / "registers.toml").read_text("utf-8"))
    assert told.keys() == {path.stem for path in FOLDER.glob("*.csv")}
    for table in told.values():
        assert table.keys() == {"title", "source", "licence", "retrieved", "note"}


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.csv")), ids=lambda path: path.stem)
def test_registers_are_sorted(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.reader(handle))[1:]
    assert rows == sorted(rows) or path.stem == "municipalities"


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("regions.csv", "region_code,id", "code,id", "regions.csv, line 1: the columns are code,id"),
        ("regions.csv", "09,etela-karjala", "9,etela-karjala", "region_code '9' is not 2 digits"),
        ("regions.csv", "02,varsinais-suomi,", "02,uusimaa,", "line 3: id 'uusimaa' stands in line 2 already"),
        ("regions.csv", "18,kainuu,Kainuu,Kajanaland,Kainuu", "18,kainuu,Kainuu,Kajanaland", "4 cells under 5"),
        ("municipalities.csv", "020,akaa,Akaa,Akaa,Akaa,06", "20,akaa,Akaa,Akaa,Akaa,06", "'20' is not 3 digits"),
        ("municipalities.csv", "020,akaa,Akaa,Ackas,Akaa,06", "020,akaa,Akaa,Ackas,Akaa,03", "'03' is not known"),
        ("municipalities.csv", "Akaa,06,2007,2019", "Akaa,06,2007,2020", "begins before the last one ends"),
        ("municipalities.csv", "Akaa,06,2007,2019", "Akaa,06,2007,2006", "last_year is before first_year"),
        ("municipalities.csv", "005,alajarvi", "005,akaa", "id 'akaa' belongs to 005 already"),
        ("municipalities_se.csv", "0643,habo,", "0643,lahti,", "id 'lahti' belongs to another register"),
        ("bodies.csv", "syke,institute", "syke,bureau", "kind 'bureau' is none of"),
        ("bodies.csv", "syke,institute,", "Syke,institute,", "id 'Syke' is not a slug"),
        ("bodies.csv", "Centre,FI,01,helsinki", "Centre,FI,01,atlantis", "municipality_id 'atlantis' is not known"),
        ("bodies.csv", "gaia,company,Gaia", "gaia,company,", "no name in any language"),
        ("bodies.csv", ",1852302-9", ",1852302-8", "y_tunnus '1852302-8' fails its check: The number's checksum"),
        ("bodies.csv", ",1852302-9", ",18523029", "y_tunnus '18523029' is not a business id"),
        ("bodies.csv", ",1852302-9", ",1463611-4", "y_tunnus '1463611-4' is that of fortum already"),
        ("exonyms.csv", "DK,Helsingør,Elsinore,en", "DK,Helsingør,Helsingør,en", "is no other name of itself"),
        ("exonyms.csv", "DK,Helsingør,Elsinore,en", "DK,Helsingør,Helsingör,en", "stands in line"),
        ("bodies.csv", "gaia,company,Gaia", "gaia,company,Gaia ", "stray spaces"),
        ("body_names.csv", "oamk,OAMK,fi,abbr", "oamk,OAMK,fi,nick", "name_type 'nick' is none of"),
        ("body_names.csv", "oamk,OAMK,fi,abbr", "oamk,Oamk,fi,abbr", "has the name 'Oamk' already"),
        ("systems.csv", "fisu,network", "hinku,network", "stands in line"),
        ("systems.csv", "Communities,,,FI,true", "Communities,,,FI,yes", "'yes' is none of"),
        ("systems.csv", "iclei-eco-cities,network,Eco", "iclei-eco-cities,club,Eco", "kind 'club' is none of"),
        ("system_names.csv", "fisu,fisu,fi,alias", "fisus,fisu,fi,alias", "system_id 'fisus' is not known"),
        ("sectors.csv", "metropolia,P,2008", "metropolis,P,2008", "body_id 'metropolis' is not known"),
        ("sectors.csv", "metropolia,P,2008", "metropolia,P,2010", "tol_version '2010' is none of"),
        ("sectors.csv", "metropolia,P,2008", "metropolia,V,2008", "tol_section 'V' is none of"),
        ("sectors.csv", "metropolia,P,2008", "samk,P,2008", "samk has a section of TOL 2008 already"),
        ("sectors.csv", "metropolia,P,2008", "tartu,P,2008", "tartu is a municipality, which is in no sector"),
        ("exceptions.csv", "fi,Virtojen,Virrat", "finnish,Virtojen,Virrat", "lang 'finnish' is not a language"),
    ],
)
def test_a_wrong_register_is_refused(folder: Path, file: str, old: str, new: str, message: str) -> None:
    spoil(folder / file, old, new)
    with pytest.raises(RegisterError) as refusal:
        read_registers(folder)
    assert message in str(refusal.value)
    assert str(refusal.value).startswith(f"{file}, line ")


def test_a_missing_register_and_wrong_bytes_are_refused(folder: Path) -> None:
    (folder / "systems.csv").write_bytes("id\nhätä\n".encode("latin-1"))
    with pytest.raises(RegisterError, match=r"systems\.csv: not a CSV file in UTF-8"):
        read_registers(folder)
    (folder / "regions.csv").unlink()
    with pytest.raises(RegisterError, match=r"regions\.csv: not a CSV file in UTF-8"):
        read_registers(folder)


def test_references_between_systems_are_held(folder: Path) -> None:
    spoil(folder / "systems.csv", "reivi,project,REIVI,,,fisu", "reivi,project,REIVI,,,reivi")
    with pytest.raises(RegisterError, match="parent_id 'reivi' is not known"):
        read_registers(folder)


def test_no_registered_system_disappears() -> None:
    registers = read_registers()
    assert len(registers.register) == 64
    assert {entry.state for entry in registers.register} == {"works"}
    accepted = {entry.system_id: entry.acceptance for entry in registers.register}
    assert accepted["hinku"] == ("A002", "A003")
    assert accepted["joensuu-toimenpide"] == ("A219", "A220", "A221", "A222")


def test_a_registered_system_may_turn_out_to_be_another(folder: Path) -> None:
    spoil(folder / "system_register.csv", "\niclei,works,", "\niclei,merged_into:ubc,")
    (iclei,) = (entry for entry in read_registers(folder).register if entry.system_id == "iclei")
    assert (iclei.state, iclei.merged_into, iclei.acceptance) == ("merged_into", "ubc", ("A006", "A007", "A112"))


@pytest.mark.parametrize(
    ("new", "message"),
    [
        ("iclei,done,", "state 'done' is none of"),
        ("iclei,,", "state is empty"),
        ("iclei,works:ubc,", "state 'works:ubc' is none of"),
        ("iclei,merged_into,", "state 'merged_into' is none of"),
        ("iclei,merged_into:,", "'' is not known"),
        ("iclei,merged_into:iclei,", "'iclei' is not known"),
        ("iclei,merged_into:atlantis,", "'atlantis' is not known"),
        ("atlantis,works,", "system_id 'atlantis' is not known"),
        ("hinku,works,", "system_id 'hinku' stands in line"),
        ("iclei,works,A1;", "is not ids of accepted values"),
    ],
)
def test_a_wrong_row_of_the_system_register_is_refused(folder: Path, new: str, message: str) -> None:
    spoil(folder / "system_register.csv", "\niclei,works,", f"\n{new}")
    with pytest.raises(RegisterError) as refusal:
        read_registers(folder)
    assert message in str(refusal.value)
    assert str(refusal.value).startswith("system_register.csv, line ")
