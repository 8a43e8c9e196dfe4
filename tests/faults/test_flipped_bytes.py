"""A file with flipped bits or without its end: found by whoever reads it with a word that the operator's pages have,
never published in silence, and mended as the runbook says.

A flip that nobody reads (a free block of the database) harms nothing, and then the night's release is the calm one's.
"""

import datetime as dt
import os
import random
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flows.doctor import Finding, examine, examine_earlier
from flows.settings import Settings
from tests.faults import world
from tests.faults.entries import entry_of, is_heading
from tests.faults.house import FIRST, SECOND, TOLD_BESIDE, House
from tests.faults.player import PROJECT
from warehouse.backup import State, find_backup, make_backup
from warehouse.current import current_release
from warehouse.decisions import DECISIONS
from warehouse.restore import restore

pytestmark = pytest.mark.faults

WAREHOUSE = "warehouse.duckdb"
# Of each sort of file: how many places are flipped, and in how many its end is cut off.
FLIPS = {WAREHOUSE: (12, 3), "warehouse.duckdb.wal": (6, 2), "log": (6, 2), "body": (3, 1), "reading": (2, 1)}
RELEASED = ("verkosto.duckdb", "membership_year.parquet", "datapackage.json", "SHA256SUMS", "README.md")


def spoil(file: Path, chance: random.Random, how: str) -> None:
    """Flip one bit: in the head, in the middle or at the end of a file; or cut its end off."""
    size = file.stat().st_size
    file.chmod(0o644)
    at = {
        "head": lambda: chance.randrange(min(size, 4096)),
        "middle": lambda: chance.randrange(size),
        "end": lambda: size - 1 - chance.randrange(min(size, 64)),
        "cut": lambda: chance.randrange(size),
    }[how]()
    with file.open("r+b") as opened:
        if how == "cut":
            opened.truncate(at)
            return
        opened.seek(at)
        [byte] = opened.read(1)
        opened.seek(at)
        opened.write(bytes([byte ^ (1 << chance.randrange(8))]))


def places(name: str) -> list[str]:
    flips, cuts = FLIPS[name]
    return [("head", "middle", "end")[n % 3] for n in range(flips)] + ["cut"] * cuts


def ill(data: Path, what: str) -> list[str]:
    """The words that the doctor has of a part."""
    settings = Settings(data=data, recorded_web=data.parent / "web")
    findings: list[Finding] = [*examine(settings), *examine_earlier(settings)]
    return [f.words for f in findings if f.what == what and not f.is_well]


def outcome(house: House, data: Path, *, is_found: bool) -> str:
    """What the next night makes of it: `refused` in words that have an entry, or `harmless`. What would be published
    in silence fails the test."""
    before = current_release(data / "recorded" / "releases").name
    night = house.player.play(data, SECOND)
    if night.code:
        assert night.code == 1, f"the process died: {night.code}"
        assert "\\n" not in night.words
        assert entry_of(night.words), night.words
        assert current_release(data / "recorded" / "releases").name == before
        return "refused"
    assert world.facts(data) == house.expected
    return "found by the doctor" if is_found else "harmless"


@pytest.mark.parametrize("name", [WAREHOUSE, "warehouse.duckdb.wal"])
def test_the_warehouse(house: House, name: str, found: Any) -> None:
    chance, came = random.Random(name), Counter[str]()
    for how in places(name):
        data = house.anew("flipped")
        if name != WAREHOUSE:
            leave_a_wal(data)
        spoil(data / "recorded" / name, chance, how)
        words = ill(data, "warehouse")
        assert all(entry_of(w) for w in words), words
        came[outcome(house, data, is_found=bool(words))] += 1
    assert came["refused"] > 0
    tell(found, name, came, "an error of DuckDB without a word of what to do; the doctor did not look")


def leave_a_wal(data: Path) -> None:
    """Leave changes beside the file that a killed writer had committed and not brought into it."""
    code = (
        "import os, sys; from pathlib import Path; from warehouse import database\n"
        "con = database._connect(Path(sys.argv[1]), read_only=False)\n"
        "for n in range(5):\n"
        "    con.execute(f'CREATE TABLE main.left_{n} AS SELECT range AS n FROM range(500)')\n"
        "    con.execute(f'DROP TABLE main.left_{n}')\n"
        "os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", code, str(data / "recorded" / WAREHOUSE)], cwd=PROJECT, check=True)
    assert (data / "recorded" / "warehouse.duckdb.wal").stat().st_size > 1000


@pytest.mark.parametrize(("name", "pattern"), [("log", "log/*.jsonl"), ("body", "bodies/*/*/*.gz")])
def test_the_archive(house: House, name: str, pattern: str, found: Any) -> None:
    chance, came = random.Random(name), Counter[str]()
    for how in places(name):
        data = house.anew("flipped")
        file = chance.choice(sorted((data / "recorded" / "archive").glob(pattern)))
        whole = file.read_bytes()
        spoil(file, chance, how)
        words = ill(data, "archive") + ill(data, "warehouse")
        # The bytes of a gzip header that say nothing may be anything.
        assert words or name == "body", (how, file)
        assert all(entry_of(w) for w in words), words
        came[outcome(house, data, is_found=bool(words))] += 1
    # As messages say: the one file out of a backup.
    file.write_bytes(whole)
    assert house.player.play(data, SECOND).code == 0
    assert world.facts(data) == house.expected
    tell(found, f"archive, {name}", came, "a digit changed in a line of the log was believed" if name == "log" else "")


def test_a_reading_is_made_again(house: House, found: Any) -> None:
    chance, came = random.Random("reading"), Counter[str]()
    for how in places("reading"):
        data = house.anew("flipped")
        for file in sorted((data / "recorded" / "archive" / "readings").glob("*/*.gz")):
            spoil(file, chance, how)
        words = ill(data, "archive")
        assert all(entry_of(w) for w in words), words
        came[outcome(house, data, is_found=bool(words))] += 1
    assert came["refused"] == 0
    tell(found, "archive, cache of readings", came)


@pytest.mark.parametrize("name", RELEASED)
def test_a_release(house: House, name: str, found: Any) -> None:
    chance, came = random.Random(name), Counter[str]()
    for how in ("head", "middle", "end", "cut"):
        data = house.anew("flipped")
        release = current_release(data / "recorded" / "releases")
        spoil(release / name, chance, how)
        words = ill(data, "release")
        assert words
        assert all(entry_of(w) for w in words), words
        came[outcome(house, data, is_found=True)] += 1
    # As the runbook says: remove its folder; the next night makes one of all that is known.
    shutil.rmtree(release)
    assert house.player.play(data, SECOND).code == 0
    got = world.facts(data)
    assert {n for n in got if got[n] != house.expected[n]} <= TOLD_BESIDE
    assert came == {"refused": 4}
    assert is_heading("A release has changed")
    tell(found, f"release, {name}", came, "a night compared with it, or ended in a bare JSON error")


def test_the_note_of_the_last_night(house: House, found: Any) -> None:
    data = house.anew("flipped")
    note = data / "recorded" / "last-night.json"
    for content in (b"", b"{", note.read_bytes().replace(b'"', b"\xff", 1), b"[1]"):
        note.write_bytes(content)
        env = os.environ | {"VERKOSTO_DATA": str(data), "VERKOSTO_RECORDED_WEB": str(house.folder / "web")}
        command = [sys.executable, "-m", "flows", "doctor", "--night", "26h"]
        said = subprocess.run(command, cwd=PROJECT, env=env, capture_output=True, text=True, check=False)
        assert said.returncode == 1
        assert "is damaged and says nothing" in " ".join(said.stderr.split())
        assert "Traceback" not in said.stderr
    assert house.player.play(data, SECOND).code == 0
    tell(found, "last-night.json", Counter({"refused": 4}), "the watch ended in a traceback")


def rebuilt(data: Path) -> None:
    """As messages say where there is no backup: moved away, and made anew from the archive by the next night."""
    (data / "recorded" / WAREHOUSE).rename(data / "recorded" / "damaged.duckdb")


def restored(data: Path) -> None:
    restore(find_backup(data.parent / "backups"), state_of(data), at=dt.datetime.now(dt.UTC), replace=True)


def state_of(data: Path) -> State:
    """What is backed up of a data folder, with decisions of its own."""
    decisions = data.parent / "decisions"
    shutil.copytree(DECISIONS, decisions, dirs_exist_ok=True)
    return State("recorded", data / "recorded", decisions)


@pytest.mark.parametrize("heal", [rebuilt, restored])
def test_a_damaged_warehouse_is_mended_as_the_runbook_says(
    house: House, heal: Callable[[Path], None], found: Any
) -> None:
    data = house.anew("flipped")
    make_backup(
        state_of(data),
        house.folder / "backups",
        made_at=dt.datetime.now(dt.UTC),
        keep=3,
        patience=1,
        tell=lambda _: None,
    )
    spoil(data / "recorded" / WAREHOUSE, random.Random(1), "head")
    assert outcome(house, data, is_found=True) == "refused"
    heal(data)
    night = house.player.play(data, SECOND)
    assert night.code == 0, night.words
    got = world.facts(data)
    assert {n for n in got if got[n] != house.expected[n]} <= TOLD_BESIDE
    assert FIRST in {p.name[:10] for p in (data / "recorded" / "releases").iterdir()}
    found("flipped bytes", f"a damaged warehouse, {heal.__name__}", 1, "the next night gave the calm night's facts")


def tell(found: Any, what: str, came: Counter[str], remark: str = "") -> None:
    told = ", ".join(f"{n} {word}" for word, n in sorted(came.items()))
    found(
        "flipped bytes",
        f"{what}: a bit in its head, middle or end, or its end cut off",
        came.total(),
        f"{told}; none published in silence",
        held_from_start=not remark,
        remark=remark,
    )
