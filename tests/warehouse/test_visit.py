"""What a visit is worth: taken, held, or a source that says nothing."""

import datetime as dt

import pytest

from extractors.attempt import Attempt
from extractors.catalogue import Bounds, Page, Source
from extractors.reading import Reading
from warehouse.visit import LastGood, judge

URL = "https://example.org/members"


def source(*, exhaustive: bool = False, bounds: Bounds | None = None) -> Source:
    return Source(
        id="members",
        title="Members",
        publisher="syke",
        owner="syke",
        network="hinku",
        kinds=("member_list",),
        rank="network_list",
        licence="none-stated",
        exhaustive=exhaustive,
        bounds=bounds,
        pages=(Page(lang="en", url=URL),),
    )


def attempt(**changes: object) -> Attempt:
    values: dict[str, object] = {
        "fetch_id": "f",
        "run_id": "2025-01-01T000000Z",
        "source_id": "members",
        "url": URL,
        "lang": "en",
        "fetched_at": dt.datetime(2025, 1, 1, tzinfo=dt.UTC),
        "via": "fetch",
        "outcome": "ok",
        "document_id": "d2",
        "size": 1,
    }
    return Attempt(**(values | changes))  # type: ignore[arg-type]


def failed(reason: str, status: int | None = None) -> Attempt:
    outcome = "denied" if reason in ("robots", "x_robots", "tdm_reserved") else "failed"
    return attempt(outcome=outcome, reason=reason, http_status=status, document_id=None, size=None)


def reading(n_members: int, document_id: str = "d2", problem: str | None = None) -> Reading:
    return Reading("r", document_id, "members", URL, "v", n_members=n_members, problem=problem)


def test_new_bytes_are_read_and_known_bytes_are_unchanged() -> None:
    assert judge(source(), attempt(), reading(10), None).state == "read"
    assert judge(source(), attempt(), reading(10), LastGood("d1", 10)).state == "read"
    assert judge(source(), attempt(), reading(10), LastGood("d2", 10)).state == "unchanged"


@pytest.mark.parametrize(
    ("before", "now", "state"), [(30, 10, "held"), (30, 11, "read"), (3, 1, "held"), (3, 2, "read")]
)
def test_three_times_fewer_members_are_held(before: int, now: int, state: str) -> None:
    visit = judge(source(), attempt(), reading(now), LastGood("d1", before))
    assert visit.state == state
    if state == "held":
        assert (visit.reason, visit.detail) == ("shrunk", f"{now} members where there were {before}")


def test_a_list_that_lost_its_table_is_held() -> None:
    assert judge(source(exhaustive=True), attempt(), reading(0), None).reason == "no_members"
    assert judge(source(), attempt(), reading(0), LastGood("d1", 5)).reason == "no_members"
    assert judge(source(), attempt(), reading(0), None).state == "read"


def test_bounds_hold_a_first_reading_too() -> None:
    bounded = source(bounds=Bounds(min_members=5, max_members=50))
    assert judge(bounded, attempt(), reading(4), None).reason == "out_of_bounds"
    assert judge(bounded, attempt(), reading(51), None).reason == "out_of_bounds"
    assert judge(bounded, attempt(), reading(5), None).state == "read"


def test_what_cannot_be_read_says_why() -> None:
    visit = judge(source(), attempt(), reading(0, problem="error_page"), LastGood("d1", 10))
    assert (visit.state, visit.reason) == ("unreadable", "error_page")


@pytest.mark.parametrize(
    ("reason", "status", "state"),
    [
        ("http_status", 503, "source_unavailable"),
        ("http_status", 429, "source_unavailable"),
        ("timeout", None, "source_unavailable"),
        ("robots_unavailable", None, "source_unavailable"),
        ("http_status", 404, "page_gone"),
        ("http_status", 410, "page_gone"),
        ("http_status", 403, "failed"),
        ("too_large", 200, "failed"),
        ("robots", None, "denied"),
        ("tdm_reserved", 200, "denied"),
    ],
)
def test_absence_of_a_page_is_typed(reason: str, status: int | None, state: str) -> None:
    assert judge(source(), failed(reason, status), None, LastGood("d1", 10)).state == state
