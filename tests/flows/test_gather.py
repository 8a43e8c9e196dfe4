"""A night that is gathered elsewhere: every source handed out once, and what a share costs that fails."""

import datetime as dt
import uuid
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from prefect.exceptions import ObjectNotFound
from prefect.states import Completed, Failed, State

from flows import gather as gathering
from flows.gather import DEPLOYMENT, GatherError, gather, gather_all
from flows.night import Errand, Night, recorded_nights
from flows.settings import Settings
from flows.share_out import share_out
from flows.visits import visit_share

# Of four hosts: the first two share one.
SOURCES = ["canemure-regions", "hinku-municipalities", "six-cities-2012", "ubc-members"]
NEVER = "visited, and nothing of it is in"


class Elsewhere:
    """Prefect's server with a worker that does what it is told, but for the shares that hold a certain source."""

    def __init__(self, settings: Settings, dead: str) -> None:
        self.settings = settings
        self.dead = dead
        self.handed_out: list[list[str]] = []
        self.states: dict[uuid.UUID, State[None]] = {}

    def run_deployment(self, name: str, parameters: dict[str, Any], timeout: float) -> SimpleNamespace:
        assert (name, timeout, parameters["transport"]) == (DEPLOYMENT, 0, "recorded")
        source_ids = parameters["source_ids"]
        self.handed_out.append(source_ids)
        run_id = uuid.uuid4()
        if self.dead in source_ids:
            self.states[run_id] = Failed(message="the worker has no way to the web")
        else:
            self.visit(parameters["at"], source_ids)
            self.states[run_id] = Completed()
        return SimpleNamespace(id=run_id)

    def visit(self, at: dt.datetime, source_ids: list[str]) -> None:
        night = Night(self.settings, at)
        for share in share_out(night.catalogue[s] for s in source_ids):
            visit_share.fn(Errand.of(night, "elsewhere"), share)

    def read_flow_run(self, run_id: uuid.UUID) -> SimpleNamespace:
        return SimpleNamespace(state=self.states[run_id])


def elsewhere(monkeypatch: pytest.MonkeyPatch, settings: Settings, dead: str = "") -> Elsewhere:
    server = Elsewhere(settings, dead)
    monkeypatch.setattr(gathering, "run_deployment", server.run_deployment)
    monkeypatch.setattr(gathering, "get_client", lambda sync_client: nullcontext(server))
    monkeypatch.setattr(gathering, "_POLL", 0.0)
    return server


def test_every_source_is_handed_out_once_and_a_share_that_fails_costs_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(data=tmp_path, gatherers=2)
    night = Night(settings, recorded_nights(settings)[0])
    server = elsewhere(monkeypatch, settings, dead="six-cities-2012")
    broken = gather_all(night, SOURCES).broken
    assert server.handed_out == [["canemure-regions", "hinku-municipalities"], ["six-cities-2012", "ubc-members"]]
    assert broken == dict.fromkeys(["six-cities-2012", "ubc-members"], "the worker has no way to the web")
    assert {a.source_id for a in night.archive.attempts(night.run.run_id)} == set(SOURCES[:2])


def test_a_worker_with_an_archive_of_its_own_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = Settings(data=tmp_path / "warehouse", gatherers=1)
    night = Night(settings, recorded_nights(settings)[0])
    elsewhere(monkeypatch, Settings(data=tmp_path / "web"))
    broken = gather_all(night, ["six-cities-2012"]).broken
    assert list(broken) == ["six-cities-2012"]
    assert broken["six-cities-2012"].startswith(f"{NEVER} {tmp_path / 'warehouse'}")


def test_a_night_without_the_deployment_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(*_: Any, **__: Any) -> None:
        raise ObjectNotFound(Exception("404"))

    monkeypatch.setattr(gathering, "run_deployment", nowhere)
    settings = Settings(data=tmp_path, gatherers=1)
    with pytest.raises(GatherError, match="no deployment gather/gather"):
        gather_all(Night(settings, recorded_nights(settings)[0]), SOURCES)


def test_a_worker_that_plays_the_recording_takes_no_part_in_a_live_night(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VERKOSTO_DATA", str(tmp_path))
    with pytest.raises(GatherError, match="the night is live and this worker recorded"):
        gather.fn("2026-11-21T001500Z", "live", SOURCES)
