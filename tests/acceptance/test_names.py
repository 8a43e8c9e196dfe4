"""Names as they are met in the wild, against what they mean: the files of ../shared/data/names. Each test tells its
figures (pytest -rP)."""

import csv
import datetime as dt
import sys
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from extractors.registers.codes import CodeError, Codes
from extractors.registers.entries import Organisation, Registers
from extractors.registers.gazetteer import Gazetteer, load_gazetteer
from extractors.registers.register import read_registers
from extractors.registers.succession import Succession

SINCE = "2000-01-01"
COUNTRIES = {"DNK": "DK", "EST": "EE", "FIN": "FI", "ISL": "IS", "LTU": "LT", "LVA": "LV", "NOR": "NO", "SWE": "SE"}
COUNTRIES |= {"BEL": "BE", "DEU": "DE", "ESP": "ES", "FRA": "FR", "GBR": "GB", "ITA": "IT", "NLD": "NL", "POL": "PL"}
KINDS = {"City": "municipality", "Region": "region", "Company": "company", "Investor": "company"}
KINDS |= {"Association": "association"}


def rows_of(shared: Path, name: str) -> list[dict[str, str]]:
    file = shared / "data" / "names" / f"{name}_shared.csv"
    if not file.is_file():
        pytest.skip(f"../shared/data/names/{file.name} is not here")
    with file.open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


@cache
def code_of(body_id: str | None) -> str | None:
    return load_gazetteer().bodies[body_id].municipality_code if body_id else None


def meant(name: str, on: dt.date | None = None, country: str = "FI") -> str | None:
    """The code of the municipality that a name means."""
    match = load_gazetteer().body(name, country=country, kinds=("municipality",), on=on)
    return code_of(match.id if match else None)


def told(what: str, right: int, of: int) -> None:
    sys.stdout.write(f"{what}: {right} of {of} ({right / of:.1%})\n")


def test_every_name_of_a_finnish_municipality(shared: Path) -> None:
    rows = rows_of(shared, "fi_municipality_names")
    wrong = [row for row in rows if meant(row["name"]) != row["kunta"]]
    told("names of municipalities", len(rows) - len(wrong), len(rows))
    assert wrong == []
    codes = Codes(read_registers())
    for row in rows:
        for year in (int(row["first_year"]), int(row["last_year"])):
            held = codes.municipality(row["kunta"], year)
            assert row["name"].strip() in (held.name_fi, held.name_sv, held.name_en), row


def test_a_code_without_its_zeros_is_refused(shared: Path) -> None:
    codes = Codes(read_registers())
    for row in rows_of(shared, "fi_municipality_names"):
        with pytest.raises(CodeError):
            codes.municipality(int(row["kunta"]))


def test_every_merger_since_2000(shared: Path) -> None:
    rows = [row for row in rows_of(shared, "fi_mergers") if row["date"] >= SINCE]
    succession = Succession(read_registers())
    wrong = []
    for row in rows:
        day = dt.date.fromisoformat(row["date"])
        before = day - dt.timedelta(days=1)
        match = load_gazetteer().body(row["old_fi"].strip(), country="FI", kinds=("municipality",), on=before)
        changes = succession.changes_of(match.id) if match else ()
        went = {(change.on, code_of(change.successor_id)) for change in changes if change.kind in ("merge", "split")}
        if (
            code_of(match.id if match else None) != row["old_code"]
            or meant(row["old_sv"].strip(), before) != row["old_code"]
            or (day, row["new_code"]) not in went
        ):
            wrong.append(row)
    told("mergers", len(rows) - len(wrong), len(rows))
    assert wrong == []


def test_every_renaming_since_2000(shared: Path) -> None:
    rows = [row for row in rows_of(shared, "fi_renames") if row["date"] >= SINCE]
    succession = Succession(read_registers())
    wrong = []
    for row in rows:
        names = {meant(row[column]) for column in ("old_fi", "old_sv", "new_fi", "new_sv")}
        match = load_gazetteer().body(row["new_fi"], country="FI", kinds=("municipality",))
        changes = succession.changes_of(match.id) if match else ()
        days = {(change.lang, change.on.isoformat()) for change in changes if change.kind == "rename"}
        changed = {lang for lang in ("fi", "sv") if row[f"old_{lang}"] != row[f"new_{lang}"]}
        if names != {row["code"]} or not {(lang, row["date"]) for lang in changed} <= days:
            wrong.append(row)
    told("renamings", len(rows) - len(wrong), len(rows))
    assert wrong == []


def test_every_move_between_regions_and_no_other_spelling_of_one(shared: Path) -> None:
    registers = read_registers()
    codes = Codes(registers)
    moves = {c.predecessor_id: c for c in registers.changes if c.kind == "region_move"}
    real, right = 0, 0
    for row in rows_of(shared, "fi_region_moves"):
        municipality = codes.municipality(row["kunta"], int(row["year"]))
        if "Ahvenanmaa" in row["to_region"]:
            assert municipality.id not in moves
            continue
        real += 1
        move = moves[municipality.id]
        regions = [codes.region(code).name_fi for code in (move.from_region, move.to_region)]
        right += (move.on.year, *regions) == (int(row["year"]), row["from_region"], row["to_region"])
    told("moves between regions", right, real)
    assert right == real


def test_forms_of_swedish_municipalities(shared: Path) -> None:
    rows = rows_of(shared, "se_municipality_forms")
    right = sum(meant(row[form], country="SE") == row["scb_code"] for row in rows for form in ("name", "form"))
    told("Swedish forms", right, 2 * len(rows))
    assert right >= 0.99 * 2 * len(rows)


def test_look_alikes_never_merge(shared: Path) -> None:
    rows = rows_of(shared, "fi_hard_negatives")
    wrong = [row for row in rows if (meant(row["a"]), meant(row["b"])) != (row["code_a"], row["code_b"])]
    told("look-alikes kept apart", len(rows) - len(wrong), len(rows))
    assert wrong == []


def one_of_each(rows: list[dict[str, str]]) -> tuple[Gazetteer, list[tuple[str, str]]]:
    """A gazetteer of the distinct bodies of a file, and the id that each row means."""
    ids: dict[tuple[str, str, str], str] = {}
    for row in rows:
        ids.setdefault((row["canonical"], COUNTRIES[row["iso"]], KINDS[row["entity_type"]]), f"b{len(ids)}")
    bodies = tuple(Organisation(i, kind, name_en=name, country=country) for (name, country, kind), i in ids.items())
    meaning = [
        (row["variant"], ids[row["canonical"], COUNTRIES[row["iso"]], KINDS[row["entity_type"]]]) for row in rows
    ]
    return Gazetteer(Registers((), (), bodies, (), (), (), {})), meaning


@pytest.mark.parametrize("file", ["climactor_nordic_baltic", "climactor_europe8"])
def test_names_that_pledges_were_made_under(shared: Path, file: str) -> None:
    """The files hold errors of their own (one body under two canonical names, letters beyond repair)."""
    gazetteer, meaning = one_of_each(rows_of(shared, file))
    outcome: Counter[str] = Counter()
    for variant, body_id in meaning:
        body = gazetteer.bodies[body_id]
        match = gazetteer.body(variant, country=body.country, kinds=(body.kind,))
        outcome["unresolved" if match is None else "right" if match.id == body_id else "wrong"] += 1
    accepted = outcome["right"] + outcome["wrong"]
    told(f"{file}, precision", outcome["right"], accepted)
    told(f"{file}, recall", outcome["right"], len(meaning))
    assert outcome["right"] / accepted >= 0.95
    assert outcome["right"] / len(meaning) >= 0.85
