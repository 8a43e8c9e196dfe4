"""A network that misbehaves, against the real fetcher on real sockets in a live night: each source ends within its
limits with a problem that has a name, the others are read, and old facts stay."""

import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from extractors.archive import Archive
from extractors.catalogue import Catalogue, Page
from extractors.fetch import FetchPolicy
from tests import tiny_web
from tests.faults import rough_web as rough
from tests.faults import world
from tests.faults.rough_web import MEMBERS, Behaviour, rough_web
from warehouse.current import DATABASE
from warehouse.database import reader

pytestmark = pytest.mark.faults

# What each behaviour must come to: the reason in the log, and the state of the source.
CASES: Mapping[str, tuple[Behaviour, str | None, str]] = {
    "good": (rough.well, None, "unchanged"),
    "drops": (rough.drops, "connection", "source_unavailable"),
    "resets": (rough.resets, "connection", "source_unavailable"),
    "resets-in-the-middle": (rough.resets_in_the_middle, "incomplete", "source_unavailable"),
    "drops-in-the-middle": (rough.drops_in_the_middle, "incomplete", "source_unavailable"),
    "says-nothing": (rough.says_nothing, "timeout", "source_unavailable"),
    "drips-its-head": (rough.drips_its_head, "timeout", "source_unavailable"),
    "drips-its-body": (rough.drips_its_body, "timeout", "source_unavailable"),
    "promises-too-much": (rough.promises_too_much, "incomplete", "source_unavailable"),
    "promises-too-little": (rough.promises_too_little, None, "held"),
    "never-ends": (rough.never_ends, "too_large", "failed"),
    "lies-about-a-chunk": (rough.lies_about_a_chunk, "incomplete", "source_unavailable"),
    "breaks-off-its-gzip": (rough.breaks_off_its_gzip, "incomplete", "source_unavailable"),
    "lies-about-gzip": (rough.lies_about_gzip, "undecodable", "failed"),
    "not-modified": (rough.is_not_modified, "http_status", "failed"),
    "goes-to-itself": (rough.goes_to_itself, "too_many_redirects", "failed"),
    "goes-in-a-circle": (rough.goes_in_a_circle, "too_many_redirects", "failed"),
    "goes-on-for-ever": (rough.goes_on_for_ever, "too_many_redirects", "failed"),
    "speaks-no-http": (rough.speaks_no_http, "connection", "source_unavailable"),
    "says-continue": (rough.says_continue, "timeout", "source_unavailable"),
    "has-an-endless-head": (rough.has_an_endless_head, "connection", "source_unavailable"),
    "robots-drip": (rough.drips_its_head, "robots_unavailable", "source_unavailable"),
    "robots-reset": (rough.resets, "robots_unavailable", "source_unavailable"),
}
ROBOTS = frozenset(name for name in CASES if name.startswith("robots"))
READ_TIMEOUT, TOTAL_TIMEOUT = 4.0, 6.0
# A timeout is tried once more; before the page comes robots.txt, and all wait for their turn on a busy machine.
WITHIN = 2 * (2 * TOTAL_TIMEOUT + 1) + 30


def test_each_way_of_misbehaving_has_a_name_and_the_night_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, found: Any
) -> None:
    def quick(**given: Any) -> FetchPolicy:
        limits = {"read_timeout": READ_TIMEOUT, "total_timeout": TOTAL_TIMEOUT, "retries": 1, "backoff_seconds": 0.1}
        return FetchPolicy(**given | limits | {"pace_seconds": 0.01, "allow_private_addresses": True})

    monkeypatch.setenv("VERKOSTO_LIVE_CONTACT", "x@verkosto.example")
    monkeypatch.setenv("VERKOSTO_MIN_SHARE_READ", "0")
    monkeypatch.setenv("VERKOSTO_SITE", "0")
    with rough_web({name: behaviour for name, (behaviour, _, _) in CASES.items()}, ROBOTS) as web:
        catalogue = Catalogue(
            [tiny_web.source(id=name, pages=(Page(lang="fi", url=web.url(name)),), exhaustive=True) for name in CASES]
        )
        with world.plain_nights(catalogue), patch("flows.night.FetchPolicy", quick):
            well = world.play(tmp_path / "data", "")
            assert {v.state for v in well.visits} == {"read"}
            time.sleep(1.1)  # a run is named by its second
            web.is_rough = True
            night = world.play(tmp_path / "data", "")
    states = {v.source_id: (v.reason, v.state) for v in night.visits}
    wanted = {name: (reason or states[name][0], state) for name, (_, reason, state) in CASES.items()}
    assert states == wanted
    assert night.broken == {}
    seconds = night_seconds(tmp_path / "data")
    assert max(seconds.values()) < WITHIN, seconds
    with reader(night.release.path / DATABASE) as con:
        rows = con.execute(
            "SELECT DISTINCT party_id, end_latest FROM participation WHERE network_id = 'hinku' ORDER BY ALL"
        ).fetchall()
    assert rows == [(name.lower(), None) for name in sorted(MEMBERS)]
    found(
        "network",
        "; ".join(name.replace("-", " ") for name in CASES if name != "good"),
        len(CASES) - 1,
        "each source ended within its limits with a reason of its own in the log, the good one was read, and nobody's "
        f"membership ended; the slowest took {max(seconds.values()):.0f} s of {TOTAL_TIMEOUT:.0f} s a try",
    )


def night_seconds(data: Path) -> dict[str, float]:
    """How long after the night began each source was logged."""
    archive = Archive(data / "live" / "archive")
    attempts = archive.attempts(archive.run_ids()[-1])
    began = min(a.fetched_at for a in attempts)
    return {a.source_id: (a.fetched_at - began).total_seconds() for a in attempts}
