"""Which nights count for the alert that none came to its end, and what declares a run dead: Prefect's own matching."""

import datetime as dt
from typing import Any
from uuid import uuid4

import pytest
import yaml
from prefect.server.events.schemas.automations import EventTrigger
from prefect.server.events.schemas.events import ReceivedEvent

from flows.alerts import AUTOMATIONS

SHIPPED = {told["name"]: told for told in yaml.safe_load(AUTOMATIONS.read_text("utf-8"))["automations"]}


def trigger(name: str) -> EventTrigger:
    return EventTrigger.model_validate(SHIPPED[name]["trigger"])


def event(what: str, run_name: str, flow: str, *tags: str) -> ReceivedEvent:
    related: list[dict[str, Any]] = [
        {
            "prefect.resource.id": f"prefect.flow.{uuid4()}",
            "prefect.resource.role": "flow",
            "prefect.resource.name": flow,
        }
    ]
    related += [{"prefect.resource.id": f"prefect.tag.{tag}", "prefect.resource.role": "tag"} for tag in tags]
    return ReceivedEvent.model_validate(
        {
            "id": uuid4(),
            "occurred": dt.datetime.now(dt.UTC),
            "event": f"prefect.flow-run.{what}",
            "resource": {"prefect.resource.id": f"prefect.flow-run.{uuid4()}", "prefect.resource.name": run_name},
            "related": related,
        }
    )


@pytest.mark.parametrize(
    ("run_name", "flow", "counts"),
    [
        ("nightly 2026-11-22", "nightly", True),
        ("try nightly 2026-11-22", "nightly", False),
        ("full check", "full-check", False),
    ],
)
def test_only_a_whole_night_stops_the_clock(run_name: str, flow: str, counts: bool) -> None:
    assert trigger("verkosto alert: no night").covers(event("Completed", run_name, flow)) is counts


def test_the_clock_begins_by_itself_and_anew_with_each_night() -> None:
    watch = trigger("verkosto alert: no night")
    assert watch.for_each == set(), "with a clock for each resource, a night that never ran would have none"
    assert watch.after == watch.expect == {"prefect.flow-run.Completed"}
    assert watch.within == dt.timedelta(hours=26)


def test_only_what_is_tagged_is_started_again() -> None:
    restart = trigger("verkosto: start a crashed night again")
    assert restart.covers(event("Crashed", "nightly 2026-11-22", "nightly", "night", "rerun-on-crash"))
    assert not restart.covers(event("Crashed", "replay all sources", "replay", "writes"))


def test_a_run_that_waits_for_an_answer_is_not_dead() -> None:
    dead = trigger("verkosto: declare dead runs crashed")
    assert dead.expects("prefect.flow-run.Suspended")
    assert not dead.expects("prefect.flow-run.Cancelling"), "one that dies while it is being cancelled is dead"
    assert dead.within == dt.timedelta(seconds=90)
