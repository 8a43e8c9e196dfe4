"""A server with a worker, as it is operated: alerts, a second start, a cancelled night, a worker that dies."""

import datetime as dt
import json
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from prefect.client.schemas.filters import DeploymentFilter, DeploymentFilterName
from prefect.settings import PREFECT_API_URL, temporary_settings
from prefect.states import Cancelling, Crashed, Running
from pydantic import SecretStr

from flows.abandoned import SILENCE, declare_crashed
from flows.alerts import apply
from flows.channel import AlertChannel
from flows.settings import Settings
from tests.system.apart import Hook, Served, await_that, hook, is_held, is_whole, kill_all, served
from warehouse.current import current_release
from warehouse.seal import verify

pytestmark = pytest.mark.system

PLANTED = "n0t-to-be-told"
NIGHT = "nightly/nightly"


@pytest.fixture(scope="module")
def told() -> Iterator[Hook]:
    with hook() as listening:
        yield listening


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory, told: Hook) -> Iterator[Served]:
    """A server whose alerts go to a web hook of the test."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("VERKOSTO_ALERT_WEBHOOK", f"http://127.0.0.1:{told.port}/{PLANTED}?key={PLANTED}")
        with served(tmp_path_factory.mktemp("operated")) as running:
            yield running


def test_a_run_that_fails_is_told_with_its_name_and_a_link(house: Served, told: Hook) -> None:
    with house.worker("first"):
        run_id = house.start("rebuild-year/rebuild-year", asked={"year": 2020})
        house.await_state(run_id, "Failed")
        await_that(lambda: told.heard("rebuild-year 2020 failed"), "a message")
    [message] = [json.loads(m) for m in told.told if "failed" in m]
    assert "2020 has no yearly release yet: freeze it first" in message["message"]
    assert f"{house.env['PREFECT_UI_URL']}/runs/flow-run/{run_id}" in message["message"]
    assert "docs/alerts.md#a-run-failed" in message["message"]


def test_a_second_start_is_cancelled_and_a_cancelled_night_leaves_the_release_whole(house: Served) -> None:
    with house.worker("second"):
        first = house.start(NIGHT)
        house.await_mid_night(first)
        second = house.start(NIGHT)
        house.await_state(second, "Cancelled")
        words = house.run(second).state
        assert words is not None
        assert "concurrency limit" in str(words.message)
        assert house.state(first) == "Running"

        house.client.set_flow_run_state(first, Cancelling())
        house.await_state(first, "Cancelled")
        await_that(lambda: not is_held(house.lock), "a lock that is free")
        assert is_whole(house.settings.releases)

        third = house.start(NIGHT)
        house.await_state(third, "Completed")
    assert verify(current_release(house.settings.releases)) == []


def test_a_night_whose_worker_dies_is_noticed_and_started_again(house: Served, told: Hook) -> None:
    with house.worker("doomed") as worker:
        night = house.start(NIGHT)
        known = nights(house)
        house.await_mid_night(night)
        kill_all(worker)
    await_that(lambda: not is_held(house.lock), "a lock that the kernel frees")
    assert is_whole(house.settings.releases)
    assert house.state(night) == "Running", "nobody has noticed yet"

    house.await_state(night, "Crashed")
    crashed = house.run(night).state
    assert crashed is not None
    assert "No sign of life for 90 seconds" in str(crashed.message)
    await_that(lambda: told.heard("crashed", str(night)), "a message")

    with house.worker("next"):
        await_that(lambda: len(nights(house) - known) == 1, "a night that was started again")
        [again] = nights(house) - known
        house.await_state(again, "Completed")

        # Should the night itself be what kills, it is not started in a circle.
        another = house.start(NIGHT)
        house.client.set_flow_run_state(another, Crashed(), force=True)
        await_that(lambda: told.heard("crashed", str(another)), "a message")
        assert nights(house) - known == {again, another}
    assert verify(current_release(house.settings.releases)) == []


def test_nobody_is_told_the_address_of_the_web_hook(house: Served, told: Hook) -> None:
    assert told.told
    assert not told.heard(PLANTED)
    home = house.settings.data
    for file in (p for p in home.rglob("*") if p.is_file()):
        assert PLANTED.encode() not in file.read_bytes(), file


def test_applying_again_changes_nothing_and_keeps_what_was_switched_off(house: Served, told: Hook) -> None:
    address = SecretStr(f"http://127.0.0.1:{told.port}/{PLANTED}?key={PLANTED}")
    with temporary_settings({PREFECT_API_URL: house.env["PREFECT_API_URL"]}):
        before = automations(house)
        assert len(before) == 9
        # What an automation has counted hangs on its trigger: with a new one the 26 hours would begin anew.
        assert apply(house.client, Settings(alert_webhook=address)) == []
        assert automations(house) == before

        silent = "verkosto alert: a source is silent"
        house.client.pause_automation(UUID(before[silent]["id"]))
        assert apply(house.client, Settings(alert_webhook=address)) == [silent]

        off = apply(house.client, Settings(alert_webhook=None))
        assert len(off) == 6
        assert {a["enabled"] for name, a in automations(house).items() if name in off} == {False}
        assert house.client.read_block_documents_by_type(AlertChannel.get_block_type_slug()) == []


def test_what_died_together_with_the_server_is_found(house: Served) -> None:
    lost = house.start("full-check/weekly-full-check")
    house.client.set_flow_run_state(lost, Running(), force=True)
    now = dt.datetime.now(dt.UTC)
    assert declare_crashed(house.client, now) == [], "it may just have begun"
    assert declare_crashed(house.client, now + 2 * SILENCE) == [house.run(lost).name]
    assert house.state(lost) == "Crashed"


def automations(house: Served) -> dict[str, Any]:
    """Every automation as the server holds it, by name."""
    return {a["name"]: a for a in house.client.request("POST", "/automations/filter", json={}).json()}


def nights(house: Served) -> set[UUID]:
    """The nights that somebody or something has started so far, without those that the schedule has planned."""
    named = DeploymentFilter(name=DeploymentFilterName(any_=["nightly"]))
    return {run.id for run in house.client.read_flow_runs(deployment_filter=named) if not run.auto_scheduled}
