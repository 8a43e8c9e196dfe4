"""A site on the loopback, an archive, and fetchers whose time is a recording's."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from extractors.archive import Archive
from extractors.clock import RecordedClock
from extractors.fetch import Fetcher, FetchPolicy
from tests.extractors.fetch.loopback import MakeFetcher, Site


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.close()


@pytest.fixture
def clock() -> RecordedClock:
    return RecordedClock(dt.datetime.fromisoformat("2023-11-14T02:15:00+02:00"))


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "archive")


@pytest.fixture
def make_fetcher(archive: Archive, clock: RecordedClock) -> Iterator[MakeFetcher]:
    made: list[Fetcher] = []

    def make(*, adapter: Any = None, resolver: Any = None, **changed: Any) -> Fetcher:
        settings = {"contact": "https://verkosto.example/bot", "allow_private_addresses": True, "retries": 0}
        made.append(Fetcher(FetchPolicy(**settings | changed), clock, archive, adapter, resolver))
        return made[-1]

    yield make
    for fetcher in made:
        fetcher.close()
