"""The command from the outside: a newcomer's way through a fresh data folder, as processes of their own."""

import re
import shutil
from pathlib import Path

import pytest

from tests.nights import Played
from tests.shell import verkosto
from warehouse.decisions import DECISIONS, read_decisions


@pytest.fixture(scope="module")
def data(three_nights: list[Played], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of a data folder in which the recorded nights were played."""
    folder = three_nights[-1].release.path.parents[2]
    return shutil.copytree(folder, tmp_path_factory.mktemp("data"), symlinks=True, dirs_exist_ok=True)


def test_sql_asks_the_current_release(data: Path) -> None:
    answer = verkosto(
        data, "sql", "SELECT count(*) AS n FROM membership_year WHERE network_id = 'fisu' AND year = 2025"
    )
    assert answer.returncode == 0
    assert "13" in answer.stdout
    wrong = verkosto(data, "sql", "SELECT nothing FROM nowhere")
    assert wrong.returncode == 1
    assert "nowhere" in wrong.stderr


def test_explain_shows_sentence_address_date_and_rule(data: Path) -> None:
    told = verkosto(data, "explain", "membership_year", "hinku", "kemionsaari", "member", "2024")
    assert told.returncode == 0
    for words in (
        "Kemiönsaari 6 462 2024",
        "https://carbonneutralfinland.fi/en-US/Hinku/Hinku_municipalities",
        "seen 2024-11-12 to 2025-11-11",
        "structure",
    ):
        assert words in told.stdout
    nobody = verkosto(data, "explain", "membership_year", "hinku", "helsinki")
    assert nobody.returncode == 1
    assert "nothing is known" in " ".join(nobody.stderr.split())


@pytest.mark.system
def test_doctor_is_content_and_notices_a_changed_release(data: Path, tmp_path: Path) -> None:
    well = verkosto(data, "doctor")
    assert well.returncode == 0, well.stdout
    file = data / "recorded" / "releases" / "current" / "conflict.csv"
    content = file.read_bytes()
    file.chmod(0o644)
    file.write_bytes(content + b"x")
    ill = verkosto(data, "doctor")
    file.write_bytes(content)
    assert ill.returncode == 1
    assert "conflict.csv has changed" in ill.stdout


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        pytest.param(("ingest", "no-such-source"), "nobody knows a source 'no-such-source'", marks=pytest.mark.system),
        pytest.param(
            ("nightly", "--at", "yesterday"),
            "yesterday is no recorded night; there are 2023-11-14",
            marks=pytest.mark.system,
        ),
        pytest.param(
            ("nightly", "--at", "2024-11-13"),
            "no recorded night; there are 2023-11-14, 2024-11-12, 2025-11-11",
            marks=pytest.mark.system,
        ),
        (("sql", ""), "that is no question"),
        (("explain", "membership_year"), "the key of membership_year is network_id party_id role year"),
        (("explain", "membership_year", "fisu", "Kemii"), "did you mean kemi?"),
        (("explain", "no_such_dataset", "x"), "no dataset 'no_such_dataset'"),
        (("decide", "Kuopio", "--why", "Trying"), "say either --is ID or --is-not ID"),
        (("decide", "Kuopio", "--is", "a", "--is-not", "b", "--why", "Trying"), "say either --is ID or --is-not ID"),
        pytest.param(
            ("intake", "a.csv", "--network", "cdp-citys"), "did you mean cdp-cities", marks=pytest.mark.system
        ),
        pytest.param(
            ("decide", "Kuopio", "--is", "kuopia", "--why", "Trying"),
            "nobody knows a body 'kuopia'",
            marks=pytest.mark.system,
        ),
    ],
)
def test_wrong_words_get_an_answer(data: Path, words: tuple[str, ...], complaint: str) -> None:
    answer = verkosto(data, *words)
    assert answer.returncode == 1
    assert complaint in " ".join(answer.stderr.split())


@pytest.mark.system
def test_a_decision_is_tried_made_shown_and_taken_back(data: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(DECISIONS, tmp_path / "decisions")
    said = ("decide", "Kuopio", "--is-not", "kuopio", "--why", "Another place", "--by", "MV")
    tried = verkosto(data, *said, "--dry-run", VERKOSTO_DECISIONS=str(folder))
    assert tried.returncode == 0, tried.stderr
    assert "not written: this was a dry run" in tried.stdout
    assert "- kuopio: member of fisu" in tried.stdout
    made = verkosto(data, *said, VERKOSTO_DECISIONS=str(folder))
    assert made.returncode == 0, made.stderr
    assert "it counts from the next derivation on" in made.stdout
    [judgement] = read_decisions(folder).judgements
    back = verkosto(
        data, "withdraw", "decision", judgement.decision_id, "--why", "A slip", VERKOSTO_DECISIONS=str(folder)
    )
    assert back.returncode == 0, back.stderr
    shown = verkosto(data, "decisions", VERKOSTO_DECISIONS=str(folder))
    for words in ("'Kuopio' is not kuopio", "MV", "Another place", f"decision {judgement.decision_id} is withdrawn"):
        assert words in shown.stdout


def test_the_queue_is_shown_with_its_length(data: Path) -> None:
    shown = verkosto(data, "review", "--limit", "1")
    assert shown.returncode == 0, shown.stderr
    assert "closest known" in shown.stdout
    assert re.search(r"\d+ wait, of which 1 are shown", shown.stdout)


def test_the_doctor_reads_the_decisions(data: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(DECISIONS, tmp_path / "decisions")
    (folder / "names.csv").write_text("mention,target_id\n", "utf-8")
    ill = verkosto(data, "doctor", VERKOSTO_DECISIONS=str(folder))
    assert ill.returncode == 1
    assert "the columns are mention,target_id" in ill.stdout


def test_questions_before_the_first_night_get_an_answer(tmp_path: Path) -> None:
    answer = verkosto(tmp_path, "sql", "SELECT 1")
    assert answer.returncode == 1
    assert "nothing is published" in " ".join(answer.stderr.split())
