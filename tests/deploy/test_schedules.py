"""When the scheduled runs begin: each local night once, also when the clocks change."""

import asyncio
import datetime as dt
from zoneinfo import ZoneInfo

import pytest
import yaml
from prefect.server.schemas.schedules import CronSchedule

from flows.settings import PROJECT

HELSINKI = ZoneInfo("Europe/Helsinki")
DEPLOYED = yaml.safe_load((PROJECT / "deploy" / "prefect.yaml").read_text("utf-8"))["deployments"]
SCHEDULES = {d["name"]: d["schedules"] for d in DEPLOYED if "schedules" in d}


def starts(deployment: str, first: str, last: str) -> list[dt.datetime]:
    """Every start from the first local day to the end of the last one."""
    [schedule] = SCHEDULES[deployment]
    cron = CronSchedule(cron=schedule["cron"], timezone=schedule["timezone"])
    begin = dt.datetime.fromisoformat(first).replace(tzinfo=HELSINKI)
    end = dt.datetime.fromisoformat(f"{last}T23:59:59").replace(tzinfo=HELSINKI)
    return sorted(asyncio.run(cron.get_dates(n=50, start=begin, end=end)))


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        # The clocks go forward on 28 March 2027 at 03:00: that day has 23 hours.
        ("2027-03-26", "2027-03-30", ["26T00:15", "27T00:15", "28T00:15", "28T23:15", "29T23:15"]),
        # And back on 31 October 2027 at 04:00: that day has 25.
        ("2027-10-29", "2027-11-02", ["28T23:15", "29T23:15", "30T23:15", "01T00:15", "02T00:15"]),
    ],
)
def test_each_night_begins_once_when_the_clocks_change(first: str, last: str, expected: list[str]) -> None:
    found = starts("nightly", first, last)
    assert [f"{at.astimezone(dt.UTC):%dT%H:%M}" for at in found] == expected
    local = [at.astimezone(HELSINKI) for at in found]
    assert {f"{at:%H:%M}" for at in local} == {"02:15"}
    assert len({at.date() for at in local}) == len(local) == 5


def test_the_other_schedules_are_on_time_when_the_clocks_change() -> None:
    # Both changes fall on a Sunday.
    for day in ("2027-03-28", "2027-10-31"):
        [check] = starts("weekly-full-check", day, day)
        assert f"{check.astimezone(HELSINKI):%Y-%m-%d %H:%M}" == f"{day} 05:30"
    [freeze] = starts("yearly-freeze", "2027-01-01", "2027-12-31")
    assert f"{freeze.astimezone(HELSINKI):%Y-%m-%d %H:%M}" == "2027-03-01 06:00"
