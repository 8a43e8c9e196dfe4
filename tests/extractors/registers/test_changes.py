"""Mergers, splits, renames and moves: what the packaged rows say, and which rows are refused."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from extractors.registers.register import RegisterError, read_registers
from extractors.registers.succession import Succession
from tests.extractors.registers.spoilt import copied, spoil


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the packaged registers, to be spoilt."""
    return copied(tmp_path)


def test_renames_and_moves_say_what_was_and_what_became() -> None:
    changes = {change.id: change for change in read_registers().changes}
    renamed = changes["rename-parainen-2012-fi"]
    assert (renamed.on, renamed.old_name, renamed.new_name) == (dt.date(2012, 1, 1), "Länsi-Turunmaa", "Parainen")
    moved = changes["region-iitti-2021"]
    assert (moved.on, moved.predecessor_id, moved.from_region, moved.to_region) == (
        dt.date(2021, 1, 1),
        "iitti",
        "08",
        "07",
    )


def test_another_spelling_of_a_region_is_no_move() -> None:
    moved = {change.predecessor_id for change in read_registers().changes if change.kind == "region_move"}
    assert moved == {"heinavesi", "iitti", "isokyro", "joroinen", "kuhmoinen", "vaala"}


def test_organisations_change_too() -> None:
    changes = {change.id: change for change in read_registers().changes}
    assert changes["merge-etera"].successor_id == "ilmarinen"
    assert changes["rename-posti-2015-fi"].old_name == "Itella Oyj"


@pytest.mark.parametrize(
    ("body_id", "day", "expected"),
    [
        ("maksamaa", "2006-12-31", ("maksamaa",)),
        ("maksamaa", "2007-01-01", ("voyri-maksamaa",)),
        ("maksamaa", "2010-12-31", ("voyri-maksamaa",)),
        ("maksamaa", "2011-01-01", ("voyri",)),
        ("langelmaki", "2007-01-01", ("jamsa", "orivesi")),
        ("jappila", "2005-06-01", ("pieksanmaa",)),
        ("jappila", "2020-01-01", ("pieksamaki",)),
        ("pertunmaa", "2024-12-31", ("pertunmaa",)),
        ("pertunmaa", "2025-01-01", ("mantyharju",)),
        ("lahti", "2026-01-01", ("lahti",)),
        ("nobody", "2026-01-01", ("nobody",)),
    ],
)
def test_whose_the_territory_is_on_a_day(body_id: str, day: str, expected: tuple[str, ...]) -> None:
    assert Succession(read_registers()).successors_on(body_id, dt.date.fromisoformat(day)) == expected


def test_every_municipality_that_is_gone_is_part_of_one_that_stands() -> None:
    registers = read_registers()
    succession = Succession(registers)
    standing = {m.id for m in succession.municipalities_in(2026)}
    assert len(standing) == 308
    assert {
        i for m in registers.municipalities if m.country == "FI" for i in succession.successors_now(m.id)
    } == standing


def test_what_a_municipality_went_through() -> None:
    succession = Succession(read_registers())
    assert [c.predecessor_id for c in succession.joined("kurikka")] == ["jurva", "jalasjarvi"]
    assert [c.kind for c in succession.changes_of("iitti")] == ["rename", "region_move"]
    names = {m.code: m.name_fi for m in succession.municipalities_in(2010)}
    assert (names["445"], names["945"], len(names)) == ("Länsi-Turunmaa", "Vöyri-Maksamaa", 342)
    with pytest.raises(ValueError, match="begins in 2000"):
        succession.municipalities_in(1999)


NASTOLA = "merge-nastola,merge,2016-01-01,nastola,lahti,,,,,"
PARAINEN = "rename-parainen-2012-fi,rename,2012-01-01,parainen,parainen,fi,Länsi-Turunmaa,Parainen,,"
IITTI = "region-iitti-2021,region_move,2021-01-01,iitti,iitti,,,,08,07"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (NASTOLA, "merge-nastola,join,2016-01-01,nastola,lahti,,,,,", "kind 'join' is none of"),
        (NASTOLA, "merge-nastola,merge,2016-01-01,nastola,atlantis,,,,,", "successor_id 'atlantis' is not known"),
        (NASTOLA, "merge-nastola,merge,2016-01-01,atlantis,lahti,,,,,", "predecessor_id 'atlantis' is not known"),
        (NASTOLA, "merge-nastola,merge,2016-01-01,nastola,nastola,,,,,", "a merge of nastola into itself"),
        (NASTOLA, "merge-nastola,merge,2016-13-01,nastola,lahti,,,,,", "'2016-13-01' is not a day"),
        (NASTOLA, "merge-nastola,merge,2017-01-01,nastola,lahti,,,,,", "nastola stood until 2015, so it cannot"),
        (NASTOLA, "merge-nastola,merge,2016-01-01,lahti,nastola,,,,,", "lahti still stands, so it cannot"),
        (NASTOLA, "merge-nastola,merge,2016-01-01,nastola,honkajoki,,,,,", None),
        (NASTOLA, "merge-nastola,merge,2016-01-01,nastola,juankoski,,,,,", None),
        (NASTOLA, "merge-nastola,merge,2016-01-01,nastola,lavia,,,,,", "lavia did not stand on 2016-01-01"),
        (NASTOLA, f"{NASTOLA}\n{NASTOLA}", "change_id 'merge-nastola' stands in line"),
        (NASTOLA, f"{NASTOLA}\n{NASTOLA.replace('merge-', 'again-')}", "this merge of nastola stands in line"),
        (NASTOLA, "merge-nastola,merge,2016-01-01,nastola,lahti,fi,,,,", "lang says nothing of a merge"),
        (NASTOLA, "merge-nastola,merge,2016-01-01,nastola,lahti,,,,07,08", "from_region says nothing of a merge"),
        (PARAINEN, PARAINEN.replace("2012-01-01", "2014-01-01"), "Länsi-Turunmaa became Parainen, but the register"),
        (PARAINEN, PARAINEN.replace("parainen,parainen", "parainen,lahti"), "a rename is of one body"),
        (PARAINEN, PARAINEN.replace("Länsi-Turunmaa", "Parainen"), "'Parainen' is no new name"),
        (PARAINEN, PARAINEN.replace("Länsi-Turunmaa", ""), "old_name is empty"),
        (
            IITTI,
            IITTI.replace("2021-01-01", "2019-01-01"),
            "08 became 07, but the register of municipalities has 08 and 08",
        ),
        (IITTI, IITTI.replace("08,07", "08,20"), "to_region '20' is not known"),
        (IITTI, IITTI.replace("08,07", "07,07"), "from region 07 to itself is no move"),
    ],
)
def test_a_change_that_cannot_be_is_refused(folder: Path, old: str, new: str, message: str | None) -> None:
    spoil(folder / "changes.csv", old, new)
    if message is None:
        read_registers(folder)
        return
    with pytest.raises(RegisterError) as refusal:
        read_registers(folder)
    assert message in str(refusal.value)
    assert str(refusal.value).startswith("changes.csv, line ")


def test_a_municipality_that_ended_went_somewhere(folder: Path) -> None:
    spoil(folder / "changes.csv", f"{NASTOLA}\n", "")
    with pytest.raises(RegisterError, match=r"changes\.csv: nastola ended in 2015 and no change says where it went"):
        read_registers(folder)


def test_no_chain_of_mergers_goes_round(folder: Path) -> None:
    etera = "merge-etera,merge,2018-01-01,etera,ilmarinen,,,,,"
    spoil(folder / "changes.csv", etera, f"{etera}\nmerge-ilmarinen,merge,2020-01-01,ilmarinen,etera,,,,,")
    with pytest.raises(RegisterError, match="ilmarinen would come back into itself by way of etera"):
        read_registers(folder)
