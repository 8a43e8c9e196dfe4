"""Decisions through their flows: weighed, written, derived at once, and taken back."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from prefect.testing.utilities import prefect_test_harness

from extractors.fetch import read_nights
from flows.forms import CorrectionForm, Form, NameForm
from flows.repair import DecisionReport, apply_correction, decide_name
from flows.settings import Settings
from tests.nights import RECORDED_WEB, House
from warehouse.current import DATABASE, current_release
from warehouse.database import reader, writer
from warehouse.decisions import DECISIONS, read_decisions

pytestmark = pytest.mark.system

NEWEST = read_nights(RECORDED_WEB)[-1]
NOT_KUOPIO = {"mention": "Kuopio", "target_id": "kuopio", "judgement": "different", "reason": "Another place"}
KUOPIJO = NameForm(mention="Kuopijo", target_id="kuopio", reason="An old spelling", derive=False)
FISU = ("fisu", "kuopio", "member")


@pytest.fixture(scope="module", autouse=True)
def prefect() -> Iterator[None]:
    with prefect_test_harness(server_startup_timeout=240):
        yield


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder in which the newest night was played. Only to be copied."""
    data = tmp_path_factory.mktemp("played")
    House(data / "recorded").play(NEWEST)
    return data


@pytest.fixture
def settings(played: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A house of its own, with decisions of its own, where the flows live too."""
    shutil.copytree(played, tmp_path / "data", symlinks=True)
    shutil.copytree(DECISIONS, tmp_path / "decisions")
    monkeypatch.setenv("VERKOSTO_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("VERKOSTO_DECISIONS", str(tmp_path / "decisions"))
    return Settings()


def files(settings: Settings) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in sorted(settings.decisions.glob("*.csv"))}


def ask(settings: Settings, question: str) -> list[tuple[Any, ...]]:
    with reader(current_release(settings.releases) / DATABASE) as con:
        return con.execute(question).fetchall()


def words_of(flow: Any, asked: Form) -> str:
    """What a run that failed says."""
    state = flow(asked, return_state=True)
    assert state.is_failed()
    return str(state.message)


def test_a_dry_run_says_what_would_change_and_writes_nothing(settings: Settings) -> None:
    before, warehouse = files(settings), settings.warehouse.read_bytes()
    report: DecisionReport = decide_name(NameForm(**NOT_KUOPIO, dry_run=True))
    assert not report.is_written
    assert report.effect is not None
    assert FISU in report.effect.lost
    assert report.effect.gained == []
    assert report.effect.after.n_waiting > report.effect.before.n_waiting
    assert files(settings) == before
    assert settings.warehouse.read_bytes() == warehouse
    assert sorted(p.name for p in settings.home.iterdir() if p.name.startswith(".try")) == []


def test_a_decision_is_derived_at_once_and_taken_back(settings: Settings) -> None:
    made: DecisionReport = decide_name(NameForm(**NOT_KUOPIO, decided_by="MV"))
    assert made.effect is not None
    assert FISU in made.effect.lost
    assert made.release is not None
    assert made.release.release_id == f"2025-11-11T001500Z-{made.decision.decision_id}"
    assert made.release.is_current
    assert ask(settings, "SELECT DISTINCT subject, mention FROM review WHERE subject <> 'reading'") == [
        ("party", "Kuopio")
    ]
    [decision] = ask(settings, "SELECT decision_id, judgement, judged_id, reason FROM decision")
    assert decision == (made.decision.decision_id, "different", "kuopio", "Another place")
    published = b"".join(p.read_bytes() for p in sorted(made.release.path.glob("*.csv")))
    assert b"MV" not in published.split()
    assert read_decisions(settings.decisions).judgements[0].decided_by == "MV"

    back: DecisionReport = apply_correction(
        CorrectionForm(subject="decision", withdrawn_id=made.decision.decision_id, reason="It is Kuopio after all")
    )
    assert back.effect is not None
    assert FISU in back.effect.gained
    assert ask(settings, "SELECT count(*) FROM review WHERE subject <> 'reading'") == [(0,)]


def test_a_name_that_no_page_has_written_gets_a_word_of_warning(settings: Settings) -> None:
    report: DecisionReport = decide_name(KUOPIJO)
    assert report.is_written
    assert report.effect is None
    assert "no page has written 'Kuopijo'" in report.warnings[0]
    assert len(read_decisions(settings.decisions).judgements) == 1


def test_what_cannot_stand_is_refused_in_words_and_not_written(settings: Settings) -> None:
    decide_name(KUOPIJO)
    before = files(settings)
    said = {"mention": "Kuopijo", "reason": "Trying"}
    assert "nobody knows a body 'kuopia'; did you mean kuopio" in words_of(
        decide_name, NameForm(**said, target_id="kuopia")
    )
    assert "nobody knows a network 'kuopio'" in words_of(
        decide_name, NameForm(**said, target_id="kuopio", subject="network")
    )
    assert "says kuopio; withdraw that one first" in words_of(decide_name, NameForm(**said, target_id="lahti"))
    assert "says already" in words_of(decide_name, NameForm(**said, target_id="kuopio"))
    assert "holds no document 'd0'" in words_of(
        apply_correction, CorrectionForm(subject="document", withdrawn_id="d0", reason="Trying")
    )
    assert "which is no decision" in words_of(
        apply_correction, CorrectionForm(subject="decision", withdrawn_id="n-0", reason="Trying")
    )
    assert files(settings) == before


def test_where_a_check_stops_what_follows_the_decision_stands_and_the_run_says_so(settings: Settings) -> None:
    with writer(settings.warehouse) as con:
        con.execute("UPDATE obs.reading SET text = 'another text' WHERE source_id = 'ubc-members'")
    before = current_release(settings.releases)
    words = words_of(decide_name, NameForm(**NOT_KUOPIO))
    [made] = read_decisions(settings.decisions).judgements
    assert f"{made.decision_id} is written, but what follows from it was stopped" in words
    assert "V03" in words
    assert current_release(settings.releases) == before


def test_before_the_first_night_there_is_nothing_to_derive(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VERKOSTO_DATA", str(tmp_path / "empty"))
    assert "run a night first" in words_of(decide_name, NameForm(**NOT_KUOPIO))
    assert "there is no document 'd0'" in words_of(
        apply_correction, CorrectionForm(subject="document", withdrawn_id="d0", reason="Trying")
    )
    assert not (tmp_path / "empty" / "recorded" / "warehouse.duckdb").exists()
