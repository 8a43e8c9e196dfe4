"""Whole runs that take long: nights played again, nights that fail, files handed in. `make system` runs them."""

import csv
import json
import re
import sqlite3
from pathlib import Path

import pytest

from tests.shell import verkosto

pytestmark = pytest.mark.system


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A data folder in which the recorded nights were played, and what that printed."""
    folder = tmp_path_factory.mktemp("data")
    play = verkosto(folder, "play")
    assert play.returncode == 0, play.stderr
    return folder, play.stdout


@pytest.fixture(scope="module")
def data(played: tuple[Path, str]) -> Path:
    """The folder in which they were played."""
    return played[0]


def test_play_leaves_three_releases_and_says_what_failed_and_why(played: tuple[Path, str]) -> None:
    data, printed = played
    releases = data / "recorded" / "releases"
    names = sorted(p.name for p in releases.iterdir() if not p.is_symlink())
    assert names == ["2023-11-14T001500Z", "2024-11-12T001500Z", "2025-11-11T001500Z"]
    assert (releases / "current").resolve().name == names[-1]
    for words in (
        "answered 503",
        "2 members where there were 23",
        "robots.txt forbids the address",
        "answered 410",
        f"Releases lie in {releases}",
    ):
        assert words in printed
    assert re.search(r"rows in (\d+) = \1 new \+ 0 known already", printed)


def test_task_history_survives_the_process(played: tuple[Path, str]) -> None:
    data, _ = played
    with sqlite3.connect(data / "prefect" / "prefect.db") as con:
        flows = con.execute("SELECT state_type, count(*) FROM flow_run GROUP BY 1").fetchall()
        names = con.execute("SELECT DISTINCT name FROM flow_run ORDER BY 1 LIMIT 3").fetchall()
        tasks = con.execute("SELECT state_type, count(*) FROM task_run GROUP BY 1").fetchall()
    assert names == [("nightly 2023-11-14",), ("nightly 2024-11-12",), ("nightly 2025-11-11",)]
    # Ten hosts, of which one has two sources, one load and one derive-check-publish a night; and from the second on a
    # look for pages that today's readers have not read.
    assert flows == [("COMPLETED", 3)]
    assert tasks == [("COMPLETED", 12 + 13 + 13)]


def test_playing_again_is_well_and_adds_nothing(data: Path) -> None:
    again = verkosto(data, "play")
    assert again.returncode == 0, again.stderr
    assert again.stdout.count("the same facts as already published") == 2
    assert again.stdout.count("nothing has come that could give other facts, so it stands") == 1
    for words in ("answered 503", "2 members where there were 23", "robots.txt forbids the address", "answered 410"):
        assert words in again.stdout
    releases = data / "recorded" / "releases"
    assert len([p for p in releases.iterdir() if not p.is_symlink()]) == 3


def test_a_night_with_too_few_sources_fails_and_keeps_the_release(data: Path) -> None:
    before = (data / "recorded" / "releases" / "current").resolve()
    failed = verkosto(data, "nightly", "--at", "2025-11-11", VERKOSTO_MIN_SHARE_READ="1")
    assert failed.returncode == 1
    assert "9 of 11 sources could be read" in " ".join(failed.stderr.split())
    assert (data / "recorded" / "releases" / "current").resolve() == before


def test_a_file_goes_through_the_same_flow(data: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(
        "Mukaan Fisuun\n\nFisu-verkostoon kuuluu nyt 9 kuntaa: Forssa, Ii, Joensuu, Kuopio, Lahti, Lappeenranta, Turku,"
        " Vaasa ja Salo.\n",
        "utf-8",
    )
    words = ("ingest", "fisu-members", "--file", str(page), "--observed-on", "2026-03-02")
    taken = verkosto(data, *words)
    assert taken.returncode == 0, taken.stderr
    release = data / "recorded" / "releases" / "current"
    assert release.resolve().name.startswith("2026-03-02T001500Z-fisu-members-")
    with (release / "headcount.csv").open(encoding="utf-8", newline="") as file:
        claims = {row["value"] for row in csv.DictReader(file) if row["network_id"] == "fisu"}
    assert claims == {"8", "13", "11", "9"}
    package = json.loads((release / "datapackage.json").read_text("utf-8"))
    assert package["created"] == "2026-03-02T00:15:00+00:00"


def test_the_seeds_come_out(tmp_path: Path, shared: Path) -> None:
    """The five source documents through the same flow: Canemure's regions and coordinators, and Fisu's count."""
    for source, seed in (
        ("lappeenranta-networks", "000_*.txt"),
        ("lahti-joins-networks", "001_*.txt"),
        ("joensuu-climate-partners-action", "002_*.txt"),
        ("canemure-regions", "003_*.txt"),
        ("helsinki-climate-partners", "004_*.txt"),
    ):
        file = next((shared / "seeds").glob(seed))
        taken = verkosto(tmp_path, "ingest", source, "--file", str(file), "--observed-on", "2026-11-21")
        assert taken.returncode == 0, taken.stdout + taken.stderr
    release = tmp_path / "recorded" / "releases" / "current"
    with (release / "assertion.csv").open(encoding="utf-8", newline="") as file:
        said = list(csv.DictReader(file))
    seeds = {
        r["document_id"]
        for r in said
        if r["url"].endswith("Alueellinen_yhteistyoverkosto") and "koordinoi" not in r["quote"]
    }
    canemure = [r for r in said if r["document_id"] in seeds]
    assert {r["party_id"] for r in canemure if r["role"] == "project_region"} == {
        "etela-karjala",
        "pirkanmaa",
        "pohjois-pohjanmaa",
        "paijat-hame",
        "satakunta",
        "uusimaa",
        "varsinais-suomi",
    }
    assert {(r["network_id"], r["party_id"]) for r in canemure if r["role"] == "regional_coordinator"} == {
        ("canemure-wg-01", "uudenmaan-liitto"),
        ("canemure-wg-02", "varsinais-suomen-ely-keskus"),
        ("canemure-wg-04", "samk"),
        ("canemure-wg-06", "pirkanmaan-liitto"),
        ("canemure-wg-07", "paijat-hameen-liitto"),
        ("canemure-wg-09", "lappeenranta"),
        ("canemure-wg-17", "oamk"),
    }
    counts = {
        r["value"]
        for r in said
        if r["network_id"] == "fisu" and r["kind"] == "headcount" and "edelläkävijäkuntaa" in r["quote"]
    }
    assert counts == {"11"}


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("--observed-on", "2099-01-01"), "2099-01-01 is still to come"),
        (
            ("--url", "https://example.org/"),
            "https://example.org/ is no page of fisu-members; its pages are https://fisu",
        ),
    ],
)
def test_a_slip_of_the_pen_is_refused_without_a_trace(
    data: Path, tmp_path: Path, words: tuple[str, ...], complaint: str
) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Fisu-verkostoon kuuluu nyt 9 kuntaa.\n", "utf-8")
    before = sorted(p.name for p in (data / "recorded" / "archive" / "log").iterdir())
    refused = verkosto(data, "ingest", "fisu-members", "--file", str(page), *words)
    assert refused.returncode == 1
    assert complaint in " ".join(refused.stderr.split())
    assert "Traceback" not in refused.stderr
    assert sorted(p.name for p in (data / "recorded" / "archive" / "log").iterdir()) == before
