"""Releases on demand: the yearly one, and a replay that shows what newer code would move."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from prefect.testing.utilities import prefect_test_harness

from extractors.catalogue import Catalogue
from flows.forms import NightForm, ReplayForm, YearForm
from flows.nightly import nightly
from flows.releases import OpenYearError, freeze_year, rebuild_year, replay
from tests import tiny_web
from tests.tiny_web import page
from warehouse.current import CURRENT

pytestmark = pytest.mark.system

FOUR = ("Forssa", "Ii", "Kuopio", "Lahti")


@pytest.fixture(scope="module", autouse=True)
def prefect() -> Iterator[None]:
    with prefect_test_harness(server_startup_timeout=120):
        yield


def know(monkeypatch: pytest.MonkeyPatch, catalogue: Catalogue) -> None:
    """Let the flows see a catalogue; another file of a source is another reader of its pages."""
    for module in ("flows.night", "flows.choices"):
        monkeypatch.setattr(f"{module}.load_catalogue", lambda: catalogue)


@pytest.fixture
def releases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Releases of two nights of a tiny web, one in 2023 and one in 2024."""
    nights = {"2023-03-06": page(*FOUR), "2024-03-04": page(*FOUR, "Turku")}
    house = tiny_web.house(tmp_path, nights)
    monkeypatch.setenv("VERKOSTO_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("VERKOSTO_RECORDED_WEB", str(house.web))
    know(monkeypatch, house.catalogue)
    for day in nights:
        nightly(NightForm(night=day))
    return tmp_path / "data" / "recorded" / "releases"


def years(release: Path) -> set[int]:
    """The years of its memberships."""
    lines = (release / "membership_year.csv").read_text("utf-8").splitlines()
    column = lines[0].split(",").index("year")
    return {int(line.split(",")[column]) for line in lines[1:]}


def test_a_yearly_release_ends_with_its_year_and_is_revised_when_its_facts_change(
    releases: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    current = (releases / CURRENT).resolve()
    with pytest.raises(OpenYearError, match="2024 is not over on 2024-03-04"):
        freeze_year(YearForm(year=2024))
    with pytest.raises(OpenYearError, match="2023 has no yearly release yet"):
        rebuild_year(YearForm(year=2023))
    # The year that was over last is meant where none is named; trying it publishes nothing.
    assert freeze_year(YearForm(dry_run=True)).release is None
    first, again = freeze_year().release, freeze_year(YearForm(year=2023)).release
    assert first is not None
    assert again is not None
    assert (first.release_id, first.is_new, first.is_current) == ("2023-v1", True, False)
    assert (again.release_id, again.is_new) == ("2023-v1", False)
    assert (years(first.path), years(current)) == ({2023}, {2023, 2024})
    assert (releases / CURRENT).resolve() == current
    # Newer code does not find the last of each list. The old nights go, the yearly releases stay.
    monkeypatch.setenv("VERKOSTO_KEEP_RELEASES", "1")
    know(monkeypatch, Catalogue([tiny_web.source(ignore=("li:last-child",))]))
    assert replay(ReplayForm(dry_run=False)).n_read == 2
    later = rebuild_year(YearForm(year=2023))
    assert later.release is not None
    assert later.release.release_id == "2023-v2"
    assert {(m.year, m.cause) for m in later.moved if m.dataset == "membership_year"} == {(2023, "extractor")}
    left = {p.name for p in releases.iterdir() if p.name[0] != "."}
    assert left == {CURRENT, "2023-v1", "2023-v2", (releases / CURRENT).resolve().name}


def test_a_replay_says_which_past_years_move_and_writes_nothing(
    releases: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    published = sorted(p.name for p in releases.iterdir())
    assert (replay().n_read, replay().moved) == (0, ())
    know(monkeypatch, Catalogue([tiny_web.source(ignore=("li:last-child",))]))
    tried = replay()
    members = {(m.year, m.cause, m.n_rows) for m in tried.moved if m.dataset == "membership_year"}
    assert (tried.n_read, tried.published) == (2, None)
    # Lahti is last on the first night's page, Turku on the second's: of 2023 Lahti goes, of 2024 Turku, and Lahti is
    # known to have begun only by the second night.
    assert members == {(2023, "extractor", 1), (2024, "extractor", 2)}
    assert sorted(p.name for p in releases.iterdir()) == published
    assert replay(ReplayForm(until=tiny_web.at("2023-03-06").date())).n_read == 1
    assert replay(ReplayForm(source_id="jasenlista")).n_read == 2
