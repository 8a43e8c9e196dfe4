"""Look-ups that need no dictionary: official names, aliases, titles, ambiguity, and systems in text."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

from extractors.registers.entries import Municipality, Organisation, OtherName, Region, Registers
from extractors.registers.gazetteer import Gazetteer, Match, load_gazetteer

SHARED = Path(__file__).resolve().parents[4] / "shared"
needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared data is not on this machine")


def made(*organisations: Organisation, names: tuple[OtherName, ...] = ()) -> Gazetteer:
    """A gazetteer of one Finnish town, one Swedish town with the same Swedish name, a region and some organisations."""
    return Gazetteer(
        Registers(
            regions=(Region("19", "lappi", "Lappi", "Lappland", "Lapland"),),
            municipalities=(
                Municipality("976", "ylitornio", "Ylitornio", "Övertorneå", "Ylitornio", "FI", "19", 2013, None),
                Municipality("2518", "overtornea", "Övertorneå", "Övertorneå", "Övertorneå", "SE"),
            ),
            organisations=organisations,
            body_names=names,
            systems=(),
            system_names=(),
            exceptions={},
        )
    )


def body_id(match: Match | None) -> str | None:
    return match.id if match else None


@pytest.mark.parametrize(
    ("mention", "expected", "method"),
    [
        ("Lappeenranta", "lappeenranta", "exact"),
        ("Villmanstrand", "lappeenranta", "exact"),
        ("LAPPEENRANTA", "lappeenranta", "exact"),
        ("Ijo", "ii", "exact"),
        ("S:t Karins", "kaarina", "exact"),
        ("Sankt Karins", "kaarina", "alias"),
        ("Maarianhamina - Mariehamn", "maarianhamina", "exact"),
        ("Åland", "ahvenanmaa", "exact"),
        ("City of Lappeenranta", "lappeenranta", "alias"),
        ("Esbo stad", "espoo", "alias"),
        ("Höörs kommun", "hoor", "alias"),
        ("Falu kommun", "falun", "alias"),
        ("Region of Gotland", "gotland", "alias"),
        ("Aarhus Kommune", "aarhus", "alias"),
        ("Pärnu linn", "parnu", "alias"),
        ("Stadt Rostock", "rostock", "alias"),
        ("SYKE", "syke", "alias"),
        ("Suomen ympäristökeskus (SYKE)", "syke", "alias"),
        ("Oulun ammattikorkeakoulu OAMK", "oamk", "alias"),
        ("Motiva Oy", "motiva", "exact"),
        ("Motiva", "motiva", "alias"),
        ("Neste Oyj", "neste", "exact"),
        ("Gasum Oy:n", "gasum", "alias"),
        ("Max´s Energy Oy Ab", "maxs-energy", "exact"),
        ("Research Triangle Region’s Cleantech Cluster", "research-triangle-cleantech-cluster", "exact"),
        ("Itella", "posti", "alias"),
        ("Päijät–Hämeen liitto", "paijat-hameen-liitto", "exact"),
        ("Hämeen liitto", "hameen-liitto", "exact"),
        ("ABB:n", "abb", "lemma"),
        ("Porin", "pori", "lemma"),
        ("Tampereella", "tampere", "lemma"),
    ],
)
def test_bodies(mention: str, expected: str, method: str) -> None:
    match = load_gazetteer().body(mention)
    assert match is not None
    assert (match.id, match.method) == (expected, method)


def test_a_match_has_the_official_name_and_the_kind() -> None:
    gazetteer = load_gazetteer()
    assert gazetteer.body("Villmanstrand") == Match("lappeenranta", "Lappeenranta", "municipality", "exact")
    assert gazetteer.body("Pirkanmaan liitto") == Match(
        "pirkanmaan-liitto", "Pirkanmaan liitto", "regional_council", "exact"
    )
    assert gazetteer.bodies["lappeenranta"].municipality_code == "405"
    assert gazetteer.bodies["kuhmoinen"].region_code == "06"
    assert gazetteer.bodies["helsinki-ymparistokeskus"].municipality_id == "helsinki"


@pytest.mark.parametrize(
    "mention",
    [
        "",
        "Atlantis",
        "Joensuu seutu",
        "Uudenmaan ELY-keskus",
        "Nokia Oyj",
        "Motiva Ry:n liitto",
        "Nykarlebyn",
        "kone",
        "tieto",
    ],
)
def test_what_the_registers_do_not_hold_is_none(mention: str) -> None:
    assert load_gazetteer().body(mention, lang="de") is None


def test_kinds_narrow_a_look_up() -> None:
    gazetteer = load_gazetteer()
    assert body_id(gazetteer.body("Nokia", kinds=("municipality",))) == "nokia"
    assert gazetteer.body("Nokia", kinds=("company",), lang="en") is None
    assert body_id(gazetteer.body("Satakunta", kinds=("region",))) == "satakunta"


def test_one_name_in_two_countries() -> None:
    gazetteer = made()
    assert gazetteer.body("Övertorneå") is None
    assert gazetteer.body("Övertorneå kommun", lang="sv") is None
    assert [m.id for m in gazetteer.candidates("Övertorneå")] == ["overtornea", "ylitornio"]
    assert body_id(gazetteer.body("Övertorneå", country="SE")) == "overtornea"
    assert body_id(gazetteer.body("Övertorneå", country="FI")) == "ylitornio"
    assert body_id(gazetteer.body("Övertorneå", lang="fi")) == "ylitornio"


def test_two_bodies_of_one_name_give_none_until_the_kind_settles_it() -> None:
    gazetteer = made(
        Organisation("lappi-oy", "company", name_fi="Lappi Oy", country="FI"),
        Organisation("lappi-oyj", "company", name_fi="Lappi Oyj", country="FI"),
    )
    assert gazetteer.body("Lappi", lang="fi") is None
    assert body_id(gazetteer.body("Lappi", kinds=("region",))) == "lappi"
    assert gazetteer.body("Lappi", kinds=("company",)) is None
    assert body_id(gazetteer.body("Lappi Oy")) == "lappi-oy"
    assert body_id(gazetteer.body("Lappi Oyj:n")) == "lappi-oyj"
    assert gazetteer.body("Lappi ry", lang="de") is None


def test_an_abbreviation_needs_its_letters() -> None:
    gazetteer = made(
        Organisation("tem", "ministry", name_fi="Työ- ja elinkeinoministeriö", country="FI"),
        names=(OtherName("tem", "TEM", "fi", "abbr"),),
    )
    assert body_id(gazetteer.body("TEM")) == "tem"
    assert body_id(gazetteer.body("TEM:n", lang="fi")) == "tem"
    assert gazetteer.body("tem", lang="de") is None


def test_known_ids_as_matches() -> None:
    gazetteer = load_gazetteer()
    assert gazetteer.body_by_id("hoor") == Match("hoor", "Höör", "municipality", "exact")
    assert gazetteer.system_by_id("iclei") == Match(
        "iclei", "ICLEI Local Governments for Sustainability", "network", "exact"
    )
    assert gazetteer.body_by_id("hinku") is None
    assert gazetteer.system_by_id("lahti") is None


def test_working_groups_by_region() -> None:
    gazetteer = load_gazetteer()
    group = gazetteer.working_group("canemure", "etela-karjala")
    assert group is not None
    assert (group.id, group.kind) == ("canemure-wg-09", "working_group")
    assert gazetteer.working_group("canemure", "lappi") is None


def test_joinable_systems() -> None:
    systems = load_gazetteer().systems
    assert systems["green-city-accord"].is_joinable
    assert systems["netzerocities"].is_joinable
    assert not systems["green-leaf-award"].is_joinable
    assert not systems["europe-2020"].is_joinable


def test_the_dictionaries_are_not_loaded_for_what_needs_none() -> None:
    code = (
        "import sys\n"
        "from extractors.registers.gazetteer import load_gazetteer\n"
        "g = load_gazetteer(); assert g.body('Lahti').id == 'lahti'; assert g.systems_in('Hinku-verkosto')\n"
        "assert 'simplemma' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@needs_shared
def test_every_name_of_the_finnish_register() -> None:
    gazetteer = load_gazetteer()
    ids = {b.municipality_code: b.id for b in gazetteer.bodies.values() if b.country == "FI" and b.municipality_code}
    with (SHARED / "data/names/fi_municipality_names_shared.csv").open(encoding="utf-8") as handle:
        for row in csv.DictReader(handle):
            assert body_id(gazetteer.body(row["name"], country="FI")) == ids[row["kunta"]], row


@needs_shared
def test_look_alikes_do_not_merge() -> None:
    gazetteer = load_gazetteer()
    ids = {b.municipality_code: b.id for b in gazetteer.bodies.values() if b.country == "FI" and b.municipality_code}
    with (SHARED / "data/names/fi_hard_negatives_shared.csv").open(encoding="utf-8") as handle:
        for row in csv.DictReader(handle):
            assert body_id(gazetteer.body(row["a"], lang="fi")) == ids[row["code_a"]], row
            assert body_id(gazetteer.body(row["b"], lang="fi")) == ids[row["code_b"]], row


@needs_shared
def test_every_swedish_form() -> None:
    gazetteer = load_gazetteer()
    ids = {b.municipality_code: b.id for b in gazetteer.bodies.values() if b.country == "SE" and b.municipality_code}
    with (SHARED / "data/names/se_municipality_forms_shared.csv").open(encoding="utf-8") as handle:
        for row in csv.DictReader(handle):
            for form in (row["name"], row["form"]):
                assert body_id(gazetteer.body(form, lang="sv", country="SE")) == ids[row["scb_code"]], form


@needs_shared
def test_every_system_of_the_shared_lists() -> None:
    systems = load_gazetteer().systems
    with (SHARED / "acceptance/system_register.csv").open(encoding="utf-8") as handle:
        assert {row["system_id"] for row in csv.DictReader(handle)} <= systems.keys()
    assert json.loads((SHARED / "score/networks.json").read_text("utf-8")).keys() <= systems.keys()
