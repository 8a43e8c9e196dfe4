"""What moved between two releases, and why: causes are told apart by deriving again, so each test makes one sort of
news, or two in one night, and looks at what each row is charged with."""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from extractors.catalogue import Catalogue
from tests import tiny_web
from tests.nights import House, Played
from tests.tiny_web import page
from warehouse.changes import Earlier, derive_since, steps_since
from warehouse.database import writer
from warehouse.decisions import DECISIONS
from warehouse.rules import Rules

FOUR = ("Forssa", "Ii", "Kuopio", "Lahti")
# A list that one version of the source's file leaves out.
MORE = "<ol><li>Turku</li><li>Vaasa</li></ol>"


@pytest.fixture
def decisions(tmp_path: Path) -> Path:
    """A folder of decisions of its own."""
    return Path(shutil.copytree(DECISIONS, tmp_path / "decisions"))


def moved(played: Played, dataset: str = "membership_year") -> dict[tuple[str, int, str], list[str]]:
    """Causes by party, year and change."""
    rows = played.sql(f"SELECT key, year, change, causes FROM release_diff WHERE dataset = '{dataset}' ORDER BY ALL")
    return {(key.split()[1], year, change): causes for key, year, change, causes in rows}


def test_the_first_release_moved_from_nothing(tmp_path: Path) -> None:
    played = tiny_web.house(tmp_path, {"2024-03-04": page(*FOUR)}).play_all()
    assert played[0].moved == []
    assert moved(played[0]) == {}


@pytest.mark.system
def test_a_new_member_is_new_evidence_and_a_member_seen_again_has_not_moved(tmp_path: Path) -> None:
    nights = {"2024-03-04": page(*FOUR), "2024-03-05": page(*FOUR, "Turku")}
    played = tiny_web.house(tmp_path, nights).play_all()
    assert moved(played[1]) == {("turku", 2024, "added"): ["new_evidence"]}
    assert ("party_year", 2024, "new_evidence", 1) in [(m.dataset, m.year, m.cause, m.n_rows) for m in played[1].moved]


@pytest.mark.system
def test_time_that_passes_moves_a_member_that_nobody_tells_of(tmp_path: Path) -> None:
    played = tiny_web.house(tmp_path, {"2020-03-02": page("Lahti", "Ii"), "2024-03-04": 503}).play_all()
    assert moved(played[1])["lahti", 2023, "added"] == ["new_evidence"]


def test_what_newer_code_finds_is_told_from_what_the_page_brought_in_the_same_night(tmp_path: Path) -> None:
    first = page(*FOUR).replace("</main>", f"{MORE}</main>")
    second = page(*FOUR, "Hanko").replace("</main>", f"{MORE}</main>")
    house = tiny_web.house(tmp_path, {"2023-03-06": first, "2024-03-04": second}, tiny_web.source(ignore=("ol",)))
    house.play(tiny_web.at("2023-03-06"))
    house.catalogue = Catalogue([tiny_web.source()])
    played = house.play(tiny_web.at("2024-03-04"))
    told = moved(played)
    assert told["vaasa", 2023, "added"] == ["extractor"]
    assert told["hanko", 2024, "added"] == ["new_evidence"]
    assert ("hanko", 2023, "added") not in told
    assert told["lahti", 2024, "added"] == ["new_evidence"]


@pytest.mark.system
def test_what_newer_code_does_not_find_is_removed_by_the_extractor(tmp_path: Path) -> None:
    markup = page(*FOUR).replace("</main>", f"{MORE}</main>")
    house = tiny_web.house(tmp_path, {"2024-03-04": markup, "2024-03-05": markup})
    house.play(tiny_web.at("2024-03-04"))
    house.catalogue = Catalogue([tiny_web.source(ignore=("ol",))])
    told = moved(house.play(tiny_web.at("2024-03-05")))
    assert told == {("turku", 2024, "removed"): ["extractor"], ("vaasa", 2024, "removed"): ["extractor"]}


@pytest.mark.system
def test_a_release_that_other_rules_made_is_told_by_rule(tmp_path: Path) -> None:
    house = tiny_web.house(tmp_path, {"2020-03-02": page(*FOUR), "2024-03-04": 503, "2024-03-05": 503})
    house.play(tiny_web.at("2020-03-02"))
    house.play(tiny_web.at("2024-03-04"))
    house.rules = Rules(carry_forward_years=4)
    told = moved(house.play(tiny_web.at("2024-03-05")))
    assert told["lahti", 2023, "changed"] == ["rule"]
    assert ("lahti", 2022, "changed") not in told


def test_only_steps_that_can_have_moved_something_are_taken(tmp_path: Path) -> None:
    house = tiny_web.house(tmp_path, {"2024-03-04": page(*FOUR), "2024-03-05": page(*FOUR)})
    first = house.play(tiny_web.at("2024-03-04"))
    with writer(house.warehouse) as con:
        later = tiny_web.at("2024-03-05")
        steps = steps_since(con, Earlier.of(first.release.path), later, house.rules)
    assert [step.causes for step in steps] == [("new_evidence",)]
    assert steps[0].cut is None


def decided(folder: Path, row: str, file: str = "names.csv") -> None:
    with (folder / file).open("a", encoding="utf-8") as out:
        out.write(row + "\n")


@pytest.mark.system
def test_a_decision_and_a_withdrawal_are_told_apart(tmp_path: Path, decisions: Path) -> None:
    house = tiny_web.house(tmp_path, {"2024-03-04": page(*FOUR, "Hangon vanha kaupunki")})
    first = house.play(tiny_web.at("2024-03-04"))
    [(document,)] = first.sql("SELECT DISTINCT document_id FROM document")
    noon = "2024-03-04T12:00:00+00:00"
    decided(decisions, f"n-1,{noon},A.B.,It is the town,party,Hangon vanha kaupunki,same,hanko")
    assert causes_after(house, first, decisions) == {("hanko", 2024, "added"): ["decision"]}
    decided(decisions, f"w-1,{noon},A.B.,A wrong page,document,{document}", "withdrawals.csv")
    told = causes_after(house, first, decisions)
    assert told["lahti", 2024, "removed"] == ["correction"]
    assert ("hanko", 2024, "added") not in told


def causes_after(house: House, first: Played, decisions: Path) -> dict[tuple[str, int, str], list[str]]:
    """What a derivation on the next day, with nothing fetched, says that it moved."""
    with writer(house.warehouse) as con:
        later = first.run.known_at + dt.timedelta(days=1)
        derive_since(con, house.catalogue, first.release.path, later, house.rules, decisions)
        rows = con.execute(
            "SELECT key, year, change, causes FROM marts.release_diff WHERE dataset = 'membership_year'"
        ).fetchall()
    return {(key.split()[1], year, change): causes for key, year, change, causes in rows}
