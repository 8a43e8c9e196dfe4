"""What the tasks of one run share: its settings, its moment, the archive, the catalogue and the way to the web."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from extractors.archive import Archive
from extractors.catalogue import Catalogue, Page, Source, load_catalogue
from extractors.clock import Clock, RecordedClock, WallClock
from extractors.fetch import Fetcher, FetchPolicy, RecordedWeb, read_nights
from flows.settings import Settings
from warehouse.log_rows import Run

_WEEK = dt.timedelta(days=6, hours=12)  # weekly sources are due a little before the week is full
# In the recording's User-Agent; it is sent to nobody.
_NO_CONTACT = "recorded-web"
# When a night begins, in Helsinki; a page that was seen on a day was seen then.
NIGHT_HOUR = dt.time(2, 15)


class LiveClockError(ValueError):
    """Somebody asked the live web for another day than today."""


class Night:
    """One run: a whole night, or what was taken in on demand (`subject`).

    `at` is when the pages are, or were, seen: the night of a recording, or the day of a file. In a recorded run every
    clock is the recording's: it starts at `at` and moves with the pace between requests. What a run brings is known
    from then on, but never from before what is known already: a file of 2020 handed in today was not known in 2020.
    `archive` is another than the settings', for a look that leaves nothing behind.
    """

    def __init__(
        self,
        settings: Settings,
        at: dt.datetime | None = None,
        subject: str | None = None,
        *,
        from_file: bool = False,
        archive: Archive | None = None,
    ) -> None:
        if at is not None and settings.transport == "live" and not from_file:
            raise LiveClockError("the live web has no other time than now: leave the day out, or hand in a file")
        self.settings = settings
        self.clock = _clock(settings, at)
        self.archive = archive or Archive(settings.archive)
        known_at = self.clock.now()
        if from_file:
            known_at = WallClock().now().replace(microsecond=0) if settings.transport == "live" else known_at
            known_at = max([known_at, *(Run.named(r, settings.transport).known_at for r in self.archive.run_ids())])
        self.run = Run.at(known_at, settings.transport, subject)
        self.catalogue: Catalogue = load_catalogue()
        policy = FetchPolicy(contact=settings.live_contact or _NO_CONTACT, pace_seconds=settings.pace_seconds)
        self._recorded = RecordedWeb(settings.recorded_web, self.clock) if settings.transport == "recorded" else None
        self.fetcher = Fetcher(policy, self.clock, self.archive, adapter=self._recorded)

    def due(self) -> list[Source]:
        """The sources whose turn it is: never those that forbid it, weekly ones once a week; all, if on demand.
        Of a recording, those that it holds a page of."""
        return [s for s in self.catalogue if self._is_due(s)]

    def pages(self, source: Source) -> list[Page]:
        """The pages of a source that can be asked for."""
        return [p for p in source.pages if self._recorded is None or self._recorded.covers(p.url)]

    def _is_due(self, source: Source) -> bool:
        if source.crawl == "never" or not self.pages(source):
            return False
        if source.crawl == "nightly":
            return True
        seen = [self.archive.last_success(p.url, self.run.known_at) for p in source.pages]
        return any(a is None or self.run.known_at - a.fetched_at >= _WEEK for a in seen)


def recorded_nights(settings: Settings) -> list[dt.datetime]:
    """The nights of the recorded web, oldest first."""
    return read_nights(Path(settings.recorded_web))


def _clock(settings: Settings, at: dt.datetime | None) -> Clock:
    if at is not None:
        return RecordedClock(at)
    if settings.transport == "recorded":
        return RecordedClock(recorded_nights(settings)[-1])
    return WallClock()
